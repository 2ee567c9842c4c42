import Testing

@testable import ConcordWeave

/// A title is found as it is typed, whatever quotes and dashes it is printed with.
@Suite struct TitleLettersTests {
    @Test(arguments: [
        ("Employees’ Rights", "employees' rights"), ("HEALTH — SAFETY", "Health - Safety"),
        ("“On Call” Pay", "\"On call\" pay"),
        ("Time\u{A0}Off", "Time Off"),
    ])
    func signsAndCaseMakeNoDifference(_ printed: String, _ typed: String) {
        #expect(TitleLetters.folded(printed) == TitleLetters.folded(typed))
    }

    @Test(arguments: [("Congé", "Conge"), ("Section 1", "Section 11"), ("日本", "日")])
    func lettersDo(_ one: String, _ other: String) {
        #expect(TitleLetters.folded(one) != TitleLetters.folded(other))
    }
}
