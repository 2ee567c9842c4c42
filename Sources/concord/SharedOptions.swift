import ArgumentParser
import ConcordCompiler

extension OutputFormat: ExpressibleByArgument {}

/// The forms `check` reports in.
enum FindingFormat: String, CaseIterable, ExpressibleByArgument {
    case text, json, sarif, github, junit
}

/// Where the agreement stands.
struct FolderArgument: ParsableArguments {
    @Argument(
        help: ArgumentHelp("The folder of the agreement, or a single .md file.", valueName: "folder"),
        completion: .directory)
    var folder = "."

    /// The agreement that is meant from there.
    var root: String { AgreementFolder.root(folder) }
}

/// Where the agreement stands, and which of its provisions is asked for.
struct ProvisionArgument: ParsableArguments {
    @Argument(
        help: ArgumentHelp("The folder of the agreement, or a single .md file. (default: .)", valueName: "folder"),
        completion: .directory)
    var folder: String?

    @Argument(help: ArgumentHelp("A provision: “Article 12, Section 1(a)” or “12.1(a)”.", valueName: "citation"))
    var citation: String?

    /// A single argument is the citation where there is no such folder: the agreement is then the one that stands here.
    var meaning: (folder: String, citation: String?) {
        let root = AgreementFolder.root(".")
        guard let folder else { return (root, nil) }
        if citation == nil, FileSystem.entity(at: folder) == nil { return (root, folder) }
        return (AgreementFolder.root(folder), citation)
    }
}

/// How the agreement is read.
struct ReadingOptions: ParsableArguments {
    @Flag(help: help)
    var followLinks = false

    fileprivate static let help: ArgumentHelp = "Read also what links in the agreement's folder lead to outside of it."
}

/// How the agreement is read, and how findings are reported by the commands whose output is something else. One group and not
/// two, since the parser searches all that was linked once for each.
struct CommonOptions: ParsableArguments {
    @Flag(name: [.short, .long], help: "Report errors only, not warnings and notes (in text form).")
    var quiet = false

    @Flag(help: ReadingOptions.help)
    var followLinks = false

    /// Writes the findings to standard error, and its last line with what there is in all, less what the list beside the
    /// agreement hides. Where only `some` of them concern what is asked for, the last line says how to see the rest, unless
    /// there are but notes.
    func show(_ compilation: Compilation, of folder: AgreementFolder, some: [Finding]? = nil) {
        // A list that cannot be read is a failure of `check` alone.
        guard let list = try? folder.usualBaseline() else { return write(compilation, some: some) }
        let (remaining, hidden, _) = compilation.hiding(list)
        let kept = some.map { some in
            let left = Set(remaining.findings)
            return some.filter(left.contains)
        }
        write(remaining, some: kept, hidden: folder.advice(hiding: hidden))
    }

    /// The report itself. `hidden` says what a list of known findings hides.
    func write(
        _ compilation: Compilation, some: [Finding]? = nil, summaryWhenClean: Bool = false, showsAll: Bool = false,
        hidden: String? = nil
    ) {
        func wanted(_ findings: [Finding]) -> [Finding] {
            quiet ? findings.filter { $0.severity == .error } : findings
        }
        let shown = FindingReport(
            wanted(some ?? compilation.findings), in: compilation.sources, showsAll: showsAll || some != nil)
        let hasMore = some.map { wanted($0).count < wanted(compilation.findings).count } ?? false
        let width = StandardStream.error.terminalWidth
        let text = FindingText(
            width: width ?? 100, isColoured: StandardStream.error.isColoured, wraps: width != nil)
        var report = text.bytes(for: shown, in: compilation.sources)
        let isWorthALine = hasMore && compilation.findings.contains { $0.severity != .note }
        if !report.isEmpty || summaryWhenClean || isWorthALine {
            if text.wraps, !report.isEmpty { report += [0x0A] }
            var advice: [String] = []
            if hasMore { advice.append("run concord check") }
            if shown.hasGroups { advice.append("concord check --all shows each") }
            if let hidden, !quiet { advice.append(hidden) }
            report += text.summary(
                of: compilation.findings, advice: advice.isEmpty ? nil : advice.joined(separator: "; "))
        }
        StandardStream.error.write(report)
    }
}

/// Which version is written.
struct VersionOptions: ParsableArguments {
    @Option(
        help: ArgumentHelp("Integrate what is in force on this day, such as 2026-01-01.", valueName: "date"),
        transform: readDate)
    var asOf: CivilDate?

    @Option(
        help: ArgumentHelp(
            "The version to write: base, TA-07, TA-03+TA-07, integrated, integrated@2026-01-01.", valueName: "version"))
    var version = "integrated"

    func validate() throws {
        if asOf != nil, version != "integrated" {
            throw ValidationError("Give --as-of or --version, not both: of \(version) no day is asked.")
        }
    }

    /// The name of the version; a day is part of it.
    var name: String { asOf.map { "integrated@\($0)" } ?? version }
}

/// How output is set.
struct RenderingOptions: ParsableArguments {
    @Flag(help: "Show the internal notes of the drafting team, which no output shows otherwise.")
    var notes = false

    @Option(help: ArgumentHelp("Length of a line of plain text, in characters.", valueName: "characters"))
    var width = 80

    func validate() throws {
        guard (20...1000).contains(width) else {
            throw ValidationError("--width takes a number from 20 to 1000, not \(width).")
        }
    }

    /// What the library needs to know, with the templates of the folder.
    func options(templates: [String: String]) -> RenderOptions {
        var options = RenderOptions()
        options.width = width
        options.showsInternalNotes = notes
        options.templates = templates
        return options
    }
}

/// Reads a day as an option gives it.
func readDate(_ text: String) throws -> CivilDate {
    guard let date = CivilDate(text) else {
        throw ValidationError("“\(text)” is not a day of the calendar; write it as 2025-07-01.")
    }
    return date
}

extension Compilation {
    /// Asks for output, turning what cannot be done into a failure of the command. Where errors were found they may be
    /// the reason, and the message says where to see them.
    func produce<Value>(_ body: (Compilation) throws(CommandError) -> Value) throws(Failure) -> Value {
        do {
            return try body(self)
        } catch {
            guard findings.worst == .error else { throw Failure(error.message) }
            throw Failure(error.message + "\n  note: the agreement has errors; “concord check” lists them")
        }
    }
}
