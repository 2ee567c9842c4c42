import ConcordModel

/// The papers in canonical order, and which come after which. The order depends on ids and `after` alone, so that nothing
/// behind this point can depend on the order of files.
package struct PaperOrder: Sendable {
    package internal(set) var papers: [PaperManuscript] = []
    private var indices: [String: PaperIndex] = [:]
    /// The names of papers by the form in which two spellings are equal.
    private var names: [String: String] = [:]
    /// For each paper all that it comes after, directly or not.
    private(set) var closures: [Version] = []
    /// What papers cause in one version, as if someone had drafted it on top of them; their indices follow the papers'.
    private var conforming: [Paper] = []
    package private(set) var findings: [Finding] = []

    package init(_ manuscripts: [PaperManuscript]) {
        // By the form of the name in which two spellings of it are one.
        var first: [String: PaperManuscript] = [:]
        for manuscript in PaperOrder.byClaim(manuscripts) {
            let paper = manuscript.paper
            if let other = first[PaperName.key(paper.id)]?.paper {
                reportDuplicate(paper, of: other)
            } else {
                first[PaperName.key(paper.id)] = manuscript
            }
        }
        names = first.mapValues(\.paper.id)
        var known: [String: PaperManuscript] = [:]
        for var manuscript in first.values {
            manuscript.paper.nameOthers { names[PaperName.key($0)] ?? $0 }
            known[manuscript.paper.id] = manuscript
        }
        for id in known.keys.sorted() {
            guard let paper = known[id]?.paper else { continue }
            for mention in paper.mentions where known[mention.id] == nil {
                reportUnknown(mention, by: paper, known: known.keys.sorted(by: precedesNaturally))
            }
        }
        place(known)
    }

    /// The papers in the order in which they have a claim to their names: one that is sealed keeps its name against one that is
    /// not, however the files are called.
    private static func byClaim(_ manuscripts: [PaperManuscript]) -> [PaperManuscript] {
        let ranks = manuscripts.indices.map { index in
            let paper = manuscripts[index].paper
            let rank = paper.seal.map { $0.isInRecord ? 0 : 1 } ?? 2
            return (rank: paper.seal?.holdsThePaper ?? false ? rank : 2, place: paper.position, index: index)
        }
        return ranks.sorted { ($0.rank, $0.place) < ($1.rank, $1.place) }.map { manuscripts[$0.index] }
    }

    private mutating func reportDuplicate(_ paper: Paper, of other: Paper) {
        let signs = PaperName.difference(of: paper.id, from: other.id)
        let othersSigns = PaperName.difference(of: other.id, from: paper.id)
        let (isOdd, looksAlike) = (signs != nil, signs != nil || othersSigns != nil)
        let message =
            if paper.id == other.id {
                "Two papers are called \(paper.id); \(other.seal == nil ? "" : "the sealed one stands, and ")this one is left out."
            } else if let signs = signs ?? othersSigns {
                "The names \(other.id) and \(paper.id) look alike, but \(isOdd ? paper.id : other.id) has \(signs); this paper is left out."
            } else {
                "\(other.id) and \(paper.id) are one name, since capitals and the kind of a dash mean nothing in it; this paper is left out."
            }
        findings.append(
            Finding(
                .duplicatePaper, at: paper.position, message,
                cure: "Give each paper a name of its own" + (looksAlike ? ", typed with one keyboard." : "."),
                papers: [paper.id],
                related: [
                    Finding.Related(
                        other.position,
                        othersSigns.map { "The other one is here, with \($0)." } ?? "The other one is here.")
                ]))
    }

    private mutating func place(_ known: [String: PaperManuscript]) {
        var waiting = known.keys.sorted(by: precedesNaturally)
        while !waiting.isEmpty {
            guard
                let next = waiting.firstIndex(where: { id in
                    known[id]?.paper.after.allSatisfy { known[$0] == nil || indices[$0] != nil } ?? true
                })
            else {
                reportCycle(waiting, known)
                return
            }
            let id = waiting.remove(at: next)
            guard let manuscript = known[id] else { continue }
            indices[id] = PaperIndex(papers.count)
            var closure = Version()
            for other in manuscript.paper.after {
                guard let index = indices[other] else { continue }
                closure.insert(index)
                for earlier in 0..<papers.count where closures[Int(index.index)].contains(PaperIndex(earlier)) {
                    closure.insert(PaperIndex(earlier))
                }
            }
            papers.append(manuscript)
            closures.append(closure)
        }
    }

    private mutating func reportUnknown(_ mention: Paper.Mention, by paper: Paper, known: [String]) {
        let others = known.filter { $0 != paper.id }
        findings.append(
            Finding(
                .unknownPaper, at: mention.position,
                "\(paper.id) names \(mention.id) under `\(mention.key.rawValue)`, and there is no such paper.",
                cure: others.isEmpty
                    ? "There is no other paper in the folder. Take the name out, or put \(mention.id) into papers/."
                    : (NearestNames.of(mention.id, among: others).first.map { "Did you mean \($0)? " } ?? "")
                        + "The other papers are \(others.joined(separator: ", ")).", papers: [paper.id]))
    }

    private mutating func reportCycle(_ waiting: [String], _ known: [String: PaperManuscript]) {
        guard let first = waiting.first, let paper = known[first]?.paper else { return }
        findings.append(
            Finding(
                .cyclicPapers,
                at: paper.after.first { waiting.contains($0) }.map { paper.position(of: $0, under: .after) }
                    ?? paper.position,
                "These papers come after one another in a circle, so none of them can be read: \(waiting.joined(separator: ", ")).",
                cure: "Take one of the names out of `after:`.", papers: waiting,
                related: waiting.dropFirst().compactMap { id in
                    known[id].map { Finding.Related($0.paper.position, "\(id) is here.") }
                }))
    }

    package func index(of id: String) -> PaperIndex? { indices[id] ?? names[PaperName.key(id)].flatMap { indices[$0] } }
    package func closure(of paper: PaperIndex) -> Version { closures[Int(paper.index)] }
    package subscript(paper: PaperIndex) -> Paper {
        let index = Int(paper.index)
        return index < papers.count ? papers[index].paper : conforming[index - papers.count]
    }

    /// The index of conforming changes that these papers cause in a version. Only that version, and what is made of it,
    /// has it.
    mutating func addConforming(causedBy causes: [PaperIndex], in version: Version) -> PaperIndex {
        let names = causes.map { self[$0].id }
        var paper = Paper(
            id: names.joined(separator: " and ") + " (conforming)", kind: .conformingChange,
            position: self[causes[0]].position)
        paper.causes = names
        conforming.append(paper)
        closures.append(version)
        return PaperIndex(closures.count - 1)
    }

    /// Ids of papers as readers are told who did something: of a conforming change, those that caused it.
    package func names(of indices: some Sequence<PaperIndex>) -> [String] {
        var names: [String] = []
        for paper in indices.lazy.map({ self[$0] }) {
            for name in paper.causes.isEmpty ? [paper.id] : paper.causes where !names.contains(name) {
                names.append(name)
            }
        }
        return names
    }

    /// The papers that take the place of one, directly or by taking the place of one that did.
    func successors(of paper: PaperIndex) -> [PaperIndex] {
        var found: Set<PaperIndex> = []
        var waiting = [paper]
        while let lost = waiting.popLast() {
            let id = self[lost].id
            for (index, other) in papers.enumerated() where other.paper.supersedes.contains(id) {
                if found.insert(PaperIndex(index)).inserted { waiting.append(PaperIndex(index)) }
            }
        }
        return found.subtracting([paper]).sorted()
    }

    /// Whether neither of two papers comes after the other.
    package func areConcurrent(_ a: PaperIndex, _ b: PaperIndex) -> Bool {
        a != b && !closures[Int(a.index)].contains(b) && !closures[Int(b.index)].contains(a)
    }
}
