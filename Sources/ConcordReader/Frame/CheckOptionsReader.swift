import ConcordModel

/// Reads what `agreement.yml` says about the checks of the contract:
///
///     rules: { label-gap: off, label-out-of-order: note }
///     numbering: automatic
///     conform: automatic
struct CheckOptionsReader {
    /// Reads the value of one of the keys `rules`, `numbering` and `conform`. What cannot be understood is a finding, and
    /// changes nothing.
    static func read(
        _ key: String, _ node: YAMLNode, _ yaml: FrontMatter, into options: inout CheckOptions,
        _ findings: inout [Finding]
    ) {
        if node.isNull { return }
        switch key {
        case "rules": readRules(node, yaml, &options, &findings)
        case "numbering":
            choose(key, node, yaml, CheckOptions.Numbering.allCases.map(\.rawValue), &findings) {
                options.numbering = CheckOptions.Numbering(rawValue: $0) ?? options.numbering
            }
        case "conform":
            choose(key, node, yaml, CheckOptions.Conforming.allCases.map(\.rawValue), &findings) {
                options.conform = CheckOptions.Conforming(rawValue: $0) ?? options.conform
            }
        default: break
        }
    }

    private static func choose(
        _ key: String, _ node: YAMLNode, _ yaml: FrontMatter, _ values: [String], _ findings: inout [Finding],
        _ choose: (String) -> Void
    ) {
        if let text = yaml.text(node), values.contains(text) { return choose(text) }
        findings.append(
            Finding(
                .badFrontMatter, severity: .warning, at: yaml.position(of: node),
                "\(yaml.text(node).map { "`\($0)`" } ?? "This") is nothing that `\(key)` can be, so it is as if the line were not there.",
                cure: "Write " + values.map { "`\(key): \($0)`" }.joined(separator: " or ") + "."))
    }

    private static func readRules(
        _ node: YAMLNode, _ yaml: FrontMatter, _ options: inout CheckOptions, _ findings: inout [Finding]
    ) {
        func warn(_ place: YAMLNode, _ message: String, cure: String) {
            findings.append(
                Finding(.badFrontMatter, severity: .warning, at: yaml.position(of: place), message, cure: cure))
        }
        guard case .mapping = node.value else {
            return warn(
                node, "`rules` names no rule.", cure: "Write `rules: { label-gap: off }`, with one entry for each rule."
            )
        }
        for (name, keyNode, value) in yaml.entries(of: node) {
            guard let rule = Rule(rawValue: name) else {
                let nearest = Rule.named(like: name, where: \.isCheck)
                warn(
                    keyNode, "There is no rule `\(name)`.",
                    cure: nearest.isEmpty
                        ? "“concord explain” lists all rules."
                        : "Did you mean " + nearest.map { "`\($0.rawValue)`" }.joined(separator: " or ") + "?")
                continue
            }
            guard rule.isCheck else {
                warn(
                    keyNode,
                    "`\(name)` cannot be changed here: it guards what the parties signed, not how the contract is written.",
                    cure: "Take the line out. `rules` speaks only of the checks of labels, references and wording.")
                continue
            }
            guard let level = yaml.text(value).flatMap({ CheckOptions.Level($0) }) else {
                warn(
                    value,
                    "\(yaml.text(value).map { "`\($0)`" } ?? "This") is nothing that a rule can be, so `\(name)` stays as it is.",
                    cure: "Write `error`, `warning`, `note` or `off`.")
                continue
            }
            options.levels[rule] = level
        }
    }
}
