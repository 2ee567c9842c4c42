import ConcordModel

/// What the struck reading of a marked paper found, so that the other reading finds the same in what stands outside the marks.
///
/// Where a title that runs into its text ends, and whether a letter is a number or an initial, is told by the words around it.
/// A mark among these changes words, and not what the rest of the line is.
struct OtherReading {
    struct Head {
        /// One past the last byte of the title, in the paper; nil for a section without one.
        var titleEnd: Int?
        /// The first byte of its own text; nil where it has none.
        var text: Int?
    }

    /// Articles and sections, by where they begin in the paper.
    private(set) var heads: [Int: Head] = [:]
    /// Where items begin.
    private(set) var items: Set<Int> = []

    init(below root: ProvisionID, in tree: Tree) { add(root, in: tree) }

    private mutating func add(_ id: ProvisionID, in tree: Tree) {
        let provision = tree[id]
        let start = Int(provision.position.offset)
        if provision.kind == .item { items.insert(start) }
        if provision.kind == .section || provision.kind.isTopLevel {
            let last = provision.heading.last.map { tree.runs[Int($0)] }
            heads[start] = Head(
                titleEnd: last.map { Int($0.source + $0.length) },
                text: provision.text.first.map { Int(tree.runs[Int($0)].source) })
        }
        for child in tree.children(of: id) { add(child, in: tree) }
    }
}

extension BlockReader {
    /// The end of the title of a section that begins in a line, where the other reading has the section too.
    func titleEnd(from start: Int, to end: Int, of line: Line) -> Int? {
        let own = titleEnd(from: start, to: end)
        guard let head = other?.heads[source.origin(of: line.start)] else { return own }
        guard let known = head.titleEnd else {
            // A title that is brought, and none made of words that were text.
            guard let own, let text = head.text else { return own }
            return source.origin(of: start)..<source.origin(of: own - 1) + 1 ~= text ? nil : own
        }
        if let own, source.origin(of: own - 1) == known - 1 { return own }
        let limit = min(end, start + Self.longestTitle)
        if let last = (start..<max(start, limit)).first(where: { source.origin(of: $0) == known - 1 }) {
            return last + 1
        }
        return own ?? (head.text == nil && start < end ? end : nil)
    }

    /// Titles take less than so many bytes.
    private static let longestTitle = 400
}
