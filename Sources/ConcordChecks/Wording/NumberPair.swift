import ConcordModel

/// A number that stands twice, in words and in figures: `forty-five (54)`, `$500 (five hundred dollars)`.
struct NumberPair {
    /// All of it, and the two halves.
    var range: Range<Int>
    var words: Range<Int>
    var figures: Range<Int>
    var reading: NumberReading
    var figure: Figure

    /// The pair around an opening parenthesis or bracket; nil where what stands inside and outside are not the same kind of
    /// thing, a number.
    init?(_ reader: WordReader, around open: Int) {
        let opener = reader.byte(open)
        let closer = opener == UInt8(ascii: "(") ? UInt8(ascii: ")") : UInt8(ascii: "]")
        let inside = reader.byte(reader.skip(from: open + 1, hyphens: false).end)
        let isFigure =
            WordReader.isDigit(inside) || inside == UInt8(ascii: "$") || inside == UInt8(ascii: ".") || inside >= 0x80
        // Most parentheses are neither behind a number nor around one.
        guard isFigure || Self.endsFigure(reader.byte(reader.skip(backFrom: open, hyphens: false).start - 1)) else {
            return nil
        }
        let limit = min(reader.bounds.upperBound, open + (isFigure ? 40 : 90))
        guard open + 1 < limit, let close = reader.bytes[(open + 1)..<limit].firstIndex(of: closer) else { return nil }
        self.init(reader, open, close, isFigure: isFigure)
    }

    private init?(_ reader: WordReader, _ open: Int, _ close: Int, isFigure: Bool) {
        let inner = open + 1..<close
        if isFigure {
            guard let words = Self.words(reader, before: open), let figure = Figure(reader, inner) else { return nil }
            self.words = words.range
            reading = words.reading
            figures = inner
            self.figure = figure
            range = words.range.lowerBound..<close + 1
            return
        }
        // The other way round, `15 (fifteen)`: all that stands inside must be a number.
        let end = reader.skip(backFrom: open, hyphens: false).start
        var start = end
        while start > reader.bounds.lowerBound, end - start < 16, Self.isFigureByte(reader.byte(start - 1)) {
            start -= 1
        }
        guard start < end, Self.endsFigure(reader.byte(end - 1)),
            !WordReader.isLetter(reader.byte(start - 1)),
            let words = Self.words(WordReader(bytes: reader.bytes, bounds: inner), before: close),
            words.range.lowerBound == reader.skip(from: open + 1, hyphens: false).end,
            let figure = Figure(reader, start..<end)
        else { return nil }
        self.words = words.range
        reading = words.reading
        figures = start..<end
        self.figure = figure
        range = start..<close + 1
    }

    private static func endsFigure(_ byte: UInt8) -> Bool { WordReader.isDigit(byte) || byte == UInt8(ascii: "%") }

    private static func isFigureByte(_ byte: UInt8) -> Bool {
        WordReader.isDigit(byte) || byte == UInt8(ascii: ",") || byte == UInt8(ascii: ".") || byte == UInt8(ascii: "$")
            || byte == UInt8(ascii: "%") || byte == UInt8(ascii: "/")
    }

    /// Whether it is one of the pairs that nearly all are, `ten (10)` or `twenty-four (24)`, and says the same twice: told
    /// without building a reading. Of all others it says nothing.
    static func agreesPlainly(_ reader: WordReader, around open: Int) -> Bool {
        var cursor = open + 1
        var figure = 0
        while cursor < reader.bounds.upperBound, cursor < open + 4, WordReader.isDigit(reader.bytes[cursor]) {
            figure = figure * 10 + Int(reader.bytes[cursor] - 0x30)
            cursor += 1
        }
        let closer = reader.byte(open) == UInt8(ascii: "(") ? UInt8(ascii: ")") : UInt8(ascii: "]")
        guard cursor > open + 1, reader.byte(cursor) == closer, let last = reader.word(before: open),
            let key = last.key, let number = NumberWord(key)
        else { return false }
        var before = reader.word(before: last.range.lowerBound)
        switch number {
        case .tens(figure): break
        case .unit(figure): break
        case .unit(let unit):
            guard (1...9).contains(unit), let key = before?.key, NumberWord(key) == .tens(figure - unit),
                let start = before?.range.lowerBound
            else { return false }
            before = reader.word(before: start)
        case .tens, .scale, .ordinal, .part, .dozen: return false
        }
        // In front may stand what belongs to no number; of a longer number this would be but the end.
        for _ in 0..<2 {
            guard let word = before, let key = word.key, let piece = NumberReading.piece(key) else { return true }
            guard piece == .of || piece == .and || piece == .a else { return false }
            before = reader.word(before: word.range.lowerBound)
        }
        return false
    }

    /// The longest number in words that ends at `place`.
    static func words(_ reader: WordReader, before place: Int) -> (range: Range<Int>, reading: NumberReading)? {
        guard endsInNumber(reader, place) else { return nil }
        var pieces: [NumberReading.Piece] = []
        var starts: [Int] = []
        pieces.reserveCapacity(8)
        starts.reserveCapacity(8)
        var cursor = place
        var end = place
        var hasNumber = false
        while pieces.count < 16, let word = reader.word(before: cursor), let key = word.key,
            let piece = NumberReading.piece(key)
        {
            if pieces.isEmpty { end = word.range.upperBound }
            if case .number = piece { hasNumber = true } else if !hasNumber, pieces.count >= 4 { break }
            pieces.append(piece)
            starts.append(word.range.lowerBound)
            cursor = word.range.lowerBound
        }
        guard hasNumber else { return nil }
        pieces.reverse()
        starts.reverse()
        for first in pieces.indices {
            // `sixth tenths of one percent` is no number, and its end none of its own.
            if first > 1, pieces[first - 1] == .of, case .number(.part) = pieces[first - 2] { return nil }
            var reading = NumberReading(pieces[first...])
            guard !reading.values.isEmpty else { continue }
            // `a nine-eighty (9/80) schedule` is a name, and `eighty` no number of its own.
            if first > 0, case .number = pieces[first - 1], reader.word(before: starts[first])?.isJoined ?? false {
                return nil
            }
            for earlier in 0..<first { reading.excuse(pieces[earlier...]) }
            return isTorn(reader, starts[first], isFirst: first == 0) ? nil : (starts[first]..<end, reading)
        }
        return nil
    }

    /// Whether one of the words in front of `place` that may belong to a number is a number.
    private static func endsInNumber(_ reader: WordReader, _ place: Int) -> Bool {
        var cursor = place
        for _ in 0..<5 {
            guard let word = reader.word(before: cursor), let key = word.key, let piece = NumberReading.piece(key)
            else {
                return false
            }
            if case .number = piece { return true }
            cursor = word.range.lowerBound
        }
        return false
    }

    /// Whether what was read is but the end of something longer: `uue-half`, as scans have it, or `twenty-four/seven`.
    private static func isTorn(_ reader: WordReader, _ start: Int, isFirst: Bool) -> Bool {
        let before = reader.byte(start - 1)
        if before == UInt8(ascii: "/") || before == UInt8(ascii: ".") || WordReader.isDigit(before) { return true }
        guard isFirst, let word = reader.word(before: start) else { return false }
        return word.isJoined && reader.skip(backFrom: start, hyphens: false).start == start
    }

    /// Whether words and figures say the same.
    var agrees: Bool {
        let wanted = figure.value
        if reading.values.contains(wanted) || reading.excuses.contains(wanted) { return true }
        if let minutes = figure.minutes {
            // `eight thirty (8:30)`: only the minutes were read as the number.
            return minutes > 0
        }
        // `fifty (50¢) cents`: what is counted stands behind the figures.
        if figure.isCents, let cents = wanted.times(100), reading.values.contains(cents) { return true }
        for value in reading.values {
            if figure.decimals > 0, value.isRounded(to: wanted, decimals: figure.decimals) { return true }
            // `five percent (.05)`, `one-half (50%)`.
            if reading.isPercent, !figure.isPercent, value.divided(by: 100) == wanted { return true }
            if figure.isPercent, !reading.isPercent, let percent = value.times(100), value.denominator > 1,
                percent == wanted || percent.isRounded(to: wanted, decimals: figure.decimals)
            {
                return true
            }
        }
        return false
    }
}
