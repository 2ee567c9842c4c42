import ConcordModel

/// The names that front matter knows, and what people write in their place.
enum FrontMatterNames {
    /// A name without what means nothing in it: capitals, and `-` or `_` for a space.
    static func folded(_ name: String) -> String {
        func isGap(_ byte: UInt8) -> Bool { byte == 0x20 || byte == UInt8(ascii: "_") || byte == UInt8(ascii: "-") }
        let name = name.lowercased()
        // Most names are one word.
        if !name.utf8.contains(where: isGap) { return name }
        return name.utf8.split(whereSeparator: isGap).map { String(Substring($0)) }.joined(separator: " ")
    }

    /// The name of a paper's front matter that is meant; nil where none surely is.
    static func ofPaper(_ name: String) -> String? {
        let name = folded(name)
        if ofPapers.contains(name) || remarks.contains(name) { return name }
        return others[name]
    }

    static let ofPapers = [
        "paper", "kind", "title", "from", "date", "signed", "effective", "expires", "after", "supersedes", "form",
        "sets aside", "seal",
    ]

    /// What a paper may say beside, and nothing depends on.
    static let remarks: Set<String> = [
        "answers", "by", "session", "summary", "tags", "cost", "package", "passed", "reason", "withdrawn", "rejected",
    ]

    /// Names of the language that have no effect yet: what happens all the same, and what to do.
    static let later: [String: (what: String, cure: String)] = [
        "internal": (
            "the paper is listed and shown like any other",
            "Keep what the other side may not see in a folder that is not given to them."
        ),
        "term": (
            "the contract keeps the term of agreement.yml",
            "Write the new `term:` in agreement.yml, from the day the paper holds."
        ),
        "marks": (
            "changes are read by the marks {++new++}, {--struck--} and {~~old~>new~~} alone",
            "Mark the changes so."
        ),
    ]

    private static let others = [
        "paper number": "paper", "paper no": "paper", "type": "kind", "dated": "date", "signatures": "signed",
        "signed by": "signed", "signed on": "signed", "effective date": "effective", "effective on": "effective",
        "effective from": "effective", "expiration": "expires", "expiration date": "expires", "expiry": "expires",
        "expiry date": "expires", "expires on": "expires", "supersede": "supersedes", "replaces": "supersedes",
    ]

    /// The kind of paper that people call so.
    static func kind(_ text: String) -> PaperKind? {
        let words = folded(text.filter { $0 != "." })
        if let kind = PaperKind(rawValue: words), PaperKind.ofPapers.contains(kind) { return kind }
        return kinds.first { $0.names.contains(words) }?.kind
    }

    private static let kinds: [(kind: PaperKind, names: Set<String>)] = [
        (
            .proposal,
            ["initial proposal", "opening proposal", "union proposal", "employer proposal", "management proposal"]
        ),
        (.counterproposal, ["counter", "counter proposal", "counteroffer", "counter offer"]),
        (.tentativeAgreement, ["ta", "tentative agreements", "tentatively agreed"]),
        (
            .memorandum,
            [
                "memo", "mou", "moa", "memorandum of understanding", "memorandum of agreement",
                "memoranda of understanding", "memoranda of agreement",
            ]
        ),
        (
            .letterOfAgreement,
            [
                "loa", "lou", "letter of understanding", "letter of intent", "side letter", "sideletter",
                "side letter of agreement", "side agreement",
            ]
        ),
        (.erratum, ["errata", "correction", "corrections", "technical correction", "corrigendum", "corrigenda"]),
    ]

    /// What to write where a name is unknown: the nearest that there are.
    static func suggestion(for typed: String, among names: [String], _ all: String) -> String {
        let near = NearestNames.of(folded(typed), among: names)
        return near.isEmpty ? all : "Did you mean " + near.map { "`\($0)`" }.joined(separator: " or ") + "? " + all
    }
}
