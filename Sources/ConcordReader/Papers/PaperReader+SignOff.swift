import ConcordModel

/// What front matter says of sign-off: signatures, the order of days, and the seal.
extension PaperReader {
    /// Who signed without a day has not signed as far as anyone can tell later.
    mutating func checkSignatures(_ matter: FrontMatter, _ signed: YAMLNode?) {
        guard let signed, !signed.isNull else { return }
        let example =
            parties.isEmpty ? "union: 2025-03-14" : parties.map { "\($0.key): 2025-03-14" }.joined(separator: ", ")
        if case .mapping = signed.value { return }
        findings.append(
            Finding(
                .badFrontMatter, at: matter.position(of: signed),
                "This does not say which party signed on which day, so nobody is taken to have signed.",
                cure: "Write the day behind each party: `signed: { \(example) }`."))
    }

    /// Days that cannot be as they stand: a signature older than the paper, an end before the beginning.
    mutating func checkDates(of paper: Paper, _ matter: FrontMatter, _ entries: [String: YAMLNode]) {
        if let date = paper.date {
            for (key, _, value) in matter.entries(of: entries["signed"]) {
                let party = parties.named(key)
                guard let day = paper.signed[party?.key ?? key], day < date else { continue }
                let name = party?.short ?? key
                report(
                    .dateOrder, at: matter.position(of: value),
                    "\(paper.id) is of \(date), but the \(name) signed it on \(day), before there was such a paper.",
                    cure: "Correct the day of the signature, or the `date` of the paper.", paper)
            }
        }
        guard let expires = paper.expires else { return }
        if let effective = paper.effective, expires < effective {
            report(
                .dateOrder, severity: .error, at: matter.position(of: entries["expires"]),
                "\(paper.id) ends on \(expires), before it begins on \(effective), so it is never in force.",
                cure: "Correct `expires` or `effective`.", paper)
        } else if paper.effective == nil, let last = paper.signed.values.max(), expires < last {
            report(
                .dateOrder, severity: .error, at: matter.position(of: entries["expires"]),
                "\(paper.id) ends on \(expires), before it is signed on \(last), so it is never in force.",
                cure: "Correct `expires`, or write under `effective` the earlier day from which it holds.", paper)
        }
    }

    /// The seal that front matter records. One over readings can be judged only when the body is read.
    mutating func readSeal(_ matter: FrontMatter, of paper: Paper) -> Seal? {
        guard let entry = matter.entries(of: matter.root).first(where: { FrontMatterNames.ofPaper($0.key) == "seal" }),
            !entry.value.isNull
        else {
            return nil
        }
        let (recorded, position) = (matter.text(entry.value) ?? "", matter.position(of: entry.keyNode))
        if let digests = SealDigests(recorded) { return Seal(digests, paperNow: "", position: position) }
        return Seal(recorded: recorded, words: SealedWords.seal(of: paper, in: source), position: position)
    }

    private mutating func report(
        _ rule: Rule, severity: Severity? = nil, at position: SourcePosition, _ message: String, cure: String,
        _ paper: Paper
    ) {
        findings.append(Finding(rule, severity: severity, at: position, message, cure: cure, papers: [paper.id]))
    }
}
