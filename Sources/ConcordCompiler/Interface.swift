@_exported import ConcordModel
import ConcordWeave

/// The files of one agreement: paths relative to its folder, with `/` between the pieces.
public struct Input: Sendable {
    /// The folder's own name, for an agreement that has no title.
    public var name: String
    public var files: [SourceFile]
    /// The page templates; their paths begin with `templates/`.
    public var templates: [SourceFile] = []
    /// `seals.txt`, where there is one.
    public var seals: SourceFile?
    /// Paths of files in the agreement's folders that are not read.
    public var unread: [String] = []

    public init(name: String, files: [SourceFile]) {
        self.name = name
        self.files = files
    }

    /// The files as a reader of the contract meets them, whatever order they came in: findings stand in this order.
    var filesInContractOrder: [SourceFile] {
        let rooms: [AgreementPath.Room] = [.articles, .appendices, .letters, .papers]
        let places = files.map { file in
            file.path.utf8.contains(0x2F)
                ? AgreementPath.room(of: file.path).flatMap(rooms.firstIndex) ?? rooms.count : -1
        }
        let order = AgreementPath.ordered(files.map(\.path))
        let ranks = order.enumerated().map { (place: places[$1], rank: $0, index: $1) }
        return ranks.sorted { ($0.place, $0.rank) < ($1.place, $1.rank) }.map { files[$0.index] }
    }
}

/// The formats an agreement is written in.
public enum OutputFormat: String, CaseIterable, Sendable {
    case html, docbook, text

    /// What the names of its files end in.
    public var fileExtension: String {
        switch self {
        case .html: "html"
        case .docbook: "xml"
        case .text: "txt"
        }
    }
}

/// How a reader wants the output.
public struct RenderOptions: Sendable {
    /// Columns of plain text.
    public var width = 80
    /// Whether notes for the drafting team are shown. They reach an output by this option alone.
    public var showsInternalNotes = false
    /// The user's page templates, by file name.
    public var templates: [String: String] = [:]

    public init() {}
}

/// What could not be done, and what to write instead.
public struct CommandError: Error, Hashable {
    public let message: String
    public init(message: String) { self.message = message }
}

/// A compiled agreement: what was found, and every version and redline on demand.
public struct Compilation: Sendable {
    public internal(set) var sources: SourceSet
    /// What was found, in reading order. What the checks find is looked for now, unless a build has done so.
    public var findings: [Finding] {
        allFindings.value { (findingsBeforeChecks + (soundness?.findings ?? [])).inReadingOrder(in: sources) }
    }
    /// In canonical order.
    public var papers: [Paper] { agreement.order.papers.map(\.paper) }
    private(set) var conformed: ConformedAgreement
    var agreement: IntegratedAgreement { conformed.agreement }
    /// The conflicts of the version it was compiled for.
    let settlement: Settlement
    /// Whether that version is sound as a document; nil where there is no such version.
    let soundness: Soundness?
    /// What was sealed, and whether it is still so.
    let seals: FolderSeals
    /// What reading, integrating and settling found.
    private(set) var findingsBeforeChecks: [Finding]
    private var allFindings: MadeOnce<[Finding]>

    init(
        sources: SourceSet, findings: [Finding], conformed: ConformedAgreement, settlement: Settlement,
        soundness: Soundness?, seals: FolderSeals
    ) {
        self.sources = sources
        findingsBeforeChecks = findings
        allFindings = MadeOnce()
        self.conformed = conformed
        self.settlement = settlement
        self.soundness = soundness
        self.seals = seals
    }

    /// The same with other findings to report, such as those that a baseline does not list.
    public func showing(_ findings: [Finding]) -> Compilation {
        var other = self
        other.findingsBeforeChecks = findings
        other.allFindings = MadeOnce(findings)
        return other
    }

    /// The same where other versions have their conforming changes too; nil where all of them have.
    func including(_ names: String...) throws(CommandError) -> Compilation? {
        var other = self
        for name in names {
            let version = try draftedVersion(named: name)
            if other.conformed.knows(version) { continue }
            other.conformed.conform(version, hasConflicts: !ConflictSearch(agreement, in: version).conflicts.isEmpty)
        }
        return other.conformed.count > conformed.count ? other : nil
    }

    /// Whether the compiled version has a conflict that no paper has settled.
    public var hasOpenConflicts: Bool { !settlement.conflicts.isEmpty }
}
