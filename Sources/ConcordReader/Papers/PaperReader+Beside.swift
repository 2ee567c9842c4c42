import ConcordModel

/// The form of a paper that changes no words but stands beside the contract for a time: `form: beside`.
extension PaperReader {
    /// The body as a letter. Words without a head cannot be bound in: nobody could cite them.
    mutating func readLetter(_ matter: FrontMatter, into tree: inout Tree) -> ProvisionID {
        let body = SourceText(file: file, source, from: matter.bodyStart)
        let root = tree.add(Provision(kind: .agreement, position: SourcePosition(file, 0)), under: .none)
        BlockReader.read(body, defaultKind: .letter, under: root, into: &tree, findings: &findings)
        for child in Array(tree.children(of: root)) where tree[child].kind.isTopLevel {
            tree[child].kind = .letter
        }
        return root
    }

    /// The provisions set aside, each with what holds instead if the writer says it:
    /// `sets aside: [“Article 12.10”, “Article 18.3: twenty-six (26) hours”]`, in a list of either kind.
    func readSetsAside(_ matter: FrontMatter, _ node: YAMLNode?) -> [SetAside] {
        guard let node, !node.isNull else { return [] }
        func one(_ node: YAMLNode) -> [SetAside] {
            switch node.value {
            case .scalar(let text, _):
                guard !text.isEmpty else { return [] }
                return [SetAside(citation: oneLine(unquoted(text)), instead: nil, position: matter.position(of: node))]
            case .mapping(let entries):
                return entries.compactMap { key, value in
                    guard let citation = matter.text(key), !citation.isEmpty else { return nil }
                    return SetAside(
                        citation: oneLine(unquoted(citation)), instead: matter.text(value).map(oneLine),
                        position: matter.position(of: key))
                }
            case .list(let items): return rejoined(items).flatMap(one)
            }
        }
        return one(node)
    }

    mutating func checkSetsAside(of paper: Paper) {
        guard let first = paper.setsAside.first, paper.form != .beside else { return }
        findings.append(
            Finding(
                .badFrontMatter, severity: .warning, at: first.position,
                "Only a paper that stands beside the contract sets provisions aside; this one changes words.",
                cure: "Write `form: beside`, or take the line `sets aside` out.", papers: [paper.id]))
    }

    /// To YAML the comma in `[“Article 10, Section 2”]` parts two items, since typographic quotes are no quotes there.
    private func rejoined(_ items: [YAMLNode]) -> [YAMLNode] {
        var joined: [YAMLNode] = []
        for item in items {
            if let last = joined.last, case .scalar(let before, _) = last.value, case .scalar(let more, _) = item.value,
                before.hasPrefix("“"), !before.hasSuffix("”")
            {
                joined[joined.count - 1].value = .scalar(before + ", " + more, isPlain: false)
            } else {
                joined.append(item)
            }
        }
        return joined
    }

    /// Typographic quotes are no quotes to YAML, but they are what people's editors write.
    private func unquoted(_ text: String) -> String {
        guard text.hasPrefix("“"), text.hasSuffix("”"), text.count > 2 else { return text }
        return String(text.dropFirst().dropLast())
    }

    private func oneLine(_ text: String) -> String {
        text.split { $0 == " " || $0 == "\n" || $0 == "\r\n" || $0 == "\t" }.joined(separator: " ")
    }
}
