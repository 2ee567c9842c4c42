import ConcordModel
import Testing

/// What people see of a text: signs that nobody sees are left out, and what scripts need stays.
@Suite struct SeenTextTests {
    private func seen(_ text: String) -> String { String(decoding: SeenText(Array(text.utf8)).bytes, as: UTF8.self) }

    @Test(
        arguments: [
            0xAD, 0x200B, 0x2060, 0x2063, 0x206A, 0x202A, 0x202B, 0x202D, 0x202E, 0x202C, 0x2066, 0x2067, 0x2068,
            0x2069,
            0xFEFF, 0x3164, 0xFFA0, 0xFFF9, 0x1D173, 0xE0020, 0xE007F, 0x200E, 0x200F, 0x61C, 0x200C, 0x200D, 0xFE0F,
            0xE0101, 0x34F, 0x180B, 0x115F,
        ] as [UInt32])
    func isLeftOutOfLatinWords(_ value: UInt32) throws {
        let sign = String(try #require(Unicode.Scalar(value)))
        #expect(seen("eig\(sign)ht") == "eight")
        #expect(seen("\n\(sign)\(sign)# Art\(sign)icle 1\(sign)") == "\n# Article 1")
    }

    @Test(arguments: [
        "שלום\u{200F} (8)", "(8)\u{200E} שלום", "می\u{200C}خواهم", "क\u{94D}\u{200D}ष", "❤\u{FE0F}", "©\u{FE0E}",
        "葛\u{E0100}",
        "\u{FEFF}# Article", "“eight” – 8 … été", "a\tb\r\nc\u{A0}d", "\u{0}\u{1B}[2J",
    ])
    func stays(_ text: String) { #expect(seen(text) == text) }

    /// A mark of direction is of use in a line that has letters of two directions, and nowhere else.
    @Test func marksOfDirectionStayInTheirLine() {
        #expect(seen("שלום\n(8)\u{200F} hours\nab \u{200E}cd") == "שלום\n(8) hours\nab cd")
    }

    @Test(arguments: [0x7F, 0x85, 0x9B, 0xFDD0, 0xFFFE, 0xFFFF, 0x1FFFE] as [UInt32])
    func whatNoPageCanHoldIsReplaced(_ value: UInt32) throws {
        #expect(seen("a\(try #require(Unicode.Scalar(value)))b") == "a\u{FFFD}b")
    }

    @Test func linesOfOtherProgramsAreSpaces() { #expect(seen("a\u{2028}b\u{2029}c") == "a b c") }

    /// Bytes that are no text stay where they are.
    @Test func brokenBytesStay() {
        for bytes: [UInt8] in [
            [0xE2], [0xE2, 0x80], [0xE2, 0x80, 0x41], [0xC0, 0xAD], [0xF4, 0x90, 0x80, 0x80], [0x80],
        ] {
            #expect(SeenText(bytes).bytes == bytes)
        }
    }

    /// Every byte that is left knows its place, however many signs went and wherever they stood.
    @Test func everyByteKnowsItsPlace() {
        let text = "\u{200B}Ab\u{AD}\u{202E}c\u{85}dé\u{2028}f\u{200B}"
        let written = Array(text.utf8)
        let seen = SeenText(written)
        #expect(String(decoding: seen.bytes, as: UTF8.self) == "Abc\u{FFFD}dé f")
        let source = SourceFile(path: "articles/a.md", bytes: written)
        #expect(source.bytes == seen.bytes)
        for (offset, byte) in seen.bytes.enumerated() where byte < 0x80 && byte != 0x20 {
            #expect(written[source.written(offset)] == byte)
            #expect(source.text.offset(ofWritten: source.written(offset)) == offset)
        }
        #expect(seen.count == 6 && seen.signs.map(\.place) == [0, 5, 7, 11, 16, 20])
    }

    /// A sign within the signs of a note does not keep the note from being one, and its place stays the place in the file.
    @Test func notesAreFoundBehindThem() {
        let text = "One {\u{200B}>> secret\u{AD} <\u{2060}<} two\u{202E} {>> more <<} three."
        let source = SourceFile(path: "articles/a.md", bytes: Array(text.utf8))
        #expect(String(decoding: source.bytes, as: UTF8.self) == "One two three.")
        let notes = source.text.notes.map { String(decoding: source.written[$0.bytes], as: UTF8.self) }
        #expect(notes == ["{\u{200B}>> secret\u{AD} <\u{2060}<}", "{>> more <<}"])
        #expect(source.written[source.written(8)] == UInt8(ascii: "t"))
    }
}
