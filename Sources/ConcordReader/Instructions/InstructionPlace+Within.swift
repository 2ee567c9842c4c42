import ConcordModel

extension InstructionPlace {
    /// The place, where the words around it say which provision it lies in: `to Section 2 after item (c)` means item (c) of
    /// Section 2, although Section 1 may have one too.
    func within(_ outer: InstructionTarget) -> InstructionPlace {
        switch self {
        case .after(let target): .after(InstructionPlace.joined(target, outer))
        case .before(let target): .before(InstructionPlace.joined(target, outer))
        case .atEnd(let target): .atEnd(InstructionPlace.joined(target, outer))
        case .atBeginning(let target): .atBeginning(InstructionPlace.joined(target, outer))
        case .byNumber: .byNumber
        }
    }

    private static func joined(_ target: InstructionTarget, _ outer: InstructionTarget) -> InstructionTarget {
        guard !target.isWholeAgreement, let home = outer.citation else { return target }
        var joined = target
        guard let citation = target.citation else {
            joined.citation = home
            return joined
        }
        guard let first = Citation(citation.text).steps.first, !first.number.contains(".") else { return target }
        switch first.word {
        case .none: break
        // To Section 2 after Section 2(c): it is whole already.
        case .section:
            guard let last = Citation(home.text).steps.last, last.word != .section, last.word != .none else {
                return target
            }
        case .article, .appendix, .letter, .exhibit, .schedule, .attachment, .addendum, .annex, .memorandum, .part,
            .step:
            return target
        }
        // Section 2 of Article 5 goes on in the same way.
        let words = home.text.lowercased().split(separator: " ")
        let text = words.contains("of") ? "\(citation.text) of \(home.text)" : "\(home.text), \(citation.text)"
        joined.citation = CitationText(text, at: citation.position)
        return joined
    }
}
