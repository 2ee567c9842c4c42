import Support
import Testing

@testable import ConcordReader

/// What is said of a line while its end is sought, against a look at each of its bytes.
@Suite("Lines and what is in them")
struct LineBytesTests {
    private static let pieces: [[UInt8]] =
        [
            "work", "leave", " ", "a", ".", "(1)", "  ", "|", "*", "_", "`", "\\", "[", "]", "<", "&", "{", "^", "\t",
            "\0",
            "’", "é", "\n", "\r", "\r\n", "\n\n", "~", "}", "=",
        ].map { Array($0.utf8) } + [[0xFF], [0xC2], [0xE2, 0x80]]

    @Test(arguments: 0..<200)
    func saysEnough(seed: UInt64) {
        var random = Seeded(seed)
        let rare = Int.random(in: 2...40, using: &random)
        var bytes: [UInt8] = []
        for _ in 0..<Int.random(in: 0..<120, using: &random) {
            let index =
                Int.random(in: 0..<rare, using: &random) == 0 ? Self.pieces.indices.randomElement(using: &random) : nil
            bytes += Self.pieces[index ?? Int.random(in: 0..<4, using: &random)]
        }
        var place = 0
        for line in Line.split(bytes) {
            #expect(line.lineStart == place, "seed \(seed)")
            let whole = bytes[line.lineStart..<line.end]
            #expect(!whole.contains(0x0A) && !whole.contains(0x0D), "seed \(seed)")
            #expect(line.end == bytes.count || bytes[line.end] == 0x0A || bytes[line.end] == 0x0D, "seed \(seed)")
            place = line.end + 1
            if line.end + 1 < bytes.count, bytes[line.end] == 0x0D, bytes[line.end + 1] == 0x0A { place += 1 }
            #expect(line.seen.contains(.pipe) == whole.contains(0x7C), "seed \(seed)")
            #expect(line.seen.contains(.high) == whole.contains { $0 > 0x7F }, "seed \(seed)")
            #expect(line.seen.contains(.malformed) == (String(validating: whole, as: UTF8.self) == nil), "seed \(seed)")
            #expect(
                line.seen.contains(.looseSpace) == zip(whole, whole.dropFirst()).contains { $0 == 0x20 && $1 == 0x20 })
            let isMarkup = whole.contains { $0 < 0x20 || "\\`*_[]<&".utf8.contains($0) }
            #expect(!isMarkup || line.seen.contains(.markup), "seed \(seed)")
            // The caret alone is taken for markup.
            if !whole.contains(0x5E) { #expect(isMarkup == line.seen.contains(.markup), "seed \(seed)") }
        }
        #expect(place >= bytes.count, "seed \(seed)")
    }
}
