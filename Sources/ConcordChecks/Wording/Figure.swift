import ConcordModel

/// A number in figures as it stands behind its words: `10`, `$2,500`, `50%`, `1-1/2`, `.5`, `11th`, `8:00`.
struct Figure {
    var value: Quantity
    var isPercent = false
    var isMoney = false
    /// `50¢`, whose value is that of .50.
    var isCents = false
    /// A date's year could be meant: four digits and nothing else.
    var isPlain = true
    var decimals = 0
    /// `11th` is a place, not a count.
    var isOrdinal = false
    /// `8:30` has a value of eight and thirty minutes.
    var minutes: Int?

    /// Reads what stands between the marks around a figure; nil when it is not a number and nothing else, such as
    /// `1 of 7`, `10 hour` or `a`.
    init?(_ reader: WordReader, _ range: Range<Int>) {
        let inner = WordReader(bytes: reader.bytes, bounds: range)
        var cursor = inner.skip(from: range.lowerBound, hyphens: false).end
        guard range.upperBound - cursor <= 40 else { return nil }
        guard var figure = Figure(nothing: ()) else { return nil }
        if inner.byte(cursor) == UInt8(ascii: "$") {
            figure.isMoney = true
            cursor = inner.skip(from: cursor + 1, hyphens: false).end
        }
        guard let number = figure.readNumber(inner, &cursor) else { return nil }
        figure.value = number
        guard figure.readEnd(inner, &cursor) else { return nil }
        self = figure
    }

    private init?(nothing: Void) {
        guard let zero = Quantity(0) else { return nil }
        value = zero
    }

    private mutating func readNumber(_ reader: WordReader, _ cursor: inout Int) -> Quantity? {
        if let part = readSign(reader, &cursor) { return part }
        guard let whole = readDigits(reader, &cursor) else { return nil }
        if reader.byte(cursor) == UInt8(ascii: "/"), let bottom = readPlain(reader, cursor + 1) {
            cursor = bottom.end
            return whole.whole.flatMap { Quantity($0, over: bottom.value) }
        }
        if reader.byte(cursor) == UInt8(ascii: ":") {
            guard let minute = readPlain(reader, cursor + 1), minute.end == cursor + 3, minute.value < 60 else {
                return nil
            }
            minutes = minute.value
            cursor = minute.end
            return whole
        }
        // A part behind the whole: 1-1/2, 1 1/2, 1 & 1/2, 2½.
        var rest = reader.skip(from: cursor).end
        if reader.byte(rest) == UInt8(ascii: "&") { rest = reader.skip(from: rest + 1).end }
        if let part = readSign(reader, &rest) {
            cursor = rest
            return whole.plus(part)
        }
        if rest > cursor, let top = readPlain(reader, rest), reader.byte(top.end) == UInt8(ascii: "/"),
            let bottom = readPlain(reader, top.end + 1), let part = Quantity(top.value, over: bottom.value)
        {
            cursor = bottom.end
            isPlain = false
            return whole.plus(part)
        }
        return whole
    }

    /// `½` and its like.
    private mutating func readSign(_ reader: WordReader, _ cursor: inout Int) -> Quantity? {
        let signs: [(StaticString, Int, Int)] = [
            ("½", 1, 2), ("¼", 1, 4), ("¾", 3, 4), ("⅓", 1, 3), ("⅔", 2, 3), ("⅛", 1, 8),
        ]
        for (sign, top, bottom) in signs where reader.matches(sign, at: cursor) {
            cursor += sign.utf8CodeUnitCount
            isPlain = false
            return Quantity(top, over: bottom)
        }
        return nil
    }

    /// Digits with commas between thousands and a decimal point.
    private mutating func readDigits(_ reader: WordReader, _ cursor: inout Int) -> Quantity? {
        let start = cursor
        var value = 0
        var digits = 0
        while true {
            let byte = reader.byte(cursor)
            if WordReader.isDigit(byte) {
                value = value * 10 + Int(byte - 0x30)
                digits += 1
                guard digits <= 11 else { return nil }
            } else if byte == UInt8(ascii: ","), digits > 0,
                (1...3).allSatisfy({ WordReader.isDigit(reader.byte(cursor + $0)) })
            {
                isPlain = false
            } else {
                break
            }
            cursor += 1
        }
        var bottom = 1
        if reader.byte(cursor) == UInt8(ascii: "."), WordReader.isDigit(reader.byte(cursor + 1)) {
            cursor += 1
            isPlain = false
            while WordReader.isDigit(reader.byte(cursor)), decimals < 4 {
                value = value * 10 + Int(reader.byte(cursor) - 0x30)
                bottom *= 10
                decimals += 1
                cursor += 1
            }
        }
        return cursor > start && digits + decimals > 0 ? Quantity(value, over: bottom) : nil
    }

    private func readPlain(_ reader: WordReader, _ start: Int) -> (value: Int, end: Int)? {
        var end = start
        while WordReader.isDigit(reader.byte(end)), end - start < 4 { end += 1 }
        guard let value = reader.value(start..<end), !WordReader.isDigit(reader.byte(end)),
            value > 0 || end - start == 2
        else { return nil }
        return (value, end)
    }

    private static let endings: LetterSet = ["st", "nd", "rd", "th", "x", "fte", "percent", "dollars", "cents"]

    /// What may stand behind a figure that is a number and nothing else.
    private mutating func readEnd(_ reader: WordReader, _ cursor: inout Int) -> Bool {
        while true {
            cursor = reader.skip(from: cursor, hyphens: false).end
            if cursor >= reader.bounds.upperBound { return true }
            if reader.byte(cursor) == UInt8(ascii: "%") {
                isPercent = true
                cursor += 1
            } else if reader.matches("¢", at: cursor) {
                guard let cents = value.divided(by: 100) else { return false }
                value = cents
                isMoney = true
                isCents = true
                cursor += 2
            } else if let word = reader.word(after: cursor, hyphens: false), let key = word.key {
                if case .scale(let factor)? = NumberWord(key), let product = value.times(factor) {
                    value = product
                } else if Figure.endings.contains(key) {
                    if key == "percent" { isPercent = true }
                    if word.range.count == 2 { isOrdinal = true }
                } else {
                    return false
                }
                isPlain = false
                cursor = word.range.upperBound
            } else {
                return false
            }
        }
    }
}
