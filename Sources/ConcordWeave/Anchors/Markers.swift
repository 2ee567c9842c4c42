import ConcordModel

/// Markers in a marked paper: `CCL`, `[current contract language]`, `[no change]` or `…` in a provision's place. What one
/// stands for is untouched.
extension PaperAnchor {
    func isMarker(_ id: ProvisionID) -> Bool {
        guard let part = PaperAnchor.marker(id, in: tree) else { return false }
        return part == .label || tree[id].kind == .paragraph
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

    /// A marker that stands after an inserted provision was read as part of it, and is no contract text; nor are signatures.
    mutating func takeOutMarkers(below id: ProvisionID) {
        for child in Array(tree.children(of: id)) {
            if isMarker(child) || isSignOff(child) { strays.append(child) } else { takeOutMarkers(below: child) }
        }
    }

    /// Bytes of the longest marker with signs around it; longer text is none, and need not be looked at.
    private static let longestMarker = 48

    static func isMarker(_ part: Part, of id: ProvisionID, in tree: Tree) -> Bool {
        let runs = tree[id].runs(of: part)
        var length = 0
        for index in runs {
            length += Int(tree.runs[Int(index)].length)
            if length > longestMarker { return false }
        }
        if length == 0 { return false }
        var bytes: [UInt8] = []
        bytes.reserveCapacity(length)
        for index in runs { bytes.append(contentsOf: tree.text[tree.runs[Int(index)].bytes]) }
        return bytes == ellipsis || isMarker(String(decoding: bytes, as: UTF8.self))
    }

    private static func isMarker(_ text: String) -> Bool {
        let bare = text.lowercased().filter { $0.isLetter || $0 == " " || $0 == "…" || $0 == "." }
        let words = bare.split(separator: " ").joined(separator: " ")
        return markers.contains(words)
    }

    /// The marker that nearly all papers write.
    private static let ellipsis = Array("…".utf8)

    private static let markers: Set<String> = [
        "ccl", "current contract language", "no change", "no changes", "…", "...", ". . .", "unchanged", "ccl.",
        "no change.", "current contract language.", "remainder unchanged", "balance unchanged",
    ]
}
