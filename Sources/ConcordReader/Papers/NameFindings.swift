import ConcordModel

/// What is wrong with a name by which something is asked for: of a paper, or the key of a party.
enum NameFindings {
    static func of(_ what: String, _ name: String, at position: SourcePosition) -> [Finding] {
        // Nearly every name.
        if name.utf8.allSatisfy({ 0x20..<0x7F ~= $0 }) { return [] }
        var findings: [Finding] = []
        func report(_ severity: Severity?, _ message: String) {
            let cure = "Type the name anew."
            findings.append(Finding(.badFrontMatter, severity: severity, at: position, message, cure: cure))
        }
        let printed = PaperName.printed(name)
        if let sign = PaperName.unprintable(in: name) {
            report(
                nil,
                "In the name `\(printed)` of a \(what) stands a sign that no line can hold: \(LookAlikes.described(sign))."
            )
        }
        if let hidden = name.unicodeScalars.first(where: HiddenSigns.isInvisible) {
            report(
                .warning,
                "In the name `\(printed)` of a \(what) stands a sign that nobody sees: \(LookAlikes.described(hidden)). It was left out."
            )
        }
        if let letter = LookAlikes.misleading(in: name) {
            report(
                .warning,
                "In the name `\(printed)` of a \(what) the letter \(LookAlikes.described(letter)) is of another alphabet than the letters around it or than it looks."
            )
        }
        return findings
    }

    /// Keys that are one and the same to a reader: who signed could not be told.
    static func alike(_ keys: [(key: String, position: SourcePosition)]) -> [Finding] {
        var first: [String: (key: String, position: SourcePosition)] = [:]
        var findings: [Finding] = []
        for entry in keys {
            guard let other = first[PaperName.key(entry.key)] else {
                first[PaperName.key(entry.key)] = entry
                continue
            }
            let signs =
                PaperName.difference(of: entry.key, from: other.key)
                ?? PaperName.difference(of: other.key, from: entry.key)
            findings.append(
                Finding(
                    .badFrontMatter, severity: .error, at: entry.position,
                    "The keys `\(PaperName.printed(other.key))` and `\(PaperName.printed(entry.key))` of two parties are one to a reader"
                        + (signs.map { ", for they differ in \($0) alone" } ?? "")
                        + ", so that nobody can tell who signed.",
                    cure: "Give one of the parties another key, or take the line out that is there twice.",
                    related: [Finding.Related(other.position, "The other one is here.")]))
        }
        return findings
    }
}
