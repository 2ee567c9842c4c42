import ConcordCompiler
import Support
import Testing

/// What holds of every case of the corpus, whatever it is about.
@Suite struct AlwaysTrueTests {
    @Test(arguments: CorpusCase.all)
    func everyFormatGivesBackBothVersions(_ item: CorpusCase) throws {
        try ReadingBack(compile(try item.input())).check(item.name)
    }

    @Test(arguments: CorpusCase.all)
    func theOrderOfFilesDoesNotMatter(_ item: CorpusCase) throws {
        let input = try item.input()
        let expected = try Everything(compile(input))
        #expect(try Everything(compile(input)) == expected, "\(item.name): the same bytes twice")
        var random = Seeded(7)
        var shuffled = input
        for _ in 0..<3 {
            shuffled.files.shuffle(using: &random)
            #expect(try Everything(compile(shuffled)) == expected, "\(item.name): files shuffled")
        }
        // Which of two papers of one name is left out is a matter of file names, and the build is refused anyway.
        if compile(input).findings.contains(where: { $0.rule == .duplicatePaper }) { return }
        var renamed = input
        let papers = input.files.indices.filter { input.files[$0].path.hasPrefix("papers/") }
        for (number, index) in papers.reversed().enumerated() {
            let file = input.files[index]
            // A patch without front matter has its name from its file, and every paper its form from the ending.
            guard file.written.starts(with: "---\n".utf8), let dot = file.path.lastIndex(of: ".") else { continue }
            renamed.files[index] = SourceFile(path: "papers/\(number)\(file.path[dot...])", bytes: file.written)
        }
        #expect(
            try Everything(compile(renamed)).withoutPlaces == expected.withoutPlaces, "\(item.name): papers renamed")
    }

    /// Who asks for errors alone gets the same errors, and beside an error everything.
    @Test(arguments: CorpusCase.all)
    func errorsAloneAreTheSameErrors(_ item: CorpusCase) throws {
        let input = try item.input()
        let versions = ["base", "integrated"] + compile(input).papers.map(\.id)
        for version in versions {
            let all = compile(input, version: version).findings
            let errors = compile(input, version: version, errorsAlone: true).findings
            #expect(errors.filter { $0.severity == .error } == all.filter { $0.severity == .error }, "\(version)")
            if all.worst == .error { #expect(errors == all, "\(version)") }
        }
    }

    @Test(arguments: CorpusCase.all)
    func docBookIsValid(_ item: CorpusCase) throws {
        guard let schema = DocBookSchema() else { return }
        let compilation = compile(try item.input())
        for (from, to) in [("base", "base"), ("base", "integrated"), ("integrated", "base")] {
            let document = try compilation.redline(from: from, to: to, format: .docbook)
            #expect(schema.accepts(document), "\(item.name): \(from) to \(to)")
        }
    }

    /// The page that is signed by hand holds what it must in every format, for every paper that can be signed.
    @Test(arguments: CorpusCase.all)
    func everyPaperHasAPageToSign(_ item: CorpusCase) throws {
        let input = try item.input()
        let schema = DocBookSchema()
        let compilation = compile(input)
        for paper in compilation.papers where paper.kind.bindsWhenSigned && !compilation.parties.isEmpty {
            for format in OutputFormat.allCases {
                let page = try compilation.signaturePage(of: paper.id, format: format)
                #expect(!page.contains(Array("SECRET".utf8)) && page.contains(Array("Signatures".utf8)), "\(paper.id)")
                if format == .docbook { #expect(schema?.accepts(page) != false, "\(item.name): \(paper.id)") }
            }
        }
    }

    /// Notes of the corpus have the word SECRET in them, and nothing else has.
    @Test(arguments: CorpusCase.all)
    func noInternalNoteLeaks(_ item: CorpusCase) throws {
        let input = try item.input()
        let secret = Array("SECRET".utf8)
        let hasNotes = input.files.contains { $0.written.contains(secret) }
        let compilation = compile(input)
        for (name, bytes) in try compilation.build(version: "integrated", formats: OutputFormat.allCases) {
            #expect(!bytes.contains(secret), "\(item.name): \(name)")
        }
        var options = RenderOptions()
        options.showsInternalNotes = true
        for format in OutputFormat.allCases {
            let bytes = try compilation.redline(from: "base", to: "integrated", format: format, options: options)
            #expect(bytes.contains(secret) == hasNotes, "\(item.name): \(format)")
        }
    }
}

/// All that comes out of a compilation.
private struct Everything: Equatable {
    let report: String
    let outputs: [String: [UInt8]]
    /// Findings without files, lines and columns, in any order.
    private let messages: [String]

    init(_ compilation: Compilation) throws {
        report = compilation.report
        messages = compilation.findings.map { "\($0.rule) \($0.severity) \($0.message) \($0.cure ?? "") \($0.papers)" }
            .sorted()
        var outputs: [String: [UInt8]] = [:]
        for (name, bytes) in try compilation.build(version: "integrated", formats: OutputFormat.allCases) {
            outputs[name] = bytes
        }
        self.outputs = outputs
    }

    struct WithoutPlaces: Equatable {
        let messages: [String]
        let outputs: [String: [UInt8]]
    }
    var withoutPlaces: WithoutPlaces { WithoutPlaces(messages: messages, outputs: outputs) }
}
