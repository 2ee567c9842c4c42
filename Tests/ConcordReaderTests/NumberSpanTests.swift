import ConcordModel
import Testing

@Suite struct NumberSpanTests {
    @Test(arguments: [
        ("16-18", "16-18", [16, 17, 18]), ("16 – 18", "16-18", [16, 17, 18]), ("1 and 2", "1 and 2", [1, 2]),
        ("4, 5, and 6", "4, 5 and 6", [4, 5, 6]), ("4,5&6", "4, 5 and 6", [4, 5, 6]),
        ("2, 4-6 & 9", "2, 4-6 and 9", [2, 4, 5, 6, 9]), ("2 and 4 THROUGH 6", "2 and 4-6", [2, 4, 5, 6]),
        ("IX to XI", "IX-XI", [9, 10, 11]), ("TWENTY-ONE AND TWENTY-TWO", "TWENTY-ONE and TWENTY-TWO", [21, 22]),
    ])
    func spans(written: String, text: String, values: [Int]) throws {
        let span = try #require(NumberSpan(written))
        #expect(span.text == text)
        #expect(span.values == values)
        #expect(NumberSpan(span.text)?.values == values)
        let moved = span.beginning(with: span.first + 100) { "\($0)" }
        #expect(NumberSpan(moved)?.values == values.map { $0 + 100 })
    }

    @Test(arguments: [
        "", "16", "16-", "18-16", "16-16", "1-2-3", "1-200", "4.1-4.3", "16-18x", "a-c", "0-2", "5 toward 6",
        "1, 2 or 3",
    ])
    func noSpans(written: String) { #expect(NumberSpan(written) == nil) }
}
