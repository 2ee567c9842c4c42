import ConcordModel

/// A list of findings that were there when the checks were adopted, so that an old contract shows only what is new.
///
/// One line a finding, for people to review: rule, fingerprint, file, provision. Only the first two count, so the list holds
/// while lines and files' other words move. It speaks of the checks of the contract alone; what the integration of papers
/// found, conflicts above all, is never hidden.
public struct FindingBaseline: Sendable {
    private struct Entry {
        var key: String
        var line: String
    }
    private var entries: [Entry] = []

    /// Where a list stands that is used without being asked for: beside `agreement.yml`.
    public static let usualName = "baseline.txt"

    /// Whether a file says that it is such a list, whatever else stands in it. Another file may bear the name.
    public static func isMeant(by bytes: [UInt8]) -> Bool {
        let firstLine = head.utf8.prefix { $0 != 0x0A }
        return bytes.starts(with: firstLine) || (try? FindingBaseline(bytes)).map { !$0.entries.isEmpty } ?? false
    }

    private static let head = """
        # What the checks of this contract found when they were adopted. “concord check --baseline” with this file shows only
        # what is new. Rule, fingerprint, file, provision; a line that is taken out is shown again.

        """

    /// The list of all findings of checks, sorted by file and place as a report is.
    public static func bytes(for findings: [Finding], in sources: SourceSet) -> [UInt8] {
        var list = head
        for (finding, fingerprint, path) in named(findings, in: sources) where finding.isCheck {
            list += "\(finding.rule.rawValue) \(fingerprint) \(path)\(finding.provision.map { " " + $0 } ?? "")\n"
        }
        return Array(list.utf8)
    }

    /// Reads a list.
    public init(_ bytes: [UInt8]) throws(CommandError) {
        for (index, line) in bytes.split(separator: 0x0A, omittingEmptySubsequences: false).enumerated() {
            let text = String(decoding: line.last == 0x0D ? line.dropLast() : line, as: UTF8.self)
            if text.allSatisfy({ $0 == " " }) || text.hasPrefix("#") { continue }
            let pieces = text.split(separator: " ", maxSplits: 2)
            guard pieces.count >= 2, pieces[1].contains(":"), Rule(rawValue: String(pieces[0])) != nil else {
                throw CommandError(
                    message: "line \(index + 1) lists no finding; write the file with “concord check --write-baseline”")
            }
            entries.append(Entry(key: "\(pieces[0]) \(pieces[1])", line: text))
        }
    }

    /// The findings that are not on the list, and the lines of the list that nothing matches any more.
    public func sort(_ findings: [Finding], in sources: SourceSet) -> (remaining: [Finding], stale: [String]) {
        let listed = Set(entries.map(\.key))
        var found: Set<String> = []
        var remaining: [Finding] = []
        for (finding, fingerprint, _) in Self.named(findings, in: sources) {
            let key = "\(finding.rule.rawValue) \(fingerprint)"
            if finding.isCheck, listed.contains(key) { found.insert(key) } else { remaining.append(finding) }
        }
        return (remaining, entries.filter { !found.contains($0.key) }.map(\.line))
    }

    private static func named(
        _ findings: [Finding], in sources: SourceSet
    ) -> [(finding: Finding, fingerprint: String, path: String)] {
        var lines = LineIndex(sources)
        var fingerprints = FindingFingerprints()
        return findings.map { finding in
            let place = lines.place(of: finding.position)
            return (finding, fingerprints.next(finding, at: place, in: sources), place?.path ?? "")
        }
    }
}
