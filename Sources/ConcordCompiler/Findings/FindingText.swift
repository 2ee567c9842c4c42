import ConcordModel

/// Findings as people read them on a terminal: the place, what is wrong, the line it stands in, and what to write.
///
///     articles/12-vacation.md:9:14: error: The mark “{++” is never closed. [unclosed-mark]
///         Section 1. {++ten (10) hours
///                    ^
///       try: close it with “++}” in the same paragraph
///       note: papers/ta-03.md:4:1: …
public struct FindingText: Sendable {
    /// Cells a line of the source may take, and every line where `wraps` is set.
    public var width: Int
    /// Whether to colour with ANSI escapes. The words are the same without.
    public var isColoured: Bool
    /// Whether messages are broken at `width`, with an empty line between findings, as people read them on a terminal.
    /// Otherwise each is one line, as editors and logs want it.
    public var wraps: Bool

    public init(width: Int = 100, isColoured: Bool = false, wraps: Bool = false) {
        self.width = width
        self.isColoured = isColoured
        self.wraps = wraps
    }

    private static let indent = "    "

    /// The report without its last line; empty when there are no findings.
    public func bytes(for findings: [Finding], in sources: SourceSet) -> [UInt8] {
        var lines = LineIndex(sources)
        var report = ""
        for finding in findings { append(finding, to: &report, sources: sources, lines: &lines) }
        return Array(report.utf8)
    }

    /// A report for people: findings one by one, and a line for each group.
    public func bytes(for shown: FindingReport, in sources: SourceSet) -> [UInt8] {
        var lines = LineIndex(sources)
        var report = ""
        for entry in shown.entries {
            switch entry {
            case .one(let finding): append(finding, to: &report, sources: sources, lines: &lines)
            case .group(let group): append(group, to: &report, lines: &lines)
            }
        }
        return Array(report.utf8)
    }

    private func append(_ group: FindingGroup, to report: inout String, lines: inout LineIndex) {
        guard let first = group.findings.first else { return }
        if wraps, !report.isEmpty { report += "\n" }
        let summary = Explanation.of(group.rule)?.summary ?? first.message
        let place = name(of: lines.place(of: first.position))
        report += message(
            [("\(group.findings.count) \(group.severity.rawValue)s:", colour(of: group.severity))],
            "\(summary) The first is at \(place). Try: \(group.cure)", tag: "[\(group.rule.rawValue)]", hang: 2)
    }

    /// The last line: "2 errors, 1 warning", and what to do about it.
    public func summary(of findings: [Finding], advice: String? = nil) -> [UInt8] {
        let counts = FindingCounts(findings)
        let colour: Colour =
            if counts.errors > 0 { .error } else if counts.warnings > 0 { .warning } else { .strong }
        return Array((painted(counts.summary, colour) + (advice.map { "; \($0)" } ?? "") + "\n").utf8)
    }

    private func append(
        _ finding: Finding, to report: inout String, sources: SourceSet, lines: inout LineIndex
    ) {
        let place = lines.place(of: finding.position)
        let colour = colour(of: finding.severity)
        if wraps, !report.isEmpty { report += "\n" }
        report += message(
            [(name(of: place) + ":", .strong), (finding.severity.rawValue + ":", colour)], finding.message,
            tag: "[\(finding.rule.rawValue)]", hang: 2)
        // Of a file that is not read there is nothing to show.
        if let place, finding.rule != .unreadFile {
            let (line, offset) = place.quoted(from: sources[place.file])
            let excerpt = SourceExcerpt(line: line, place: offset, room: width - Self.indent.utf8.count)
            report += Self.indent + excerpt.text + "\n"
            report += Self.indent + String(repeating: " ", count: excerpt.caret) + painted("^", colour) + "\n"
        }
        if let cure = finding.cure {
            report += message([("  try:", .cure)], cure, hang: 7)
        }
        for related in finding.related {
            let other = name(of: lines.place(of: related.position)) + ":"
            report += message([("  note:", .note), (other, nil)], related.message, hang: 8)
        }
    }

    /// A line with painted words in front and the rule behind; several lines where it is to be wrapped.
    private func message(
        _ heads: [(words: String, colour: Colour?)], _ words: String, tag: String? = nil, hang: Int
    ) -> String {
        var line = ""
        var column = 0
        for head in heads {
            line += (head.colour.map { painted(head.words, $0) } ?? head.words) + " "
            column += TerminalCells.width(of: head.words) + 1
        }
        let words = TerminalCells.oneLine(words)
        guard wraps else { return line + words + (tag.map { painted(" \($0)", .faint) } ?? "") + "\n" }
        var lines = WrappedWords(width: width, after: column, hang: hang)
        lines.add(words)
        if let tag { lines.add(word: tag) { painted($0, .faint) } }
        if lines.text.first == "\n" { line.removeLast() }
        return line + lines.text + "\n"
    }

    private func name(of place: LineIndex.Place?) -> String {
        guard let place else { return "agreement" }
        return "\(TerminalCells.oneLine(place.path)):\(place.line):\(place.column)"
    }

    private enum Colour: String {
        case error = "1;31"
        case warning = "1;33"
        case note = "36"
        case cure = "32"
        case strong = "1"
        case faint = "2"
    }

    private func colour(of severity: Severity) -> Colour {
        switch severity {
        case .error: .error
        case .warning: .warning
        case .note: .note
        }
    }

    private func painted(_ text: String, _ colour: Colour) -> String {
        isColoured ? "\u{1B}[\(colour.rawValue)m\(text)\u{1B}[0m" : text
    }
}
