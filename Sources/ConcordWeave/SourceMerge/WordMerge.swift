import ConcordModel

/// Merges the words of one piece that both sides changed, as papers are integrated: changes to different words combine,
/// the same change is made once, and two deletions that overlap take both away.
struct WordMerge {
    /// A change of one side to the words of the base.
    private struct Change {
        /// The words struck; empty for an insertion before that word.
        var struck: Range<Int>
        /// The words put in their place, among the side's words.
        var words: Range<Int>
        /// Before which words an insertion may as well stand: one that repeats its neighbour has two places or more.
        var places: ClosedRange<Int>
        var isInsertion: Bool { struck.isEmpty }
        var isDeletion: Bool { words.isEmpty }
    }

    private enum Side { case ours, theirs }

    private struct Placed {
        var side: Side
        var word: Int
    }

    private let base: SourceWords
    private let ours: SourceWords
    private let theirs: SourceWords
    private let sources: (base: [UInt8], ours: [UInt8], theirs: [UInt8])
    private var oursOfBase: [Int]
    private var theirsOfBase: [Int]
    /// Whether both changed different words of one sentence.
    private(set) var hasNeighbours = false
    /// The merged text; nil where the sides cannot both have their way.
    private(set) var merged: [UInt8]?

    init(
        _ base: SourceWords, _ ours: SourceWords, _ theirs: SourceWords,
        in sources: (base: [UInt8], ours: [UInt8], theirs: [UInt8])
    ) {
        (self.base, self.ours, self.theirs, self.sources) = (base, ours, theirs, sources)
        oursOfBase = Array(repeating: -1, count: base.words.count)
        theirsOfBase = oursOfBase
        let left = Self.changes(from: base, to: ours, &oursOfBase)
        let right = Self.changes(from: base, to: theirs, &theirsOfBase)
        guard !conflict(left, right) else { return }
        merged = text(of: order(left, right))
    }

    // MARK: Changes

    /// The changes of a side, and where it has each word of the base.
    private static func changes(from base: SourceWords, to side: SourceWords, _ kept: inout [Int]) -> [Change] {
        var changes: [Change] = []
        var shift = 0
        var next = 0
        func keep(to end: Int) {
            for token in next..<max(next, end) where !base.tokens[token].isSpace {
                let other = token + shift
                if other < side.tokens.count { kept[base.wordsBefore[token]] = side.wordsBefore[other] }
            }
        }
        let found = WordComparison.changes(from: base.tokens, to: side.tokens) { _ in SourcePosition(FileID(0), 0) }
        for change in found {
            keep(to: change.struck.lowerBound)
            let start = change.struck.lowerBound + shift
            let struck = base.wordsBefore[change.struck.lowerBound]..<base.wordsBefore[change.struck.upperBound]
            let words = side.wordsBefore[start]..<side.wordsBefore[start + change.inserted.count]
            // A change of spaces alone is none of words.
            if !struck.isEmpty || !words.isEmpty {
                let places = places(of: struck, words, base, side)
                changes.append(Change(struck: struck, words: words, places: places))
            }
            shift += change.inserted.count - change.struck.count
            next = change.struck.upperBound
        }
        keep(to: base.tokens.count)
        return changes
    }

    /// How far an insertion can slide: up while it ends with the word before it, down while it begins with the word behind.
    private static func places(
        of struck: Range<Int>, _ words: Range<Int>, _ base: SourceWords, _ side: SourceWords
    ) -> ClosedRange<Int> {
        guard struck.isEmpty, !words.isEmpty else { return struck.lowerBound...struck.lowerBound }
        var (low, high) = (0, 0)
        // Behind the insertion the side goes on as the base does, so that what slides in is what slides out.
        while struck.lowerBound - low > 0, words.upperBound - low > 0,
            base.words[struck.lowerBound - low - 1].number == side.words[words.upperBound - low - 1].number
        {
            low += 1
        }
        while struck.lowerBound + high < base.words.count, words.lowerBound + high < side.words.count,
            base.words[struck.lowerBound + high].number == side.words[words.lowerBound + high].number
        {
            high += 1
        }
        return struck.lowerBound - low...struck.lowerBound + high
    }

    private func areSame(_ a: Change, _ b: Change) -> Bool {
        a.struck == b.struck && a.words.count == b.words.count
            && zip(a.words, b.words).allSatisfy { ours.words[$0].number == theirs.words[$1].number }
    }

    private mutating func conflict(_ left: [Change], _ right: [Change]) -> Bool {
        let sentences = sentenceNumbers()
        var first = 0
        for a in left {
            // What ends two sentences earlier has nothing to do with this change nor with later ones.
            while first < right.count, right[first].struck.upperBound < a.struck.lowerBound,
                sentences[right[first].struck.upperBound] < sentences[a.struck.lowerBound]
            {
                first += 1
            }
            for b in right[first...] {
                if b.struck.lowerBound > a.struck.upperBound,
                    sentences[b.struck.lowerBound] > sentences[a.struck.upperBound]
                {
                    break
                }
                if areSame(a, b) { continue }
                if cannotBoth(a, b) { return true }
                if sentences[a.struck.lowerBound] == sentences[b.struck.lowerBound],
                    !isWholeSentence(a, of: ours), !isWholeSentence(b, of: theirs), !(a.isDeletion && b.isDeletion)
                {
                    hasNeighbours = true
                }
            }
        }
        return false
    }

    private func cannotBoth(_ a: Change, _ b: Change) -> Bool {
        switch (a.isInsertion, b.isInsertion) {
        case (true, true): a.places.overlaps(b.places)
        case (false, false): a.struck.overlaps(b.struck) && !(a.isDeletion && b.isDeletion)
        case (true, false): a.struck.lowerBound > b.struck.lowerBound && a.struck.lowerBound < b.struck.upperBound
        case (false, true): b.struck.lowerBound > a.struck.lowerBound && b.struck.lowerBound < a.struck.upperBound
        }
    }

    /// The number of the sentence that each word of the base stands in; one more for the end.
    private func sentenceNumbers() -> [Int] {
        var number = 0
        var numbers: [Int] = []
        for (index, word) in base.words.enumerated() {
            numbers.append(number)
            if word.isStop, !base.space(before: index + 1).isEmpty { number += 1 }
        }
        return numbers + [number]
    }

    /// An insertion of whole sentences between two others changes neither.
    private func isWholeSentence(_ change: Change, of side: SourceWords) -> Bool {
        guard change.isInsertion, let last = change.words.last, side.words[last].isStop else { return false }
        return change.struck.lowerBound == 0 || base.words[change.struck.lowerBound - 1].isStop
    }

    // MARK: The merged text

    private func order(_ left: [Change], _ right: [Change]) -> [Placed] {
        var placed: [Placed] = []
        var (a, b) = (0, 0)
        for index in 0...base.words.count {
            // A pure insertion before a word stands before what replaces the word.
            for insertions in [true, false] {
                while a < left.count, left[a].struck.lowerBound == index, left[a].isInsertion == insertions {
                    placed += left[a].words.map { Placed(side: .ours, word: $0) }
                    a += 1
                    if b < right.count, areSame(left[a - 1], right[b]) { b += 1 }
                }
                while b < right.count, right[b].struck.lowerBound == index, right[b].isInsertion == insertions {
                    placed += right[b].words.map { Placed(side: .theirs, word: $0) }
                    b += 1
                }
            }
            if index < base.words.count, oursOfBase[index] >= 0, theirsOfBase[index] >= 0 {
                placed.append(Placed(side: .ours, word: oursOfBase[index]))
            }
        }
        return placed
    }

    /// Whether a side broke the lines otherwise than the base.
    private func isRewrapped(_ side: SourceWords, _ source: [UInt8], _ kept: [Int]) -> Bool {
        for index in base.words.indices.dropFirst() where kept[index] > 0 && kept[index - 1] == kept[index] - 1 {
            if !sources.base[base.space(before: index)].elementsEqual(source[side.space(before: kept[index])]) {
                return true
            }
        }
        return false
    }

    private func text(of placed: [Placed]) -> [UInt8] {
        let theirsIsWrapping =
            !isRewrapped(ours, sources.ours, oursOfBase) && isRewrapped(theirs, sources.theirs, theirsOfBase)
        var baseOfOurs = [Int](repeating: -1, count: ours.words.count)
        for (index, other) in oursOfBase.enumerated() where other >= 0 { baseOfOurs[other] = index }
        // Where each side has a placed word, -1 for nowhere; sentinels for both ends.
        func place(_ item: Placed?, _ side: Side, end: Int) -> Int {
            guard let item else { return end }
            if item.side == side { return item.word }
            guard item.side == .ours, baseOfOurs[item.word] >= 0 else { return -2 }
            return theirsOfBase[baseOfOurs[item.word]]
        }
        var result: [UInt8] = []
        for index in 0...placed.count {
            let before = index > 0 ? placed[index - 1] : nil
            let after = index < placed.count ? placed[index] : nil
            let (left, right) = (place(before, .ours, end: -1), place(after, .ours, end: ours.words.count))
            let (theirLeft, theirRight) = (
                place(before, .theirs, end: -1), place(after, .theirs, end: theirs.words.count)
            )
            let inOurs = left + 1 == right ? sources.ours[ours.space(before: right)] : nil
            let inTheirs = theirLeft + 1 == theirRight ? sources.theirs[theirs.space(before: theirRight)] : nil
            switch (inOurs, inTheirs) {
            case (let space?, nil), (nil, let space?): result += space
            case (let our?, let their?):
                let inBase = spaceOfBase(before, after, baseOfOurs)
                let theirsChanged = inBase.map { $0.elementsEqual(our) && !$0.elementsEqual(their) } ?? false
                let isSeam = our.isEmpty != their.isEmpty
                result += theirsChanged && (theirsIsWrapping || isSeam || before == nil || after == nil) ? their : our
            case (nil, nil): result += seam(before, after)
            }
            if let after {
                switch after.side {
                case .ours: result += sources.ours[ours.words[after.word].bytes]
                case .theirs: result += sources.theirs[theirs.words[after.word].bytes]
                }
            }
        }
        return result
    }

    private func spaceOfBase(_ before: Placed?, _ after: Placed?, _ baseOfOurs: [Int]) -> ArraySlice<UInt8>? {
        let left = before.map { $0.side == .ours ? baseOfOurs[$0.word] : -2 } ?? -1
        let right = after.map { $0.side == .ours ? baseOfOurs[$0.word] : -2 } ?? base.words.count
        guard left >= -1, right >= 0, left + 1 == right else { return nil }
        return sources.base[base.space(before: right)]
    }

    /// What stands between two words that no file has side by side.
    private func seam(_ before: Placed?, _ after: Placed?) -> ArraySlice<UInt8> {
        guard let before else { return after.map { space($0, behind: false) } ?? [] }
        guard let after else { return space(before, behind: true) }
        // The ends of a piece say nothing about what should stand inside it.
        let behind = isLast(before) ? nil : space(before, behind: true)
        let ahead = after.word == 0 ? nil : space(after, behind: false)
        let (left, right) = (word(before), word(after))
        // A comma touches what stands before it, an opening parenthesis what stands behind.
        if let ahead, ahead.isEmpty, !right.isLettered { return [] }
        if let behind, behind.isEmpty, !left.isLettered, !left.isStop { return [] }
        if let space = [behind, ahead].compactMap({ $0 }).first(where: { !$0.isEmpty }) { return space }
        return right.isLettered && (left.isLettered || left.isStop) ? [0x20] : []
    }

    private func isLast(_ placed: Placed) -> Bool {
        switch placed.side {
        case .ours: placed.word + 1 == ours.words.count
        case .theirs: placed.word + 1 == theirs.words.count
        }
    }

    private func word(_ placed: Placed) -> SourceWords.Word {
        switch placed.side {
        case .ours: ours.words[placed.word]
        case .theirs: theirs.words[placed.word]
        }
    }

    private func space(_ placed: Placed, behind: Bool) -> ArraySlice<UInt8> {
        let index = behind ? placed.word + 1 : placed.word
        switch placed.side {
        case .ours: return sources.ours[ours.space(before: index)]
        case .theirs: return sources.theirs[theirs.space(before: index)]
        }
    }
}
