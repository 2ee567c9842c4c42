import Foundation
import Support
import Testing

@testable import ConcordCompiler

/// What is adopted reads as the version it is from, in every format, and holds no paper and no internal note.
@Suite("Adopted folders") struct AdoptionTests {
    @Test(arguments: CorpusCase.all)
    func readAsTheirVersion(_ item: CorpusCase) throws {
        let compilation = compile(try item.input())
        // Nobody knows where a note ends that is never closed.
        if compilation.findings.contains(where: { $0.rule == .unclosedNote }) { return }
        // Behind (a) an item (aa) is read as a level of its own, though a paper put it beside (a): it is refused.
        if item.name == "instruction-add-after-added-elsewhere" {
            #expect(throws: CommandError.self) { try compilation.adopted(version: "integrated") }
            return
        }
        for version in ["base", "integrated"] where !compilation.hasOpenConflicts || version == "base" {
            try check(compilation, version, item.name)
            _ = try compilation.adopted(version: version, keepsNotes: true)
            _ = try compilation.adopted(version: version, keepsNotes: true, rewritesAll: true)
        }
    }

    @Test(.enabled(if: RealAgreement.isAtHand, RealAgreement.absence), arguments: RealAgreement.all)
    func ofRealAgreements(_ agreement: RealAgreement) throws {
        let input = try agreement.input()
        let compilation = compile(input)
        try check(compilation, "base", agreement.name)
        _ = try compilation.adopted(version: "base", keepsNotes: true, rewritesAll: true)
        // Written anew, every file of them.
        let noted = input.files.map { file in
            SourceFile(
                path: file.path,
                bytes: file.path.hasSuffix(".md") ? file.written + Array("\n\n{>> a note <<}\n".utf8) : file.written)
        }
        try check(compile(Input(name: input.name, files: noted)), "base", agreement.name)
    }

    /// The later term of a contract, brought by a paper for each of its files: files of their own for what is new.
    @Test(.enabled(if: RealAgreement.isAtHand, RealAgreement.absence))
    func ofTwoTerms() throws {
        var input = try RealAgreement(name: "aee-2023").input()
        let later = try RealAgreement(name: "aee-2025").input()
        for (number, file) in later.files.filter({ $0.path.hasSuffix(".md") }).enumerated() {
            let front = """
                ---
                paper: TA-\(number)
                kind: tentative agreement
                form: full text
                signed: { union: 2025-07-01, employer: 2025-07-01 }
                ---

                """
            input.files.append(SourceFile(path: "papers/\(number).md", bytes: Array(front.utf8) + file.written))
        }
        try check(compile(input), "integrated", "two terms")
    }

    @Test func keepsFrontMatter() throws {
        let files = [
            (
                "articles/04-watches.md",
                "---\ntitle: Watches\norder: 4 {>> ask the Mate <<}\n---\n\n# Article 4. Watches\n\nA watch is four hours.\n"
            ),
            ("articles/05-meals.md", "---\norder: 5\n---\n# Article 5. Meals\n\nMeals are served aboard.\n"),
        ].map { SourceFile(path: $0.0, bytes: Array($0.1.utf8)) }
        let compilation = compile(Input(name: "T", files: files))
        let adopted = try compilation.adopted(version: "base", keepsNotes: false, rewritesAll: true)
        let texts = adopted.files.map { String(decoding: $0.bytes, as: UTF8.self) }
        #expect(texts[0].hasPrefix("---\ntitle: Watches\norder: 4"))
        #expect(!texts[0].contains("Mate"))
        #expect(texts[1].hasPrefix("---\norder: 5\n---\n\n# Article 5. Meals\n"))
    }

    private func check(_ compilation: Compilation, _ version: String, _ name: String) throws {
        let adopted = try compilation.adopted(version: version)
        let files = adopted.files.map { SourceFile(path: $0.path, bytes: $0.bytes) }
        let again = compile(Input(name: "T", files: files))
        #expect(again.papers.isEmpty)
        for format in OutputFormat.allCases {
            let wanted = try compilation.redline(from: version, to: version, format: format)
            let found = try again.redline(from: "base", to: "base", format: format)
            #expect(
                PrintedWords.of(found, format: format, taking: .later)
                    == PrintedWords.of(wanted, format: format, taking: .later), "\(name), \(version), \(format)")
        }
        for file in files where !file.path.hasPrefix("templates/") {
            #expect(!file.bytes.contains(Array("{>>".utf8)) || hasEscaped(file.bytes), "\(name): \(file.path)")
        }
        // What is adopted can be adopted, and nothing is left to do.
        #expect(try again.adopted(version: "base").files.allSatisfy { $0.origin == .asItWas }, "\(name)")
    }

    /// A sign that is a word of the contract has a backslash in front.
    private func hasEscaped(_ bytes: [UInt8]) -> Bool {
        !String(decoding: bytes, as: UTF8.self).replacingOccurrences(of: "\\{>>", with: "").contains("{>>")
    }
}
