import ConcordModel

/// Markers in a marked paper: `CCL`, `[current contract language]`, `[no change]` or `…` in a provision's place. What one
/// stands for is untouched.
extension PaperAnchor {
    func isMarker(_ id: ProvisionID) -> Bool {
        guard tree[id].firstChild == .none else { return false }
        // “[CCL]” alone reads as an item without words, numbered 250.
        if tree[id].kind == .item, tree[id].text.isEmpty { return isMarker(.label, of: id) }
        return tree[id].kind == .paragraph && isMarkerText(of: id)
    }

    /// Whether the text of a provision is a marker.
    func isMarkerText(of id: ProvisionID) -> Bool { isMarker(.text, of: id) }

    /// A marker that stands behind an inserted provision was read as part of it, and is no contract text.
    mutating func takeOutMarkers(below id: ProvisionID) {
        for child in Array(tree.children(of: id)) {
            if isMarker(child) { strays.append(child) } else { takeOutMarkers(below: child) }
        }
    }

    /// Bytes of the longest marker with signs around it; longer text is none, and need not be looked at.
    private static let longestMarker = 48

    private func isMarker(_ part: Part, of id: ProvisionID) -> Bool {
        let runs = tree[id].runs(of: part)
        var length = 0
        for index in runs {
            length += Int(tree.runs[Int(index)].length)
            if length > Self.longestMarker { return false }
        }
        if length == 0 { return false }
        var bytes: [UInt8] = []
        bytes.reserveCapacity(length)
        for index in runs { bytes.append(contentsOf: tree.text[tree.runs[Int(index)].bytes]) }
        return bytes == Self.ellipsis || Self.isMarker(String(decoding: bytes, as: UTF8.self))
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
