import ConcordCompiler
import Testing

/// Numbers in words and figures of the real agreements, drawn at random from all parentheses that hold a digit and read by a
/// person: where the parenthesis opens, never the words. `docs/checks.md` says how they were drawn.
enum RealNumberMarks {
    /// A hundred numbers that stand twice: by file, as line and column.
    static let pairs: [(file: String, places: String)] = [
        ("aee-2023/articles/16-grievance-and-arbitration.md", "3:589"),
        ("aee-2023/articles/23-discipline-and-discharge.md", "33:175 35:184"),
        ("aee-2023/articles/24-quarterly-check-ins.md", "5:230"),
        ("aee-2023/articles/38-employee-transfer-demotion-and-promotion.md", "33:103"),
        ("aee-2023/articles/39-trial-service.md", "5:259"),
        ("aee-2023/articles/40-layoff-all-agencies.md", "29:69"),
        ("aee-2023/articles/44-review-of-classification-series.md", "7:15"),
        ("aee-2023/articles/49-work-schedules.md", "21:444"),
        ("aee-2023/articles/54-holidays.md", "37:281"),
        ("aee-2023/articles/55-vacation-leave.md", "10:105"),
        ("aee-2023/articles/73-payday-and-payroll-computation-procedure.md", "29:47 43:85 73:117"),
        ("aee-2023/articles/77-health-and-dental-insurance.md", "11:124 21:417"),
        ("aee-2023/articles/81-paid-leave-oregon.md", "21:871"),
        ("aee-2023/articles/85-lead-work-differential.md", "17:278"),
        ("aee-2023/articles/87-outerwear-reimbursement-odot-only.md", "17:215"),
        ("aee-2023/letters/04-letter-of-agreement-electrical-and-controls-system.md", "3:249"),
        ("aee-2023/letters/06-letter-of-agreement-pay-equity.md", "45:406"),
        ("aee-2025/articles/16-grievance-and-arbitration.md", "3:590 3:647"),
        ("aee-2025/articles/25-appointments.md", "3:296"),
        ("aee-2025/articles/31-cdl-drug-testing.md", "71:158"),
        ("aee-2025/articles/40-layoff-all-agencies.md", "109:212 121:511"),
        ("aee-2025/articles/42-education-and-training-odot-oprd-only.md", "65:296"),
        ("aee-2025/articles/49-work-schedules.md", "3:182 5:648 11:81"),
        ("aee-2025/articles/51-on-call-duty.md", "3:103"),
        ("aee-2025/articles/54-holidays.md", "37:281"),
        ("aee-2025/articles/55-vacation-leave.md", "32:386 44:259"),
        ("aee-2025/articles/59-transfer-of-vacation-and-sick-leave-credits.md", "5:33"),
        ("aee-2025/articles/61-leave-of-absence-with-pay.md", "15:413"),
        ("aee-2025/articles/66-domestic-violence-sexual-assault-stalking-or-human.md", "7:114"),
        ("aee-2025/articles/70-leave-for-world-pan-american-or-olympic-events.md", "7:150"),
        ("aee-2025/articles/73-payday-and-payroll-computation-procedure.md", "49:335 73:117"),
        ("aee-2025/articles/77-health-and-dental-insurance.md", "23:417"),
        ("aee-2025/articles/87-outerwear-reimbursement-odot-only.md", "11:346"),
        ("aee-2025/articles/96-working-remotely.md", "53:743"),
        ("aee-2025/letters/04-letter-of-agreement-4-pay-equity-equal-pay.md", "51:149"),
        ("aee-2025/letters/09-letter-of-agreement-9-employee-resource-group-committee.md", "15:139"),
        ("clackamas-wes/articles/05-union-rights.md", "59:141"),
        ("clackamas-wes/articles/08-hours-of-work.md", "19:433"),
        ("clackamas-wes/articles/11-vacation-leave.md", "19:141 21:245 23:184 27:284 53:11"),
        ("clackamas-wes/articles/15-wages.md", "45:496 87:42 93:19 103:104 107:67 189:280"),
        ("clackamas-wes/articles/19-settlement-of-disputes.md", "9:536"),
        ("clackamas-wes/articles/25-over-underpayments.md", "21:55"),
        ("lane-afscme-general/appendices/05-appendix-e-information-requests.md", "17:88"),
        ("lane-afscme-general/articles/07-union-rights.md", "59:78"),
        ("lane-afscme-general/articles/09-grievance-procedure.md", "55:210"),
        ("lane-afscme-general/articles/10-general-provisions.md", "15:364 45:202 45:239"),
        ("lane-afscme-general/articles/13-wages.md", "31:97"),
        ("lane-afscme-general/articles/14-leave-time-and-holidays.md", "260:132 264:44"),
        ("lane-afscme-general/articles/15-insurance-and-related.md", "11:346"),
        ("lane-afscme-general/articles/19-layoff-and-recall.md", "65:93 85:108"),
        ("lane-afscme-general/articles/21-waste-acceptance-technicians.md", "71:141"),
        ("lane-foppo/articles/10-general-provisions.md", "13:364"),
        ("lane-foppo/articles/11-selection-promotion.md", "13:212"),
        ("lane-foppo/articles/12-hours-of-work-and-overtime.md", "15:267 51:251"),
        ("lane-foppo/articles/13-wages.md", "35:154 75:361"),
        ("lane-foppo/articles/14-leave-time-and-holidays.md", "81:151 127:11"),
        ("lane-foppo/articles/15-insurance-and-related.md", "27:279"),
        ("lane-lcpoa/articles/04-association-rights.md", "57:181"),
        ("lane-lcpoa/articles/07-working-conditions.md", "9:120 123:197"),
        ("lane-lcpoa/articles/08-wages-and-overtime.md", "59:77 129:116 153:15"),
        ("lane-lcpoa/articles/09-insurance.md", "17:94 35:239"),
        ("lane-lcpoa/articles/15-probation.md", "13:286"),
        ("lane-lcpoa/articles/16-discipline-and-discharge.md", "29:165"),
        ("lane-lcpoa/articles/18-grievance-procedure.md", "27:159"),
        ("washington-afscme-2024/articles/12-wages.md", "79:159 85:221"),
        ("washington-afscme-2024/articles/13-retirement.md", "7:109"),
        ("washington-afscme-2024/articles/17-hours-of-work.md", "7:331 9:169"),
        ("washington-afscme-2024/articles/27-labor-management-committee.md", "11:58"),
    ]

    /// Parentheses of the same draw that hold a digit and repeat no number.
    static let others: [(file: String, places: String)] = [
        ("aee-2023/articles/40-layoff-all-agencies.md", "31:12"),
        ("aee-2023/articles/52-overtime.md", "41:152"),
        ("aee-2023/articles/73-payday-and-payroll-computation-procedure.md", "122:257"),
        ("aee-2023/articles/96-working-remotely.md", "5:640"),
        ("aee-2023/letters/06-letter-of-agreement-pay-equity.md", "33:537"),
        ("aee-2025/articles/62-leave-of-absence-without-pay.md", "9:374"),
        ("aee-2025/articles/78-salary-retirement-pickup.md", "9:509"),
        ("aee-2025/letters/03-letter-of-agreement-3-electrical-and-controls-system.md", "3:59"),
        ("lane-afscme-general/articles/20-relationships.md", "5:102"),
        ("lane-foppo/articles/05-management-rights.md", "23:141"),
    ]
}

/// The words of the real agreements, with the figure of each marked number changed: every one must be found.
@Suite(.enabled(if: RealAgreement.isAtHand, RealAgreement.absence)) struct RealNumberTests {
    /// A place of a file, by lines and columns from 1.
    private struct Place: Hashable, CustomStringConvertible {
        var file: String
        var line: Int
        var column: Int
        var description: String { "\(file):\(line):\(column)" }
    }

    private static func places(_ marks: [(file: String, places: String)], of agreement: RealAgreement) -> [Place] {
        marks.filter { $0.file.hasPrefix(agreement.name + "/") }.flatMap { mark in
            mark.places.split(separator: " ").compactMap { place in
                let numbers = place.split(separator: ":").compactMap { Int($0) }
                let file = String(mark.file.dropFirst(agreement.name.count + 1))
                return numbers.count == 2 ? Place(file: file, line: numbers[0], column: numbers[1]) : nil
            }
        }
    }

    /// The input with the first digit behind each place made another, and the lines where that was done.
    private static func spoiled(_ input: Input, at places: [Place]) -> Input {
        var input = input
        for index in input.files.indices {
            let own = places.filter { $0.file == input.files[index].path }
            guard !own.isEmpty else { continue }
            var lines = String(decoding: input.files[index].written, as: UTF8.self).split(
                separator: "\n", omittingEmptySubsequences: false
            ).map { Array($0.unicodeScalars) }
            for place in own {
                let line = place.line - 1
                guard let digit = lines[line][(place.column - 1)...].firstIndex(where: { ("0"..."9").contains($0) })
                else { continue }
                lines[line][digit] = lines[line][digit] == "7" ? "8" : "7"
            }
            let text = lines.map { String(String.UnicodeScalarView($0)) }.joined(separator: "\n")
            input.files[index] = SourceFile(path: input.files[index].path, bytes: Array(text.utf8))
        }
        return input
    }

    /// Lines with a finding, and how many findings each has.
    private static func found(_ input: Input) -> [String: Int] {
        let compilation = compile(input, version: "base")
        var lines: [String: Int] = [:]
        for finding in compilation.findings where finding.rule == .numberMismatch {
            let (line, _) = compilation.sources.lineAndColumn(of: finding.position)
            lines["\(compilation.sources[finding.position.file].path):\(line)", default: 0] += 1
        }
        return lines
    }

    @Test func everyMarkedNumberIsFoundWhenItIsWrong() throws {
        var missed: [String] = []
        var count = 0
        for agreement in RealAgreement.all {
            let input = try agreement.input()
            let places = Self.places(RealNumberMarks.pairs, of: agreement)
            count += places.count
            let before = Self.found(input)
            let after = Self.found(Self.spoiled(input, at: places))
            for (line, marks) in Dictionary(grouping: places, by: { "\($0.file):\($0.line)" }) {
                let new = after[line, default: 0] - before[line, default: 0]
                if new < marks.count { missed.append("\(agreement.name)/\(line): \(new) of \(marks.count)") }
            }
        }
        #expect(count == 100)
        #expect(missed.isEmpty, "\(missed.sorted())")
    }

    @Test func whatRepeatsNoNumberIsLeftAlone() throws {
        for agreement in RealAgreement.all {
            let input = try agreement.input()
            let places = Self.places(RealNumberMarks.others, of: agreement)
            let before = Self.found(input)
            let after = Self.found(Self.spoiled(input, at: places))
            for place in places {
                let line = "\(place.file):\(place.line)"
                #expect(after[line, default: 0] <= before[line, default: 0], "\(agreement.name) \(place)")
            }
        }
    }
}
