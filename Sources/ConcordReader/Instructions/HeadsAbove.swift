import ConcordModel

/// The heads that a sentence of a paper in the drafter's words stands under, and what they make of it: below one that names a
/// provision nothing is a recital.
struct HeadsAbove {
    private enum Kind {
        /// `Article 12`, `Amend Section 3 to read`
        case provision
        /// `Background`
        case recital
        /// A title of the paper, or of a provision: only the contract can tell.
        case title(CitationText)
    }

    private var outer: Kind?
    private var inner: Kind?

    mutating func enter(_ words: [InstructionWord], _ text: CitationText, depth: Int) {
        let kind = HeadsAbove.kind(of: words, text)
        if depth == 1 { (outer, inner) = (kind, nil) } else { inner = kind }
    }

    /// Whether one of them names a provision by its number.
    var isProvision: Bool {
        switch inner {
        case .provision: return true
        case .recital: return false
        case .title, nil: if case .provision? = outer { return true } else { return false }
        }
    }

    /// Those that may be titles of provisions, the nearest last.
    var openTitles: [CitationText] {
        if case .recital? = inner { return [] }
        return [outer, inner].compactMap { if case .title(let text)? = $0 { text } else { nil } }
    }

    private static let telling: Set<String> = [
        "background", "recital", "recitals", "purpose", "purposes", "preamble", "introduction", "intent", "parties",
        "agreement", "duration", "summary", "rationale", "explanation", "note", "notes", "history", "discussion",
        "signatures", "ratification",
    ]

    private static func kind(of words: [InstructionWord], _ text: CitationText) -> Kind {
        let texts = words.filter { $0.kind == .word }.map(\.text)
        // `II. Background`
        let bare = texts.drop {
            RomanNumeral.value(of: Array($0.utf8)[...]) != nil || $0.utf8.allSatisfy(Numerals.isDigit)
        }
        if !bare.isEmpty, bare.count <= 3, bare.allSatisfy({ telling.contains($0) || $0 == "and" }) { return .recital }
        switch Citation(text.text).steps.first?.word {
        case .article, .section, .appendix, .exhibit, .schedule, .attachment, .addendum, .annex, .part:
            return .provision
        case .letter, .memorandum, .step, .some(.none), nil: break
        }
        return SentenceSense.namesProvision(words) ? .provision : .title(text)
    }
}
