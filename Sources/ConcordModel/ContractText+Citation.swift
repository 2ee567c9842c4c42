extension ContractText {
    /// How a provision is cited, by the labels this version prints: `Article 12, Section 1(a)(2)`. What has no label of its
    /// own is cited as what it stands in. Empty at the top of the agreement.
    package func citation(of index: Int) -> String {
        var path: [Int] = []
        var current = index
        while current >= 0 {
            path.append(current)
            current = Int(provisions[current].parent)
        }
        var printed = ""
        for index in path.reversed() {
            let piece = citedPiece(of: index)
            guard !piece.isEmpty else { continue }
            printed += printed.isEmpty || piece.hasPrefix("(") ? piece : ", " + piece
        }
        return printed
    }

    /// The nearest provision from here upwards that a citation names; nil at the top of the agreement.
    package func citable(_ index: Int) -> Int? {
        var current = index
        while current >= 0, citedPiece(of: current).isEmpty { current = Int(provisions[current].parent) }
        return current < 0 ? nil : current
    }

    /// The piece of a citation that names this provision below its parent: `Article 12`, `Section 1`, `(a)`.
    package func citedPiece(of index: Int) -> String {
        let provision = provisions[index]
        switch provision.kind {
        case .article, .appendix, .letter, .front, .section:
            if let label = provision.label, !label.number.isEmpty {
                if label.word == .letter { return "Letter of Agreement \(label.number)" }
                if label.word == .none {
                    return provision.kind == .section ? "Section \(label.number)" : label.number
                }
                return label.cited
            }
            let heading = string(provision.heading)
            if heading.isEmpty, provision.kind.isTopLevel { return string(provision.printedLabel) }
            return heading.isEmpty ? "" : provision.kind == .section ? "“\(heading)”" : heading
        case .item:
            guard let label = provision.label, !label.number.isEmpty else { return "" }
            return label.word == .step ? "Step \(label.number)" : "(\(label.number))"
        case .agreement, .title, .cover, .division, .bullet, .paragraph, .table, .row, .cell, .caption, .verbatim,
            .quote, .footnote, .rule:
            return ""
        }
    }
}
