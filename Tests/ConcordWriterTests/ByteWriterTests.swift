import Support
import Testing

@testable import ConcordWriter

/// The writer that looks at sixteen bytes at once against one that looks at each character.
@Suite("Bytes of a page")
struct ByteWriterTests {
    private static let pieces =
        [
            "a", "Employees", " ", "&", "<", ">", "\"", "\n", "\t", "\u{C}", "\r", "\u{1}", "\u{7F}", "\u{85}",
            "\u{A0}",
            "§", "é", "“", "’", "\u{FFFD}", "\u{FEFF}", "𝒜", "{", "'",
        ] + [0xFFFF, 0xFFFE, 0xFDD0, 0xFDEF, 0xFDCF, 0xFDF0].compactMap(Unicode.Scalar.init).map { String($0) }

    /// What each character becomes, one by one.
    private static func escaped(_ text: String, _ escaping: Escaping) -> String {
        var result = ""
        for scalar in text.unicodeScalars {
            switch scalar.value {
            case 0x26: result += "&amp;"
            case 0x3C: result += "&lt;"
            case 0x3E: result += "&gt;"
            case 0x22: result += escaping == .htmlAttribute ? "&quot;" : "\""
            case 0x0A: result += escaping == .html ? "<br>\n" : "\n"
            case 0x09, 0x0C, 0x0D: result.unicodeScalars.append(scalar)
            case 0x00..<0x20, 0x7F..<0xA0, 0xFDD0...0xFDEF, 0xFFFE, 0xFFFF: result += "\u{FFFD}"
            default: result.unicodeScalars.append(scalar)
            }
        }
        return result
    }

    @Test(arguments: 0..<60)
    func escapesLikeASlowOne(seed: UInt64) {
        var random = Seeded(seed)
        let isWordy = random.chance(2)
        let before = String(repeating: "x", count: random.number(20))
        let behind = String(repeating: "<&y", count: random.number(8))
        var text = ""
        for _ in 0..<random.number(60) { text += isWordy && !random.chance(6) ? "work" : random.pick(Self.pieces) }
        let all = Array((before + text + behind).utf8)
        let range = before.utf8.count..<before.utf8.count + text.utf8.count
        for escaping in [Escaping.html, .htmlLines, .htmlAttribute] {
            // However little room was guessed, everything finds room.
            for guess in [0, 5, 40, 5000] {
                let bytes = ByteWriter.bytes(guess: guess) { out in
                    out.append("<p>")
                    out.append(all, range, escaping: escaping)
                    out.append("</p>")
                }
                #expect(
                    String(decoding: bytes, as: UTF8.self) == "<p>" + Self.escaped(text, escaping) + "</p>",
                    "seed \(seed), \(escaping), guess \(guess)")
            }
        }
    }
}
