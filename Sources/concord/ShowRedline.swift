import ArgumentParser
import ConcordCompiler

/// `concord redline`: what changes from one version to another.
struct ShowRedline: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "redline",
        _superCommandName: "concord",
        abstract: "Show what changes between any two versions.",
        discussion: """
            Versions: base (the current contract), TA-07 (the base, what TA-07 comes after, and TA-07), TA-03+TA-07, \
            integrated (everything signed), integrated@2026-01-01 (what is in force on that day).

            With --for-signature it is the page on which the parties sign one paper by hand: what it changes, lines for \
            each party, and a digest by which page and file can be held together later.

              concord redline --from base --to integrated
              concord redline --for-signature TA-07 --format html --output ta-07.html
            """)

    // The groups of options that other commands share stand here one by one: each group costs the parser a dozen searches
    // through all that is linked, and a redline of a contract takes no longer than twenty of them.

    @Argument(
        help: ArgumentHelp("The folder of the agreement, or a single .md file.", valueName: "folder"),
        completion: .directory)
    var folder = "."

    @Option(help: ArgumentHelp("The earlier version.", valueName: "version"))
    var from: String?

    @Option(help: ArgumentHelp("The later version.", valueName: "version"))
    var to: String?

    @Option(help: ArgumentHelp("A paper, by its id: print the page that is signed by hand.", valueName: "paper"))
    var forSignature: String?

    @Option(help: "The format of the redline.")
    var format = OutputFormat.text

    @Option(
        name: [.short, .long],
        help: ArgumentHelp("The file to write; - is standard output.", valueName: "file"), completion: .file())
    var output = "-"

    @Flag(help: "Show the internal notes of the drafting team, which no output shows otherwise.")
    var notes = false

    @Option(help: ArgumentHelp("Length of a line of plain text, in characters.", valueName: "characters"))
    var width = 80

    @Flag(name: [.short, .long], help: "Report errors only, not warnings and notes (in text form).")
    var quiet = false

    @OptionGroup var reading: ReadingOptions

    private var rendering: RenderingOptions {
        var options = RenderingOptions()
        options.notes = notes
        options.width = width
        return options
    }

    private var report: CommonOptions {
        var options = CommonOptions()
        options.quiet = quiet
        return options
    }

    func validate() throws {
        try rendering.validate()
        if forSignature != nil {
            if from != nil || to != nil {
                throw ValidationError(
                    "Give --for-signature or two versions, not both: a paper is shown on its own ground.")
            }
            if notes {
                throw ValidationError("Give --for-signature or --notes, not both: nobody signs internal notes.")
            }
            return
        }
        // In the parser's own words, which the scripts of people may know.
        if from == nil { throw ValidationError("Missing expected argument '--from <version>'") }
        if to == nil { throw ValidationError("Missing expected argument '--to <version>'") }
    }

    func run() throws {
        if output != "-" { try OutputPlace.check(output) }
        let files = try AgreementFolder(at: AgreementFolder.root(folder), followsLinks: reading.followLinks)
        if let forSignature { return try runForSignature(of: forSignature, files) }
        guard let from, let to else { return }
        let compilation = compile(files.input, version: to, from: from, errorsAlone: quiet)
        let options = rendering.options(templates: files.templates)
        let bytes = try compilation.produce { compilation throws(CommandError) in
            try compilation.redline(from: from, to: to, format: format, options: options)
        }
        keepToTheEnd(files.input, compilation, bytes)
        report.show(compilation, of: files)
        try write(bytes)
        if compilation.findings.worst == .error { throw Status.foundErrors }
    }

    /// Prints the page of a paper that is understood as a whole.
    private func runForSignature(of paper: String, _ files: AgreementFolder) throws {
        let compilation = compile(files.input, version: paper)
        let errors = try compilation.produce { compilation throws(CommandError) in
            try compilation.errorsBeforeSigning(paper)
        }
        guard errors.isEmpty else {
            report.show(compilation, of: files, some: errors)
            StandardStream.error.write(
                "concord: no page to sign is printed, since it would not show all that \(paper) says\n")
            throw Status.foundErrors
        }
        try write(
            try compilation.produce { compilation throws(CommandError) in
                try compilation.signaturePage(of: paper, format: format, options: rendering.options(templates: [:]))
            })
    }

    private func write(_ bytes: [UInt8]) throws(Failure) {
        if output == "-" {
            try StandardStream.output.write(checking: bytes)
        } else {
            try FileSystem.write(bytes, to: output, as: .page)
        }
    }
}
