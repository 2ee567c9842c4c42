import ConcordModel

/// What the drafting team has looked at and lets stand: internal notes of the form
///
///     {>> concord: allow label-gap: Section 4 was struck in arbitration <<}
///
/// in the text of a provision, or in a paragraph of their own behind it. A waiver is for one rule and one provision (with
/// the text, tables and notes right below it, but not what has a label of its own), and says why.
struct Waivers: Sendable {
    /// What a waiver is for: a rule, and the provision as it is cited.
    private struct Purpose: Hashable {
        var rule: Rule
        /// Index of the provision; nil for what nothing cites.
        var citable: Int?
    }

    private struct Waiver {
        var purpose: Purpose
        /// Index of the provision.
        var place: Int
        var position: SourcePosition
    }

    private var waivers: [Waiver] = []
    private var purposes: Set<Purpose> = []
    private var used: Set<Purpose> = []
    /// What is wrong with notes that mean to be waivers: the provision, what is said, the cure.
    private var faults: [(place: Int, position: SourcePosition, message: String, cure: String)] = []

    private static let example = "Write `{>> concord: allow label-gap: why it may stand <<}`."

    init(_ notes: [InternalNote], in text: ContractText) {
        let candidates = notes.filter { Waivers.body(of: $0.text) != nil }
        guard !candidates.isEmpty else { return }
        var places: [ProvisionID: Int] = [:]
        for (index, provision) in text.provisions.enumerated() { places[provision.identity] = index }
        for note in candidates {
            // Notes of provisions that this version has not, and of a paper's restated words, are none of its business.
            guard let words = Waivers.body(of: note.text), let place = places[note.provision] else { continue }
            read(words, place, note.position, text)
        }
        purposes = Set(waivers.map(\.purpose))
    }

    /// What stands behind `concord:`; nil for every other note.
    private static func body(of note: String) -> Substring? {
        let words = note.drop { $0 == " " || $0 == "\n" }
        guard words.lowercased().hasPrefix("concord:") else { return nil }
        return words.dropFirst("concord:".count)
    }

    private mutating func read(
        _ words: Substring, _ place: Int, _ position: SourcePosition, _ contract: ContractText
    ) {
        func fault(_ message: String, _ cure: String) { faults.append((place, position, message, cure)) }
        func trimmed(_ text: Substring) -> Substring {
            let start = text.drop { $0 == " " || $0 == "\n" }
            return start[..<(start.lastIndex { $0 != " " && $0 != "\n" }.map(start.index(after:)) ?? start.startIndex)]
        }
        let pieces = words.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false).map(trimmed)
        let command = pieces[0].split(separator: " ", omittingEmptySubsequences: true)
        guard command.count == 2, command[0].lowercased() == "allow" else {
            return fault("This note speaks to Concord, but it is no waiver.", Waivers.example)
        }
        let name = String(command[1])
        guard let rule = Rule(rawValue: name) else {
            let nearest = Rule.named(like: name, where: \.isCheck).map { "`\($0.rawValue)`" }
            return fault(
                "There is no rule `\(name)` to be waived.",
                nearest.isEmpty
                    ? "“concord explain” lists all rules." : "Did you mean \(nearest.joined(separator: " or "))?")
        }
        guard rule.isCheck else {
            return fault(
                "`\(name)` cannot be waived: it guards what the parties signed, not how the contract is written.",
                "Take the note out, and cure what is found.")
        }
        guard pieces.count == 2, !pieces[1].isEmpty else {
            return fault(
                "This waiver gives no reason, so it waives nothing.",
                "Say why behind a colon: `{>> concord: allow \(name): why it may stand <<}`.")
        }
        let purpose = Purpose(rule: rule, citable: contract.citable(place))
        waivers.append(Waiver(purpose: purpose, place: place, position: position))
    }

    /// Whether a finding is waived; the waiver then counts as used.
    mutating func allow(_ rule: Rule, in index: Int, of text: ContractText) -> Bool {
        guard !waivers.isEmpty else { return false }
        let purpose = Purpose(rule: rule, citable: text.citable(index))
        guard purposes.contains(purpose) else { return false }
        used.insert(purpose)
        return true
    }

    /// Counts as used what another copy of the same waivers has used.
    mutating func addUses(of other: Waivers) { used.formUnion(other.used) }

    /// Waivers that cannot be understood, and those that nothing needs. Of a rule that is off, nothing is said.
    func findings(in text: ContractText, _ options: CheckOptions) -> [Finding] {
        func finding(
            _ place: Int, _ position: SourcePosition, _ message: String, _ cure: String, _ severity: Severity
        ) -> Finding {
            let citation = text.citation(of: place)
            return Finding(
                .unusedWaiver, severity: severity, at: position, message, cure: cure,
                provision: citation.isEmpty ? nil : citation)
        }
        var findings = faults.map { finding($0.place, $0.position, $0.message, $0.cure, .warning) }
        for waiver in waivers where !used.contains(waiver.purpose) && !options.isOff(waiver.purpose.rule) {
            findings.append(
                finding(
                    waiver.place, waiver.position,
                    "Nothing here needs this waiver: `\(waiver.purpose.rule.rawValue)` finds nothing wrong with this provision.",
                    "Take the note out, or put it into the provision that it is about.", .note))
        }
        return findings
    }
}
