import ArgumentParser
import ConcordCompiler

/// `concord check`: everything the compiler finds, and nothing written.
struct Check: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "check",
        _superCommandName: "concord",
        abstract: "Read the agreement and its papers, and report what is wrong.",
        discussion: """
            Formats other than text are for programs: sarif for code scanning, github for annotations in a workflow of \
            GitHub Actions, junit for GitLab, Jenkins and others. They name files as seen from the root of the git \
            repository; json names them as seen from the agreement's folder.

            With --signers FILE everything that is signed must be sealed, and every party must have signed seals.txt with a \
            key that FILE gives it; FILE comes from outside the agreement, such as a list that the parties exchanged.

              concord check --signers ~/signers

            Exit status: 0 nothing worse than a warning; 1 an error was found; 2 the command could not run.
            """)

    @OptionGroup var place: FolderArgument

    @Option(help: "How findings are written: text to standard error, all others to standard output.")
    var format = FindingFormat.text

    @Flag(help: "Exit with status 1 on warnings too.")
    var strict = false

    @Option(
        help: ArgumentHelp(
            "The folder that sarif, github and junit put in front of file names, instead of the agreement's place in its "
                + "git repository.", valueName: "folder"))
    var pathPrefix: String?

    @Flag(help: "Show every finding by itself, also those that the old contract has many of (in text form).")
    var all = false

    @Option(
        help: ArgumentHelp(
            "Leave out what this file lists, so that an old contract shows only new findings of its checks. "
                + "(default: baseline.txt beside agreement.yml, where there is one)",
            valueName: "file"))
    var baseline: String?

    @Flag(help: "Show also what baseline.txt lists.")
    var noBaseline = false

    @Option(
        help: ArgumentHelp(
            "Write the findings of the contract's checks to this file, for --baseline.", valueName: "file"))
    var writeBaseline: String?

    @OptionGroup var signing: SignatureOptions

    @OptionGroup var common: CommonOptions

    func validate() throws {
        if noBaseline, baseline != nil { throw ValidationError("Give --baseline or --no-baseline, not both.") }
    }

    func run() throws {
        if let writeBaseline { try OutputPlace.check(writeBaseline) }
        let folder = try AgreementFolder(at: place.root, followsLinks: common.followLinks)
        var compilation = compile(folder.input, version: "integrated", asOf: nil)
        if let writeBaseline {
            let list = FindingBaseline.bytes(for: compilation.findings, in: compilation.sources)
            try FileSystem.write(list, to: writeBaseline)
        }
        var hidden: String?
        if let (file, list) = try listed(of: folder) {
            let (remaining, count, stale) = compilation.hiding(list)
            compilation = remaining
            hidden = isUsual ? folder.advice(hiding: count) : AgreementFolder.advice(file, hiding: count)
            // Who reads another format, and did not name the list, is a program.
            if !isUsual || format == .text { tell(stale, of: file) }
        }
        // After the list of what is known: nothing hides what is wrong with a signature.
        if signing.areWanted { compilation = try signing.judge(compilation, of: folder, in: place.root).0 }
        switch format {
        case .text:
            common.write(compilation, summaryWhenClean: true, showsAll: all, hidden: hidden)
        case .json:
            try write(FindingJSON().bytes(for: compilation.findings, in: compilation.sources))
        case .sarif:
            let sarif = FindingSARIF(toolVersion: Concord.number, pathPrefix: prefix)
            try write(sarif.bytes(for: compilation.findings, in: compilation.sources))
        case .github:
            try write(FindingAnnotations(pathPrefix: prefix).bytes(for: compilation.findings, in: compilation.sources))
        case .junit:
            let junit = FindingJUnit(pathPrefix: prefix, isStrict: strict)
            try write(junit.bytes(for: compilation.findings, in: compilation.sources))
        }
        if let worst = compilation.findings.worst, worst >= (strict ? .warning : .error) {
            throw Status.foundErrors
        }
    }

    /// Whether no list is named, so that the one beside the agreement holds.
    private var isUsual: Bool { baseline == nil && writeBaseline == nil }

    /// The list of known findings: the one that is named or was written just now, else the one beside the agreement.
    private func listed(of folder: AgreementFolder) throws -> (file: String, list: FindingBaseline)? {
        if let file = baseline ?? writeBaseline {
            return (file, try FindingBaseline.reading(try FileSystem.bytes(of: file), of: file))
        }
        guard !noBaseline, let list = try folder.usualBaseline() else { return nil }
        return (folder.baseline?.path ?? "", list)
    }

    /// What the file lists and nobody finds any more.
    private func tell(_ stale: [String], of file: String) {
        if stale.isEmpty { return }
        let lines = stale.map { "  \($0)\n" }.joined()
        let count = stale.count == 1 ? "1 finding" : "\(stale.count) findings"
        StandardStream.error.write(
            "concord: note: \(count) of \(file) cannot be found any more; write it again with --write-baseline\n\(lines)"
        )
    }

    private var prefix: String { pathPrefix ?? FileSystem.placeInRepository(of: place.root) }

    private func write(_ report: [UInt8]) throws(Failure) { try StandardStream.output.write(checking: report) }
}

extension FindingBaseline {
    /// A list, or the failure that names its file.
    static func reading(_ bytes: [UInt8], of file: String) throws(Failure) -> FindingBaseline {
        do {
            return try FindingBaseline(bytes)
        } catch {
            throw Failure("\(file): \(error.message)")
        }
    }
}

extension AgreementFolder {
    /// What the last line of a report says of a list that hides findings; nil where it hides none.
    static func advice(_ list: String, hiding count: Int) -> String? {
        count == 0 ? nil : "\(list) hides \(count == 1 ? "1 finding" : "\(count) findings")"
    }

    /// The same of the list beside the agreement.
    func advice(hiding count: Int) -> String? {
        baseline.flatMap { Self.advice($0.path, hiding: count) }.map {
            $0 + ", --no-baseline shows \(count == 1 ? "it" : "them")"
        }
    }

    /// The list beside the agreement; nil where there is none.
    func usualBaseline() throws(Failure) -> FindingBaseline? {
        guard let baseline else { return nil }
        return try FindingBaseline.reading(baseline.bytes, of: baseline.path)
    }
}

extension Compilation {
    /// The compilation without the findings that a list hides, how many it hides, and its lines that nothing matches any more.
    func hiding(_ list: FindingBaseline) -> (remaining: Compilation, hidden: Int, stale: [String]) {
        let (remaining, stale) = list.sort(findings, in: sources)
        return (showing(remaining), findings.count - remaining.count, stale)
    }
}
