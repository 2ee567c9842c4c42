import ConcordModel
import Testing

@testable import ConcordChecks

/// Numbers in words and figures, shape by shape.
@Suite struct NumberPairTests {
    private static func agreement(of text: String) -> [Bool] {
        let bytes = Array(text.utf8)
        let reader = WordReader(bytes: bytes, bounds: 0..<bytes.count)
        return bytes.indices.filter { bytes[$0] == UInt8(ascii: "(") || bytes[$0] == UInt8(ascii: "[") }
            .compactMap { NumberPair(reader, around: $0)?.agrees }
    }

    @Test(arguments: [
        "six decimal six seven (6.67) hours", "thirteen decimal three four (13.34)", "six point six seven (6.67)",
        "zero decimal five (0.5)", "one decimal two five percent (1.25%)",
        "six (6)", "TEN (10)", "forty-five (45)", "forty–five (45)", "forty-\nfive (45)", "twenty four (24)",
        "zero (0)",
        "one hundred twenty-seven (127)", "one hundred and five (105)", "twelve hundred (1,200)", "fifty percent (50%)",
        "five (5%) percent", "five percent (.05)", "two point five percent (2.5%)", "one-half of one percent (.5%)",
        "two thousand five hundred dollars ($2,500.00)", "fifty cents ($.50)", "two dollars and fifty cents ($2.50)",
        "thirteen million dollars ($13 million)", "one and one-half (1-1/2)", "one and one half (1 1/2)",
        "one-half (½)",
        "half (.5)", "two and a half (2.5)", "time and one-half (1.5x)", "two and one half hours (2-½)",
        "two-thirds (66.67%)", "three-quarters (3/4)", "sixty-five hundredths (.65)", "first (1st)", "third (3 rd )",
        "twenty-fifth (25th)", "six-month (6)", "a dozen (12)", "half a dozen (6)", "eight (8:00)",
        "eight thirty (8:30)",
        "two thousand twenty-five (2025)", "15 (fifteen)", "$500 (five hundred dollars)", "ten [10]",
        "nineteen ninety-five (1995)", "fifty per cent (50%)", "fifteen one-hundredths (.15)",
        "forty-four and seventy-four one-hundredths percent (44.74%)", "fifty (50¢) cents", "fifty cents (50¢)",
    ])
    func wordsAndFiguresAgree(text: String) {
        #expect(Self.agreement(of: text) == [true])
    }

    @Test(arguments: [
        "six decimal seven six (6.67) hours", "six decimal six seven (7)",
        "six (7)", "forty-five (54)", "fifty percent (5%)", "one hundred twenty-seven (139)",
        "two thousand five hundred dollars ($2,050)", "one and one-half (1-1/4)", "one-half (1/4)", "tenth (11th)",
        "time and one-half (1.25)", "six-month (7)", "a dozen (13)", "eight (9:00)", "fifty cents ($.05)",
        "10 (eleven)",
        "two point five percent (25%)", "forty-five (5)", "one-third (1/4)", "ten [11]", "fifty (60¢) cents",
        "forty-four and seventy-four one-hundredths percent (47.44%)", "two-thirds (76%)",
    ])
    func wordsAndFiguresDisagree(text: String) {
        #expect(Self.agreement(of: text) == [false])
    }

    /// What is no number said twice.
    @Test(arguments: [
        "three (a)", "four (10 hour) days", "seven (1 of 7)", "twenty-four/seven (24/7)", "uue-half (1-1/2)", "the (7)",
        "243.650(7)", "sixth tenths of one percent (0.6%)", "five (5", "(", "ten ()", "hours (4)", "(1:1.5)",
        "one (1:1.5)", "a nine-eighty (9/80) schedule", "a four-ten (4-10) schedule", "five-eight (5/8)",
    ])
    func otherParentheses(text: String) {
        #expect(Self.agreement(of: text) == [])
    }

    /// Nothing an input holds can crash the reading of it.
    @Test func numbersBeyondAnyContract() {
        #expect(Self.agreement(of: "one (99999999999999999999999)") == [])
        #expect(Self.agreement(of: "nine hundred ninety-nine billion (999,999,999)") == [false])
        #expect(Self.agreement(of: "one (1/0)") == [])
        #expect(Self.agreement(of: String(repeating: "one hundred ", count: 50) + "(1)").count <= 1)
        #expect(Self.agreement(of: "one million billion thousand dollars (1)").count <= 1)
        #expect(Self.agreement(of: "ten (１０)") == [])
    }

    @Test func aNumberIsWrittenOutAsContractsDo() {
        #expect(wordedNumber(54) == "fifty-four")
        #expect(wordedNumber(127) == "one hundred twenty-seven")
        #expect(wordedNumber(20_513) == "twenty thousand five hundred thirteen")
        #expect(wordedNumber(0) == nil)
        #expect(groupedFigures(2050) == "2,050")
        #expect(groupedFigures(1_000_000) == "1,000,000")
    }
}
