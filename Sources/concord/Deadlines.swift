import ArgumentParser
import ConcordCompiler

/// The forms in which `deadlines` answers.
enum DeadlineFormat: String, CaseIterable, ExpressibleByArgument {
    case text, json, ics
}

/// `concord deadlines`: every period that someone must act within.
struct ShowDeadlines: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "deadlines",
        abstract: "List every period that someone must act within.",
        discussion: """
            Who must act and what starts a period is told as far as the text says. With --from each period is \
            reckoned from that day, as if what starts it happened then; a citation limits the list to one procedure:

              concord deadlines examples/alder-falls
              concord deadlines "Article 9" --from 2026-03-02
              concord deadlines . "Article 9" --from 2026-03-02 --format ics > grievance.ics

            Working days leave out Saturdays and Sundays. Holidays are not known here: check them yourself.
            """)

    @OptionGroup var place: ProvisionArgument

    @Option(help: "How the list is written; ics is a calendar file and needs --from.")
    var format = DeadlineFormat.text

    @Option(
        help: ArgumentHelp("Reckon each period from this day, such as 2026-03-02.", valueName: "date"),
        transform: readDate)
    var from: CivilDate?

    @Option(
        help: ArgumentHelp(
            "The version: base, TA-07, TA-03+TA-07, integrated, integrated@2026-01-01.", valueName: "version"))
    var version = "integrated"

    @OptionGroup var common: CommonOptions

    func validate() throws {
        if format == .ics, from == nil {
            throw ValidationError("A calendar needs a day to count from: add --from, as in --from 2026-03-02.")
        }
    }

    func run() throws {
        let (path, citation) = place.meaning
        let folder = try AgreementFolder(at: path, followsLinks: common.followLinks)
        let compilation = compile(folder.input, version: version, asOf: nil)
        let (records, findings) = try compilation.produce { compilation throws(CommandError) in
            (
                try compilation.deadlines(in: citation, version: version, from: from),
                try citation.map { citation throws(CommandError) in
                    try compilation.findings(about: citation, version: version)
                }
            )
        }
        common.show(compilation, of: folder, some: findings ?? [])
        let output = StandardStream.output
        switch (format, from) {
        case (.ics, let day?):
            try output.write(checking: DeadlineCalendar().bytes(for: records, title: compilation.title, from: day))
        case (.json, _):
            try output.write(checking: DeadlineJSON().bytes(for: records, in: compilation.sources, from: from))
        case (.text, _), (.ics, nil):
            let table = DeadlineTable(width: output.terminalWidth ?? 100, isColoured: output.isColoured)
            try output.write(checking: table.bytes(for: records, from: from))
        }
        if compilation.findings.worst == .error { throw Status.foundErrors }
    }
}
