import ConcordModel

/// Markers in a paper: `CCL`, `[current contract language]`, `[no change]` or `…` in a provision's place. What one stands
/// for is untouched. In a text that is given in full `[deleted]` says in the same way that something goes.
extension PaperAnchor {
    func isMarker(_ id: ProvisionID) -> Bool {
        PaperAnchor.isMarker(id, in: tree, isFullText: manuscript.before == nil)
    }

    /// Whether a provision is a marker alone, for whatever stands beside it.
    static func isMarker(_ id: ProvisionID, in tree: Tree, isFullText: Bool) -> Bool {
        switch tree[id].kind {
        case .row: return isMarkerRow(id, in: tree)
        case .item: return marker(id, in: tree) == .label
        case .paragraph, .bullet: return marker(id, in: tree) == .text
        // `* * *` is how drafters leave something out.
        case .rule: return isFullText && marker(id, in: tree) == .text
        case .agreement, .title, .cover, .division, .article, .appendix, .letter, .front, .section, .table, .cell,
            .caption,
            .verbatim, .quote, .footnote:
            return false
        }
    }

    /// The part of a provision that is a marker: its words, or the label alone, since “[CCL]” reads as an item without words,
    /// numbered 250. Nil where none is, or where something stands below it.
    static func marker(_ id: ProvisionID, in tree: Tree) -> Part? {
        guard tree[id].firstChild == .none else { return nil }
        let part: Part = tree[id].kind == .item && tree[id].text.isEmpty ? .label : .text
        return isMarker(part, of: id, in: tree) ? part : nil
    }

    /// Whether the text of a provision is a marker.
    func isMarkerText(of id: ProvisionID) -> Bool { PaperAnchor.isMarker(.text, of: id, in: tree) }

    /// A row that shows nothing but markers.
    private static func isMarkerRow(_ id: ProvisionID, in tree: Tree) -> Bool {
        var isMarked = false
        for cell in tree.children(of: id) where !tree[cell].text.isEmpty {
            guard isMarker(.text, of: cell, in: tree) else { return false }
            isMarked = true
        }
        return isMarked
    }

    /// A marker that stands behind an inserted provision was read as part of it, and is no contract text; nor are signatures.
    mutating func takeOutMarkers(below id: ProvisionID) {
        for child in Array(tree.children(of: id)) {
            if isMarker(child) || isSignOff(child) { strays.append(child) } else { takeOutMarkers(below: child) }
        }
    }

    static func isMarker(_ part: Part, of id: ProvisionID, in tree: Tree) -> Bool {
        shortText(part, of: id, in: tree).map(MarkerWords.sayStays) ?? false
    }

    /// The text of a part where it is short enough for a marker.
    static func shortText(_ part: Part, of id: ProvisionID, in tree: Tree) -> ArraySlice<UInt8>? {
        let runs = tree[id].runs(of: part)
        var length = 0
        for index in runs {
            length += Int(tree.runs[Int(index)].length)
            if length > MarkerWords.longest { return nil }
        }
        guard length > 0, let first = runs.first else { return nil }
        if runs.count == 1 { return tree.text[tree.runs[Int(first)].bytes] }
        var bytes: [UInt8] = []
        bytes.reserveCapacity(length)
        for index in runs { bytes.append(contentsOf: tree.text[tree.runs[Int(index)].bytes]) }
        return bytes[...]
    }
}
