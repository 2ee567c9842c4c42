import ConcordCompiler
import Testing

/// The list of deadlines as a table, as JSON and as a calendar file.
@Suite struct DeadlineOutputTests {
    private static let day = CivilDate("2026-03-02")

    private static func compilation() -> Compilation {
        let files = [
            ("agreement.yml", "title: Harbor; Port, and\n"),
            (
                "articles/09.md",
                """
                # Article 9. Grievances

                ## Section 1. Steps

                (a) The Union shall file within ten (10) working days after the event.

                (b) The Port shall give at least forty-five (45) days’ notice before the hearing; the Union shall answer within one \
                (1) month.

                # Article 10. Lists

                Lists shall be posted by March 1. The Port shall answer within forty-eight (48) hours of a request.
                """
            ),
        ]
        return compile(
            Input(name: "a", files: files.map { SourceFile(path: $0.0, bytes: Array($0.1.utf8)) }))
    }

    @Test func eachIsReckonedFromTheDay() throws {
        let records = try Self.compilation().deadlines(from: Self.day)
        #expect(
            records.map { $0.due?.description } == [
                "2026-03-16", "2026-01-16", "2026-04-02", "2027-03-01", "2026-03-04",
            ])
        #expect(records.map(\.provision).first == "Article 9, Section 1(a)")
        #expect(try Self.compilation().deadlines(in: "10").count == 2)
        #expect(try Self.compilation().deadlines().allSatisfy { $0.due == nil })
    }

    /// RFC 5545: lines end in CR LF and have at most 75 bytes, text is escaped, identities are unique.
    @Test func theCalendarIsOne() throws {
        let compilation = Self.compilation()
        let day = try #require(Self.day)
        let records = try compilation.deadlines(from: day)
        let bytes = DeadlineCalendar().bytes(for: records, title: compilation.title, from: day)
        #expect(bytes == DeadlineCalendar().bytes(for: records, title: compilation.title, from: day))
        let text = String(decoding: bytes, as: UTF8.self)
        #expect(text.unicodeScalars.filter { $0 == "\n" }.count == text.unicodeScalars.filter { $0 == "\r" }.count)
        let lines = bytes.split(separator: 0x0A).map { Array($0) }
        #expect(lines.allSatisfy { $0.count <= 76 && $0.last == 0x0D })
        let unfolded = String(decoding: bytes, as: UTF8.self).split(separator: "\r\n").reduce(into: [String]()) {
            all, line in
            if line.first == " ", let last = all.popLast() {
                all.append(last + line.dropFirst())
            } else {
                all.append(String(line))
            }
        }
        #expect(unfolded.contains("X-WR-CALNAME:Deadlines from 2026-03-02: Harbor\\; Port\\, and"))
        #expect(unfolded.contains("DTSTART;VALUE=DATE:20260316"))
        #expect(unfolded.contains("DTSTAMP:20260302T000000Z"))
        #expect(unfolded.contains("SUMMARY:The Union: within ten (10) working days (Article 9\\, Section 1(a))"))
        #expect(unfolded.contains { $0.hasPrefix("DESCRIPTION:") && $0.contains("holidays are not known here") })
        let identities = unfolded.filter { $0.hasPrefix("UID:") }
        #expect(identities.count == 5)
        #expect(Set(identities).count == 5)
        #expect(identities.first == "UID:article-9-section-1-a-1-20260302@concord.invalid")
    }

    @Test func theTableFitsItsWidth() throws {
        let records = try Self.compilation().deadlines(from: Self.day)
        for width in [60, 80, 120] {
            let table = String(decoding: DeadlineTable(width: width).bytes(for: records, from: Self.day), as: UTF8.self)
            let rows = table.split(separator: "\n")
            #expect(rows.allSatisfy { $0.count <= max(width, 68) })
            #expect(rows.first?.hasPrefix("PROVISION") == true)
            #expect(table.contains("2026-03-16*"))
        }
        #expect(
            String(decoding: DeadlineTable().bytes(for: [], from: nil), as: UTF8.self)
                == "no period to act within was found\n")
    }

    @Test func theJSONNamesEverything() throws {
        let compilation = Self.compilation()
        let json = String(
            decoding: DeadlineJSON().bytes(for: try compilation.deadlines(), in: compilation.sources, from: nil),
            as: UTF8.self)
        #expect(
            json.contains(
                """
                {"provision":"Article 9, Section 1(a)","file":"articles/09.md","line":5,"column":26,"text":"within ten (10) working \
                days","count":10,"unit":"day","days":"working","side":"after","notice":false,"date":null,"who":"The Union",\
                "countedFrom":"after the event","due":null}
                """))
    }
}
