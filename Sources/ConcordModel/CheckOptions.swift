/// What `agreement.yml` says about the checks of the contract: how bad each rule is, and whether labels and references
/// follow changes by themselves.
package struct CheckOptions: Sendable {
    /// How a rule counts in this agreement.
    package enum Level: Sendable, Hashable {
        case off
        case severity(Severity)

        /// Reads `error`, `warning`, `note` or `off`.
        package init?(_ text: String) {
            if text == "off" {
                self = .off
            } else if let severity = Severity(rawValue: text) {
                self = .severity(severity)
            } else {
                return nil
            }
        }
    }

    /// Whether printed labels are law, or follow position and style.
    package enum Numbering: String, Sendable, CaseIterable { case explicit, automatic }
    /// Whether references to what is renumbered are rewritten, as visible changes.
    package enum Conforming: String, Sendable, CaseIterable { case off, automatic }

    /// What `rules:` says, for rules of checks alone.
    package var levels: [Rule: Level] = [:]
    package var numbering = Numbering.explicit
    /// Nil where nothing is said.
    package var conform: Conforming?

    package init() {}

    package var numbersFollow: Bool { numbering == .automatic }
    /// References follow numbers that follow by themselves, unless the agreement says otherwise.
    package var referencesFollow: Bool { conform.map { $0 == .automatic } ?? numbersFollow }

    package func isOff(_ rule: Rule) -> Bool { levels[rule] == .off }

    /// What a finding of a rule counts as that is `severity` by itself; nil when the rule is off.
    package func severity(of rule: Rule, otherwise severity: Severity) -> Severity? {
        switch levels[rule] {
        case .none: severity
        case .off: nil
        case .severity(let chosen): chosen
        }
    }

    /// The same for one who wants errors alone: rules that cannot find any are off. Nil where none can, as in a contract
    /// without papers.
    package func forErrorsAlone(hasPapers: Bool) -> CheckOptions? {
        if levels.isEmpty, !hasPapers { return nil }
        var options = self
        var findsErrors = false
        for rule in Rule.allCases where rule.isCheck {
            let severity = severity(of: rule, otherwise: hasPapers ? rule.worstSeverity : .warning)
            if severity == .error { findsErrors = true } else { options.levels[rule] = .off }
        }
        return findsErrors ? options : nil
    }
}
