import ConcordModel
import Testing

/// The numbers that labels count by.
@Suite struct NumeralTests {
    @Test func romanNumeralsReadAsTheyAreWritten() {
        for value in 1...399 {
            let form = RomanNumeral.form(of: value)
            #expect(RomanNumeral.value(of: Array(form.utf8)[...]) == value)
            #expect(RomanNumeral.value(of: Array(form.uppercased().utf8)[...]) == value)
        }
    }

    @Test(arguments: ["", "iiii", "vv", "ic", "viv", "ixi", "iix", "xm", "cccc", "lx x", "mix", "civic"])
    func whatIsNoStandardFormIsNoRomanNumeral(_ word: String) {
        #expect(RomanNumeral.value(of: Array(word.utf8)[...]) == nil)
    }

    @Test func lettersCountOnAfterTheAlphabet() {
        for value in 1...78 {
            #expect(LetterNumeral.value(of: Array(LetterNumeral.form(of: value).utf8)[...]) == value)
        }
        #expect(LetterNumeral.form(of: 27) == "aa")
        #expect(LetterNumeral.form(of: 28) == "bb")
        for word in ["", "ab", "aA", "aaaa", "1", "é"] {
            #expect(LetterNumeral.value(of: Array(word.utf8)[...]) == nil)
        }
    }

    @Test func wordsReadAsTheyAreWritten() {
        for value in 1...99 {
            let form = WordNumeral.form(of: value) ?? ""
            #expect(WordNumeral.value(of: Array(form.utf8)[...]) == value)
        }
        #expect(WordNumeral.form(of: 100) == nil)
    }

    @Test(arguments: [
        ("TWENTY-ONE", 21), ("Sixty", 60), ("one hundred", 100), ("one hundred and two", 102), ("zero", nil),
        ("and", nil),
        ("hundred", nil), ("third", nil), ("thousand", nil), ("hours", nil),
    ])
    func wordsOfLabels(_ words: String, _ value: Int?) {
        #expect(WordNumeral.value(of: Array(words.utf8)[...]) == value)
    }
}
