import ConcordModel

/// What is said of words that an instruction names and its target does not have, with the nearest words found.
extension PaperAnchor {
    mutating func reportStale(_ phrase: ProvisionID, _ spot: Spot, _ inside: Found?, _ instruction: Instruction) {
        let quoted = words(of: phrase)
        let place = name(spot.id)
        if let inside {
            let tokens = baseTokens(inside.place.part ?? .text, of: inside.place.provision)
            let whole = text(of: tokens[inside.range])
            let place = position(of: inside)
            report(
                .staleText, at: tree[phrase].position,
                "“\(quoted)” is only part of “\(whole)” in \(name(inside.place.provision)), which changes as a whole.",
                cure: "Quote “\(whole)” and write all of the words that shall stand there.", provision: spot.id,
                related: [Finding.Related(place, "It stands here.")])
            return
        }
        var parts: [(Weave.Place, Range<Int>?)] = []
        if spot.isOwnText {
            parts.append((Weave.Place(provision: spot.id, part: .text), nil))
        } else {
            collectParts(below: spot.id, into: &parts)
        }
        let nearest = nearestWords(to: phrase, in: parts)
        var related: [Finding.Related] = []
        var message = "“\(quoted)” does not stand in \(place)."
        if let nearest {
            let tokens = baseTokens(nearest.place.part ?? .text, of: nearest.place.provision)
            message += " The nearest words are “\(text(of: tokens[nearest.range]))”."
            related.append(
                Finding.Related(position(of: nearest), "They stand here, in \(name(nearest.place.provision))."))
        } else {
            related.append(Finding.Related(tree[spot.id].position, "\(place) stands here."))
        }
        var everywhere: [(Weave.Place, Range<Int>?)] = []
        // A paper that is wrong in every line is told so without searching the contract for each.
        asked.staleWords += 1
        if spot.id != weave.base, asked.staleWords <= 40 { collectParts(below: weave.base, into: &everywhere) }
        let elsewhere = find(phrase, in: everywhere).found.prefix(3)
        for found in elsewhere {
            related.append(
                Finding.Related(position(of: found), "The quoted words stand in \(name(found.place.provision))."))
        }
        report(
            .staleText, at: tree[phrase].position, message,
            cure: elsewhere.isEmpty
                ? "Quote the words as the contract has them."
                : "Quote the words as the contract has them, or name the provision in which they stand.",
            provision: spot.id == weave.base ? .none : spot.id, related: related)
    }

    /// The stretch of words that has most in common with the quoted ones; capitals, and which number it is, count only where
    /// some stretch has more than these in common.
    private mutating func nearestWords(to phrase: ProvisionID, in parts: [(Weave.Place, Range<Int>?)]) -> Found? {
        let wanted = paperTokens(.text, of: phrase).filter { !$0.isSpace }
        let exact = Set(wanted.map { UInt64($0.loose) })
        if let found = nearest(wanted.count, exact, in: parts, { token, _ in UInt64(token.loose) }) { return found }
        return nearest(wanted.count, Set(wanted.map { Self.kindOfWord($0, tree) }), in: parts, Self.kindOfWord)
    }

    /// A number for a word that has capitals or none, and one for all numbers.
    private static func kindOfWord(_ token: Token, _ tree: Tree) -> UInt64 {
        var hash = FNV1a()
        for byte in tree.text[token.bytes] {
            if WordShape.isDigit(byte) { return 0 }
            hash.add(byte &- 0x41 < 26 ? byte | 0x20 : byte)
        }
        return hash.value
    }

    private mutating func nearest(
        _ count: Int, _ wanted: Set<UInt64>, in parts: [(Weave.Place, Range<Int>?)], _ key: (Token, Tree) -> UInt64
    ) -> Found? {
        guard !wanted.isEmpty else { return nil }
        var best: (score: Int, found: Found)?
        for (place, _) in parts {
            let tokens = baseTokens(place.part ?? .text, of: place.provision)
            let indices = tokens.indices.filter { !tokens[$0].isSpace }
            // Words of weight count more than signs and small words.
            let weights = indices.map { wanted.contains(key(tokens[$0], tree)) ? tokens[$0].length > 3 ? 3 : 1 : 0 }
            var sum = 0
            for index in weights.indices {
                sum += weights[index]
                if index >= count { sum -= weights[index - count] }
                let low = max(0, index + 1 - count)
                if sum >= 3, sum > best?.score ?? 0 {
                    best = (sum, Found(place: place, range: indices[low]..<indices[index] + 1))
                }
            }
        }
        return best?.found
    }
}
