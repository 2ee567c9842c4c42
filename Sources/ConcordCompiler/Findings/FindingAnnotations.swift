import ConcordModel

/// Findings as the workflow commands of GitHub Actions, one a line: GitHub shows them beside the lines of a pull request.
///
///     ::error file=contract/papers/ta-03.md,line=9,col=14,title=unclosed-mark: …::This insertion mark is …%0ATry: …
///
/// The runner obeys any line that begins with `::`, so nothing an agreement holds may begin one: line ends in a message are
/// escaped, and so are the signs that end a property.
public struct FindingAnnotations: Sendable {
    private let paths: ReportedPaths

    /// - Parameter pathPrefix: the agreement's folder as seen from the root of the repository.
    public init(pathPrefix: String = "") { paths = ReportedPaths(prefix: pathPrefix) }

    /// All of them; empty when there are no findings.
    public func bytes(for findings: [Finding], in sources: SourceSet) -> [UInt8] {
        var lines = LineIndex(sources)
        var report = ""
        for finding in findings { append(finding, to: &report, &lines) }
        return Array(report.utf8)
    }

    private func append(_ finding: Finding, to report: inout String, _ lines: inout LineIndex) {
        switch finding.severity {
        case .error: report += "::error "
        case .warning: report += "::warning "
        case .note: report += "::notice "
        }
        if let place = lines.place(of: finding.position) {
            report += "file=\(property(paths.path(of: place.path))),line=\(place.line),col=\(place.column),"
        }
        let summary = Explanation.of(finding.rule)?.summary
        report += "title=" + property(finding.rule.rawValue + (summary.map { ": \($0)" } ?? ""))
        report += "::" + data(finding.messageWithCure)
        for related in finding.related {
            let place = lines.place(of: related.position).map { "\(paths.path(of: $0.path)):\($0.line): " } ?? ""
            report += "%0A" + data(place + related.message)
        }
        report += "\n"
    }

    /// A message: `%` and line ends are escaped, and what a terminal would act upon is shown as a sign, since the runner
    /// prints messages to the log too.
    private func data(_ text: String) -> String {
        var escaped = ""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "%": escaped += "%25"
            case "\n": escaped += "%0A"
            case "\r": escaped += "%0D"
            default: escaped.unicodeScalars.append(TerminalCells.visible(scalar))
            }
        }
        return escaped
    }

    /// A value between `=` and the next `,` or `::`.
    private func property(_ text: String) -> String {
        var escaped = ""
        for character in data(text).unicodeScalars {
            switch character {
            case ":": escaped += "%3A"
            case ",": escaped += "%2C"
            default: escaped.unicodeScalars.append(character)
            }
        }
        return escaped
    }
}
