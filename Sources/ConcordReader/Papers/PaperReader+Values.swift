import ConcordModel

/// The names and values of a paper's front matter, as people write them.
extension PaperReader {
    /// The values by the names that are meant. A name that is not known, or that stands twice, has a finding.
    mutating func readEntries(_ matter: FrontMatter) -> [String: YAMLNode] {
        var entries: [String: YAMLNode] = [:]
        for (key, keyNode, value) in matter.entries(of: matter.root) {
            if let later = FrontMatterNames.later[FrontMatterNames.folded(key)] {
                report(
                    matter.position(of: keyNode), severity: .warning,
                    "`\(key)` has no effect yet: \(later.what).", cure: later.cure)
                continue
            }
            guard let name = FrontMatterNames.ofPaper(key) else {
                // One that was surely meant would be without effect.
                let isNear = !NearestNames.of(FrontMatterNames.folded(key), among: FrontMatterNames.ofPapers).isEmpty
                report(
                    matter.position(of: keyNode), severity: isNear ? .error : .warning,
                    "`\(key)` is not a name this front matter knows, so it is as if the line were not there.",
                    cure: FrontMatterNames.suggestion(
                        for: key, among: FrontMatterNames.ofPapers,
                        "The names are \(FrontMatterNames.ofPapers.joined(separator: ", "))."))
                continue
            }
            if entries[name] != nil {
                report(
                    matter.position(of: keyNode), "`\(name)` stands here a second time, as `\(key)`; the first counts.",
                    cure: "Take one of the two lines out.")
                continue
            }
            entries[name] = value
        }
        return entries
    }

    mutating func readParty(_ matter: FrontMatter, _ node: YAMLNode?) -> String? {
        matter.text(node).flatMap { party(named: $0, at: matter.position(of: node)) }
    }

    /// The key of the party that is meant by its key, its short name or its name.
    mutating func party(named name: String, at position: SourcePosition) -> String? {
        if parties.isEmpty { return name }
        if let party = parties.named(name) { return party.key }
        report(
            position, "`\(name)` is not a party to this agreement.",
            cure: FrontMatterNames.suggestion(
                for: name, among: parties.flatMap { [$0.key, $0.short] },
                "The parties in agreement.yml are \(parties.map(\.key).joined(separator: " and "))."))
        return nil
    }

    /// `withdrawn` and `rejected` are for what was offered. What every party has signed is taken back by another paper alone.
    mutating func checkWithdrawal(of paper: Paper, _ matter: FrontMatter, _ entries: [String: YAMLNode]) {
        for name in ["withdrawn", "rejected"] {
            guard let node = entries[name] else { continue }
            _ = readDate(matter, node, name)
            guard paper.kind.bindsWhenSigned, !parties.isEmpty, parties.allSatisfy({ paper.signed[$0.key] != nil })
            else { continue }
            report(
                matter.position(of: node),
                "\(paper.id) is said to be \(name), but every party has signed it, so it is part of the contract.",
                cure:
                    "A signed paper is taken back by another one, with `supersedes: [\(paper.id)]`; an end that was agreed on is `expires: DATE`. If it was never signed, take its `signed:` out."
            )
        }
    }

    mutating func readDate(_ matter: FrontMatter, _ node: YAMLNode?, _ name: String) -> CivilDate? {
        matter.day(node, name, days, findings: &findings)
    }

    /// The day of `effective`, or the event that makes it.
    mutating func readEffective(_ matter: FrontMatter, _ node: YAMLNode?, into paper: inout Paper) {
        guard let text = matter.text(node) else { return }
        let position = matter.position(of: node)
        switch EffectiveDay(text) {
        case .uponSigning: break
        case .uponRatification(let earlier):
            paper.isUponRatification = true
            guard let ratified = days.ratified(by: parties) else { return }
            let earlier = earlier.flatMap { matter.day($0, at: position, "effective", days, findings: &findings) }
            paper.effective = earlier ?? ratified
        case .day(let written):
            var found: [Finding] = []
            paper.effective = matter.day(written, at: position, "effective", days, findings: &found)
            if case .unreadable(nil) = WrittenDate(written, order: days.order) {
                report(
                    position, "`\(text)` is neither a day nor an event that is known here.",
                    cure:
                        "Write a day, as in `effective: 2025-07-01`, `retroactive to 2025-01-01`, `upon signing`, or `upon ratification`."
                )
            } else {
                findings += found
            }
        }
    }
}
