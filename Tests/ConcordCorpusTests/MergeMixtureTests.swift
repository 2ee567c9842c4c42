import ConcordCompiler
import Foundation
import Support
import Testing

/// Three files of the same parts, each with other ones, in another order and with other words: whatever is mixed, no word of
/// either side is lost, and none comes from nowhere.
@Suite struct MergeMixtureTests {
    private static let cases: UInt64 =
        ProcessInfo.processInfo.environment["CONCORD_SOAK"].flatMap { UInt64($0) } ?? 400

    @Test func noWordIsLost() {
        for seed in 0..<Self.cases {
            var random = Seeded(seed &+ 77_000)
            let mixture = MergeMixture(&random)
            let merge = mergeFiles(base: mixture.base, ours: mixture.ours, theirs: mixture.theirs)
            let (base, ours, theirs) = (words(mixture.base), words(mixture.ours), words(mixture.theirs))
            let result = words(merge.bytes)
            for (word, count) in ours where theirs[word] != nil || base[word] == nil {
                #expect(result[word] != nil, "seed \(seed): ours has \(word) \(count) times")
            }
            for word in theirs.keys where base[word] == nil {
                #expect(result[word] != nil, "seed \(seed): theirs has \(word)")
            }
            guard merge.conflicts == 0 else { continue }
            for (word, count) in result {
                // What both brought, or took to a place of its own each, may stand twice; more often than that it was copied.
                let most = (ours[word] ?? 0) + (theirs[word] ?? 0)
                #expect(count <= most, "seed \(seed): \(word) stands \(count) times")
            }
        }
    }

    @Test func damagedMixturesLoseNoWord() {
        for seed in 0..<Self.cases {
            var random = Seeded(seed &+ 99_000)
            let mixture = MergeMixture(&random)
            var files = [mixture.base, mixture.ours, mixture.theirs]
            for index in files.indices {
                for _ in 0..<random.number(5) where !files[index].isEmpty {
                    let at = random.number(files[index].count)
                    switch random.number(4) {
                    case 0: files[index].removeSubrange(at...)
                    case 1: files[index].insert(contentsOf: files[random.number(3)].prefix(at), at: at)
                    case 2: files[index].insert(contentsOf: random.pick(Self.signs).utf8, at: at)
                    default: files[index][at] = random.pick([0xFF, 0xC3, 0x0A, 0x0D, 0x7C, 0x60, 0x23, 0x20])
                    }
                }
            }
            let faults = MergeTrial(base: files[0], ours: files[1], theirs: files[2]).faults
            #expect(faults.isEmpty, "seed \(seed)")
        }
    }

    private static let signs = ["{>>", "<<}", "<!--", "-->", "```\n", "\n\n", "<table>", "---\n", "\n# ", "(a) ", "| "]

    /// The words that tell one part from another: each has a digit.
    private func words(_ bytes: [UInt8]) -> [Substring: Int] {
        String(decoding: bytes, as: UTF8.self).split { !$0.isLetter && !$0.isNumber }
            .filter { $0.contains(where: \.isNumber) && $0.contains(where: \.isLetter) }
            .reduce(into: [:]) { $0[$1, default: 0] += 1 }
    }
}

/// A base and two sides, made of one supply of parts.
private struct MergeMixture {
    var base: [UInt8] = []
    var ours: [UInt8] = []
    var theirs: [UInt8] = []

    init(_ random: inout Seeded) {
        let parts = (0..<random.number(9) + 3).map { Self.part($0, &random) }
        let first = parts.filter { _ in !random.chance(5) }
        base = Self.file(first)
        ours = Self.file(Self.side(first, parts, "our", &random))
        theirs = Self.file(Self.side(first, parts, "their", &random))
    }

    private static func file(_ parts: [String]) -> [UInt8] { Array((parts.joined(separator: "\n\n") + "\n").utf8) }

    private static func part(_ index: Int, _ random: inout Seeded) -> String {
        let words = (0..<random.number(9) + 1).map { "word\(index)x\($0)" }.joined(separator: " ")
        return switch random.number(12) {
        case 0: "# Article \(index + 1). Title\(index)a"
        case 1, 2: "## Section \(random.number(4) + 1). Head\(index)a"
        case 3, 4: "{>> note\(index)a \(words) <<}"
        case 5: "<!-- note\(index)a \(words) -->"
        case 6: "(a) item\(index)a \(words)\n(b) item\(index)b\n(c) item\(index)c"
        case 7:
            "| Grade\(index)a | Step\(index)b |\n| :-- | --: |\n| row\(index)c | \(words) |\n| row\(index)d | pay\(index)e |"
        case 8: "```\nline\(index)a\n\(words)\n```"
        default: "The \(words) end\(index)a."
        }
    }

    /// What one side made of the parts: some go, come, move and are changed.
    private static func side(
        _ parts: [String], _ supply: [String], _ name: String, _ random: inout Seeded
    ) -> [String] {
        var parts = parts
        for turn in 0..<random.number(4) {
            guard !parts.isEmpty else { break }
            let at = random.number(parts.count)
            switch random.number(6) {
            case 0: parts.remove(at: at)
            case 1, 2:
                let part = parts.remove(at: at)
                parts.insert(part, at: random.number(parts.count + 1))
            case 3:
                let missing = supply.filter { !parts.contains($0) }
                if !missing.isEmpty { parts.insert(random.pick(missing), at: at) }
            case 4: parts.insert("{>> \(name)\(turn)n hold <<}", at: at)
            default: parts[at] = parts[at].replacing("word", with: "\(name)\(turn)word", maxReplacements: 1)
            }
        }
        return parts
    }
}
