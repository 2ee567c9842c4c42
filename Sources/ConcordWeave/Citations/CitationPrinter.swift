import ConcordModel

/// Prints a provision's citation from the labels above it: `Article 12, Section 1(a)(2)`.
package struct CitationPrinter: Sendable {
    package init() {}

    /// The citation by the labels that the provision had when it was first read.
    package func citation(of id: ProvisionID, in weave: Weave) -> String {
        print(id, weave) {
            weave.parent(of: $0)
        } label: {
            weave.tree.label(of: $0)
        }
    }

    /// The citation by the places and labels of a version.
    package func citation(of id: ProvisionID, in weave: Weave, version: Version) -> String {
        let presence = weave.presence(in: version)
        return print(id, weave) {
            weave.parent(of: $0, presence)
        } label: {
            weave.label(of: $0, in: version)
        }
    }

    private func print(
        _ id: ProvisionID, _ weave: Weave, parent: (ProvisionID) -> ProvisionID, label: (ProvisionID) -> Label?
    ) -> String {
        var path: [ProvisionID] = []
        var current = id
        while current.exists, weave.tree[current].kind != .agreement, path.count < 1000 {
            path.append(current)
            current = parent(current)
        }
        var printed = ""
        for id in path.reversed() {
            let piece = piece(of: id, label(id), in: weave.tree)
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

    private func piece(of id: ProvisionID, _ label: Label?, in tree: Tree) -> String {
        let provision = tree[id]
        switch provision.kind {
        case .article, .appendix, .letter, .front, .section:
            if let label, !label.number.isEmpty {
                if label.word == .letter { return "Letter of Agreement \(label.number)" }
                if label.word == .none { return provision.kind == .section ? "Section \(label.number)" : label.number }
                return label.cited
            }
            let heading = tree.string(.heading, of: id)
            // A head of its word alone, "Memorandum of Understanding", has no title and no number.
            if heading.isEmpty, provision.kind.isTopLevel { return tree.string(.label, of: id) }
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

/// Citations as one version prints them. What the version has no more is cited by the labels that it was first read with.
package struct VersionCitations {
    private let weave: Weave
    private let version: Version
    private let presence: [Bool]

    package init(_ weave: Weave, _ version: Version) {
        self.weave = weave
        self.version = version
        presence = weave.presence(in: version)
    }

    package func citation(of id: ProvisionID) -> String {
        weave.isPresent(id, presence)
            ? CitationPrinter().citation(of: id, in: weave, version: version)
            : CitationPrinter().citation(of: id, in: weave)
    }

    /// The citation, and the one that it was first read with where that is another: who looks into a paper finds that one.
    package func citationWithFormer(of id: ProvisionID) -> String {
        let now = citation(of: id)
        let former = CitationPrinter().citation(of: id, in: weave)
        return now == former ? now : "\(now) (formerly \(former))"
    }
}
