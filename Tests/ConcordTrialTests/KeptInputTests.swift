import ConcordCompiler
import Foundation
import Support
import Testing

/// Every input that the fuzzer begins with, and every one that it ever found a fault with, is as it shall be.
@Suite struct KeptInputTests {
    struct KeptInput: CustomTestStringConvertible, Sendable {
        var target: TrialTarget
        var file: URL
        var testDescription: String { file.pathComponents.suffix(3).joined(separator: "/") }
    }

    private static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().appendingPathComponent("Fuzz")

    static let all: [KeptInput] = ["Seeds", "Crashers"].flatMap { kind in
        TrialTarget.allCases.flatMap { target in
            let place = folder.appendingPathComponent("\(kind)/\(target.rawValue)")
            let names = (try? FileManager.default.contentsOfDirectory(atPath: place.path)) ?? []
            return names.filter { !$0.hasPrefix(".") }.sorted().map {
                KeptInput(target: target, file: place.appendingPathComponent($0))
            }
        }
    }

    @Test(arguments: all)
    func isAsItShallBe(_ input: KeptInput) throws {
        let faults = input.target.faults(of: Array(try Data(contentsOf: input.file)))
        #expect(faults.isEmpty, "\(faults.joined(separator: "\n"))")
    }

    @Test func everyTargetHasSeeds() {
        for target in TrialTarget.allCases {
            #expect(Self.all.contains { $0.target == target && $0.file.path.contains("/Seeds/") }, "\(target)")
        }
    }

    /// What the trials hold everything against, they find: a word of a note that gets out is seen.
    @Test func aNoteThatGetsOutIsSeen() {
        let article = "# Article 1. Hours\n\nA \(String(decoding: PlantedNotes.word, as: UTF8.self)) is a note.\n"
        let input = Input(name: "a", files: [SourceFile(path: "articles/01.md", bytes: Array(article.utf8))])
        var trial = AgreementTrial(input, canary: PlantedNotes.word)
        trial.run()
        #expect(trial.faults.contains { $0.hasPrefix("build: agreement.html shows an internal note") })
        #expect(trial.faults.contains { $0.hasPrefix("blame: json shows an internal note") })
    }
}
