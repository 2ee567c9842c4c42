import ConcordModel

/// Findings as people read them on a terminal: the place, what is wrong, the line it stands in, and what to write.
///
///     articles/12-vacation.md:9:14: error: The mark “{++” is never closed. [unclosed-mark]
///         Section 1. {++ten (10) hours
///                    ^
///       try: close it with “++}” in the same paragraph
///       note: papers/ta-03.md:4:1: …
public struct FindingText: Sendable {
    /// Cells a line of the source may take; messages are left to the terminal to wrap.
    public var width: Int
    /// Whether to colour with ANSI escapes. The words are the same without.
    public var isColoured: Bool

    public init(width: Int = 100, isColoured: Bool = false) {
        self.width = width
        self.isColoured = isColoured
    }

    private static let indent = "    "

    /// The report without its last line; empty when there are no findings.
    public func bytes(for findings: [Finding], in sources: SourceSet) -> [UInt8] {
        var lines = LineIndex(sources)
        var report = ""
        for finding in findings { append(finding, to: &report, sources: sources, lines: &lines) }
        return Array(report.utf8)
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
        let colour: Colour =
            switch finding.severity {
            case .error: .error
            case .warning: .warning
            case .note: .note
            }
        report += painted(name(of: place) + ":", .strong) + " "
        report += painted(finding.severity.rawValue + ":", colour) + " "
        report += TerminalCells.oneLine(finding.message) + painted(" [\(finding.rule.rawValue)]", .faint) + "\n"
        if let place {
            let excerpt = SourceExcerpt(
                line: sources[place.file].bytes[place.bounds],
                place: min(place.offset, place.bounds.upperBound) - place.bounds.lowerBound,
                room: width - Self.indent.utf8.count)
            report += Self.indent + excerpt.text + "\n"
            report += Self.indent + String(repeating: " ", count: excerpt.caret) + painted("^", colour) + "\n"
        }
        if let cure = finding.cure { report += "  " + painted("try:", .cure) + " \(TerminalCells.oneLine(cure))\n" }
        for related in finding.related {
            let other = name(of: lines.place(of: related.position))
            report += "  " + painted("note:", .note) + " \(other): \(TerminalCells.oneLine(related.message))\n"
        }
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

    private func painted(_ text: String, _ colour: Colour) -> String {
        isColoured ? "\u{1B}[\(colour.rawValue)m\(text)\u{1B}[0m" : text
    }
}
