import ConcordModel
import Testing

/// Which names are one, which letters mislead, and how a name is printed.
@Suite("Names of papers")
struct PaperNameTests {
    @Test(arguments: [
        ("TA-1", "ta-1"), ("TA-1", "TA–1"), ("TA-1", "ТА-1"), ("TA-1", "ΤΑ-1"), ("TA-1", "ＴＡ－１"),
        ("TA-1", "TA\u{200B}-1"),
        ("TA-1", " TA-1\u{A0}"), ("TA 1", "TA\u{2003} 1"), ("TA-1", "TA\u{AD}-\u{2066}1\u{2069}"),
        ("É-1", "E\u{301}-1"),
        ("MOU-3", "МОU-З"), ("Xy", "ху"), ("PACE", "расе"), ("TA-1", "\u{FEFF}TA-1"), ("TA-1", "TA\u{FE0F}-1"),
    ])
    func areOne(a: String, b: String) { #expect(PaperName.key(a) == PaperName.key(b)) }

    @Test(arguments: [
        ("TA-1", "TA-2"), ("TA-1", "TB-1"), ("É-1", "E-1"), ("ПБ-1", "ГБ-1"), ("TA-1", "TA1"), ("TA 1", "TA1"),
    ])
    func areTwo(a: String, b: String) { #expect(PaperName.key(a) != PaperName.key(b)) }

    @Test(
        arguments: [
            ("ТA-1", "\u{422}"), ("TΑ-5", "\u{391}"), ("Т-6", "\u{422}"), ("TA-٧", "\u{667}"), ("ＴA-1", "\u{FF34}"),
            ("ТА-1", "\u{422}"),
            ("TA-Б", "\u{411}"),
        ] as [(String, Unicode.Scalar)])
    func mislead(name: String, letter: Unicode.Scalar) { #expect(LookAlikes.misleading(in: name) == letter) }

    @Test(arguments: ["TA-1", "É-1", "ПБ-1", "ΣΔ-2", "Größe", "文書一", "TA–1", "№ 7", "Łódź", "הסכם 3"])
    func misleadNobody(name: String) { #expect(LookAlikes.misleading(in: name) == nil) }

    @Test func printedOnOneLine() {
        #expect(PaperName.printed(" TA-1\n\t2\u{200B} ") == "TA-1 2")
        #expect(PaperName.printed("TA\u{0}\u{9B}-1") == "TA\u{FFFD}\u{FFFD}-1")
        #expect(PaperName.printed("\u{200B}\u{202E} ") == "")
        #expect(LookAlikes.described("\u{202E}") == "U+202E, Right-to-left override")
    }
}
