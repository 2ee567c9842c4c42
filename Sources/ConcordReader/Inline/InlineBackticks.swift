/// Where the runs of backticks of a block stand, chained by length, so that finding the end of a code span costs nothing
/// however many runs have none.
struct InlineBackticks {
    private struct Run {
        let start: Int32
        /// The next run of the same length, or -1.
        var next: Int32
    }
    private var runs: [Run] = []
    /// For each length, the first run that may still be an end, or -1.
    private var first: [Int32] = []
    private var isComplete = false

    mutating func removeAll() {
        guard isComplete else { return }
        runs.removeAll(keepingCapacity: true)
        first.removeAll(keepingCapacity: true)
        isComplete = false
    }

    /// The start of the first run of exactly `length` backticks at or after `offset`.
    mutating func run(ofLength length: Int, from offset: Int, in text: Span<UInt8>) -> Int? {
        if !isComplete { index(text, from: offset) }
        guard length < first.count else { return nil }
        while first[length] >= 0 {
            let run = runs[Int(first[length])]
            if Int(run.start) >= offset { return Int(run.start) }
            first[length] = run.next
        }
        return nil
    }

    private mutating func index(_ text: Span<UInt8>, from offset: Int) {
        isComplete = true
        var last: [Int32] = []
        var index = offset
        let end = text.count
        while index < end {
            if text[index] != 0x60 {
                index += 1
                continue
            }
            let start = index
            while index < end, text[index] == 0x60 { index += 1 }
            let length = index - start
            while first.count <= length {
                first.append(-1)
                last.append(-1)
            }
            let number = Int32(runs.count)
            runs.append(Run(start: Int32(start), next: -1))
            if last[length] >= 0 { runs[Int(last[length])].next = number } else { first[length] = number }
            last[length] = number
        }
    }
}
