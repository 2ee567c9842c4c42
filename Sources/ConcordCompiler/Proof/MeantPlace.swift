import ConcordModel

/// A place in the words that one side of a redline has, moving along with what is read.
///
/// The words are the redline's own runs, in the order of the page, since provisions stand in that order and each holds its
/// parts in order. Nearly all of a page is their very bytes, so eight are compared at a time as long as they are the same.
struct MeantPlace {
    private let text: UnsafeBufferPointer<UInt8>
    private let runs: UnsafeBufferPointer<RedlineRun>
    private let side: RedlineSide
    private var nextRun = 0
    private var place = 0
    private var end = 0

    /// The words of `runs`, which may be a stretch of the redline's runs.
    init(_ text: UnsafeBufferPointer<UInt8>, _ runs: UnsafeBufferPointer<RedlineRun>, _ side: RedlineSide) {
        self.text = text
        self.runs = runs
        self.side = side
    }

    /// Goes to the next run that this side shows; false when there is none.
    private mutating func advance() -> Bool {
        while nextRun < runs.count {
            let run = runs[nextRun]
            nextRun += 1
            guard side.shows(run.standing) else { continue }
            place = Int(run.start)
            end = place + Int(run.length)
            return true
        }
        return false
    }

    /// Passes as many bytes of the run as are the same here and in `printed` from `index` on and hold none of the two signs;
    /// gives the new index.
    @inline(__always)
    mutating func passSame(
        _ printed: UnsafeBufferPointer<UInt8>, from index: Int, stopAt first: UInt8, _ second: UInt8
    ) -> Int {
        var index = index
        let firsts = 0x0101_0101_0101_0101 &* UInt64(first)
        let seconds = 0x0101_0101_0101_0101 &* UInt64(second)
        guard let a = UnsafeRawPointer(printed.baseAddress), let b = UnsafeRawPointer(text.baseAddress) else {
            return index
        }
        while index + 8 <= printed.count, place + 8 <= end {
            let word = a.loadUnaligned(fromByteOffset: index, as: UInt64.self)
            guard word == b.loadUnaligned(fromByteOffset: place, as: UInt64.self), !MeantPlace.hasZero(word ^ firsts),
                !MeantPlace.hasZero(word ^ seconds)
            else { break }
            index += 8
            place += 8
        }
        return index
    }

    /// Whether one of eight bytes is zero (Mycroft's test; it never misses one).
    @inline(__always)
    private static func hasZero(_ word: UInt64) -> Bool {
        (word &- 0x0101_0101_0101_0101) & ~word & 0x8080_8080_8080_8080 != 0
    }

    /// Whether the next letter that was meant is this one; it is then passed.
    @inline(__always)
    mutating func takes(_ letter: UInt8) -> Bool {
        repeat {
            while place < end {
                let byte = text[place]
                place += 1
                if byte == letter { return true }
                if PrintedWords.isLetter(byte) { return false }
            }
        } while advance()
        return false
    }

    /// The next letter; it is then passed. Nil where none is left.
    @inline(__always)
    mutating func nextLetter() -> UInt8? {
        repeat {
            while place < end {
                let byte = text[place]
                place += 1
                if PrintedWords.isLetter(byte) { return byte }
            }
        } while advance()
        return nil
    }

    /// Whether no letter is left.
    mutating func isAtEnd() -> Bool {
        repeat {
            if text[place..<end].contains(where: PrintedWords.isLetter) { return false }
        } while advance()
        return true
    }
}
