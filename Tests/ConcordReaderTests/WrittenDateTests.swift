import ConcordModel
import Testing

@testable import ConcordReader

/// Days as people write them.
@Suite struct WrittenDateTests {
    @Test(arguments: [
        "2025-03-14", "March 14, 2025", "march 14 2025", "Mar. 14, 2025", "14 March 2025", "14th of March, 2025",
        "March 14th, 2025", "Friday, March 14, 2025", "14-Mar-2025", "2025 March 14", "3/14/2025", "14/3/2025",
        "03-14-2025", "14.3.2025", "2025/3/14", "2025-3-14",
    ])
    func areRead(_ text: String) {
        guard case .day(let day) = WrittenDate(text, order: nil) else {
            Issue.record("\(text) is not read")
            return
        }
        #expect(day.description == "2025-03-14")
    }

    @Test(arguments: [
        ("3/4/2025", AgreementDays.Order.mdy, "2025-03-04"), ("3/4/2025", .dmy, "2025-04-03"),
        ("4.3.2025", .dmy, "2025-03-04"), ("2025-03-04", .dmy, "2025-03-04"),
    ])
    func inNumbersTheAgreementSaysWhichComesFirst(_ text: String, _ order: AgreementDays.Order, _ wanted: String) {
        guard case .day(let day) = WrittenDate(text, order: order) else {
            Issue.record("\(text) is not read")
            return
        }
        #expect(day.description == wanted)
    }

    @Test func twoReadingsAreBothShown() {
        guard case .ambiguous(let monthFirst, let dayFirst) = WrittenDate("3/4/2025", order: nil) else {
            Issue.record("one reading")
            return
        }
        #expect(monthFirst.description == "2025-03-04" && dayFirst.description == "2025-04-03")
        if case .day(let day) = WrittenDate("5/5/2025", order: nil) { #expect(day.description == "2025-05-05") }
    }

    @Test(arguments: [
        "", "soon", "2025", "March 2025", "March 14", "Marsh 14, 2025", "2025-02-30", "February 30, 2025", "14/14/2025",
        "2025-03-14 10:00", "March 14, 2025 or later", "the first Monday", "3/14/25", "14 March 25", "(3/14/2025)",
    ])
    func areNoDays(_ text: String) {
        if case .unreadable = WrittenDate(text, order: nil) { return }
        Issue.record("\(text) is read")
    }

    @Test func ofTwoFiguresTheYearIsOffered() {
        for text in ["3/14/25", "March 14, 25"] {
            guard case .unreadable(let meant) = WrittenDate(text, order: nil) else { continue }
            #expect(meant?.description == "2025-03-14", "\(text)")
        }
    }

    @Test(arguments: [
        "upon ratification", "Upon Ratification by both parties", "on ratification", "when ratified",
        "Upon full ratification of the Agreement.",
    ])
    func ratificationIsAnEvent(_ text: String) {
        guard case .uponRatification(nil) = EffectiveDay(text) else {
            Issue.record("\(text)")
            return
        }
    }

    @Test(arguments: ["upon signing", "Upon signature by all parties", "on execution", "immediately"])
    func signingIsAnEvent(_ text: String) {
        guard case .uponSigning = EffectiveDay(text) else {
            Issue.record("\(text)")
            return
        }
    }

    @Test(arguments: [
        ("retroactive to July 1, 2024", "july 1, 2024"), ("Retroactively to 2024-07-01", "2024-07-01"),
        ("30 days after ratification", "30 days after ratification"),
        ("the first day of the month after ratification", "the first day of the month after ratification"),
        ("ratification by the Union", "ratification by the union"),
    ])
    func everythingElseIsADayOrNothing(_ text: String, _ wanted: String) {
        guard case .day(let day) = EffectiveDay(text) else {
            Issue.record("\(text)")
            return
        }
        #expect(day.lowercased() == wanted)
    }

    @Test func ratifiedAndRetroactive() {
        guard case .uponRatification(let day) = EffectiveDay("upon ratification, retroactive to 7/1/2024") else {
            Issue.record("not read")
            return
        }
        #expect(day == "7/1/2024")
    }
}
