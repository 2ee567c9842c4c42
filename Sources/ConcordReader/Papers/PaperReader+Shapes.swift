import ConcordModel

/// What front matter may not hold though it is good YAML: lists where one value belongs, and names that mean something else.
extension PaperReader {
    /// Says of values that are of the wrong kind that they are; they would be passed over in silence.
    mutating func checkShapes(_ matter: FrontMatter, _ entries: [String: YAMLNode]) {
        for key in ["paper", "kind", "title", "from", "date", "effective", "expires", "form", "seal"] {
            guard let node = entries[key] else { continue }
            switch node.value {
            case .scalar: continue
            case .list, .mapping:
                report(
                    matter.position(of: node), "Behind `\(key)` belongs one value, and no list.",
                    cure: "Write `\(key): …` with the value alone, without brackets.")
            }
        }
        for key in Paper.MentioningKey.allCases.map(\.rawValue) {
            guard let node = entries[key] else { continue }
            let isList: Bool
            switch node.value {
            case .scalar: isList = true
            case .list(let items): isList = items.allSatisfy { $0.text != nil }
            case .mapping: isList = false
            }
            if isList { continue }
            report(
                matter.position(of: node), "Behind `\(key)` belongs a list of papers, and nothing else.",
                cure: "Write the names of the papers between brackets: `\(key): [TA-01, TA-02]`.")
        }
    }

    /// What a paper's name may not be: of signs that are not what they seem or that no line can hold, or the name of a version,
    /// by which the paper could not be asked for.
    mutating func checkName(_ id: String, at position: SourcePosition) {
        findings += NameFindings.of("paper", id, at: position)
        let key = PaperName.key(id)
        guard key == "base" || key == "integrated" || key.hasPrefix("integrated@") else { return }
        report(
            position,
            "`\(PaperName.printed(id))` is the name of a version of the contract, so this paper could not be asked for.",
            cure: "Give the paper another name, for instance TA-07.")
    }
}
