import ConcordModel

/// What agreement.yml says of days.
extension AgreementFrame {
    /// `dates: mdy` or `dates: dmy`.
    mutating func readOrder(_ node: YAMLNode, _ yaml: FrontMatter, _ findings: inout [Finding]) {
        if node.isNull { return }
        days.order = yaml.text(node).flatMap { AgreementDays.Order(rawValue: AgreementPath.folded($0)) }
        if days.order != nil { return }
        findings.append(
            Finding(
                .badFrontMatter, severity: .warning, at: yaml.position(of: node),
                "\(yaml.text(node).map { "`\($0)`" } ?? "This") does not say how days are written.",
                cure:
                    "Write `dates: mdy` where the month comes first, as in 3/14/2025, or `dates: dmy` where the day does."
            ))
    }

    /// `ratification: { union: 2025-05-20, employer: 2025-05-28 }`.
    mutating func readRatification(_ node: YAMLNode, _ yaml: FrontMatter, _ findings: inout [Finding]) {
        if node.isNull { return }
        let example = parties.map { "\($0.key): 2025-05-20" }.joined(separator: ", ")
        guard case .mapping = node.value else {
            findings.append(
                Finding(
                    .badFrontMatter, at: yaml.position(of: node),
                    "This does not say which party ratified on which day, so nobody is taken to have ratified.",
                    cure: "Write the day behind each party: `ratification: { \(example) }`."))
            return
        }
        for (name, keyNode, value) in yaml.entries(of: node) {
            guard let party = parties.named(name) else {
                findings.append(
                    Finding(
                        .badFrontMatter, at: yaml.position(of: keyNode),
                        "`\(name)` is not a party to this agreement, so nobody knows whose ratification this is.",
                        cure: "The parties are \(parties.map(\.key).joined(separator: " and "))."))
                continue
            }
            if let day = yaml.day(value, "ratification", days, findings: &findings) {
                days.ratification[party.key] = day
            }
        }
    }
}

extension String {
    /// `back cover` as `back_cover`, which the name is.
    var replacingSpaces: String { self == "back cover" ? "back_cover" : self }
}
