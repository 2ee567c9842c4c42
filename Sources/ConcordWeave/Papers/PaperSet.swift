import ConcordModel

/// The sets of papers that brought or struck something, each kept once. Set 0 is empty.
struct PaperSets {
    private(set) var sets: [[PaperIndex]] = [[]]
    private var numbers: [[PaperIndex]: UInt32] = [[]: 0]
    /// The last answer: whoever strikes a word mostly strikes the next one too.
    private var last: (paper: PaperIndex, set: UInt32, union: UInt32)?

    mutating func adding(_ paper: PaperIndex, to set: UInt32) -> UInt32 {
        if let last, last.paper == paper, last.set == set { return last.union }
        let union = union(of: paper, set)
        last = (paper, set, union)
        return union
    }

    private mutating func union(of paper: PaperIndex, _ set: UInt32) -> UInt32 {
        var members = sets[Int(set)]
        guard !members.contains(paper) else { return set }
        members.append(paper)
        members.sort()
        if let number = numbers[members] { return number }
        let number = UInt32(sets.count)
        sets.append(members)
        numbers[members] = number
        return number
    }

    subscript(number: UInt32) -> [PaperIndex] { sets[Int(number)] }
}

/// A set of papers that are in force together: what a version is.
package struct Version: Sendable, Hashable {
    private var words: [UInt64]

    package init(_ papers: some Sequence<PaperIndex> = []) {
        words = []
        for paper in papers { insert(paper) }
    }

    package mutating func insert(_ paper: PaperIndex) {
        let word = Int(paper.index) / 64
        while words.count <= word { words.append(0) }
        words[word] |= 1 << UInt64(paper.index % 64)
    }

    package mutating func insert(all others: Version) {
        while words.count < others.words.count { words.append(0) }
        for (index, word) in others.words.enumerated() { words[index] |= word }
    }

    /// The version without some of its papers.
    func removing(_ papers: some Sequence<PaperIndex>) -> Version {
        var version = self
        for paper in papers where version.contains(paper) {
            version.words[Int(paper.index) / 64] &= ~(1 << UInt64(paper.index % 64))
        }
        return version
    }

    /// What is in both.
    func intersection(_ other: Version) -> Version {
        var version = self
        for index in words.indices { version.words[index] &= index < other.words.count ? other.words[index] : 0 }
        return version
    }

    /// Whether another one has all of its papers.
    func isSubset(of other: Version) -> Bool {
        words.indices.allSatisfy { words[$0] & ~($0 < other.words.count ? other.words[$0] : 0) == 0 }
    }

    /// Its papers, ascending.
    package var papers: [PaperIndex] {
        var papers: [PaperIndex] = []
        for (index, word) in words.enumerated() {
            var rest = word
            while rest != 0 {
                papers.append(PaperIndex(index * 64 + rest.trailingZeroBitCount))
                rest &= rest - 1
            }
        }
        return papers
    }

    package func contains(_ paper: PaperIndex) -> Bool {
        let word = Int(paper.index) / 64
        return word < words.count && words[word] & (1 << UInt64(paper.index % 64)) != 0
    }
}
