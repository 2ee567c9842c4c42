import ConcordModel
import ConcordWriter

/// Findings as a JUnit report, the form in which GitLab, Jenkins and most others take the results of tests.
///
/// Each finding is a test case of the file it stands in, and a file in which nothing fails is one more, so that a report
/// also says what was read. What fails the check is a failure: errors, and with `isStrict` warnings. All else passes
/// and tells its message as output. Names hold no line numbers and no two are alike within a file, since GitLab knows a case
/// by its class and name from one branch to the next and drops the second of two.
public struct FindingJUnit: Sendable {
    private let paths: ReportedPaths
    private let leastFailure: Severity
    /// The case of a file in which nothing fails.
    private let wholeName: String

    /// - Parameters:
    ///   - pathPrefix: the agreement's folder as seen from the root of the repository.
    ///   - isStrict: whether warnings fail too.
    public init(pathPrefix: String = "", isStrict: Bool = false) {
        paths = ReportedPaths(prefix: pathPrefix)
        leastFailure = isStrict ? .warning : .error
        wholeName = isStrict ? "no errors or warnings" : "no errors"
    }

    /// The whole document. Every file of `sources` is in it.
    public func bytes(for findings: [Finding], in sources: SourceSet) -> [UInt8] {
        var lines = LineIndex(sources)
        var byFile: [FileID: [Finding]] = [:]
        for finding in findings { byFile[finding.position.file, default: []].append(finding) }
        let files = sources.files.indices.map { FileID($0) }
        let homeless = findings.filter { lines.place(of: $0.position) == nil }
        let failing = findings.filter(isFailure)
        let whole = files.count { byFile[$0]?.contains(where: isFailure) != true }
        let counts = (tests: findings.count + whole, failures: failing.count)

        var xml = XMLBytes()
        xml.markup("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n")
        for isOuter in [true, false] {
            if isOuter { xml.markup("<testsuites") } else { xml.markup("<testsuite") }
            xml.attribute("name", "concord check")
            xml.attribute("tests", "\(counts.tests)")
            xml.attribute("failures", "\(counts.failures)")
            xml.attribute("errors", "0")
            xml.markup(">\n")
        }
        for file in files {
            let path = paths.path(of: sources[file].path)
            append(byFile[file] ?? [], of: path, to: &xml, &lines)
            if byFile[file]?.contains(where: isFailure) != true {
                openCase(wholeName, of: path, line: nil, &xml)
                xml.markup("/>\n")
            }
        }
        append(homeless, of: paths.path(of: "agreement.yml"), to: &xml, &lines)
        xml.markup("</testsuite>\n</testsuites>\n")
        return xml.bytes
    }

    private func isFailure(_ finding: Finding) -> Bool { finding.severity >= leastFailure }

    private func append(_ findings: [Finding], of path: String, to xml: inout XMLBytes, _ lines: inout LineIndex) {
        var seen: [String: Int] = [:]
        for finding in findings {
            var name = finding.rule.rawValue
            if let provision = finding.provision { name += ": \(provision)" }
            if !finding.papers.isEmpty { name += " (\(finding.papers.joined(separator: ", ")))" }
            seen[name, default: 0] += 1
            if let count = seen[name], count > 1 { name += " #\(count)" }
            let place = lines.place(of: finding.position)
            openCase(name, of: path, line: place?.line, &xml)
            xml.markup(">")
            if isFailure(finding) {
                xml.markup("<failure")
                xml.attribute("type", finding.severity.rawValue)
                xml.attribute("message", finding.message)
                xml.markup(">")
                xml.text(words(of: finding, path, place, &lines), in: .content)
                xml.markup("</failure>")
            } else {
                xml.markup("<system-out>")
                xml.text(words(of: finding, path, place, &lines), in: .content)
                xml.markup("</system-out>")
            }
            xml.markup("</testcase>\n")
        }
    }

    private func openCase(_ name: String, of path: String, line: Int?, _ xml: inout XMLBytes) {
        xml.markup("<testcase")
        // Jenkins takes what stands before the last period for a package.
        xml.attribute("classname", path.hasSuffix(".md") ? String(path.dropLast(3)) : path)
        xml.attribute("name", name)
        xml.attribute("file", path)
        if let line { xml.attribute("line", "\(line)") }
    }

    /// What a reader of the report is shown: place, severity, message, cure, and the other places.
    private func words(
        of finding: Finding, _ path: String, _ place: LineIndex.Place?, _ lines: inout LineIndex
    ) -> String {
        var words = place.map { "\(path):\($0.line):\($0.column): " } ?? ""
        words += "\(finding.severity.rawValue): \(finding.messageWithCure)"
        for related in finding.related {
            let other = lines.place(of: related.position).map { "\(paths.path(of: $0.path)):\($0.line):\($0.column): " }
            words += "\n\(other ?? "")\(related.message)"
        }
        return words
    }
}

extension XMLBytes {
    fileprivate mutating func attribute(_ name: StaticString, _ value: String) {
        markup(" ")
        markup(name)
        markup("=\"")
        text(value, in: .attribute)
        markup("\"")
    }
}
