import ArgumentParser
import ConcordCompiler

/// `concord papers`: the record of what crossed the table.
struct ShowPapers: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "papers",
        _superCommandName: "concord",
        abstract: "List the papers: what each is, changes and touches, and how it stands.",
        discussion: """
            Without a day the table tells from when to when a paper is in force; with --as-of it tells how each paper \
            stands on that day.
            """)

    @OptionGroup var place: FolderArgument

    @Option(
        help: ArgumentHelp("Tell how papers stand on this day, such as 2026-01-01.", valueName: "date"),
        transform: readDate)
    var asOf: CivilDate?

    @Option(help: "How the table is written.")
    var format = RecordFormat.text

    @Flag(help: "Show the digest of each paper, as the page that is signed by hand has it (in text form).")
    var digests = false

    @OptionGroup var signing: SignatureOptions

    @OptionGroup var common: CommonOptions

    func run() throws {
        let folder = try AgreementFolder(at: place.root, followsLinks: common.followLinks)
        var compilation = compile(folder.input, version: "integrated", asOf: asOf)
        let signatures: [PartySignature]
        if signing.areWanted {
            (compilation, signatures) = try signing.judge(compilation, of: folder, in: place.root)
        } else {
            signatures = SignatureOptions.unchecked(compilation, in: place.root)
        }
        let records = compilation.paperRecords(asOf: asOf)
        let output = StandardStream.output
        switch format {
        case .text:
            let table = PaperTable(
                width: output.terminalWidth ?? 80, isColoured: output.isColoured, showsDigests: digests)
            try output.write(
                checking: table.bytes(
                    for: records, parties: compilation.parties, asOf: asOf, signatures: signatures, by: signing.signers)
            )
        case .json:
            let json = PaperRecordJSON().bytes(
                for: records, parties: compilation.parties, asOf: asOf, signatures: signatures)
            try output.write(checking: json)
        }
        // The table tells of every paper; what is wrong with it in detail is for `check`.
        common.show(compilation, of: folder, some: [])
        if compilation.findings.worst == .error { throw Status.foundErrors }
    }
}
