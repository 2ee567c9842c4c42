import ConcordModel

/// What a sentence is that gives no instruction which is understood.
///
/// It is told by its words alone, and never in favor of silence: a recital tells what was or is, or speaks of the paper
/// itself. What says how something shall be, names a provision or states an amount is doubtful, since something may have
/// been agreed in it.
enum SentenceSense {
    /// `Section 2 remains unchanged.`, `CCL`: it says aloud that something stays.
    case stays
    case recital
    /// Words that may be either, such as a title or a place. In front of the first instruction they are recitals.
    case bare
    case doubtful

    static func of(_ words: [InstructionWord]) -> SentenceSense {
        let sense = Self.Words(words)
        guard !sense.texts.isEmpty else { return .bare }
        if sense.saysThatSomethingStays { return .stays }
        if sense.isOrder { return .doubtful }
        if sense.isFact { return .recital }
        if sense.hasAmount || sense.namesProvision { return .doubtful }
        if sense.isAboutPaper || sense.announces { return .recital }
        return sense.isNorm ? .doubtful : .bare
    }

    /// Whether words order, state an amount or name a provision, and tell of nothing that was.
    static func isSure(_ words: [InstructionWord]) -> Bool {
        let sense = Self.Words(words)
        guard !sense.texts.isEmpty, !sense.saysThatSomethingStays else { return false }
        return sense.isOrder || !sense.isFact && (sense.hasAmount || sense.namesProvision)
    }

    /// Whether words name a provision by its number: `Article 12`, `Sections 2 and 3`, `Appendix A`.
    static func namesProvision(_ words: [InstructionWord]) -> Bool { Self.Words(words).namesProvision }

    /// Whether a paragraph can only be about the paper, and is no text that it brings: `This MOU expires …`, `All other
    /// provisions remain unchanged.`
    static func isOutsideText(_ words: [InstructionWord]) -> Bool {
        let sense = Self.Words(words)
        guard !sense.texts.isEmpty else { return false }
        return sense.isAboutMemorandum || sense.saysThatSomethingStays && sense.speaksOfTheRest
    }

    /// Verbs that order a change, beside those of the legislative drafter.
    private static let ordering: Set<String> = [
        "increase", "decrease", "raise", "lower", "reduce", "adjust", "swap", "exchange", "switch", "apply", "extend",
        "merge", "combine", "split", "round", "double", "update", "correct", "convert", "reinstate", "restore", "roll",
        "freeze", "cap", "multiply", "index", "incorporate", "consolidate", "put", "write", "rewrite", "reword",
        "rephrase", "edit", "fix", "alter", "expand", "shorten", "clarify", "give", "grant", "provide", "allow",
        "permit", "require", "pay", "make", "use", "replicate", "copy", "reorder", "reverse", "include", "exclude",
        "separate", "divide", "join", "reformat", "conform", "reconcile", "harmonize", "phase", "implement",
        "establish",
    ]

    private struct Words {
        let words: [InstructionWord]
        let texts: [String]

        init(_ words: [InstructionWord]) {
            self.words = words
            // The month of May allows nothing.
            texts = words.filter { $0.kind == .word }.map { $0.text == "may" && $0.isCapital ? "May" : $0.text }
        }

        private func has(_ any: Set<String>) -> Bool { texts.contains(where: any.contains) }

        private func follow(_ first: String, _ second: Set<String>) -> Bool {
            zip(texts, texts.dropFirst()).contains { $0 == first && second.contains($1) }
        }

        // MARK: What stays

        private static let markers: Set<String> = [
            "ccl", "current contract language", "no change", "no changes", "unchanged", "remainder unchanged",
            "balance unchanged", "status quo", "rollover", "roll over",
        ]

        var saysThatSomethingStays: Bool {
            if Words.markers.contains(texts.joined(separator: " ")) { return true }
            guard !hasPercentOrMoney, !hasQuotation else { return false }
            let core = withoutUsualReservations
            guard !core.contains(where: ["except", "but", "however", "save", "until", "unless", "than"].contains) else {
                return false
            }
            if let last = core.last, last == "ccl" || core.suffix(3) == ["current", "contract", "language"] {
                return true
            }
            let pairs = zip(core, core.dropFirst())
            if pairs.contains(where: { $0 == "no" && ($1 == "change" || $1 == "changes") }) { return true }
            let staying: Set<String> = [
                "remain", "remains", "remaining", "stay", "stays", "continue", "continues", "is", "are", "be",
                "retained",
                "kept",
            ]
            let asBefore: Set<String> = [
                "unchanged", "same", "force", "effect", "apply", "retained", "unmodified", "is",
            ]
            if let verb = core.firstIndex(where: {
                ["remain", "remains", "stay", "stays", "continue", "continues"].contains($0)
            }) {
                let rest = core[verb...].dropFirst()
                return rest.isEmpty || rest.first == "as" || rest.contains(where: asBefore.contains)
            }
            return pairs.contains {
                staying.contains($0) && ($1 == "unchanged" || $1 == "retained" || $1 == "unmodified")
            }
        }

        /// Without `Except as modified above,` and `unless otherwise modified by mutual agreement`.
        private var withoutUsualReservations: [String] {
            var core = texts
            let changed: Set<String> = [
                "modified", "amended", "changed", "provided", "stated", "noted", "agreed", "set",
            ]
            if core.first == "except" || core.first == "unless",
                let end = core.prefix(6).firstIndex(where: changed.contains)
            {
                core.removeFirst(end + 1)
            }
            if let start = core.lastIndex(where: { $0 == "except" || $0 == "unless" }), start > 0,
                core[start...].prefix(5).contains(where: changed.contains)
            {
                core.removeLast(core.count - start)
            }
            return core
        }

        // MARK: What may change something

        var hasQuotation: Bool { words.contains { $0.kind == .phrase || $0.kind == .openQuote } }

        private var hasPercentOrMoney: Bool {
            words.contains { $0.kind == .sign && $0.text == "%" || $0.text.utf8.first == UInt8(ascii: "$") }
                || has(["percent", "percentage", "dollars", "cents"])
        }

        /// `three percent (3%)`, `$2.00`, `ten (10)`
        var hasAmount: Bool {
            if hasPercentOrMoney { return true }
            return words.indices.dropFirst().dropLast(2).contains { index in
                words[index].text == "(" && words[index - 1].kind == .word
                    && !InstructionGrammar.citing.contains(words[index - 1].text)
                    && words[index - 1].text.utf8.allSatisfy { Numerals.isLetter($0) || $0 == UInt8(ascii: "-") }
                    && words[index + 1].kind == .word && words[index + 1].text.utf8.allSatisfy(Numerals.isDigit)
                    && words[index + 2].text == ")"
            }
        }

        /// `Article 12`, `Sections 2 and 3`, `Appendix A`
        var namesProvision: Bool {
            words.indices.dropLast().contains { index in
                guard words[index].kind == .word, InstructionGrammar.citing.contains(words[index].text) else {
                    return false
                }
                let next = words[index + 1]
                if next.kind == .sign { return next.text == "(" }
                guard next.kind == .word else { return false }
                return next.text.utf8.contains(where: Numerals.isDigit) || next.text.utf8.count == 1
                    || RomanNumeral.value(of: Array(next.text.utf8)[...]) != nil
            }
        }

        /// `Increase all rates …`, `Effective July 1, adjust …`, `The parties agree to raise …`
        var isOrder: Bool {
            var starts = [0]
            if texts.count > 3, words.first?.text == "effective" || words.first?.text == "beginning" {
                // Behind the day.
                for (place, word) in words.enumerated() where word.text == "," {
                    starts.append(words[...place].count { $0.kind == .word })
                }
            }
            for (index, text) in texts.enumerated() where text == "agree" || text == "agreed" {
                let next = index + 1 < texts.count ? texts[index + 1] : ""
                if next == "to" || next == "that" { starts.append(index + 2) }
            }
            return starts.contains { start in
                guard texts.count > start + 2 else { return false }
                let isVerb = SentenceSense.ordering.contains(texts[start]) || DraftingVerb.isOrder(texts[start])
                return isVerb && !["in", "of", "for"].contains(texts[start + 1])
            }
        }

        private static let modals: Set<String> = [
            "shall", "must", "will", "may", "should", "cannot", "entitled", "need",
        ]

        /// Whether it says how something shall be.
        var isNorm: Bool { has(Words.modals) || follow("agree", ["to", "that"]) || follow("agrees", ["to", "that"]) }

        // MARK: What tells

        /// Whether it tells what was, or what the contract says.
        var isFact: Bool {
            if texts[0] == "whereas" { return true }
            guard !isNorm else { return false }
            return has([
                "was", "were", "had", "currently", "previously", "historically", "recently", "met", "discussed",
                "whereas", "hereinafter", "discovered", "tentatively", "reached", "entered",
            ])
                || follow("now", ["states", "reads", "says", "provides"])
                || follow("parties", ["to"]) && has(["are"])
        }

        /// Whether it speaks of the paper itself.
        var isAboutPaper: Bool {
            let papers: Set<String> = [
                "memorandum", "mou", "moa", "agreement", "paper", "letter", "amendment", "amendments", "proposal",
                "document", "loa", "ta", "understanding", "tentative", "package", "side", "erratum", "supposal",
            ]
            return follow("this", papers)
        }

        /// The same, where no contract could be meant.
        var isAboutMemorandum: Bool {
            follow("this", ["memorandum", "mou", "moa", "tentative", "erratum"]) || has(["memorialize"])
        }

        /// `All other provisions of the agreement`
        var speaksOfTheRest: Bool {
            follow("other", ["provisions", "terms", "articles", "sections", "language", "conditions"])
        }

        /// `The parties agree as follows:`
        var announces: Bool {
            if texts.suffix(2) == ["as", "follows"] || texts.suffix(2) == ["the", "following"] { return true }
            return words.last?.text == ":" && !has(Words.modals)
        }
    }
}
