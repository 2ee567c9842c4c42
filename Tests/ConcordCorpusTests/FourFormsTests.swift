import ConcordCompiler
import Foundation
import Support
import Testing

/// The same change in each of the four forms of paper is the same change: the same operations, the same bytes.
@Suite struct FourFormsTests {
    struct Change: CustomTestStringConvertible, Sendable {
        let name: String
        var testDescription: String { name }

        static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .appendingPathComponent("FourForms")

        static let all: [Change] = {
            let names = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
            return names.filter { !$0.contains(".") && $0 != "base" }.sorted().map(Change.init)
        }()

        /// The agreement with the change in one form; nil where that form cannot say it.
        func compiled(_ file: String, form: String) throws -> Compilation? {
            let place = Self.folder.appendingPathComponent("\(name)/\(file)")
            guard let body = try? Data(contentsOf: place) else { return nil }
            let matter = """
                ---
                paper: TA-01
                kind: tentative agreement
                form: \(form)
                signed: { crew: 2025-03-14, port: 2025-03-15 }
                ---


                """
            var input = try AgreementFiles.input(at: Self.folder.appendingPathComponent("base"))
            let path = "papers/TA-01." + place.pathExtension
            input.files.append(SourceFile(path: path, bytes: Array(matter.utf8) + Array(body)))
            return compile(input)
        }
    }

    /// Everything that must be the same: what the paper asks for, and all six pages.
    private func outcome(_ compilation: Compilation) throws -> [String: String] {
        let record = try #require(compilation.paperRecords().first)
        var outcome = [
            "operations": record.operations.map { "\($0.kind) \($0.count)" }.joined(separator: ", "),
            "places": record.places.joined(separator: ", "),
        ]
        for (name, bytes) in try compilation.build(version: "integrated", formats: OutputFormat.allCases) {
            outcome[name] = String(decoding: bytes, as: UTF8.self)
        }
        return outcome
    }

    @Test(arguments: Change.all)
    func everyFormGivesTheSame(_ change: Change) throws {
        let forms = [
            ("marked.md", "marked"), ("instructions.md", "instructions"), ("patch.diff", "patch"),
            ("full-text.md", "full text"),
        ]
        var first: (form: String, outcome: [String: String])?
        for (file, form) in forms {
            guard let compilation = try change.compiled(file, form: form) else { continue }
            // Numbers that the change leaves out are told in every form.
            let others = compilation.findings.filter { !$0.isCheck }
            #expect(others.isEmpty, "\(change.name) as \(form)\n\(compilation.report)")
            let outcome = try outcome(compilation)
            guard let wanted = first else {
                first = (form, outcome)
                #expect(outcome["operations"] != "")
                continue
            }
            for key in Set(outcome.keys).union(wanted.outcome.keys).sorted() {
                let isSame = outcome[key] == wanted.outcome[key]
                #expect(isSame, "\(change.name): \(key) as \(form) and as \(wanted.form)")
                if !isSame, key == "redline.txt" || key == "operations" {
                    print("--- \(change.name), \(wanted.form):\n\(wanted.outcome[key] ?? "")\n--- \(form):")
                    print(outcome[key] ?? "")
                }
            }
        }
    }

    @Test func thereAreFortyChanges() { #expect(Change.all.count >= 40) }
}
