import ConcordModel

/// A place in the words of a redline, or in those that one side of it has, moving along with what is read.
///
/// The words are the redline's own runs, in the order of the page, since provisions stand in that order and each holds its
/// parts in order. Nearly all of a page is their very bytes, so sixteen are compared at a time as long as they are the same.
struct MeantPlace {
    private let text: UnsafeBufferPointer<UInt8>
    private let runs: UnsafeBufferPointer<RedlineRun>
    private let side: RedlineSide?
    private var nextRun = 0
    private var place = 0
    private var end = 0
    /// Of the run that holds the place, and so of the letter that was read last.
    private(set) var standing = Standing.unchanged

    /// The words of `runs`, which may be a stretch of the redline's runs.
    init(
        _ text: UnsafeBufferPointer<UInt8>, _ runs: UnsafeBufferPointer<RedlineRun>, _ side: RedlineSide? = nil
    ) {
        self.text = text
        self.runs = runs
        self.side = side
    }

    /// Goes to the next run that is read; false when there is none.
    private mutating func advance() -> Bool {
        while nextRun < runs.count {
            let run = runs[nextRun]
            nextRun += 1
            if let side, !side.shows(run.standing) { continue }
            place = Int(run.start)
            end = place + Int(run.length)
            standing = run.standing
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
        let firsts = Sixteen.all(first)
        let seconds = Sixteen.all(second)
        while index + 16 <= printed.count, place + 16 <= text.count {
            let here = Sixteen.load(printed, at: index)
            let stops = (here .!= Sixteen.load(text, at: place)) .| (here .== firsts) .| (here .== seconds)
            let same = min(Sixteen.any(stops) ? Sixteen.first(stops) : 16, end - place)
            index += same
            place += same
            if same < 16 { break }
        }
        return index
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
