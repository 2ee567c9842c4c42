import ConcordModel

/// Reads a number in words, with what belongs to it: `one hundred twenty-seven`, `fifty percent`, `one and one-half`, `time
/// and one-half`, `two and one half hours`, `twenty-fifth`, `half a dozen`.
///
/// Words may mean two numbers (`twenty fifth`, a day or a part; `fifty cents`, 50 or .50), so a reading has all of them.
struct NumberReading {
    /// A word of a number, or a word that numbers are written with.
    enum Piece: Hashable {
        case number(NumberWord)
        case and, a, of, point
        case percent, dollars, cents
        /// `time` of `time and one-half`.
        case time
        /// What is counted: `hours`, `calendar days`.
        case unit
    }

    /// The numbers the words may mean, the plainest first; empty where they are no number.
    private(set) var values: [Quantity] = []
    /// Numbers that nobody would read at once, but which excuse the figure.
    private(set) var excuses: [Quantity] = []
    private(set) var isPercent = false
    private(set) var isMoney = false

    static func piece(_ key: LetterKey) -> Piece? {
        if let number = NumberWord(key) { return .number(number) }
        return others[key]
    }

    private static let others: LetterTable<Piece> = {
        var table: [(word: LetterKey, value: Piece)] = [
            ("and", .and), ("a", .a), ("of", .of), ("point", .point), ("decimal", .point), ("dot", .point),
            ("percent", .percent), ("percentage", .percent),
            ("per", .unit), ("cent", .cents), ("cents", .cents), ("dollar", .dollars), ("dollars", .dollars),
            ("time", .time), ("times", .time),
        ]
        let units = LetterKey.list(
            "hour hours day days week weeks month months year years minute minutes calendar working work business "
                + "workday workdays consecutive full mile miles")
        table += units.map { ($0, .unit) }
        return LetterTable(table)
    }()

    init(_ pieces: ArraySlice<Piece>) {
        var core = pieces
        var units = 0
        strip: while let last = core.last, units < 4 {
            switch last {
            case .percent: isPercent = true
            case .dollars: isMoney = true
            case .cents:
                // "per cent"
                if core.dropLast().last == .unit, units == 0, isPer(core) { isPercent = true } else { isMoney = true }
            case .unit, .time: break
            case .number, .and, .a, .of, .point: break strip
            }
            core.removeLast()
            units += 1
        }
        guard let first = core.first else { return }
        switch first {
        case .number, .a, .time: break
        case .and, .of, .point, .percent, .dollars, .cents, .unit: return
        }
        if let dollars = core.firstIndex(of: .dollars) {
            readDollarsAndCents(core[..<dollars], core[(dollars + 1)...])
            return
        }
        values = Self.read(core)
        if pieces.contains(.cents), !isPercent { values += values.compactMap { $0.divided(by: 100) } }
        excuses = Self.excuses(core)
    }

    /// `per cent` and `cent` look alike from behind; only the former has a unit in front that is no number.
    private func isPer(_ core: ArraySlice<Piece>) -> Bool { core.count >= 3 }

    private mutating func readDollarsAndCents(_ dollars: ArraySlice<Piece>, _ cents: ArraySlice<Piece>) {
        var rest = cents
        if rest.first == .and { rest = rest.dropFirst() }
        guard let whole = Self.cardinal(dollars), let part = Self.cardinal(rest), part < 100,
            let base = Quantity(whole),
            let added = Quantity(part, over: 100), let sum = base.plus(added)
        else { return }
        isMoney = true
        values = [sum]
    }

    private static func read(_ pieces: ArraySlice<Piece>) -> [Quantity] {
        if let of = pieces.firstIndex(of: .of) {
            guard let part = fraction(pieces[..<of]) else { return [] }
            return read(pieces[(of + 1)...]).flatMap { whole in
                [whole.times(part.numerator)?.divided(by: part.denominator), whole].compactMap { $0 }
            }
        }
        if let point = pieces.firstIndex(of: .point) { return decimal(pieces[..<point], pieces[(point + 1)...]) }
        var found: [Quantity] = []
        if let whole = cardinal(pieces), let value = Quantity(whole) { found.append(value) }
        if let part = fraction(pieces) { found.append(part) }
        if let number = ordinal(pieces), let value = Quantity(number) { found.append(value) }
        if let and = pieces.lastIndex(of: .and), let part = fraction(pieces[(and + 1)...]) {
            let before = pieces[..<and]
            if before.elementsEqual([.time]) || before.elementsEqual([.a, .time]) {
                if let value = Quantity(1)?.plus(part) { found.append(value) }
            } else if let whole = cardinal(before), let value = Quantity(whole)?.plus(part) {
                found.append(value)
            }
        }
        if pieces.last == .number(.dozen) {
            var count = pieces.dropLast()
            if count.last == .a { count = count.dropLast() }
            let times = count.isEmpty ? Quantity(1) : cardinal(count).flatMap { Quantity($0) } ?? fraction(count)
            if let value = times?.times(12) { found.append(value) }
        }
        return found
    }

    /// Adds what more words in front may excuse: `nineteen` in front of `ninety-five`.
    mutating func excuse(_ pieces: ArraySlice<Piece>) { excuses += Self.excuses(pieces) }

    /// Readings that nobody would take first: `two one-half`, `nineteen ninety-five`, `one hundred and five` as two numbers.
    private static func excuses(_ pieces: ArraySlice<Piece>) -> [Quantity] {
        var found: [Quantity] = []
        for split in pieces.indices.dropFirst() {
            let (left, right) = (pieces[..<split], pieces[split...])
            guard let whole = cardinal(left) else { continue }
            if let part = fraction(right), let value = Quantity(whole)?.plus(part) { found.append(value) }
            if (10...29).contains(whole), let years = cardinal(right), (0...99).contains(years),
                let value = Quantity(whole * 100 + years)
            {
                found.append(value)
            }
        }
        return found
    }

    /// `two point five`, `point two five`, `six decimal six seven`.
    private static func decimal(_ before: ArraySlice<Piece>, _ after: ArraySlice<Piece>) -> [Quantity] {
        guard let whole = before.isEmpty ? 0 : cardinal(before), !after.isEmpty, after.count <= 6 else { return [] }
        var value = 0
        var bottom = 1
        var previousIsTens = false
        for piece in after {
            switch piece {
            case .number(.unit(let digit)) where digit < 10:
                value = previousIsTens ? value + digit : value * 10 + digit
                if !previousIsTens { bottom *= 10 }
                previousIsTens = false
            case .number(.tens(let tens)), .number(.unit(let tens)):
                value = value * 100 + tens
                bottom *= 100
                previousIsTens = tens % 10 == 0 && tens >= 20
            case .number(.scale), .number(.ordinal), .number(.part), .number(.dozen), .and, .a, .of, .point, .percent,
                .dollars, .cents, .time, .unit:
                return []
            }
        }
        guard let base = Quantity(whole), let part = Quantity(value, over: bottom), let sum = base.plus(part) else {
            return []
        }
        return [sum]
    }

    /// `half`, `a quarter`, `one-half`, `two-thirds`, `sixty-five hundredths`.
    private static func fraction(_ pieces: ArraySlice<Piece>) -> Quantity? {
        guard let last = pieces.last else { return nil }
        let bottom: Int
        switch last {
        // Thirds and tenths are counted; only half and quarter stand alone.
        case .number(.part(let parts)):
            guard pieces.count > 1 || parts == 2 || parts == 4 else { return nil }
            bottom = parts
        case .number(.ordinal(let parts)) where parts > 2 && pieces.count > 1: bottom = parts
        case .number, .and, .a, .of, .point, .percent, .dollars, .cents, .time, .unit: return nil
        }
        let count = pieces.dropLast()
        var top: Int? = count.isEmpty || count.elementsEqual([.a]) ? 1 : cardinal(count)
        // `seventy-four one-hundredths`
        if top == nil, bottom >= 10, count.last == .number(.unit(1)) { top = cardinal(count.dropLast()) }
        return top.flatMap { $0 > 0 ? Quantity($0, over: bottom) : nil }
    }

    /// `first`, `twenty-fifth`, `one hundredth`.
    private static func ordinal(_ pieces: ArraySlice<Piece>) -> Int? {
        guard case .number(.ordinal(let last))? = pieces.last else { return nil }
        let before = pieces.dropLast()
        if before.isEmpty { return last }
        guard let base = cardinal(before) else { return nil }
        if last >= 100 { return base < 100 ? base * last : nil }
        if last >= 20 { return base % 100 == 0 ? base + last : nil }
        return base % 100 == 0 || last < 10 && base % 10 == 0 && base % 100 >= 20 ? base + last : nil
    }

    /// `five`, `twenty-four`, `twelve hundred`, `one thousand two hundred and fifty`; nil for what nobody says.
    static func cardinal(_ pieces: ArraySlice<Piece>) -> Int? {
        var total = 0
        var current = 0
        var scale = Int.max
        var previous: NumberWord?
        var mayBeAnd = false
        for (offset, piece) in pieces.enumerated() {
            let isLast = offset == pieces.count - 1
            switch piece {
            case .number(.unit(let value)):
                let behindTens = if case .tens? = previous { (1...9).contains(value) } else { false }
                guard current % 100 == 0 && !isUnit(previous) || behindTens, value > 0 || pieces.count == 1 else {
                    return nil
                }
                current += value
            case .number(.tens(let value)):
                guard current % 100 == 0, !isUnit(previous) else { return nil }
                current += value
            case .number(.scale(100)):
                guard current < 100, previous != nil || offset == 0 || pieces.first == .a else { return nil }
                current = max(current, 1) * 100
            case .number(.scale(let value)):
                guard value < scale, current > 0 || total == 0 && (offset == 0 || pieces.first == .a) else {
                    return nil
                }
                scale = value
                total += max(current, 1) * value
                current = 0
            case .and:
                guard mayBeAnd, !isLast else { return nil }
            case .a:
                guard offset == 0, !isLast, pieces.count > 1, case .number(.scale) = pieces[pieces.startIndex + 1]
                else {
                    return nil
                }
            case .number(.ordinal), .number(.part), .number(.dozen), .of, .point, .percent, .dollars, .cents, .time,
                .unit:
                return nil
            }
            if case .number(let word) = piece {
                previous = word
                if case .scale = word { mayBeAnd = true } else { mayBeAnd = false }
            }
        }
        return previous == nil ? nil : total + current
    }

    private static func isUnit(_ word: NumberWord?) -> Bool {
        if case .unit? = word { true } else { false }
    }
}
