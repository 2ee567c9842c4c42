import ConcordModel

/// Findings as JSON for programs: the same bytes for the same findings, keys in a fixed order, one finding a line.
public struct FindingJSON: Sendable {
    public init() {}

    /// The whole document, with a newline at its end.
    public func bytes(for findings: [Finding], in sources: SourceSet) -> [UInt8] {
        var lines = LineIndex(sources)
        var json = JSONBytes()
        json.raw("{\"findings\":[")
        for (index, finding) in findings.enumerated() {
            json.raw(index == 0 ? "\n" : ",\n")
            append(finding, to: &json, lines: &lines)
        }
        let counts = FindingCounts(findings)
        json.raw(findings.isEmpty ? "]," : "\n],")
        json.raw(
            "\"summary\":{\"errors\":\(counts.errors),\"warnings\":\(counts.warnings),\"notes\":\(counts.notes)}}\n")
        return json.bytes
    }

    private func append(_ finding: Finding, to json: inout JSONBytes, lines: inout LineIndex) {
        json.raw("{\"rule\":")
        json.string(finding.rule.rawValue)
        json.raw(",\"severity\":")
        json.string(finding.severity.rawValue)
        json.raw(",\"message\":")
        json.string(finding.message)
        json.raw(",")
        append(finding.position, to: &json, lines: &lines)
        json.raw(",\"papers\":")
        json.strings(finding.papers)
        json.raw(",\"provision\":")
        json.string(orNull: finding.provision)
        json.raw(",\"related\":[")
        for (index, related) in finding.related.enumerated() {
            json.raw(index == 0 ? "{" : ",{")
            append(related.position, to: &json, lines: &lines)
            json.raw(",\"message\":")
            json.string(related.message)
            json.raw("}")
        }
        json.raw("]}")
    }

    private func append(_ position: SourcePosition, to json: inout JSONBytes, lines: inout LineIndex) {
        let place = lines.place(of: position)
        json.raw("\"file\":")
        json.string(place?.path ?? "")
        json.raw(",\"line\":\(place?.line ?? 1),\"column\":\(place?.column ?? 1)")
    }
}
