import ConcordModel

/// Where the words that an instruction quotes stand.
extension PaperAnchor {
    /// Words found in a part.
    struct Found {
        var place: Weave.Place
        var range: Range<Int>
        /// Whether the last word stands in the genitive, whose ending is not quoted.
        var isGenitive = false
    }

    /// The parts that a target lets words be looked for in, with a range where it names a sentence.
    mutating func parts(of target: InstructionTarget, _ spot: Spot, _ instruction: Instruction) -> [(
        Weave.Place, Range<Int>?
    )]? {
        if target.row != nil || target.column != nil {
            guard let cell = cell(target, below: spot.id, instruction) else { return nil }
            return [(Weave.Place(provision: cell, part: .text), nil)]
        }
        if target.isTitle { return [(Weave.Place(provision: spot.id, part: .heading), nil)] }
        if let number = target.sentence {
            guard let (place, range) = sentence(number, of: spot) else {
                report(
                    .unknownTarget, at: instruction.position,
                    "\(name(spot.id)) has no such sentence.",
                    cure: "Count the sentences of its own words, or quote words of the one that is meant.",
                    provision: spot.id, related: [Finding.Related(tree[spot.id].position, "It stands here.")])
                return nil
            }
            return [(place, range)]
        }
        if spot.isOwnText { return [(Weave.Place(provision: spot.id, part: .text), nil)] }
        if spot.isIntroduction {
            return introduction(of: spot.id).map { (Weave.Place(provision: $0.id, part: .text), nil) }
        }
        var parts: [(Weave.Place, Range<Int>?)] = []
        collectParts(below: spot.id, into: &parts)
        return parts
    }

    func collectParts(below id: ProvisionID, into parts: inout [(Weave.Place, Range<Int>?)]) {
        for part in [Part.heading, .text] where !tree[id].runs(of: part).isEmpty || weave.isTouched(id, Weave.bit(part))
        {
            parts.append((Weave.Place(provision: id, part: part), nil))
        }
        for child in baseChildren(of: id) { collectParts(below: child, into: &parts) }
    }

    /// Every place in which quoted words stand, in reading order; with what they stand inside of, if anything.
    mutating func find(
        _ phrase: ProvisionID, in parts: [(Weave.Place, Range<Int>?)], withoutLastSign: Bool = false
    ) -> (found: [Found], inside: Found?) {
        let tokens = paperTokens(.text, of: phrase)
        let wanted = PhraseSearch(withoutLastSign ? Array(tokens.dropLast()) : tokens, in: tree).folded
        let probe = PaperAnchor.longestWord(of: wanted)
        var found: [Found] = []
        var inside: Found?
        for (place, bounds) in parts {
            guard let part = place.part, mayHold(probe, part, of: place.provision) else { continue }
            let tokens = baseTokens(part, of: place.provision)
            let (ranges, genitives, within) = PhraseSearch(tokens, in: tree).occurrences(of: wanted)
            for range in ranges
            where bounds == nil
                || bounds.map({ $0.lowerBound <= range.lowerBound && range.upperBound <= $0.upperBound }) ?? true
            {
                found.append(Found(place: place, range: range, isGenitive: genitives.contains(range.lowerBound)))
            }
            if inside == nil, let within { inside = Found(place: place, range: within) }
        }
        return (found, inside)
    }

    /// Whether the letters of a word stand in a part that no paper has changed; a quick look before its words are parted.
    private func mayHold(_ word: ArraySlice<UInt8>, _ part: Part, of id: ProvisionID) -> Bool {
        guard word.count > 1, !weave.isTouched(id, Weave.bit(part)) else { return true }
        let runs = tree[id].runs(of: part)
        guard let first = runs.first, let last = runs.last, let head = word.first else { return false }
        // Runs stand one behind the other, so that a word may lie across two of them.
        let range = Int(tree.runs[Int(first)].start)..<Int(tree.runs[Int(last)].start + tree.runs[Int(last)].length)
        return tree.text.withUnsafeBufferPointer { text in
            var offset = range.lowerBound
            while offset + word.count <= range.upperBound {
                if text[offset] == head, text[offset..<offset + word.count].elementsEqual(word) { return true }
                offset += 1
            }
            return false
        }
    }

    private static func longestWord(of bytes: [UInt8]) -> ArraySlice<UInt8> {
        var longest = bytes[0..<0]
        var start = 0
        for index in 0...bytes.count where index == bytes.count || !WordShape.isAlphanumeric(bytes[index]) {
            if index - start > longest.count { longest = bytes[start..<index] }
            start = index + 1
        }
        return longest
    }

    // MARK: Sentences

    /// A sentence of a provision's own words, counted over its unnumbered paragraphs.
    private mutating func sentence(_ number: Int, of spot: Spot) -> (Weave.Place, Range<Int>)? {
        var sentences: [(Weave.Place, Range<Int>)] = []
        let homes =
            spot.isIntroduction
            ? introduction(of: spot.id)
            : spot.isOwnText || tree[spot.id].kind == .paragraph ? [spot] : paragraphs(of: spot.id)
        for home in homes {
            let place = Weave.Place(provision: home.id, part: .text)
            for range in PaperAnchor.sentences(of: baseTokens(.text, of: home.id)) { sentences.append((place, range)) }
        }
        return number == -1 ? sentences.last : sentences[safely: number - 1]
    }

    /// A sentence ends with a stop before a space, and with the quotation marks and parentheses that close behind it.
    static func sentences(of tokens: [Token]) -> [Range<Int>] {
        var ranges: [Range<Int>] = []
        var start = 0
        var index = 0
        while index < tokens.count {
            if tokens[index].isStop {
                var end = index + 1
                while end < tokens.count, !tokens[end].isSpace, tokens[end].length <= 3, end - index < 3 { end += 1 }
                if end == tokens.count || tokens[end].isSpace {
                    ranges.append(start..<end)
                    while end < tokens.count, tokens[end].isSpace { end += 1 }
                    start = end
                    index = end
                    continue
                }
            }
            index += 1
        }
        if start < tokens.count { ranges.append(start..<tokens.count) }
        return ranges
    }

    // MARK: What is not there, or too often

    /// The places that an instruction means of those in which its words stand; nil, with a finding, where that is not known.
    mutating func choose(
        _ phrase: ProvisionID, _ target: InstructionTarget, _ spot: Spot, _ instruction: Instruction
    ) -> [Found]? {
        guard let parts = parts(of: target, spot, instruction) else { return nil }
        var (found, inside) = find(phrase, in: parts)
        if found.isEmpty, manuscript.withForeignSign.contains(phrase) {
            // “of vacation,” where the contract has no comma there.
            (found, _) = find(phrase, in: parts, withoutLastSign: true)
        }
        guard !found.isEmpty else {
            reportStale(phrase, spot, inside, instruction)
            return nil
        }
        switch target.occurrence {
        case .all: return found
        case .number(let number):
            if let one = number == -1 ? found.last : found[safely: number - 1] { return [one] }
            let places = related(found.prefix(12))
            report(
                .staleText, at: tree[phrase].position,
                "“\(words(of: phrase))” occurs \(times(found.count)) in \(name(spot.id)), and another occurrence is meant.",
                cure: "Count again: the places are listed.", provision: spot.id, related: places)
            return nil
        case .only:
            if found.count == 1 { return found }
            let places = related(found.prefix(20))
            report(
                .ambiguousTarget, at: tree[phrase].position,
                "“\(words(of: phrase))” occurs \(times(found.count)) in \(name(spot.id)), so it is not known which is meant.",
                cure:
                    "Quote a few words more, name the item or the sentence, or write “the second time it appears” or “throughout”.",
                provision: spot.id, related: places)
            return nil
        }
    }

    private func times(_ count: Int) -> String { count == 1 ? "once" : count == 2 ? "twice" : "\(count) times" }

    private mutating func related(_ places: some Sequence<Found>) -> [Finding.Related] {
        var related: [Finding.Related] = []
        for found in places {
            related.append(
                Finding.Related(position(of: found), "\(name(found.place.provision)): “\(surroundings(of: found))”"))
        }
        return related
    }

    mutating func position(of found: Found) -> SourcePosition {
        let home = tree[found.place.provision].position
        let tokens = baseTokens(found.place.part ?? .text, of: found.place.provision)
        guard let token = tokens[safely: found.range.lowerBound],
            !weave.isTouched(found.place.provision, Weave.bit(found.place.part ?? .text))
        else { return home }
        return SourcePosition(home.file, Int(token.source))
    }

    /// Words with a few around them, so that the place is recognised.
    mutating func surroundings(of found: Found) -> String {
        let tokens = baseTokens(found.place.part ?? .text, of: found.place.provision)
        let low = max(0, found.range.lowerBound - 6)
        let high = min(tokens.count, found.range.upperBound + 6)
        let text = text(of: tokens[low..<high])
        return (low > 0 ? "… " : "") + text + (high < tokens.count ? " …" : "")
    }

    func text(of tokens: ArraySlice<Token>) -> String {
        var bytes: [UInt8] = []
        for token in tokens { bytes.append(contentsOf: tree.text[token.bytes]) }
        while bytes.last == 0x20 { bytes.removeLast() }
        while bytes.first == 0x20 { bytes.removeFirst() }
        return String(decoding: bytes, as: UTF8.self)
    }

    func words(of phrase: ProvisionID) -> String {
        let text = tree.string(.text, of: phrase)
        return text.count <= 90 ? text : text.prefix(60) + " … " + text.suffix(25)
    }
}
