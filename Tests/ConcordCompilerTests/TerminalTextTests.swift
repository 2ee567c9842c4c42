import Testing

@testable import ConcordCompiler

/// Nothing that a terminal acts upon, and nothing that turns the words of a line, is printed for people.
@Suite("Text for terminals")
struct TerminalTextTests {
    /// Every sign that must not be sent.
    private static let harmful: [Unicode.Scalar] =
        [0x00..<0x0A, 0x0B..<0x20, 0x7F..<0xA0, 0x2028..<0x202F, 0x200E..<0x2010, 0x2066..<0x206A, 0x61C..<0x61D]
        .flatMap { $0 }
        .compactMap(Unicode.Scalar.init)

    @Test func linesHoldNone() {
        for sign in Self.harmful {
            let printed = String(decoding: TerminalText("one \(sign)two\nthree \(sign)\n").bytes, as: UTF8.self)
            #expect(!printed.unicodeScalars.contains(sign), "U+\(String(sign.value, radix: 16))")
            #expect(printed.split(separator: "\n").count == 2)
        }
        #expect(
            String(decoding: TerminalText("Änderung § 3\n\nשלום\n").bytes, as: UTF8.self) == "Änderung § 3\n\nשלום\n")
    }

    @Test func stringsOfJSONHoldNone() {
        for sign in Self.harmful {
            var json = JSONBytes()
            json.string("one \(sign)two")
            let printed = String(decoding: json.bytes, as: UTF8.self)
            #expect(!printed.unicodeScalars.contains(sign), "U+\(String(sign.value, radix: 16))")
            let digits = String(sign.value, radix: 16)
            let written =
                sign == "\t"
                ? "\\t" : sign == "\r" ? "\\r" : "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
            #expect(printed == "\"one \(written)two\"")
        }
    }
}
