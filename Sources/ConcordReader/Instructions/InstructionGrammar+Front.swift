import ConcordModel

/// What a sentence says in front of its verb, and holds for all of it.
extension InstructionGrammar {
    /// `Effective June 7, 2025,`, `In Section 1(a),`, `After "x",`, `At the end of Section 3,`, `It is agreed that`.
    mutating func readFront() -> Bool {
        while true {
            let start = at
            if accept("effective"), let date = readDate() {
                effective = date
                accept(",")
                continue
            }
            at = start
            if acceptAny([
                "it is hereby agreed that", "it is agreed that", "the parties agree that", "the parties agree to",
            ]) {
                accept(":")
                continue
            }
            if acceptAny(["accordingly ,", "therefore ,", "now therefore ,", "now , therefore ,"]) || acceptPurpose() {
                continue
            }
            if acceptAny(["in", "within", "under"]) {
                var target = InstructionTarget()
                if readTarget(&target), case () = skipAsAmended(), accept(",") || accept(":") || isAtVerb {
                    front.target = target
                    continue
                }
                at = start
            }
            if acceptAny(["immediately after", "after", "following"]), let phrase = readPhrase() {
                accept(",")
                front.point = .after(phrase)
                continue
            }
            at = start
            if acceptAny(["immediately before", "before", "preceding"]), let phrase = readPhrase() {
                accept(",")
                front.point = .before(phrase)
                continue
            }
            at = start
            if text() == "after" || text() == "before" || text() == "following" || text() == "immediately",
                let place = readProvisionPlace()
            {
                accept(",")
                if let edge = InstructionGrammar.edge(of: place) {
                    front.point = edge.point
                    front.target = withFront(edge.target)
                } else {
                    front.place = place
                }
                continue
            }
            at = start
            if let point = acceptEnd() {
                front.point = point
                if acceptAny(["of", "in"]) {
                    var target = front.target
                    guard readWhere(&target) else { return false }
                    front.target = target
                }
                accept(",")
                continue
            }
            at = start
            // Section 1(a): Strike …
            var target = InstructionTarget()
            if readTarget(&target), accept(":"), isAtVerb {
                front.target = target
                continue
            }
            at = start
            return at < words.count
        }
    }

    /// `To continue the practice, Article 10.3 will be modified`: why it is done changes nothing.
    private mutating func acceptPurpose() -> Bool {
        guard at == start, text() == "to" else { return false }
        for index in words.indices.dropFirst(at).dropLast() where words[index].text == "," {
            let next = words[index + 1]
            guard next.kind == .word,
                DraftingVerb.active(next.text) != nil || InstructionGrammar.citing.contains(next.text)
            else { continue }
            at = index + 1
            return true
        }
        return false
    }

    /// `June 7, 2025`
    private mutating func readDate() -> CivilDate? {
        let months = [
            "january", "february", "march", "april", "may", "june", "july", "august", "september", "october",
            "november", "december",
        ]
        guard at + 2 < words.count, let month = months.firstIndex(of: words[at].text) else { return nil }
        guard let day = Int(words[at + 1].text) else { return nil }
        at += 2
        accept(",")
        guard at < words.count, let year = Int(words[at].text) else { return nil }
        at += 1
        return CivilDate(year: year, month: month + 1, day: day)
    }

    /// `, as amended by TA-1,`
    mutating func skipAsAmended() {
        let start = at
        let opens = text() == "(" || text() == ","
        let closing = text() == "(" ? ")" : ","
        if opens { at += 1 }
        guard accept("as") else {
            at = start
            return
        }
        _ = acceptAny(["last", "previously", "already", "further", "most recently"])
        guard acceptAny(["amended by", "modified by", "revised by", "changed by", "added by", "renumbered by"]) else {
            at = start
            return
        }
        accept("the")
        let first = at
        while at < words.count, at - first < 6, words[at].kind == .word, !isPredicate, !isAtVerb, text() != "to" {
            at += 1
        }
        guard at > first else {
            at = start
            return
        }
        papersNamed.append(CitationText(written(first..<at), at: position(first)))
        if opens { accept(closing) }
    }
}
