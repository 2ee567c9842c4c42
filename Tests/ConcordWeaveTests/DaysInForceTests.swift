import ConcordModel
import Support
import Testing

@testable import ConcordCompiler
@testable import ConcordWeave

/// Papers in force and what they were drafted on, from day to day.
@Suite struct DaysInForceTests {
    private static let first = CivilDate(year: 2025, month: 4, day: 1)

    /// Papers on the words of one sentence and on items below it, on top of one another, each for some days.
    private func agreement(_ seed: UInt64) -> Compilation {
        var random = Seeded(seed)
        var files: [(path: String, text: String)] = []
        var words = "eight (8)"
        for number in 1...8 {
            var more: [String] = []
            let begin = Self.first?.adding(days: random.number(12)) ?? CivilDate("2025-04-01")
            if let begin { more.append("effective: \(begin)") }
            if random.chance(2), let end = begin?.adding(days: random.number(6)) { more.append("expires: \(end)") }
            if number > 1 { more.append("after: [TA-\(number - 1)]") }
            if number > 3, random.chance(4) { more.append("supersedes: [TA-\(random.number(number - 3) + 1)]") }
            let body: String
            if random.chance(2) {
                body = "A day is {~~\(words)~>\(number + 20) (\(number + 20))~~} hours."
                words = "\(number + 20) (\(number + 20))"
            } else {
                body = "{++\n(\(["a", "b", "c", "d", "e", "f", "g", "h"][number - 1])) Rest is paid.\n++}"
            }
            let head = [
                "---", "paper: TA-\(number)", "kind: tentative agreement",
                "signed: { union: 2025-03-14, employer: 2025-03-15 }",
            ]
            files.append(
                (
                    "papers/\(number).md",
                    (head + more + ["---", "", "# Article 1. Hours", "", body, ""]).joined(separator: "\n")
                ))
        }
        files.append(("articles/01.md", "# Article 1. Hours\n\nA day is eight (8) hours.\n"))
        files.append(
            (
                "agreement.yml",
                "title: T\nparties:\n  union: { name: Dockers }\n  employer: { name: Port of Gull Bay }\n"
            ))
        return compile(Input(name: "t", files: files.map { SourceFile(path: $0.path, bytes: Array($0.text.utf8)) }))
    }

    /// What is found from one day to the next is what is found when each day is looked at.
    @Test(arguments: 0..<60)
    func fromDayToDayIsAsEachDay(_ seed: UInt64) throws {
        let agreement = agreement(seed).agreement
        let spans = agreement.daysInForce.spans
        for number in -1..<22 {
            let day = try #require(Self.first?.adding(days: number))
            let wanted = agreement.papersTogether(on: day).refusals.map(\.paper)
            let found = spans.filter { $0.first <= day && ($0.last.map { day <= $0 } ?? true) }.map(\.refusal.paper)
            #expect(Set(found) == Set(wanted) && found.count == wanted.count, "\(day)")
        }
    }

    /// No day shows two readings side by side: the sentence has one number on each.
    @Test(arguments: 0..<60)
    func noDayHasTwoReadings(_ seed: UInt64) throws {
        let compilation = agreement(seed)
        for number in -1..<22 {
            let day = try #require(Self.first?.adding(days: number))
            let text = String(decoding: try compilation.show("1", version: "integrated@\(day)"), as: UTF8.self)
            #expect(text.split(separator: "(").dropFirst().filter { $0.first?.isNumber ?? false }.count == 1, "\(text)")
        }
    }

    @Test func someDaysAreRefused() {
        let seeds = (0..<60).filter { !agreement($0).agreement.daysInForce.spans.isEmpty }
        #expect(seeds.count > 20 && seeds.count < 60)
    }
}
