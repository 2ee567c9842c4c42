import ConcordCompiler

/// Compiles an agreement, has all made of it that a command can print, and notes what must not be.
package struct AgreementTrial {
    /// How much is tried: everything, or a part that the number chooses, so that many inputs can be tried.
    package enum Extent: Sendable {
        case all
        case part(UInt64)
    }

    private let compilation: Compilation
    private let extent: Extent
    private let input: Input
    /// A word in small letters that stands in internal notes alone; nil where it may stand elsewhere.
    private let canary: [UInt8]?
    /// What is wrong, a sentence each.
    package private(set) var faults: [String] = []
    /// How many outputs were looked at.
    package private(set) var outputs = 0
    package var hasErrors: Bool { compilation.findings.worst == .error }

    package init(_ input: Input, canary: [UInt8]? = nil, extent: Extent = .all) {
        self.input = input
        self.extent = extent
        self.canary = canary
        compilation = compile(input)
    }

    package mutating func run() {
        reports()
        pages()
        switch extent {
        case .all:
            records()
            adoption()
            sealing()
        case .part(let number):
            switch number / 8 % 4 {
            case 0: records()
            case 1: adoption()
            case 2: sealing()
            default: break
            }
        }
    }

    private func isWanted(form: Int) -> Bool {
        switch extent {
        case .all: true
        case .part(let number): number / 32 % 16 == form
        }
    }

    private var formats: [OutputFormat] {
        switch extent {
        case .all: OutputFormat.allCases
        case .part(let number): [OutputFormat.allCases[Int(number % 3)]]
        }
    }

    /// The last one is the one that is tried, where it is one.
    private var papers: ArraySlice<String> {
        // A paper may be called like a version, or like several papers.
        let named = compilation.papers.map(\.id).filter { !$0.contains("+") && !$0.contains("@") }
        if case .all = extent { return named.prefix(8) }
        return named.suffix(1)
    }

    // MARK: Steps

    private mutating func reports() {
        let (findings, sources) = (compilation.findings, compilation.sources)
        for finding in findings where finding.rule == .unprovedPaper {
            faults.append("not proved: \(finding.message)")
        }
        keep("check", FindingText(wraps: true).bytes(for: FindingReport(findings, in: sources), in: sources))
        let forms: [(name: String, write: () -> [UInt8])] = [
            ("text --all", { FindingText().bytes(for: findings, in: sources) }),
            ("json", { FindingJSON().bytes(for: findings, in: sources) }),
            ("github", { FindingAnnotations().bytes(for: findings, in: sources) }),
            ("junit", { FindingJUnit().bytes(for: findings, in: sources) }),
            // Tells of every rule there is, which costs more than compiling what is small.
            ("sarif", { FindingSARIF(toolVersion: "1").bytes(for: findings, in: sources) }),
        ]
        for (index, form) in forms.enumerated() where isWanted(form: index) {
            keep("check --format \(form.name)", form.write())
        }
        let list = FindingBaseline.bytes(for: findings, in: sources)
        keep("check --write-baseline", list)
        if (try? FindingBaseline(list)) == nil { faults.append("the baseline that was written cannot be read") }
    }

    private mutating func pages() {
        let formats = formats
        attempt("build") { compilation throws(CommandError) in
            try compilation.build(version: "integrated", formats: formats)
        }
        var pairs = [("base", "integrated")]
        if case .all = extent { pairs.append(("integrated", "base")) }
        for id in papers {
            pairs.append(("base", id))
            attempt("redline --for-signature \(id)") { compilation throws(CommandError) in
                var pages: [(name: String, bytes: [UInt8])] = []
                for format in formats {
                    pages.append((format.rawValue, try compilation.signaturePage(of: id, format: format)))
                }
                return pages
            }
        }
        do throws(CommandError) {
            faults += try ReadingBack(compilation).faults(pairs: pairs, formats: formats)
        } catch {
            refuse("redline", error)
        }
    }

    private mutating func records() {
        for version in ["base", "integrated"] {
            attempt("show \(version)") { compilation throws(CommandError) in
                [("show", try compilation.show(nil, version: version))]
            }
            attempt("deadlines \(version)") { compilation throws(CommandError) in
                let day = CivilDate("2026-03-02")
                let list = try compilation.deadlines(version: version, from: day)
                let calendar = day.map { DeadlineCalendar().bytes(for: list, title: compilation.title, from: $0) }
                return [
                    ("text", DeadlineTable().bytes(for: list, from: day)), ("ics", calendar ?? []),
                    ("json", DeadlineJSON().bytes(for: list, in: compilation.sources, from: day)),
                ]
            }
            attempt("references \(version)") { compilation throws(CommandError) in
                let list = try compilation.references(version: version)
                return [
                    ("text", ReferenceTable().bytes(for: list, in: compilation.sources, to: nil)),
                    ("json", ReferenceJSON().bytes(for: list, in: compilation.sources)),
                ]
            }
        }
        attempt("blame") { compilation throws(CommandError) in
            let blame = try compilation.blame("Article 1")
            return [("text", BlameText().bytes(for: blame)), ("json", BlameJSON().bytes(for: blame))]
        }
        attempt("concordance") { compilation throws(CommandError) in
            let entries = try compilation.concordance(from: "base", to: "integrated")
            let table = ConcordanceTable(entries, from: "base", to: "integrated")
            return [("text", table.text), ("json", table.json), ("csv", table.csv)]
        }
        attempt("papers") { compilation throws(CommandError) in
            let (records, parties) = (compilation.paperRecords(), compilation.parties)
            return [
                ("text", PaperTable(showsDigests: true).bytes(for: records, parties: parties, asOf: nil)),
                ("json", PaperRecordJSON().bytes(for: records, parties: parties, asOf: nil)),
            ]
        }
    }

    private mutating func adoption() {
        // Files that no paper changed are copied to the byte.
        attempt("adopt", isText: false) { compilation throws(CommandError) in
            try compilation.adopted(version: "integrated").files.map { (name: $0.path, bytes: $0.bytes) }
        }
    }

    /// What is sealed is taken by the compiler as it was written.
    private mutating func sealing() {
        let input = input
        attempt("seal") { _ throws(CommandError) in
            _ = try Sealing(input, .all)
            return []
        }
    }

    /// A record with other lines than those that were written is an error: nothing but remarks and line ends is free.
    package mutating func expectErrorUnlessRecorded(_ bytes: [UInt8]) {
        func lines(_ bytes: [UInt8]) -> [ArraySlice<UInt8>] {
            bytes.split(separator: 0x0A).map { $0.last == 0x0D ? $0.dropLast() : $0 }
                .filter { !$0.isEmpty && $0.first != UInt8(ascii: "#") }
        }
        let isRecorded = lines(bytes) == lines(TrialAgreement.record)
        if !isRecorded, compilation.findings.worst != .error { faults.append("another record of seals is no error") }
    }

    // MARK: What comes out

    private mutating func attempt(
        _ name: String, isText: Bool = true,
        _ make: (Compilation) throws(CommandError) -> [(name: String, bytes: [UInt8])]
    ) {
        do throws(CommandError) {
            for (part, bytes) in try make(compilation) { keep("\(name): \(part)", bytes, isText: isText) }
        } catch {
            refuse(name, error)
        }
    }

    private mutating func keep(_ name: String, _ bytes: [UInt8], isText: Bool = true) {
        outputs += 1
        if let canary, PlantedNotes.holds(bytes, canary) { faults.append("\(name) shows an internal note") }
        if isText, String(validating: bytes, as: UTF8.self) == nil { faults.append("\(name) is not UTF-8") }
    }

    /// A command may be refused, but not for a fault of Concord's own.
    private mutating func refuse(_ name: String, _ error: CommandError) {
        keep("\(name), refused", Array(error.message.utf8))
        // Adopting refuses what cannot be written in a way that reads the same.
        if error.message.contains("This is a fault of concord") { faults.append("\(name): \(error.message)") }
    }
}
