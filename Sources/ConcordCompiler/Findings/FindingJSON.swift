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
        json.raw(",\"papers\":[")
        for (index, paper) in finding.papers.enumerated() {
            if index > 0 { json.raw(",") }
            json.string(paper)
        }
        json.raw("],\"provision\":")
        if let provision = finding.provision { json.string(provision) } else { json.raw("null") }
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

/// JSON as it is put together, byte by byte.
struct JSONBytes {
    private(set) var bytes: [UInt8] = []

    /// Appends what is JSON already.
    mutating func raw(_ text: String) { bytes.append(contentsOf: text.utf8) }

    /// Appends a string in quotes. Everything below U+0020 and the two characters that need it are escaped, and DEL
    /// too, which terminals act upon; all else stands as UTF-8.
    mutating func string(_ text: String) {
        let hex = Array("0123456789abcdef".utf8)
        bytes.append(0x22)
        for byte in text.utf8 {
            switch byte {
            case 0x22: raw("\\\"")
            case 0x5C: raw("\\\\")
            case 0x0A: raw("\\n")
            case 0x0D: raw("\\r")
            case 0x09: raw("\\t")
            case 0x00..<0x20, 0x7F:
                raw("\\u00")
                bytes.append(hex[Int(byte >> 4)])
                bytes.append(hex[Int(byte & 15)])
            default: bytes.append(byte)
            }
        }
        bytes.append(0x22)
    }
}
