import ConcordModel

/// What a paper in the drafter's words says and no instruction was found in.
extension InstructionReader {
    /// Judges sentences of one paragraph that were not understood.
    mutating func judge(_ sentences: [Range<Int>], in paragraph: Range<Int>, isBehindInstruction: Bool) {
        guard let first = sentences.first, let last = sentences.last else { return }
        let whole = first.lowerBound..<last.upperBound
        let senses = sentences.map { sense(of: $0, isBehindInstruction: isBehindInstruction) }
        if senses.contains(.stays) { saysThatSomethingStays = true }
        let isWaitedFor = unusedScope != nil && !senses.allSatisfy { $0 == .stays }
        unusedScope = nil
        if isWaitedFor { return reportUnclear(whole) }
        if isClosing, !senses.contains(.doubtful) { return }
        let isQuotation = announcesWords && startsWithQuotation(whole)
        announcesWords = false
        var told: Range<Int>?
        for (sentence, sense) in zip(sentences, senses) {
            let words = InstructionWord.read(bytes, sentence)
            // A lone sign, such as the period of a number that was lost.
            if words.allSatisfy({ $0.kind == .sign }) { continue }
            if isLikeInstruction(words) {
                tellDoubtful()
                reportUnclear(sentence)
                continue
            }
            let isDoubtful =
                switch sense {
                case .stays: false
                case .recital: heads.isProvision
                case .bare: hasBegun || heads.isProvision
                case .doubtful: true
                }
            if isDoubtful, !isQuotation || heads.isProvision {
                // Sentences that belong together are told of once.
                if let open = told, open.upperBound + 3 >= sentence.lowerBound {
                    told = open.lowerBound..<sentence.upperBound
                    continue
                }
                if let open = told { reportDoubtful(open) }
                told = sentence
            } else if sense != .stays {
                recitals.append(
                    Recital(
                        grammar.written(bytes: sentence), at: position(sentence.lowerBound), below: heads.openTitles))
            }
        }
        if let open = told { reportDoubtful(open) }
        announcesWords = told == nil && bytes[whole].last == UInt8(ascii: ":")
    }

    private func sense(of sentence: Range<Int>, isBehindInstruction: Bool) -> SentenceSense {
        let words = InstructionWord.read(bytes, sentence)
        let sense = SentenceSense.of(words)
        if isClosing, sense == .doubtful, !SentenceSense.isSure(words) { return .bare }
        return isBehindInstruction && sense != .stays && words.contains { $0.kind == .phrase || $0.kind == .openQuote }
            ? .doubtful : sense
    }

    private func startsWithQuotation(_ range: Range<Int>) -> Bool {
        QuotedPhrase(bytes: bytes, end: range.upperBound).opening(at: range.lowerBound, spaceBefore: true) != nil
    }

    /// Whether words speak as instructions do: a drafter's verb in front, or a provision that `is amended`.
    func isLikeInstruction(_ words: [InstructionWord]) -> Bool {
        guard let first = words.first else { return false }
        let names = words.contains {
            $0.kind == .phrase || $0.kind == .openQuote || InstructionGrammar.citing.contains($0.text)
        }
        guard names else { return false }
        if DraftingVerb.active(first.text) != nil { return true }
        // In Section 1(a), strike …
        if ["in", "within", "under", "after", "before", "at"].contains(first.text)
            || InstructionGrammar.citing.contains(first.text)
        {
            // Behind a verb of its own a sentence is none: At the end of the trial, employees will …, modify …
            let front = words.prefix { !["shall", "will", "may", "must", "should"].contains($0.text) }
            for (sign, word) in zip(front, front.dropFirst())
            where [",", ":"].contains(sign.text) && DraftingVerb.active(word.text) != nil { return true }
        }
        for (index, word) in words.enumerated() where DraftingVerb.active(word.text) != nil {
            if words[(index + 1)...].prefix(4).contains(where: { $0.kind == .phrase || $0.kind == .openQuote }) {
                return true
            }
        }
        for (index, word) in words.enumerated() where ["is", "are", "shall", "will"].contains(word.text) {
            for following in words[(index + 1)...].prefix(3) where following.kind == .word {
                if following.text == "not" { break }
                if DraftingVerb.passive(following.text) != nil { return true }
            }
        }
        return false
    }

    // MARK: The end of a paper

    /// A rule, a signature line, and what stands below one: no words of the agreement.
    mutating func takeClosingLine(_ range: Range<Int>) -> Bool {
        let line = bytes[range]
        if line.allSatisfy({ "-*_=~ \t\r\n".utf8.contains($0) }) { return true }
        guard unusedScope == nil, isSignature(range) else { return false }
        isClosing = true
        return true
    }

    func isSignature(_ range: Range<Int>) -> Bool {
        let words = InstructionWord.read(bytes, range)
        let text = grammar.written(bytes: range).lowercased()
        if text.isEmpty || SentenceSense.isSure(words) || isLikeInstruction(words) { return false }
        if text.contains("_____") { return true }
        for start in ["signature", "signed", "in witness", "dated", "/s/", "agreed to by", "agreed:", "ratified:"]
        where text.hasPrefix(start) { return true }
        let isShort = words.count <= 14 && !text.hasSuffix(".")
        if text.hasPrefix("for the ") {
            let names = text.components(of: "for the ").count > 2
            return text.prefix(60).contains(":") || names && isShort
        }
        // UNION:            CITY:
        let signs = words.filter { $0.kind == .sign }
        return isShort && signs.count > 1 && signs.allSatisfy { $0.text == ":" } && text.hasSuffix(":")
    }

    // MARK: Findings

    func unclear(_ range: Range<Int>, _ reason: String = "This instruction is not understood") -> Finding {
        let text = grammar.written(bytes: range)
        return Finding(
            .unclearInstruction, at: position(range.lowerBound), "\(reason): “\(excerpt(range))”",
            cure: "Write it in a form that is understood: \(InstructionForms.nearest(to: text))")
    }

    mutating func reportUnclear(_ range: Range<Int>) {
        hasBegun = true
        findings.append(unclear(range))
    }

    mutating func reportEffective(_ range: Range<Int>, _ day: CivilDate) {
        findings.append(
            Finding(
                .unclearInstruction, at: position(range.lowerBound),
                effective.map { "This instruction takes effect on \(day), and its paper on \($0)." }
                    ?? "This instruction says that it takes effect on \(day), and its paper says nothing of it.",
                cure:
                    "Write `effective: \(day)` in the front matter, or put what takes effect on another day in a paper of its own."
            ))
    }
}

extension String {
    /// The pieces between occurrences of a text.
    fileprivate func components(of separator: String) -> [Substring] {
        var pieces: [Substring] = []
        var rest = self[...]
        while let place = rest.firstRange(of: separator) {
            pieces.append(rest[..<place.lowerBound])
            rest = rest[place.upperBound...]
        }
        return pieces + [rest]
    }
}
