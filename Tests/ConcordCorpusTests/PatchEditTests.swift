import ConcordCompiler
import Foundation
import Support
import Testing

/// Any edit of an article file, as a patch, reads as the edited file read alone: words, items, rows and cells, bullets, heads,
/// notes, lines joined and split.
@Suite struct PatchEditTests {
    static let seeds = ProcessInfo.processInfo.environment["CONCORD_SOAK"].flatMap(Int.init) ?? 300

    @Test func everyPatchReadsAsTheFileItMakes() throws {
        for seed in 0..<Self.seeds {
            var random = Seeded(UInt64(seed))
            let old = ArticleEdits.article(&random)
            let new = ArticleEdits.edited(old, &random)
            let patch = ArticleEdits.patch(old, new, context: random.pick([0, 1, 3, 3, 8]))
            guard !patch.isEmpty else { continue }
            let compilation = compile(ArticleEdits.input(old, [PatchTests.paper("TA-1", patch)]))
            let others = compilation.findings.filter { $0.severity == .error && !$0.isCheck && $0.rule != .noChange }
            #expect(others.isEmpty, "seed \(seed)\n\(compilation.report)\n\(patch)")
            let printed = try compilation.redline(from: "TA-1", to: "TA-1", format: .text)
            let wanted = try ArticleEdits.text(new)
            #expect(printed == wanted, "seed \(seed)\n\(patch)")
        }
    }

    /// On top of another paper a patch reads as the file it makes too, or is refused aloud.
    @Test(arguments: [DealtPaper.Form.patch, .fullText])
    func everyPatchOnTopReadsAsTheFileItMakes(form: DealtPaper.Form) throws {
        var refused = 0
        let seeds = Self.seeds / 2
        for seed in 0..<seeds {
            var random = Seeded(70_000 + UInt64(seed))
            let old = ArticleEdits.article(&random)
            let between = ArticleEdits.edited(old, &random)
            let new = ArticleEdits.edited(between, &random)
            let first = ArticleEdits.patch(old, between, context: 3)
            let second = ArticleEdits.patch(between, new, context: random.pick([1, 3, 8]))
            guard !first.isEmpty, !second.isEmpty else { continue }
            let paper = form == .patch ? PatchTests.paper("TA-1", first) : ArticleEdits.fullText("TA-1", between)
            let alone = compile(ArticleEdits.input(old, [paper]))
            // What full text makes of such an article is tried for itself.
            if form == .fullText,
                try alone.redline(from: "TA-1", to: "TA-1", format: .text) != ArticleEdits.text(between)
            {
                continue
            }
            let compilation = compile(
                ArticleEdits.input(old, [paper, PatchTests.paper("TA-2", second, after: ["TA-1"])]))
            if compilation.findings.contains(where: { $0.severity == .error && !$0.isCheck }) {
                refused += 1
                continue
            }
            let printed = try compilation.redline(from: "TA-2", to: "TA-2", format: .text)
            let wanted = try ArticleEdits.text(new)
            #expect(printed == wanted, "seed \(seed)\n\(first)\n\(second)")
        }
        #expect(refused * 4 < seeds, "\(refused) of \(seeds)")
    }
}

/// Articles as people write them, and edits as people make them.
enum ArticleEdits {
    private static let words = [
        "the", "Town", "gives", "notice", "ten (10)", "days", "ahead", "in writing", "to each", "employee", "$25.00",
        "overtime", "leave",
    ]

    static func input(_ lines: [String], _ papers: [SourceFile] = []) -> Input {
        let bytes = Array((lines.joined(separator: "\n") + "\n").utf8)
        return Input(name: "a", files: [PatchTests.frame, SourceFile(path: "articles/01.md", bytes: bytes)] + papers)
    }

    static func text(_ lines: [String]) throws -> [UInt8] {
        try compile(input(lines)).redline(from: "base", to: "base", format: .text)
    }

    static func patch(_ old: [String], _ new: [String], context: Int) -> String {
        UnifiedDiff(old.joined(separator: "\n") + "\n", new.joined(separator: "\n") + "\n", context: context)
            .text(from: "articles/01.md", to: "articles/01.md")
    }

    static func fullText(_ id: String, _ lines: [String]) -> SourceFile {
        let matter = "paper: \(id)\nkind: tentative agreement\nform: full text\n"
        let signed = "signed: { union: 2025-03-01, employer: 2025-03-01 }\n"
        let text = "---\n\(matter)\(signed)---\n\n" + lines.joined(separator: "\n") + "\n"
        return SourceFile(path: "papers/\(id).md", bytes: Array(text.utf8))
    }

    private static func sentence(_ random: inout Seeded) -> String {
        "The " + (0..<(3 + random.number(7))).map { _ in random.pick(words) }.joined(separator: " ") + "."
    }

    static func article(_ random: inout Seeded) -> [String] {
        var lines = ["# Article 1. Subject", ""]
        for section in 1...(1 + random.number(3)) {
            lines += ["## Section \(section). \(random.pick(["Pay", "Leave", "Hours"]))", ""]
            for _ in 0...random.number(3) { lines += block(&random) + [""] }
        }
        return lines
    }

    private static func block(_ random: inout Seeded) -> [String] {
        switch random.number(7) {
        case 0: return [sentence(&random)]
        case 1: return [sentence(&random), sentence(&random)]
        case 2: return ["It covers:", ""] + (0...random.number(3)).map { _ in "- " + sentence(&random) }
        case 3:
            return (0...random.number(4)).flatMap { index -> [String] in
                let letter = Array("abcdef")[index]
                let below = random.chance(4) ? ["    (1) " + sentence(&random), "    (2) " + sentence(&random)] : []
                return ["(\(letter)) " + sentence(&random)] + (random.chance(2) ? [""] : []) + below
            }
        case 4: return ["> Note: " + sentence(&random), "> " + sentence(&random)]
        case 5: return ["```", "a   b", "  c", "```"]
        default:
            let steps = 2 + random.number(4)
            return [row(["Class"] + (1...steps).map { "Step \($0)" }), row((0...steps).map { _ in "---" })]
                + (0...random.number(3)).map { grade in
                    row(["R\(grade)"] + (0..<steps).map { "\(100 + 10 * $0 + 10 * grade)" })
                }
        }
    }

    private static func row(_ cells: [String]) -> String { "| " + cells.joined(separator: " | ") + " |" }

    static func edited(_ article: [String], _ random: inout Seeded) -> [String] {
        var lines = article
        for _ in 0...random.number(3) where lines.count > 4 {
            let place = 1 + random.number(lines.count - 2)
            switch random.number(10) {
            case 0: lines.removeSubrange(place..<min(lines.count, place + 1 + random.number(3)))
            case 1: lines.insert(contentsOf: [""] + block(&random) + [""], at: place)
            case 2: lines.insert(contentsOf: ["## Section \(1 + random.number(8)). New", ""], at: place)
            case 3, 4: lines[place] = reworded(lines[place], &random)
            case 5, 6: editTable(&lines, &random)
            case 7: lines.swapAt(place, place + 1)
            case 8:
                let pieces = lines[place].split(separator: " ", maxSplits: 3 + random.number(3))
                guard pieces.count > 3, !lines[place].hasPrefix("|") else { continue }
                lines[place] = pieces.dropLast().joined(separator: " ")
                lines.insert(String(pieces[pieces.count - 1]), at: place + 1)
            default:
                let end = min(lines.count, place + 1 + random.number(3))
                let moved = Array(lines[place..<end])
                lines.removeSubrange(place..<end)
                lines.insert(contentsOf: moved, at: 1 + random.number(max(1, lines.count - 1)))
            }
        }
        return lines
    }

    /// One word changed, brought or taken: also the first one of a line or of an item.
    private static func reworded(_ line: String, _ random: inout Seeded) -> String {
        var pieces = line.split(separator: " ", omittingEmptySubsequences: false).map(String.init)
        guard pieces.count > 2, !line.hasPrefix("|") else { return line }
        let place = random.chance(3) ? 1 : random.number(pieces.count)
        switch random.number(3) {
        case 0: pieces[place] = random.pick(words)
        case 1: pieces.insert(random.pick(words), at: place)
        default: pieces.remove(at: place)
        }
        return pieces.joined(separator: " ")
    }

    private static func editTable(_ lines: inout [String], _ random: inout Seeded) {
        let rows = lines.indices.filter { lines[$0].hasPrefix("| R") }
        guard !rows.isEmpty else { return }
        let place = random.pick(rows)
        var cells = lines[place].split(separator: "|").map { $0.trimmingCharacters(in: .whitespaces) }
        guard cells.count > 2 else { return }
        switch random.number(6) {
        case 0: cells = [cells[0]] + cells[2...] + ["999"]
        case 1: cells.swapAt(1, 2)
        case 2: cells[random.number(cells.count)] = "77"
        case 3: return lines.insert(row(["RX"] + cells.dropFirst()), at: place)
        case 4:
            lines.remove(at: place)
            return
        default:
            var first = place
            while first > 0, lines[first - 1].hasPrefix("|") { first -= 1 }
            var last = place
            while last + 1 < lines.count, lines[last + 1].hasPrefix("|") { last += 1 }
            let column = 1 + random.number(cells.count - 1)
            for index in first...last {
                var cells = lines[index].split(separator: "|").map { $0.trimmingCharacters(in: .whitespaces) }
                guard column < cells.count else { continue }
                cells.insert(lines[index].contains("---") ? "---" : index == first ? "New" : "55", at: column)
                lines[index] = row(cells)
            }
            return
        }
        lines[place] = row(cells)
    }
}
