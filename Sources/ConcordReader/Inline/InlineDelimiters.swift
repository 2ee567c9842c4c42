import ConcordModel

/// A run of `*` or `_`. What is not used up closing (from its left end) or opening (from its right end) is text.
struct InlineDelimiter {
    let start: Int32
    let length: Int32
    let isUnderscore: Bool
    let canOpen: Bool
    let canClose: Bool
    var closedEmphasis: Int32 = 0
    var closedStrong: Int32 = 0
    var openedEmphasis: Int32 = 0
    var openedStrong: Int32 = 0

    /// The bytes that remain text.
    var remains: Range<Int> {
        Int(start + closedEmphasis + 2 * closedStrong)..<Int(start + length - openedEmphasis - 2 * openedStrong)
    }

    /// What the characters around a run let it do: the rules of flanking. Nil when it is only text.
    ///
    /// `*{--all--} the shifts*` is set as a whole, whichever words of it are left: where words are left out right beside a
    /// run, a space behind them does not keep it from opening or closing.
    ///
    /// Beyond CommonMark, no blank to be filled in by hand is emphasis, as in `this ____ day of ______, 20__`: not three underscores
    /// or more, nor two before a sign that begins no words.
    init?(_ text: Span<UInt8>, _ run: Range<Int>, gapBefore: Bool = false, gapAfter: Bool = false) {
        if text[run.lowerBound] == 0x5F, run.count > 2 { return nil }
        let before = Surroundings.before(run.lowerBound, in: text)
        let after = Surroundings.after(run.upperBound, in: text)
        let left = after != .space && (after != .punctuation || before != .other)
        let right = before != .space && (before != .punctuation || after != .other)
        start = Int32(run.lowerBound)
        length = Int32(run.count)
        isUnderscore = text[run.lowerBound] == 0x5F
        var (opens, closes) = (left, right)
        if isUnderscore {
            opens =
                left && (!right || before == .punctuation)
                && (run.count == 1 || !Self.isLine(before: run.upperBound, in: text))
            closes = right && (!left || after == .punctuation)
        }
        canOpen = opens || gapAfter && Surroundings.isBlank(at: run.upperBound, in: text) && before != .other
        canClose = closes || gapBefore && Surroundings.isBlank(at: run.lowerBound - 1, in: text) && after != .other
        guard canOpen || canClose else { return nil }
    }

    /// Whether the sign behind two underscores begins no words: they are a line to write on, as in `__/__/__`, `(__)` and
    /// `$__.__`.
    private static func isLine(before end: Int, in text: Span<UInt8>) -> Bool {
        guard end < text.count else { return true }
        switch text[end] {
        case UInt8(ascii: "/"), UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: ","), UInt8(ascii: ":"),
            UInt8(ascii: ";"), UInt8(ascii: "%"), UInt8(ascii: ")"):
            return true
        default: return false
        }
    }

    private enum Surroundings {
        case space, punctuation, other

        static func before(_ offset: Int, in text: Span<UInt8>) -> Surroundings {
            var start = offset - 1
            while start > 0, text[start] & 0xC0 == 0x80 { start -= 1 }
            return start < 0 ? .space : kind(at: start, in: text)
        }

        static func after(_ offset: Int, in text: Span<UInt8>) -> Surroundings {
            offset < text.count ? kind(at: offset, in: text) : .space
        }

        /// A space; at the end of a line a run has nothing beside it.
        static func isBlank(at offset: Int, in text: Span<UInt8>) -> Bool {
            offset >= 0 && offset < text.count && text[offset] == 0x20
        }

        private static func kind(at offset: Int, in text: Span<UInt8>) -> Surroundings {
            let first = text[offset]
            if first < 0x80 {
                if first == 0x20 || (0x09...0x0D).contains(first) && first != 0x0B { return .space }
                return MarkdownSigns.isPunctuation(first) ? .punctuation : .other
            }
            let length = InlineBytes.lengthOfCharacter(in: text, at: offset)
            var value = UInt32(first) & (0x7F >> UInt32(length))
            for index in offset + 1..<offset + max(length, 1) { value = value << 6 | UInt32(text[index] & 0x3F) }
            guard let scalar = Unicode.Scalar(value) else { return .other }
            switch scalar.properties.generalCategory {
            case .spaceSeparator: return .space
            case .connectorPunctuation, .dashPunctuation, .openPunctuation, .closePunctuation, .initialPunctuation,
                .finalPunctuation, .otherPunctuation, .mathSymbol, .currencySymbol, .modifierSymbol, .otherSymbol:
                return .punctuation
            default: return .other
            }
        }
    }
}

/// The delimiter runs of a block and the pairing of them: CommonMark's algorithm on arrays. `waiting` holds the runs that
/// no link has claimed; each is settled once, so that pairing stays linear.
struct InlineDelimiters {
    private(set) var runs: [InlineDelimiter] = []
    private var waiting: [Int32] = []
    private var openers: [Int32] = []

    var waitingCount: Int { waiting.count }

    mutating func removeAll() {
        runs.removeAll(keepingCapacity: true)
        waiting.removeAll(keepingCapacity: true)
    }

    /// The index of the new run.
    mutating func append(_ run: InlineDelimiter) -> Int {
        waiting.append(Int32(runs.count))
        runs.append(run)
        return runs.count - 1
    }

    /// Pairs the runs waiting from `bottom` on, and ends their waiting.
    mutating func pair(from bottom: Int) {
        guard bottom < waiting.count else { return }
        openers.removeAll(keepingCapacity: true)
        // For each kind of closer, the run before which no opener for it stands: a search is never made twice.
        var floors = SIMD16<Int32>(repeating: 0)
        for index in waiting[bottom...] {
            let current = Int(index)
            let kind = runs[current]
            var opens = kind.canOpen
            if kind.canClose {
                let floor =
                    (kind.isUnderscore ? 6 : 0) + (kind.canOpen ? 3 : 0) + Int(kind.length % 3)
                while !runs[current].remains.isEmpty {
                    guard let place = opener(for: kind, notBefore: floors[floor]) else {
                        floors[floor] = index
                        break
                    }
                    join(place, current)
                }
                opens = opens && !runs[current].remains.isEmpty
            }
            if opens { openers.append(index) }
        }
        waiting.removeLast(waiting.count - bottom)
    }

    private func opener(for closer: InlineDelimiter, notBefore floor: Int32) -> Int? {
        var place = openers.count - 1
        while place >= 0, openers[place] >= floor {
            let opener = runs[Int(openers[place])]
            if opener.isUnderscore == closer.isUnderscore {
                // A run that could do both must not pair with one that makes three of it, unless both are threes.
                let ambiguous = closer.canOpen || opener.canClose
                if !ambiguous || closer.length % 3 == 0 || (opener.length + closer.length) % 3 != 0 { return place }
            }
            place -= 1
        }
        return nil
    }

    private mutating func join(_ place: Int, _ closer: Int) {
        openers.removeLast(openers.count - place - 1)
        let opener = Int(openers[place])
        if runs[opener].remains.count >= 2, runs[closer].remains.count >= 2 {
            runs[opener].openedStrong += 1
            runs[closer].closedStrong += 1
        } else {
            runs[opener].openedEmphasis += 1
            runs[closer].closedEmphasis += 1
        }
        if runs[opener].remains.isEmpty { openers.removeLast() }
    }
}
