import ConcordModel

/// Chooses among the places where one and the same insertion or deletion can stand.
///
/// In `hours. Lunch is paid.` the added words are `. Lunch is paid` behind `hours` or ` Lunch is paid.` at the end: both give
/// the same text, and only one is how people say it. The choice depends on the words alone, so that every form of paper
/// makes the same change.
struct ChangeSlider {
    let earlier: [Token]
    /// Tokens between the neighbouring changes.
    let room: Range<Int>

    /// How far a change is moved at most; farther than a sentence there is nothing to gain.
    private static let farthest = 200

    func slide(_ change: WordChange) -> WordChange {
        if change.struck.isEmpty { return slideInsertion(change) }
        return change.inserted.isEmpty ? slideDeletion(change) : change
    }

    private func slideInsertion(_ change: WordChange) -> WordChange {
        var place = change.struck.lowerBound
        var words = change.inserted
        guard !words.isEmpty else { return change }
        // To the leftmost place first, then step by step to the right.
        var steps = 0
        while place > room.lowerBound, let last = words.last, last.exact == earlier[place - 1].exact,
            steps < Self.farthest
        {
            words.removeLast()
            words.insert(last, at: 0)
            place -= 1
            steps += 1
        }
        var best = (place: place, turns: 0, score: score(words, at: place))
        let leftmost = words
        var turns = 0
        while place < room.upperBound, words[0].exact == earlier[place].exact, turns < 2 * Self.farthest {
            words.append(words.removeFirst())
            place += 1
            turns += 1
            let score = score(words, at: place)
            if score > best.score { best = (place, turns, score) }
        }
        let turn = best.turns % leftmost.count
        return WordChange(
            struck: best.place..<best.place, inserted: Array(leftmost[turn...] + leftmost[..<turn]),
            position: change.position)
    }

    private func slideDeletion(_ change: WordChange) -> WordChange {
        var range = change.struck
        var steps = 0
        while range.lowerBound > room.lowerBound,
            earlier[range.lowerBound - 1].exact == earlier[range.upperBound - 1].exact, steps < Self.farthest
        {
            range = range.lowerBound - 1..<range.upperBound - 1
            steps += 1
        }
        var best = (range: range, score: score(Array(earlier[range]), at: range.lowerBound))
        steps = 0
        while range.upperBound < room.upperBound, earlier[range.lowerBound].exact == earlier[range.upperBound].exact,
            steps < 2 * Self.farthest
        {
            range = range.lowerBound + 1..<range.upperBound + 1
            steps += 1
            let score = score(Array(earlier[range]), at: range.lowerBound)
            if score > best.score { best = (range, score) }
        }
        return WordChange(struck: best.range, inserted: [], position: change.position)
    }

    /// How natural it is for these words to be one change at this place: whole sentences best, then words followed by
    /// their space.
    private func score(_ words: [Token], at place: Int) -> Int {
        guard let first = words.first, let last = words.last else { return 0 }
        var score = 0
        let endsSentence = isStop(last) || last.isSpace && words.dropLast().last.map(isStop) ?? false
        let before = place > 0 ? earlier[place - 1] : nil
        let beforeThat = place > 1 ? earlier[place - 2] : nil
        let followsStop =
            before == nil || before.map(isStop) ?? false || before?.isSpace ?? false && beforeThat.map(isStop) ?? false
        if endsSentence, followsStop { score += 8 }
        if isStop(first) { score -= 4 }
        if last.isSpace { score += 1 }
        if first.isSpace { score += before.map(isStop) ?? false ? 1 : 0 }
        return score
    }

    /// A sign that ends a sentence: it has the place of one byte and joins no word.
    private func isStop(_ token: Token) -> Bool { token.isStop }
}
