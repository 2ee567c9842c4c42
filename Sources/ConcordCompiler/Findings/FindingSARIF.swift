import ConcordModel

/// Findings as SARIF 2.1.0 (the OASIS standard), for code scanning and for viewers: every rule with its explanation, and
/// every finding with its places.
///
/// * Columns count characters (`unicodeCodePoints`), as everywhere in Concord.
/// * Paths are relative to `%SRCROOT%`, the root of the repository; where that stands on this machine is not said.
/// * Related places are linked at the end of a message as well, because GitHub shows those alone that a message links.
/// * The standard wants a brace in a message to be doubled, for the sake of placeholders. No message of ours has any, no
///   viewer we know undoes the doubling where there are none, and `{{++new++}}` is not what a negotiator should write. So
///   braces stand as they are.
public struct FindingSARIF: Sendable {
    private let paths: ReportedPaths
    private let toolVersion: String

    /// - Parameters:
    ///   - toolVersion: the version of the command, which the report names.
    ///   - pathPrefix: the agreement's folder as seen from the root of the repository.
    public init(toolVersion: String, pathPrefix: String = "") {
        self.toolVersion = toolVersion
        paths = ReportedPaths(prefix: pathPrefix)
    }

    private static let schema =
        "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"

    /// The whole document, with a newline at its end; a rule and a finding are a line each.
    public func bytes(for findings: [Finding], in sources: SourceSet) -> [UInt8] {
        var lines = LineIndex(sources)
        var fingerprints = FindingFingerprints()
        var json = JSONBytes()
        json.raw("{\"$schema\":\"\(Self.schema)\",\"version\":\"2.1.0\",\"runs\":[{\n")
        json.raw("\"tool\":{\"driver\":{\"name\":\"Concord\",\"version\":")
        json.string(toolVersion)
        json.raw(",\"rules\":[\n")
        for (index, rule) in Rule.allCases.enumerated() {
            append(rule, to: &json)
            json.raw(index == Rule.allCases.count - 1 ? "\n" : ",\n")
        }
        json.raw("]}},\n\"columnKind\":\"unicodeCodePoints\",\n")
        // Two agreements of one repository are two analyses, and a report on one must not close what the other found.
        json.raw("\"automationDetails\":{\"id\":")
        json.string("concord/" + paths.folder)
        json.raw("},\n\"originalUriBaseIds\":{\"%SRCROOT%\":{\"description\":")
        message("The root of the repository.", &json)
        json.raw("}},\n\"results\":[")
        for (index, finding) in findings.enumerated() {
            json.raw(index == 0 ? "\n" : ",\n")
            let place = lines.place(of: finding.position)
            append(
                finding, place, fingerprint: fingerprints.next(finding, at: place, in: sources), to: &json, &lines)
        }
        json.raw(findings.isEmpty ? "]\n}]}\n" : "\n]\n}]}\n")
        return json.bytes
    }

    private func append(_ rule: Rule, to json: inout JSONBytes) {
        json.raw("{\"id\":")
        json.string(rule.rawValue)
        if let explanation = Explanation.of(rule) {
            json.raw(",\"shortDescription\":")
            message(explanation.summary, &json)
            json.raw(",\"fullDescription\":")
            message(explanation.meaningUnwrapped, &json)
            json.raw(",\"help\":{\"text\":")
            json.string(explanation.page)
            json.raw(",\"markdown\":")
            json.string(explanation.markdown)
            json.raw("}")
        }
        json.raw(",\"defaultConfiguration\":{\"level\":\"\(Self.level(rule.severity))\"}}")
    }

    private func append(
        _ finding: Finding, _ place: LineIndex.Place?, fingerprint: String, to json: inout JSONBytes,
        _ lines: inout LineIndex
    ) {
        let others = finding.related.compactMap { related in
            lines.place(of: related.position).map { (place: $0, message: related.message) }
        }
        var words = finding.messageWithCure
        for (index, other) in others.enumerated() { words += "\n[\(Self.inLink(other.message))](\(index + 1))" }

        json.raw("{\"ruleId\":")
        json.string(finding.rule.rawValue)
        json.raw(",\"ruleIndex\":\(Rule.allCases.firstIndex(of: finding.rule) ?? -1)")
        json.raw(",\"level\":\"\(Self.level(finding.severity))\",\"message\":")
        message(words, &json)
        json.raw(",\"locations\":[")
        if let place {
            json.raw("{")
            physicalLocation(place, &json)
            json.raw("}")
        }
        json.raw("]")
        if !others.isEmpty {
            json.raw(",\"relatedLocations\":[")
            for (index, other) in others.enumerated() {
                json.raw((index == 0 ? "{" : ",{") + "\"id\":\(index + 1),")
                physicalLocation(other.place, &json)
                json.raw(",\"message\":")
                message(other.message, &json)
                json.raw("}")
            }
            json.raw("]")
        }
        json.raw(",\"partialFingerprints\":{\"concordFinding/v1\":")
        json.string(fingerprint)
        json.raw("},\"properties\":{\"papers\":")
        json.strings(finding.papers)
        json.raw(",\"provision\":")
        json.string(orNull: finding.provision)
        json.raw("}}")
    }

    private func physicalLocation(_ place: LineIndex.Place, _ json: inout JSONBytes) {
        json.raw("\"physicalLocation\":{\"artifactLocation\":{\"uri\":")
        json.string(paths.uri(of: place.path))
        json.raw(",\"uriBaseId\":\"%SRCROOT%\"},\"region\":{")
        json.raw("\"startLine\":\(place.line),\"startColumn\":\(place.column)}}")
    }

    private func message(_ text: String, _ json: inout JSONBytes) {
        json.raw("{\"text\":")
        json.string(text)
        json.raw("}")
    }

    /// Words between the brackets of a link.
    private static func inLink(_ text: String) -> String {
        text.reduce(into: "") { escaped, character in
            if character == "[" || character == "]" || character == "\\" { escaped.append("\\") }
            escaped.append(character)
        }
    }

    private static func level(_ severity: Severity) -> String {
        switch severity {
        case .error: "error"
        case .warning: "warning"
        case .note: "note"
        }
    }
}
