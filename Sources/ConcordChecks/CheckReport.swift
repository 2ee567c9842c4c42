import ConcordModel

/// What the checks of one version found. A check tells it what is wrong and where; the report knows what the agreement's
/// settings make of that, and what was waived.
package struct CheckReport: Sendable {
    /// What is checked.
    package let text: ContractText
    /// The contract before any paper; nil where that is what is checked.
    package let base: ContractText?
    /// The references of both.
    let references: ContractReferences
    let baseReferences: ContractReferences?
    /// The texts that papers were drafted on.
    let drafts: Drafts?
    package let options: CheckOptions
    package private(set) var findings: [Finding] = []
    private var waivers: Waivers

    init(
        _ references: ContractReferences, base: ContractReferences? = nil, drafts: Drafts? = nil,
        _ options: CheckOptions, notes: [InternalNote]
    ) {
        self.drafts = drafts
        self.references = references
        baseReferences = base
        text = references.text
        self.base = base?.text
        self.options = options
        waivers = Waivers(notes, in: text)
    }

    /// Tells of one thing that is wrong.
    ///
    /// - Parameters:
    ///   - severity: that of the rule unless it is given; what `agreement.yml` says goes before both.
    ///   - index: the provision it is about.
    ///   - position: where it stands; the beginning of the provision unless it is given.
    ///   - papers: the papers that are the cause; those that brought the provision unless they are given.
    mutating func find(
        _ rule: Rule, severity: Severity? = nil, in index: Int, at position: SourcePosition? = nil, _ message: String,
        cure: String, papers: [String]? = nil, related: [Finding.Related] = []
    ) {
        guard let severity = options.severity(of: rule, otherwise: severity ?? rule.severity),
            !waivers.allow(rule, in: index, of: text)
        else { return }
        let provision = text.provisions[index]
        let citation = text.citation(of: index)
        findings.append(
            Finding(
                rule, severity: severity, at: position ?? provision.position, message, cure: cure,
                papers: papers ?? provision.papers, provision: citation.isEmpty ? nil : citation, related: related,
                isCheck: true))
    }

    /// Adds what another report on the same text found.
    mutating func add(_ other: CheckReport) {
        findings += other.findings
        waivers.addUses(of: other.waivers)
    }

    /// Adds what is wrong with the waivers themselves, when all checks have run.
    mutating func judgeWaivers() { findings += waivers.findings(in: text, options) }
}
