import ConcordModel

/// Deadlines as a calendar file (RFC 5545), for the calendar of whoever must keep them.
///
/// The bytes depend on the agreement and the start date alone: the stamp of every entry is the start date, and its identity
/// is made of the provision and its place among the deadlines of that provision.
public struct DeadlineCalendar: Sendable {
    public init() {}

    /// One entry a deadline that comes to a day, each lasting that day.
    public func bytes(for records: [DeadlineRecord], title: String, from day: CivilDate) -> [UInt8] {
        var out: [UInt8] = []
        func line(_ text: String) { Self.append(text, to: &out) }
        line("BEGIN:VCALENDAR")
        line("VERSION:2.0")
        line("PRODID:-//Concord//Deadlines//EN")
        line("CALSCALE:GREGORIAN")
        line("X-WR-CALNAME:" + Self.escaped("Deadlines from \(day): \(title)"))
        var ordinals: [String: Int] = [:]
        for record in records {
            let ordinal = ordinals[record.provision, default: 0] + 1
            ordinals[record.provision] = ordinal
            guard let due = record.due else { continue }
            line("BEGIN:VEVENT")
            line("UID:\(Self.slug(record.provision))-\(ordinal)-\(Self.compact(day))@concord.invalid")
            line("DTSTAMP:\(Self.compact(day))T000000Z")
            line("DTSTART;VALUE=DATE:\(Self.compact(due))")
            line(
                "SUMMARY:"
                    + Self.escaped("\(record.actor.map { $0 + ": " } ?? "")\(record.phrase) (\(record.provision))"))
            line("DESCRIPTION:" + Self.escaped(description(of: record, from: day)))
            line("TRANSP:TRANSPARENT")
            line("END:VEVENT")
        }
        line("END:VCALENDAR")
        return out
    }

    private func description(of record: DeadlineRecord, from day: CivilDate) -> String {
        var lines = ["\(record.provision): \(record.phrase)"]
        if let start = record.start { lines[0] += " " + start }
        switch record.side {
        case "after": lines.append("Counted from \(day), as if what starts the period happened on that day.")
        case "before": lines.append("Counted back from \(day), as if what it comes before is on that day.")
        default: lines.append("The next such day from \(day) on, or the day that the text names.")
        }
        if let reckoning = record.reckoning { lines.append(reckoning) }
        return lines.joined(separator: "\n")
    }

    private static func compact(_ day: CivilDate) -> String { day.description.filter { $0 != "-" } }

    /// Letters and digits of a citation with hyphens between.
    private static func slug(_ text: String) -> String {
        var slug = ""
        for byte in text.utf8 {
            let isLetter = (byte | 0x20) &- 0x61 < 26
            if isLetter || byte &- 0x30 < 10 {
                slug.unicodeScalars.append(Unicode.Scalar(byte &- 0x41 < 26 ? byte | 0x20 : byte))
            } else if !slug.isEmpty, slug.last != "-" {
                slug += "-"
            }
        }
        while slug.last == "-" { slug.removeLast() }
        return slug.isEmpty ? "agreement" : slug
    }

    /// A text value: backslash, semicolon, comma and line ends must be escaped, and what a terminal would act upon cannot stand.
    private static func escaped(_ text: String) -> String {
        var escaped = String.UnicodeScalarView()
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\\", ";", ",": escaped += ["\\", scalar]
            case "\n": escaped += ["\\", "n"]
            default: if TerminalCells.visible(scalar) == scalar { escaped.append(scalar) }
            }
        }
        return String(escaped)
    }

    /// A content line, folded so that none has more than 75 bytes, and never inside a character.
    private static func append(_ text: String, to out: inout [UInt8]) {
        var used = 0
        for scalar in text.unicodeScalars {
            let bytes = Array(String(scalar).utf8)
            if used + bytes.count > 75 {
                out += [0x0D, 0x0A, 0x20]
                used = 1
            }
            out += bytes
            used += bytes.count
        }
        out += [0x0D, 0x0A]
    }
}
