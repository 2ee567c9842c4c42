/// Neighbouring spans of one place that have one name, such as that of their paper, passed in one step: where two papers
/// put thousands of provisions at one place, not every pair of them is looked at.
struct SpanRuns {
    private var names: [Int]
    /// One past the last span from each on that is known to have its name; names are only ever given, so it stays true
    /// while the name does.
    private var ends: [Int]

    init(count: Int) {
        names = Array(repeating: -1, count: count)
        ends = (0..<count).map { $0 + 1 }
    }

    func name(of span: Int) -> Int { names[span] }

    /// A name that was given later is never followed by an earlier one, so that a run of the latest name holds no other.
    mutating func give(_ name: Int, to span: Int) {
        if names[span] == name { return }
        names[span] = name
        ends[span] = span + 1
    }

    /// One past the last of the spans from this one on that have its name.
    mutating func end(of span: Int) -> Int {
        var end = ends[span]
        while end < names.count, names[end] == names[span] { end = ends[end] }
        ends[span] = end
        return end
    }
}

/// How many strands of a place stand in the base up to each, so that whether one stands between two places is known at
/// once.
struct SeenStrands {
    private var counts = [0]

    init(_ isSeen: [Bool]) {
        counts.reserveCapacity(isSeen.count + 1)
        for flag in isSeen { counts.append(counts[counts.count - 1] + (flag ? 1 : 0)) }
    }

    /// Whether a strand of the base stands behind the one index and up to the other.
    func stands(between first: Int, and last: Int) -> Bool { last > first && counts[last + 1] > counts[first + 1] }
}
