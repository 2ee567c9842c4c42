import ConcordModel

/// Finds which provision of the base a provision of a paper means: by label, else by title, else by words.
struct TargetSearch {
    /// What is compared of labels: the number without its case and, below the level of articles, without its enclosure,
    /// since nobody retypes the separators of a head.
    static func key(_ id: ProvisionID, in tree: Tree) -> String { key(of: tree.label(of: id), id, in: tree) }

    /// The same for the label that a version gives the provision.
    static func key(of label: Label?, _ id: ProvisionID, in tree: Tree) -> String {
        guard let label, !label.number.isEmpty else { return "" }
        switch tree[id].kind {
        case .article, .appendix, .letter, .front:
            let value = label.numeral == .word || label.numeral == .upperRoman ? label.value.map(String.init) : nil
            return label.word.rawValue + " " + (value ?? label.key)
        case .section:
            return label.key
        case .item:
            return "\(label.number)"
        case .agreement, .title, .cover, .division, .bullet, .paragraph, .table, .row, .cell, .caption, .verbatim,
            .quote, .footnote, .rule:
            return label.key
        }
    }

    /// The title in a form that case, quotes and spaces do not change.
    static func title(_ id: ProvisionID, in tree: Tree) -> String {
        letters(of: tree[id].heading.lazy.map { tree.runs[Int($0)].bytes }, in: tree)
    }

    /// The letters and digits of stretches of text, without case and signs.
    static func letters(of stretches: some Sequence<Range<Int>>, in tree: Tree) -> String {
        var letters: [UInt8] = []
        for stretch in stretches {
            TitleLetters.append(tree.text[stretch], to: &letters)
        }
        return String(decoding: letters, as: UTF8.self)
    }

    /// More provisions of one name than any contract has under one head: comparing all with all would take minutes.
    static let mostOfOneName = 50

    /// The candidates for `wanted` among provisions whose names are known, best first, without those that are `taken`. More
    /// than one means that labels alone do not decide; of more than `mostOfOneName` the rest are left out.
    static func matches(
        _ wanted: ProvisionID, among candidates: NamedProvisions, in tree: Tree, taken: Set<ProvisionID> = []
    ) -> [ProvisionID] {
        let key = key(wanted, in: tree)
        let title = title(wanted, in: tree)
        if key.isEmpty, title.isEmpty { return [] }
        let kind = tree[wanted].kind
        func fits(_ id: ProvisionID) -> Bool {
            (tree[id].kind == kind || tree[id].kind.isTopLevel && kind.isTopLevel) && !taken.contains(id)
        }
        func fitting(_ ids: [ProvisionID]) -> [ProvisionID] {
            Array(ids.lazy.filter(fits).prefix(mostOfOneName + 1))
        }
        if !title.isEmpty {
            let titled = fitting(candidates[key, title])
            if !titled.isEmpty { return titled }
        }
        let same = candidates[key]
        if key.isEmpty { return same.count == 1 ? fitting(same).filter { self.title($0, in: tree) == title } : [] }
        return fitting(same)
    }
}
