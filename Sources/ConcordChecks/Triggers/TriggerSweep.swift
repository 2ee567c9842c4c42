import ConcordModel

/// One pass over the bytes of a text: where each word begins, and where any check may have something to say.
///
/// All checks together must cost less than reading does, and nearly all of a contract is of no interest to any of them. So
/// sixteen bytes are looked at together for where words begin and for the few signs that matter; a word costs one look into
/// `TriggerWords`, and only what follows the few that may matter is read.
struct TriggerSweep {
    /// A place, and what may begin there.
    struct Hit {
        var byte: UInt32
        var kinds: TriggerKinds
    }

    /// Where each word begins; a word is a run of letters.
    private(set) var words: [UInt32] = []
    /// Its first three letters, as `TriggerWords.code` has them.
    private(set) var codes: [UInt16] = []
    /// Ascending by place.
    private(set) var hits: [Hit] = []

    /// Looks at a part of the bytes, in front of `ContractText.padding`. What stands around it is seen, so that parts may be
    /// looked at side by side.
    init(_ bytes: [UInt8], _ part: Range<Int>) {
        // Words have a letter and a sign at least.
        let most = part.count / 2 + 1
        var hits: [Hit] = []
        hits.reserveCapacity(part.count / 32)
        var codes: [UInt16] = []
        words = [UInt32](unsafeUninitializedCapacity: most) { words, count in
            codes = [UInt16](unsafeUninitializedCapacity: most) { codes, same in
                bytes.withUnsafeBufferPointer { bytes in
                    count = Self.sweep(bytes, part, words, codes, &hits)
                }
                same = count
            }
        }
        self.codes = codes
        self.hits = hits
    }

    /// Gives the number of words.
    private static func sweep(
        _ bytes: UnsafeBufferPointer<UInt8>, _ part: Range<Int>, _ words: UnsafeMutableBufferPointer<UInt32>,
        _ codes: UnsafeMutableBufferPointer<UInt16>, _ hits: inout [Hit]
    ) -> Int {
        TriggerWords.letters.withUnsafeBufferPointer { letters in
            TriggerWords.table.numbers.withUnsafeBufferPointer { numbers in
                var count = 0
                var index = part.lowerBound
                while index < part.upperBound {
                    let width = min(16, part.upperBound &- index)
                    var events =
                        width == 16 && index > 0 ? events(bytes, at: index) : events(bytes, at: index, width: width)
                    while events != 0 {
                        let place = index &+ events.trailingZeroBitCount
                        events &= events &- 1
                        let first = letters[Int(bytes[place])]
                        if first == 0 {
                            note(signAt: place, bytes, &hits)
                            continue
                        }
                        let code = TriggerWords.code(
                            first, letters[Int(bytes[place &+ 1])], letters[Int(bytes[place &+ 2])])
                        words[count] = UInt32(truncatingIfNeeded: place)
                        codes[count] = code
                        count &+= 1
                        let number = numbers[Int(code)]
                        if number != 0 { note(wordAt: place, number, bytes, &hits) }
                    }
                    index &+= width
                }
                return count
            }
        }
    }

    // MARK: Where to look

    /// A bit for each of sixteen bytes: where a word or a number begins, and where a sign stands that may matter.
    @inline(__always)
    private static func events(_ bytes: UnsafeBufferPointer<UInt8>, at index: Int) -> UInt32 {
        let here = Sixteen.load(bytes, at: index)
        let before = Sixteen.load(bytes, at: index - 1)
        let isLetter = ((here | Sixteen.all(0x20)) &- Sixteen.all(0x61)) .< Sixteen.all(26)
        let wasLetter = ((before | Sixteen.all(0x20)) &- Sixteen.all(0x61)) .< Sixteen.all(26)
        let isDigit = (here &- Sixteen.all(0x30)) .< Sixteen.all(10)
        let wasDigit = (before &- Sixteen.all(0x30)) .< Sixteen.all(10)
        var found = isLetter .& .!wasLetter
        found .|= isDigit .& .!(wasDigit .| wasLetter)
        found .|= (here .== Sixteen.all(UInt8(ascii: "("))) .| (here .== Sixteen.all(UInt8(ascii: "[")))
        found .|= (here .== Sixteen.all(UInt8(ascii: "\""))) .| (here .== Sixteen.all(0xE2))
        found .|= (here .== Sixteen.all(0xA7))
        return bits(found)
    }

    /// The same for fewer bytes, and for the first of a text, which have none in front.
    private static func events(_ bytes: UnsafeBufferPointer<UInt8>, at index: Int, width: Int) -> UInt32 {
        var found: UInt32 = 0
        for offset in 0..<width {
            let place = index + offset
            if isEvent(bytes[place], behind: place > 0 ? bytes[place - 1] : 0x20) { found |= 1 << UInt32(offset) }
        }
        return found
    }

    private static func isEvent(_ byte: UInt8, behind previous: UInt8) -> Bool {
        if WordReader.isLetter(byte) { return !WordReader.isLetter(previous) }
        if WordReader.isDigit(byte) { return !WordReader.isDigit(previous) && !WordReader.isLetter(previous) }
        return byte == UInt8(ascii: "(") || byte == UInt8(ascii: "[") || byte == UInt8(ascii: "\"") || byte == 0xE2
            || byte == 0xA7
    }

    /// One bit for each byte of a mask. Each byte keeps one bit of its own; a product with ones adds up the eight in its
    /// highest byte.
    @inline(__always)
    private static func bits(_ mask: Sixteen.Mask) -> UInt32 {
        let words = unsafeBitCast(mask, to: SIMD2<UInt64>.self)
        let own: UInt64 = 0x8040_2010_0804_0201
        let ones: UInt64 = 0x0101_0101_0101_0101
        let low = ((UInt64(littleEndian: words.x) & own) &* ones) >> 56
        let high = ((UInt64(littleEndian: words.y) & own) &* ones) >> 56
        return UInt32(truncatingIfNeeded: low | high << 8)
    }

    // MARK: What may begin there

    private static func note(
        wordAt index: Int, _ number: UInt8, _ bytes: UnsafeBufferPointer<UInt8>, _ hits: inout [Hit]
    ) {
        func byte(_ offset: Int) -> UInt8 { bytes[index &+ offset] }
        let beginning = TriggerWords.table.beginnings[Int(number)]
        var kinds = beginning.kinds
        let isUpper = WordReader.isUpper(bytes[index])
        if !WordReader.isLetter(byte(1)) {
            // “C above”.
            guard isUpper, byte(1) == 0x20, byte(2) == UInt8(ascii: "a") || byte(2) == UInt8(ascii: "b") else { return }
        } else {
            guard beginning.fourths & 1 << UInt32(TriggerWords.letters[Int(byte(3))]) != 0 else { return }
        }
        if !isUpper { kinds.remove(.month) }
        // No reference begins behind a digit.
        if index > 0, WordReader.isDigit(bytes[index - 1]) { kinds.remove(.reference) }
        if !kinds.isEmpty { hits.append(Hit(byte: UInt32(truncatingIfNeeded: index), kinds: kinds)) }
    }

    private static func isHyphenBehindFour(_ index: Int, _ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
        index &+ 4 < bytes.count && bytes[index &+ 4] == UInt8(ascii: "-")
    }

    private static func note(signAt index: Int, _ bytes: UnsafeBufferPointer<UInt8>, _ hits: inout [Hit]) {
        func byte(_ offset: Int) -> UInt8 { bytes[index &+ offset] }
        let previous = index > 0 ? bytes[index - 1] : 0x20
        let kinds: TriggerKinds
        switch bytes[index] {
        case UInt8(ascii: "("): kinds = [.enclosure, .reference]
        case UInt8(ascii: "["): kinds = .enclosure
        case UInt8(ascii: "\""):
            guard previous == 0x20 || previous == 0x0A || previous == UInt8(ascii: "(") || previous == UInt8(ascii: "/")
            else { return }
            kinds = .quote
        case 0xE2:
            guard byte(1) == 0x80, byte(2) == 0x9C else { return }
            kinds = .quote
        case 0xA7:
            guard index > 0, previous == 0xC2 else { return }
            kinds = .reference
        default:
            // 12.1: a point among the next bytes. 6/30/2025 and 2025-06-30: a stroke or a hyphen.
            let point = UInt8(ascii: ".")
            let stroke = UInt8(ascii: "/")
            var found: TriggerKinds = []
            if byte(1) == point || byte(2) == point || byte(3) == point { found = .reference }
            if byte(1) == stroke || byte(2) == stroke || byte(3) != 0x20 && isHyphenBehindFour(index, bytes) {
                found.insert(.figures)
            }
            if found.isEmpty { return }
            kinds = found
        }
        hits.append(Hit(byte: UInt32(truncatingIfNeeded: index), kinds: kinds))
    }
}
