import ConcordModel

/// What citations are looked up by in one version, put in order once: a paper may have a thousand instructions, and none of
/// them may cost a walk through the whole agreement.
///
/// It holds names of provisions and never the weave itself, which papers that are being read write into.
final class CitationIndex {
    /// The provisions below the agreement itself that begin a citation.
    struct Articles {
        let family: Family
        /// Those whose head stands for several numbers.
        let plural: [ProvisionID]

        init(_ ids: [ProvisionID], label: (ProvisionID) -> Label?) {
            family = Family(ids, label: label)
            plural = ids.filter { label($0)?.span != nil }
        }

        /// Those that a number may mean, in their order.
        func named(_ number: String) -> [ProvisionID] { family.named([number]) }
    }

    /// Provisions of one family by their numbers.
    struct Family {
        let ids: [ProvisionID]
        private var places: [String: [Int]] = [:]

        init(_ ids: [ProvisionID], label: (ProvisionID) -> Label?) {
            self.ids = ids
            for (place, id) in ids.enumerated() {
                guard let label = label(id) else { continue }
                for name in CitationIndex.names(of: label) { places[name, default: []].append(place) }
            }
        }

        /// Those that one of the numbers may mean, in their order.
        func named(_ numbers: [String]) -> [ProvisionID] {
            numbers.flatMap(CitationIndex.wanted).flatMap { places[$0] ?? [] }.inOrder().map { ids[$0] }
        }
    }

    /// Provisions by their titles, the highest level of each alone.
    struct Titles {
        private var found: [[UInt8]: (level: Int, ids: [ProvisionID])] = [:]

        mutating func add(_ id: ProvisionID, _ names: Set<[UInt8]>, level: Int) {
            for name in names where found[name]?.level ?? level == level {
                found[name, default: (level, [])].ids.append(id)
            }
        }

        subscript(name: [UInt8]) -> [ProvisionID] { found[name]?.ids ?? [] }
    }

    var articles: Articles?
    /// Sections of the whole agreement by the keys of their labels, in their order.
    var sections: [String: [ProvisionID]]?
    var titles: Titles?
    var families: [ProvisionID: Family] = [:]

    /// What a label may be looked up by: its number, and the value of a Roman numeral or a number word.
    private static func names(of label: Label) -> [String] {
        guard label.numeral == .upperRoman || label.numeral == .lowerRoman || label.numeral == .word,
            let value = label.value
        else { return [label.key] }
        return [label.key, "=\(value)"]
    }

    private static func wanted(_ number: String) -> [String] {
        let key = Label.key(of: number)
        return Int(number).map { [key, "=\($0)"] } ?? [key]
    }
}

extension Array where Element == Int {
    /// Each once, in rising order.
    fileprivate func inOrder() -> [Int] { count < 2 ? self : Set(self).sorted() }
}
