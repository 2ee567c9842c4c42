import ConcordModel

/// The merge of three files line by line, as git and diff3 make it (Khanna, Kunal and Pierce, A Formal Investigation of
/// Diff3, 2007): changes to lines that neither overlap nor touch are all made.
///
/// It is the second opinion on a merge by provision: a contract must not silently read otherwise when a colleague merges
/// the same branches without Concord.
package struct LineMerge {
    /// The merged file; nil where lines that both sides changed overlap or touch.
    package private(set) var merged: [UInt8]?

    package init(base: [UInt8], ours: [UInt8], theirs: [UInt8]) {
        var numbers: [UInt64: UInt32] = [:]
        let (before, mine, other) = (
            Lines(base, &numbers), Lines(ours, &numbers), Lines(theirs, &numbers)
        )
        let left = LineDifference(from: before.numbers, to: mine.numbers).changes
        let right = LineDifference(from: before.numbers, to: other.numbers).changes
        var result: [UInt8] = []
        result.reserveCapacity(max(ours.count, theirs.count))
        var done = 0
        var (i, j) = (0, 0)
        while i < left.count || j < right.count {
            let a = i < left.count ? left[i].struck : nil
            let b = j < right.count ? right[j].struck : nil
            if let a, b.map({ a.upperBound < $0.lowerBound }) ?? true {
                result += base[before.bytes(of: done..<a.lowerBound)]
                result += ours[mine.bytes(of: left[i].lines)]
                done = a.upperBound
                i += 1
            } else if let b, a.map({ b.upperBound < $0.lowerBound }) ?? true {
                result += base[before.bytes(of: done..<b.lowerBound)]
                result += theirs[other.bytes(of: right[j].lines)]
                done = b.upperBound
                j += 1
            } else {
                // All that overlaps or touches; clean only when both sides read the same there.
                let (iStart, jStart) = (i, j)
                var end = min(left[i].struck.lowerBound, right[j].struck.lowerBound)
                let start = end
                while true {
                    if i < left.count, left[i].struck.lowerBound <= end {
                        end = max(end, left[i].struck.upperBound)
                        i += 1
                    } else if j < right.count, right[j].struck.lowerBound <= end {
                        end = max(end, right[j].struck.upperBound)
                        j += 1
                    } else {
                        break
                    }
                }
                let ourLines = Self.lines(of: start..<end, left[iStart..<i])
                let theirLines = Self.lines(of: start..<end, right[jStart..<j])
                guard mine.numbers[ourLines] == other.numbers[theirLines] else { return }
                result += base[before.bytes(of: done..<start)]
                result += ours[mine.bytes(of: ourLines)]
                done = end
            }
        }
        merged = result + base[before.bytes(of: done..<before.numbers.count)]
    }

    /// What a side has for a stretch of the base that holds these changes, of which there is at least one.
    private static func lines(of stretch: Range<Int>, _ changes: ArraySlice<LineDifference.Change>) -> Range<Int> {
        guard let first = changes.first, let last = changes.last else { return 0..<0 }
        let start = first.lines.lowerBound - (first.struck.lowerBound - stretch.lowerBound)
        return start..<last.lines.upperBound + (stretch.upperBound - last.struck.upperBound)
    }

    /// A file's lines, each with its end, as numbers that are equal where the lines are.
    private struct Lines {
        var numbers: [UInt32] = []
        private var starts: [Int] = [0]

        init(_ bytes: [UInt8], _ known: inout [UInt64: UInt32]) {
            var hash = FNV1a()
            for (index, byte) in bytes.enumerated() {
                hash.add(byte)
                guard byte == 0x0A || index + 1 == bytes.count else { continue }
                let next = UInt32(known.count)
                numbers.append(known[hash.value, default: next])
                known[hash.value] = numbers[numbers.count - 1]
                starts.append(index + 1)
                hash = FNV1a()
            }
        }

        func bytes(of lines: Range<Int>) -> Range<Int> { starts[lines.lowerBound]..<starts[lines.upperBound] }
    }
}
