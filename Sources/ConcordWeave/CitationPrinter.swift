import ConcordModel

/// Prints a provision's citation from the labels above it: `Article 12, Section 1(a)(2)`.
package struct CitationPrinter: Sendable {
    package init() {}

    package func citation(of id: ProvisionID, in weave: Weave) -> String {
        var path: [ProvisionID] = []
        var current = id
        while current.exists, weave.tree[current].kind != .agreement {
            path.append(current)
            current = weave.parent(of: current)
        }
        var printed = ""
        for id in path.reversed() {
            let piece = piece(of: id, in: weave.tree)
            guard !piece.isEmpty else { continue }
            if printed.isEmpty {
                printed = piece
            } else if piece.hasPrefix("(") {
                printed += piece
            } else {
                printed += ", " + piece
            }
        }
        return printed.isEmpty ? "the agreement" : printed
    }

    private func piece(of id: ProvisionID, in tree: Tree) -> String {
        let provision = tree[id]
        let label = tree.label(of: id)
        switch provision.kind {
        case .article, .appendix, .letter, .front, .section:
            if let label, !label.number.isEmpty {
                let word =
                    label.word == .none
                    ? "" : label.word.rawValue.prefix(1).uppercased() + label.word.rawValue.dropFirst()
                if label.word == .letter { return "Letter of Agreement \(label.number)" }
                if word.isEmpty { return provision.kind == .section ? "Section \(label.number)" : label.number }
                return "\(word) \(label.number)"
            }
            let heading = tree.string(.heading, of: id)
            return heading.isEmpty ? "" : provision.kind == .section ? "“\(heading)”" : heading
        case .item:
            guard let label else { return "" }
            // Steps and options are cited by their word, "Step 1".
            if label.word == .step { return "Step \(label.number)" }
            return "(\(label.number))"
        case .agreement, .title, .cover, .division, .bullet, .paragraph, .table, .row, .cell, .caption, .verbatim,
            .quote, .footnote, .rule:
            return ""
        }
    }
}
