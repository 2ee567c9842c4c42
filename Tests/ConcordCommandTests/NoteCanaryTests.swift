import Foundation
import Support
import Testing

/// No internal note leaves the house: a word is planted in notes wherever one can stand, whole and damaged, and looked for in
/// all that every command writes in every format.
@Suite("No internal note reaches any output")
struct NoteCanaryTests {
    private static let word = "canary"

    /// Every command that reads an agreement, with the formats it has. None asks for notes.
    private static let commands: [[String]] =
        ["text", "json", "sarif", "github", "junit"].map { ["check", "--format", $0] }
        + ["html", "docbook", "text"].flatMap { format in
            ["base", "integrated", "UP-01", "TA-05"].map {
                ["redline", "--from", "base", "--to", $0, "--format", format]
            }
        }
        + ["html", "docbook", "text"].flatMap { format in
            ["TA-01", "TA-05", "TA-09"].map { ["redline", "--for-signature", $0, "--format", format] }
        }
        + [
            ["check", "--all", "--strict"], ["show"], ["show", ".", "Article 1"], ["show", "--version", "TA-01"],
            ["blame", ".", "Article 1"], ["blame", ".", "Article 1", "--format", "json"], ["blame", ".", "Article 2"],
            ["papers", "--digests"], ["papers", "--format", "json"], ["concordance"],
            ["concordance", "--format", "json"],
            ["concordance", "--format", "csv"], ["references"], ["references", "--format", "json"], ["deadlines"],
            ["deadlines", "--format", "json"], ["deadlines", "--format", "csv"],
            ["deadlines", "--format", "ics", "--from", "2026-03-02"], ["seal", "TA-01"], ["seal", "TA-09"],
            ["seal", "--all", "--again"], ["check", "--signatures"], ["papers", "--signatures"],
            ["seal", "--sign", "union", "--key", "nothing"],
            ["build", "--output", "out"], ["build", "--output", "day", "--as-of", "2025-08-01"],
            ["check", "--write-baseline", "known.txt"],
            ["adopt", "--output", "next"], ["adopt", "--version", "base", "--output", "last"],
        ]

    /// Notes in place of the signs ¤, by a seed. In a value of YAML a note is one of its line.
    private func planted(_ text: String, _ random: inout Seeded, damaged: Bool) -> String {
        var planted = ""
        for character in text {
            guard character == "¤" else {
                planted.append(character)
                continue
            }
            if Int.random(in: 0..<3, using: &random) == 0 { continue }
            let forms =
                damaged && Int.random(in: 0..<3, using: &random) == 0
                ? [
                    "{>> ¢ >>", "{>> ¢ <<", "{>> ¢", "{<< ¢ >>}", "<<{ ¢ >>}", "{<< ¢ <<}", "{>> ¢ < <}", "<!-- ¢ ->",
                    "<!-- ¢", "{>> ¢ {>> ¢ <<}",
                    "{>> ¢ <!-- ¢ <<}",
                ]
                : [
                    "{>> ¢ <<}", "{>>¢<<}", "<!-- ¢ -->", "{>> ¢ {>> ¢ <<} ¢ <<}", "<!-- ¢ {>> ¢ <<} -->",
                    "{>> ¢ #1: \"¢\" | <<}",
                ]
            planted += (forms.randomElement(using: &random) ?? "").replacing("¢", with: Self.word)
        }
        return planted
    }

    @Test(arguments: 0..<8)
    func wellFormed(seed: UInt64) throws {
        try plant(NoteCanaryTexts.whole, seed, damaged: false, isSound: true)
        try plant(NoteCanaryTexts.faulty, seed, damaged: false, isSound: false)
    }

    @Test(arguments: 0..<14)
    func damaged(seed: UInt64) throws {
        try plant(NoteCanaryTexts.whole, seed + 1000, damaged: true, isSound: false)
        try plant(NoteCanaryTexts.faulty, seed + 1000, damaged: true, isSound: false)
    }

    private func plant(_ files: [String: String], _ seed: UInt64, damaged: Bool, isSound: Bool) throws {
        var random = Seeded(seed)
        let folder = try TemporaryFolder()
        var all = ""
        for (name, text) in files.sorted(by: { $0.key < $1.key }) {
            let text = planted(text, &random, damaged: damaged)
            all += "\n--- \(name)\n" + text
            try folder.write(text, to: name)
        }
        for command in Self.commands {
            let run = try CommandRun(all: command, in: folder)
            for output in [run.output, run.errors] where output.lowercased().contains(Self.word) {
                let line = output.split(separator: "\n").first { $0.lowercased().contains(Self.word) } ?? ""
                Issue.record("seed \(seed), \(command.joined(separator: " ")): \(line)\n\(all)")
            }
            #expect(run.status < 3, "seed \(seed), \(command)")
            if isSound, command.first == "check", !command.contains("--signatures") {
                #expect(run.status == 0, "seed \(seed): \(run.errors)\(all)")
            }
        }
        for written in ["out", "day", "next", "last", "known.txt", "seals.txt"] {
            let place = folder.url(of: written)
            let below = FileManager.default.enumerator(at: place, includingPropertiesForKeys: nil)?.allObjects ?? []
            for case let url as URL in [place] + below {
                guard let text = try? String(contentsOf: url, encoding: .utf8) else { continue }
                #expect(!text.lowercased().contains(Self.word), "seed \(seed), \(url.lastPathComponent)\n\(all)")
            }
        }
    }
}
