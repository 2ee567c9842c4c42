import ConcordChecks
@_exported import ConcordModel
import ConcordWeave

/// The files of one agreement: paths relative to its folder, with `/` between the pieces.
public struct Input: Sendable {
    /// The folder's own name, for an agreement that has no title.
    public var name: String
    public var files: [SourceFile]

    public init(name: String, files: [SourceFile]) {
        self.name = name
        self.files = files
    }

    /// The files as a reader of the contract meets them, whatever order they came in: findings stand in this order.
    var filesInContractOrder: [SourceFile] {
        let rooms = ["articles", "appendices", "letters", "papers"]
        func place(_ file: SourceFile) -> Int {
            guard let slash = file.path.utf8.firstIndex(of: 0x2F) else { return -1 }
            return rooms.firstIndex { $0 == file.path[..<slash] } ?? rooms.count
        }
        return files.map { (place: place($0), file: $0) }.sorted { a, b in
            a.place != b.place ? a.place < b.place : precedesNaturally(a.file.path, b.file.path)
        }.map(\.file)
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
    public let sources: SourceSet
    /// In reading order.
    public let findings: [Finding]
    /// In canonical order.
    public var papers: [Paper] { agreement.order.papers.map(\.paper) }
    let conformed: ConformedAgreement
    var agreement: IntegratedAgreement { conformed.agreement }
    /// The conflicts of the version it was compiled for.
    let settlement: Settlement
    /// Where the references of that version lead.
    let references: ContractReferences?

    init(
        sources: SourceSet, findings: [Finding], conformed: ConformedAgreement, settlement: Settlement,
        references: ContractReferences?
    ) {
        self.references = references
        self.sources = sources
        self.findings = findings
        self.conformed = conformed
        self.settlement = settlement
    }

    /// The same with other findings to report, such as those that a baseline does not list.
    public func showing(_ findings: [Finding]) -> Compilation {
        Compilation(
            sources: sources, findings: findings, conformed: conformed, settlement: settlement, references: references)
    }

    /// The same where other versions have their conforming changes too; nil where all of them have.
    func including(_ names: String...) throws(CommandError) -> Compilation? {
        var more = conformed
        for name in names {
            let version = try draftedVersion(named: name)
            if more.knows(version) { continue }
            more.conform(version, hasConflicts: !ConflictSearch(agreement, in: version).conflicts.isEmpty)
        }
        guard more.count > conformed.count else { return nil }
        return Compilation(
            sources: sources, findings: findings, conformed: more, settlement: settlement, references: references)
    }

    /// Whether the compiled version has a conflict that no paper has settled.
    public var hasOpenConflicts: Bool { !settlement.conflicts.isEmpty }
}
