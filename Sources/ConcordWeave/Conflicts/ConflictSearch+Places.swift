import ConcordModel

/// What several papers did at one place: to the words of one part of a provision, or to its list of children.
extension ConflictSearch {
    /// A record with the stretch of strands it is about.
    private struct Span {
        var record: Int
        /// Indices of the first and last struck strand; for a pure insertion the index it stands behind, twice.
        var first: Int
        var last: Int
        var isInsertion: Bool
        /// Whether it inserts sentences between two others.
        var isWholeSentence = false
    }

    /// Notes what rivals disagree about in one list of words, or of children.
    mutating func search(_ place: Weave.Place) {
        let (positions, seen) = layout(of: place)
        var spans: [Span] = []
        for index in weave.recordsByPlace[place] ?? [] where isActive(weave.records[index]) {
            let record = weave.records[index]
            if record.struck.isEmpty {
                let left = record.left < 0 ? -1 : positions[Int(record.left)]
                spans.append(Span(record: index, first: left, last: left, isInsertion: true))
            } else {
                let struck = record.struck.map { positions[Int($0)] }
                spans.append(
                    Span(record: index, first: struck.min() ?? 0, last: struck.max() ?? 0, isInsertion: false))
            }
        }
        if place.part == .text, spans.count > 1 {
            for index in spans.indices where spans[index].isInsertion {
                spans[index].isWholeSentence = isWholeSentence(weave.records[spans[index].record], place, positions)
            }
        }
        spans.sort { ($0.first, $0.last, $0.record) < ($1.first, $1.last, $1.record) }
        let sentences = place.part == .text ? sentenceNumbers(of: place) : []
        firstNeighbourHere = neighbours.count
        // The conflict that the change of each span was last found to be a side of.
        var conflictOf = [Int?](repeating: nil, count: spans.count)
        var ofOnePaper = runsOfOnePaper(spans)
        var ofOneConflict = SpanRuns(count: spans.count)
        for (index, a) in spans.enumerated() {
            var next = index + 1
            while next < spans.count {
                let other = next
                let b = spans[other]
                // Everything farther on stands after words that both saw, and in a later sentence.
                if seen.stands(between: a.last, and: b.first),
                    place.part != .text || sentence(b, sentences) > sentence(a.last, sentences)
                {
                    break
                }
                next += 1
                // A paper may put thousands of provisions at one place.
                if ofOnePaper.name(of: index) == ofOnePaper.name(of: other) {
                    next = ofOnePaper.end(of: other)
                    continue
                }
                if let known = conflictOf[index], known == conflictOf[other], known + 1 == conflicts.count {
                    next = ofOneConflict.end(of: other)
                    continue
                }
                let (left, right) = (weave.records[a.record], weave.records[b.record])
                guard areRivals(left, right), !isSettled(place.provision, left, right) else { continue }
                let follows =
                    a.isInsertion && b.isInsertion && a.isWholeSentence != b.isWholeSentence && a.first < b.first
                    && sentence(a.first, sentences) == sentence(b, sentences)
                if !follows, let rule = rule(a, b, left, right, seen) {
                    let conflict = add(rule, place, left, right)
                    (conflictOf[index], conflictOf[other]) = (conflict, conflict)
                    ofOneConflict.give(conflict, to: index)
                    ofOneConflict.give(conflict, to: other)
                } else if place.part == .text, areNeighbors(a, b, in: place, sentences) {
                    addNeighbour(place, left, right)
                }
            }
        }
    }

    /// Names the spans by their papers.
    private func runsOfOnePaper(_ spans: [Span]) -> SpanRuns {
        var runs = SpanRuns(count: spans.count)
        var numbers: [[PaperIndex]: Int] = [:]
        for (index, span) in spans.enumerated() {
            let papers = weave.records[span.record].papers
            let number = numbers[papers] ?? numbers.count
            numbers[papers] = number
            runs.give(number, to: index)
        }
        return runs
    }

    private func rule(
        _ a: Span, _ b: Span, _ left: Weave.Record, _ right: Weave.Record, _ seen: SeenStrands
    ) -> Rule? {
        switch (a.isInsertion, b.isInsertion) {
        case (true, true):
            // Letters are bound in one behind the other; nothing is decided by their order.
            guard !isBoundIn(left), !isBoundIn(right) else { return nil }
            // At one place when no words that both papers saw stand between.
            guard !seen.stands(between: a.first, and: b.first) else { return nil }
            if left.place.part == .label { return .competingRelabel }
            return .competingInsertion
        case (false, false):
            guard b.first <= a.last else { return nil }
            if left.place.part == .label { return .competingRelabel }
            switch (left.moved, right.moved) {
            case (.some, .some): return .competingMove
            case (.some, nil), (nil, .some): return .changeInDeletedText
            case (nil, nil): break
            }
            let isDeletion = (left.inserted.isEmpty, right.inserted.isEmpty)
            // Two deletions that overlap want the same thing.
            if isDeletion == (true, true) { return nil }
            if isDeletion.0, Set(right.struck).isSubset(of: left.struck) { return .changeInDeletedText }
            if isDeletion.1, Set(left.struck).isSubset(of: right.struck) { return .changeInDeletedText }
            return .overlappingChange
        case (true, false), (false, true):
            if left.place.part == .label { return .competingRelabel }
            let insertion = a.isInsertion ? a : b
            let change = a.isInsertion ? b : a
            guard insertion.first >= change.first, insertion.first < change.last else { return nil }
            let record = a.isInsertion ? right : left
            return record.inserted.isEmpty ? .changeInDeletedText : .overlappingChange
        }
    }

    /// Whether a record is a paper beside the contract that is bound in as a letter.
    private func isBoundIn(_ record: Weave.Record) -> Bool {
        record.place.part == nil && record.papers.contains { order[$0].form == .beside }
    }

    /// Where each strand of a place stands, and which strands the base has.
    /// Strands of a list are named by the numbers from 0.
    private func layout(of place: Weave.Place) -> (positions: [Int], seen: SeenStrands) {
        func layout<C>(_ strands: [Weave.Strand<C>]) -> ([Int], SeenStrands) {
            var positions = [Int](repeating: -1, count: strands.count)
            for (index, strand) in strands.enumerated() { positions[Int(strand.id)] = index }
            return (positions, SeenStrands(strands.map { $0.brought == 0 }))
        }
        guard place.part != nil else { return layout(weave.families[place.provision] ?? []) }
        let thread = weave.threads[place] ?? []
        // A sign or a space between two insertions does not say which comes first.
        let isWord = thread.map { $0.brought == 0 && !$0.content.isSpace && !signs.isSign($0.content) }
        return (layout(thread).0, SeenStrands(isWord))
    }

    /// The number of the sentence each strand stands in.
    private func sentenceNumbers(of place: Weave.Place) -> [Int] {
        guard let thread = weave.threads[place] else { return [] }
        var number = 0
        var numbers: [Int] = []
        for (index, strand) in thread.enumerated() {
            numbers.append(number)
            if strand.content.isStop, index + 1 >= thread.count || thread[index + 1].content.isSpace { number += 1 }
        }
        return numbers
    }

    private func sentence(_ index: Int, _ numbers: [Int]) -> Int {
        index < 0 ? 0 : index < numbers.count ? numbers[index] : numbers.last ?? 0
    }

    /// The sentence that a span is about: new sentences may speak of the one that they follow.
    private func sentence(_ span: Span, _ numbers: [Int]) -> Int {
        let number = sentence(span.first, numbers)
        return span.isWholeSentence && span.first >= 0 && isAfterSentence(span.first, numbers) ? number - 1 : number
    }

    private func isAfterSentence(_ index: Int, _ numbers: [Int]) -> Bool {
        index > 0 && index < numbers.count && numbers[index] > numbers[index - 1]
    }

    /// Whether two changes are of one sentence, or one brings sentences that follow on one that the other replaces.
    private func areNeighbors(_ a: Span, _ b: Span, in place: Weave.Place, _ sentences: [Int]) -> Bool {
        if !a.isWholeSentence, !b.isWholeSentence {
            return sentence(a.last, sentences) == sentence(b.first, sentences)
        }
        guard !a.isWholeSentence, b.isWholeSentence, sentence(a.last, sentences) == sentence(b, sentences) else {
            return false
        }
        return isReplaced(a, in: place, sentences)
    }

    /// Whether more of a sentence's words are struck by the papers of a change than are left.
    private func isReplaced(_ change: Span, in place: Weave.Place, _ sentences: [Int]) -> Bool {
        guard let thread = weave.threads[place], !change.isInsertion else { return false }
        let papers = weave.records[change.record].papers
        var (struck, left) = (0, 0)
        func count(_ strand: Weave.WordStrand) {
            guard strand.brought == 0, !strand.content.isSpace, !signs.isSign(strand.content) else { return }
            if weave.sets[strand.struck].contains(where: papers.contains) { struck += 1 } else { left += 1 }
        }
        let number = sentence(change.last, sentences)
        for strand in thread[change.last...].indices.prefix(while: { sentences[$0] == number }) {
            count(thread[strand])
        }
        for strand in thread[..<change.last].indices.reversed().prefix(while: { sentences[$0] == number }) {
            count(thread[strand])
        }
        return struck > left
    }

    /// An insertion of whole sentences between two others changes neither.
    private func isWholeSentence(_ record: Weave.Record, _ place: Weave.Place, _ positions: [Int]) -> Bool {
        guard let thread = weave.threads[place],
            let last = record.inserted.last(where: { !thread[positions[Int($0)]].content.isSpace }),
            thread[positions[Int(last)]].content.isStop
        else { return false }
        guard record.left >= 0 else { return true }
        // The insertion may stand after the space that follows the sentence's end.
        var index = positions[Int(record.left)]
        while index > 0, thread[index].content.isSpace { index -= 1 }
        return thread[index].content.isStop
    }
}
