import ConcordModel

/// Words that are added at the end of a provision or of a sentence: a sentence of its own stands behind the last stop, and
/// the rest of a sentence in front of it.
extension PaperAnchor {
    /// Adds words at an end. Where it is not known whether they are a sentence, nothing is added.
    mutating func add(_ new: ProvisionID, atEnd found: Found, _ instruction: Instruction) {
        let tokens = baseTokens(found.place.part ?? .text, of: found.place.provision)
        let words = tree.string(.text, of: new)
        guard let stop = tokens[..<found.range.upperBound].lastIndex(where: { !$0.isSpace }),
            isStop(tokens[stop]), words.contains(where: { $0.isLetter })
        else { return collect(found, new, .follows, instruction) }
        switch Ending.of(words) {
        case .sentence: return collect(found, new, .follows, instruction)
        case .unclear where tokens[stop].isStop:
            let text = tree.string(.text, of: found.place.provision)
            return reportUnclear(
                instruction,
                "It is not known whether “\(words.quotedInPart())” is a sentence of its own or the end of the one before it: “\(String(text.suffix(60)))”",
                cure:
                    "If it is a sentence, end it with a period inside the quotation marks. If it ends the sentence before it, write the words behind which it goes: Insert \"new words\" after \"last words\"."
            )
        case .unclear, .phrase: break
        }
        var inserted = self.tokens(of: new, like: tokens[..<stop].last { !$0.isSpace }?.style)
        if inserted.count > 1, let last = inserted.last, last.isStop || last.loose == tokens[stop].loose {
            inserted.removeLast()
        }
        collect(Found(place: found.place, range: stop..<stop), words: inserted, .follows, instruction)
    }

    private func isStop(_ token: Token) -> Bool {
        token.isStop || token.length == 1 && ";:,".utf8.contains(tree.text[Int(token.start)])
    }

    /// What added words are, by how they begin and end.
    private enum Ending {
        case sentence, phrase, unclear

        static func of(_ words: String) -> Ending {
            guard let first = words.first else { return .unclear }
            if [",", ";", ":", "–", "—"].contains(first) || first.isLowercase { return .phrase }
            let isClosed = endsSentence(words)
            if first == "(" { return isClosed ? .sentence : .phrase }
            if isClosed { return .sentence }
            let letter = words.first { $0.isLetter }
            return first.isNumber || letter?.isLowercase ?? false ? .phrase : .unclear
        }

        /// Whether words end as a sentence does, quotation marks and parentheses behind its stop aside.
        private static func endsSentence(_ words: String) -> Bool {
            let core = words.reversed().drop { [")", "]", "\"", "”", "’", "'", "*", "_"].contains($0) }
            return core.first.map { [".", "?", "!", ":", ";"].contains($0) } ?? false
        }
    }
}
