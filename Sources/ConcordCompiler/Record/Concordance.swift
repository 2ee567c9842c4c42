import ConcordModel
import ConcordWeave

/// What became of a provision's number between two versions, for those who hold a grievance that cites the old one.
public struct ConcordanceEntry: Sendable, Hashable {
    public enum Fate: String, Sendable {
        /// Its number, or that of what it stands in, is another.
        case renumbered
        /// It stands elsewhere.
        case moved
        /// It is cited by its title, which is another.
        case retitled
        case deleted
        case new
    }

    public let fate: Fate
    /// How the earlier version cites it; nil for what is new.
    public let old: String?
    /// How the later version cites it; nil for what is deleted.
    public let new: String?
    /// Ids of the papers that did it, as far as they are known.
    public let papers: [String]
    /// Whether the old citation names another provision in the later version, so that a reader of the old one is misled.
    public let isReused: Bool
}

extension Compilation {
    /// Old number to new number for every provision whose citation differs between two versions, in the order of the earlier
    /// version; what is new comes last. Who is who is told by the provision itself and never by its number.
    public func concordance(from: String, to: String) throws(CommandError) -> [ConcordanceEntry] {
        if let other = try including(from, to) { return try other.concordance(from: from, to: to) }
        let earlier = ContractTextBuilder.build(agreement, in: try version(named: from))
        let later = ContractTextBuilder.build(agreement, in: try version(named: to))
        return ConcordanceSearch(earlier: earlier, later: later).entries
    }
}

/// Compares the citations of two versions of one agreement.
private struct ConcordanceSearch {
    let earlier: ContractText
    let later: ContractText
    private let placesBefore: [ProvisionID: Int]
    private let placesAfter: [ProvisionID: Int]

    init(earlier: ContractText, later: ContractText) {
        self.earlier = earlier
        self.later = later
        placesBefore = Self.places(in: earlier)
        placesAfter = Self.places(in: later)
    }

    private static func places(in text: ContractText) -> [ProvisionID: Int] {
        Dictionary(
            text.provisions.enumerated().map { ($0.element.identity, $0.offset) },
            uniquingKeysWith: { first, _ in first })
    }

    var entries: [ConcordanceEntry] {
        let citations = Dictionary(
            later.provisions.indices.filter { !later.citedPiece(of: $0).isEmpty }.map { (later.citation(of: $0), $0) },
            uniquingKeysWith: { first, _ in first })
        var entries: [ConcordanceEntry] = []
        for index in earlier.provisions.indices where !earlier.citedPiece(of: index).isEmpty {
            let identity = earlier.provisions[index].identity
            let old = earlier.citation(of: index)
            let holder = citations[old].map { later.provisions[$0].identity }
            let isReused = holder != nil && holder != identity
            if let place = placesAfter[identity] {
                let new = later.citation(of: place)
                guard new != old else { continue }
                let (fate, papers) = change(index, place)
                entries.append(ConcordanceEntry(fate: fate, old: old, new: new, papers: papers, isReused: isReused))
            } else {
                entries.append(
                    ConcordanceEntry(fate: .deleted, old: old, new: nil, papers: remover(of: index), isReused: isReused)
                )
            }
        }
        for (index, provision) in later.provisions.enumerated()
        where placesBefore[provision.identity] == nil && !later.citedPiece(of: index).isEmpty {
            entries.append(
                ConcordanceEntry(
                    fate: .new, old: nil, new: later.citation(of: index), papers: provision.papers, isReused: false))
        }
        return entries
    }

    /// What happened to a provision that stands in both, told by the innermost part of its citation that differs.
    private func change(_ before: Int, _ after: Int) -> (ConcordanceEntry.Fate, [String]) {
        var (a, b) = (before, after)
        while a >= 0, b >= 0 {
            if earlier.citedPiece(of: a) != later.citedPiece(of: b) {
                return (earlier.provisions[a].label == nil ? .retitled : .renumbered, later.provisions[b].papers)
            }
            let up = (Int(earlier.provisions[a].parent), Int(later.provisions[b].parent))
            let parents = (
                up.0 < 0 ? nil : earlier.provisions[up.0].identity, up.1 < 0 ? nil : later.provisions[up.1].identity
            )
            if parents.0 != parents.1 { return (.moved, later.provisions[b].papers) }
            (a, b) = up
        }
        return (.renumbered, [])
    }

    /// The papers that took a provision away, or what it stood in.
    private func remover(of index: Int) -> [String] {
        var current = index
        while current >= 0 {
            let identity = earlier.provisions[current].identity
            if let removed = later.removed.first(where: { $0.identity == identity }) { return removed.papers }
            current = Int(earlier.provisions[current].parent)
        }
        return []
    }
}
