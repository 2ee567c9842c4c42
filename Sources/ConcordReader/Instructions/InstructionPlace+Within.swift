import ConcordModel

extension InstructionPlace {
    /// The place, where the words around it say which provision it lies in: `to Section 2 after item (c)` means item (c) of
    /// Section 2, although Section 1 may have one too.
    func within(_ outer: InstructionTarget) -> InstructionPlace { target.map { with($0.within(outer)) } ?? self }
}

extension InstructionTarget {
    /// The same for what is changed: `Section 1 is amended by deleting item (b)` means item (b) of Section 1.
    func within(_ outer: InstructionTarget) -> InstructionTarget {
        guard !isWholeAgreement, let home = outer.citation else { return self }
        var joined = self
        guard let citation else {
            joined.citation = home
            return joined
        }
        let homes = SeveralCitations.split(home)
        let own = SeveralCitations.split(citation)
        guard own.allSatisfy({ piece in homes.allSatisfy { InstructionTarget.mayLie(piece, within: $0) } }) else {
            return self
        }
        let texts = homes.flatMap { home in own.map { InstructionTarget.joined($0.text, home.text) } }
        joined.citation = CitationText(texts.joined(separator: " and "), at: citation.position)
        return joined
    }

    /// Whether a citation goes on from another, and is not whole already: `Section 2(c)` behind `to Section 2` is.
    private static func mayLie(_ citation: CitationText, within home: CitationText) -> Bool {
        // `item (c) of Section 3` lies where Section 3 does.
        let words = citation.text.split(separator: " ")
        let outermost = words.lastIndex { ["of", "in", "under"].contains($0.lowercased()) }.map { $0 + 1 } ?? 0
        guard !citation.text.hasSuffix(home.text),
            let first = Citation(words[outermost...].joined(separator: " ")).steps.first, !first.number.contains(".")
        else { return false }
        switch first.word {
        case .none: return true
        case .section:
            guard let last = Citation(home.text).steps.last else { return false }
            return last.word != .section && last.word != .none
        case .article, .appendix, .letter, .exhibit, .schedule, .attachment, .addendum, .annex, .memorandum, .part,
            .step:
            return false
        }
    }

    /// Section 2 of Article 5 goes on in the same way.
    private static func joined(_ text: String, _ home: String) -> String {
        let words = (home + " " + text).lowercased().split(separator: " ")
        return words.contains("of") ? "\(text) of \(home)" : "\(home), \(text)"
    }
}
