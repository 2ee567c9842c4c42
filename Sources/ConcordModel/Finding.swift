/// How bad a finding is. An error stops a clean contract from being written; a warning does not; a note informs.
public enum Severity: String, Sendable, Comparable, CaseIterable {
    case note, warning, error

    public static func < (a: Severity, b: Severity) -> Bool { a.rank < b.rank }
    private var rank: Int {
        switch self {
        case .note: 0
        case .warning: 1
        case .error: 2
        }
    }
}

/// Something the compiler found in what people wrote: a value, shown only by the command.
///
/// The message is one or two sentences for a negotiator, without jargon; `cure` says what to write instead. Every
/// finding has a position, since a message without a place cannot be acted upon.
public struct Finding: Sendable, Hashable {
    /// A second place that the message speaks of.
    public struct Related: Sendable, Hashable {
        public let position: SourcePosition
        public let message: String
        package init(_ position: SourcePosition, _ message: String) {
            self.position = position
            self.message = message
        }
    }

    public let rule: Rule
    public let severity: Severity
    public let message: String
    public let cure: String?
    public let position: SourcePosition
    /// Ids of the papers concerned, in the order of the papers.
    public let papers: [String]
    /// The citation of the provision concerned, as printed.
    public let provision: String?
    public let related: [Related]
    /// Whether a check of the contract as a document found it, so that settings, waivers and baselines may speak of it.
    public let isCheck: Bool

    package init(
        _ rule: Rule, severity: Severity? = nil, at position: SourcePosition, _ message: String, cure: String? = nil,
        papers: [String] = [], provision: String? = nil, related: [Related] = [],
        isCheck: Bool = false
    ) {
        self.rule = rule
        self.severity = severity ?? rule.severity
        self.message = message
        self.cure = cure
        self.position = position
        self.papers = papers
        self.provision = provision
        self.related = related
        self.isCheck = isCheck
    }
}

extension [Finding] {
    /// Findings in the order a reader meets them: by file, place, rule and words. No output depends on the order in
    /// which passes ran.
    package func inReadingOrder(in sources: SourceSet) -> [Finding] {
        sorted { a, b in
            if a.position != b.position { return sources.precedes(a.position, b.position) }
            if a.rule != b.rule { return a.rule.rawValue < b.rule.rawValue }
            return a.message < b.message
        }
    }

    public var worst: Severity? { self.map(\.severity).max() }
}
