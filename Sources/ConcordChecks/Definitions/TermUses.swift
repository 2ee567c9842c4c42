import ConcordModel

/// Where terms are used, for all terms in one pass over the words.
struct TermUses {
    /// A term to look for, in lower case with single spaces. It is found in any case, with a plural ending or a line end inside.
    struct Wanted {
        var term: String
        /// The provisions that say what it means. Once it was found outside of them nobody looks for it any more; nil for a
        /// term of which every use is wanted.
        var home: Range<Int>?
    }

    /// For each term the provisions that use it, ascending.
    private(set) var provisions: [[Int32]]
    /// For each term whether it is used outside its home.
    private(set) var isUsedElsewhere: [Bool]
    private let spellings: [[UInt8]]
    private let homes: [Range<Int>?]

    init(of wanted: [Wanted], in text: ContractText, _ triggers: Triggers) {
        provisions = Array(repeating: [], count: wanted.count)
        isUsedElsewhere = Array(repeating: false, count: wanted.count)
        spellings = wanted.map { Array($0.term.utf8) }
        homes = wanted.map(\.home)
        guard !wanted.isEmpty else { return }
        var chains = Chains(count: wanted.count)
        var odd: [Int] = []
        for number in wanted.indices.reversed() {
            if let code = Self.code(spellings[number]) { chains.put(number, code) } else { odd.append(number) }
        }
        text.bytes.withUnsafeBufferPointer { bytes in
            text.provisions.withUnsafeBufferPointer { provisions in
                for stretch in triggers.stretches { look(stretch, &chains, bytes, provisions) }
                if !odd.isEmpty { lookEverywhere(for: odd, bytes, provisions) }
            }
        }
    }

    /// The terms that are still looked for, by their first three letters, since a plural has the same.
    private struct Chains {
        /// Whether there is one: what every word asks.
        private(set) var isWanted = [Bool](repeating: false, count: 1 << 15)
        /// The first of each, and the one behind each; -1 for none.
        private(set) var first = [Int32](repeating: -1, count: 1 << 15)
        private(set) var next: [Int32]

        init(count: Int) { next = Array(repeating: -1, count: count) }

        /// The next word with which a term may begin.
        func next(in codes: UnsafeBufferPointer<UInt16>, behind word: Int) -> Int? {
            isWanted.withUnsafeBufferPointer { isWanted in
                var word = word &+ 1
                while word < codes.count {
                    if isWanted[Int(codes[word])] { return word }
                    word &+= 1
                }
                return nil
            }
        }

        mutating func put(_ number: Int, _ code: Int) {
            next[number] = first[code]
            first[code] = Int32(number)
            isWanted[code] = true
        }

        /// Takes out a term that stands behind another one, or (-1) first.
        mutating func take(_ number: Int, behind previous: Int, _ code: Int) {
            if previous >= 0 { next[previous] = next[number] } else { first[code] = next[number] }
            isWanted[code] = first[code] >= 0
        }
    }

    /// The first letters of a term as triggers have those of words; nil for what does not begin with a letter.
    private static func code(_ term: [UInt8]) -> Int? {
        func letter(_ index: Int) -> UInt8 { index < term.count ? TriggerWords.letters[Int(term[index])] : 0 }
        return letter(0) == 0 ? nil : Int(TriggerWords.code(letter(0), letter(1), letter(2)))
    }

    private mutating func look(
        _ stretch: TriggerSweep, _ chains: inout Chains, _ bytes: UnsafeBufferPointer<UInt8>,
        _ provisions: UnsafeBufferPointer<ContractText.Provision>
    ) {
        var index = 0
        stretch.codes.withUnsafeBufferPointer { codes in
            var word = -1
            while let next = chains.next(in: codes, behind: word) {
                word = next
                let at = Int(stretch.words[word])
                while index < provisions.count, provisions[index].text.upperBound <= at { index += 1 }
                guard index < provisions.count else { return }
                let isText = provisions[index].text.contains(at)
                guard isText || provisions[index].heading.contains(at) else { continue }
                let end = (isText ? provisions[index].text : provisions[index].heading).upperBound
                let code = Int(codes[word])
                var previous = -1
                var number = Int(chains.first[code])
                while number >= 0 {
                    note(number, in: index, bytes, at, end)
                    if isUsedElsewhere[number] {
                        chains.take(number, behind: previous, code)
                    } else {
                        previous = number
                    }
                    number = Int(chains.next[number])
                }
            }
        }
    }

    /// Terms that begin with a figure or a sign, which are few.
    private mutating func lookEverywhere(
        for odd: [Int], _ bytes: UnsafeBufferPointer<UInt8>, _ provisions: UnsafeBufferPointer<ContractText.Provision>
    ) {
        var isFirst = [Bool](repeating: false, count: 256)
        for number in odd { isFirst[Int(spellings[number].first ?? 0)] = true }
        for index in provisions.indices {
            for range in [provisions[index].heading, provisions[index].text] {
                for at in range where isFirst[Int(bytes[at])] {
                    guard at == range.lowerBound || !WordReader.isLetter(bytes[at - 1]) else { continue }
                    for number in odd { note(number, in: index, bytes, at, range.upperBound) }
                }
            }
        }
    }

    private mutating func note(
        _ number: Int, in index: Int, _ bytes: UnsafeBufferPointer<UInt8>, _ at: Int, _ end: Int
    ) {
        guard provisions[number].last != Int32(index), Self.stands(spellings[number], in: bytes, at: at, end) else {
            return
        }
        provisions[number].append(Int32(index))
        if let home = homes[number], !home.contains(index) { isUsedElsewhere[number] = true }
    }

    /// Where a term stands in the text of a provision by itself: not as a part of one of these longer terms, nor of a compound
    /// (`non-probationary employee`).
    static func places(of term: String, butNotIn longer: [String], in index: Int, of text: ContractText) -> [Int] {
        let wanted = Array(term.utf8)
        let around = longer.flatMap { longer in
            let bytes = Array(longer.utf8)
            return (0...max(0, bytes.count - wanted.count))
                .filter { bytes[$0...].starts(with: wanted) && ($0 == 0 || bytes[$0 - 1] == 0x20) }
                .map { (term: bytes, offset: $0) }
        }
        return text.bytes.withUnsafeBufferPointer { bytes in
            var places: [Int] = []
            let range = text.provisions[index].text
            for at in range where at == range.lowerBound || !WordReader.isLetter(bytes[at - 1]) {
                guard bytes[at] | 0x20 == wanted.first, at == range.lowerBound || bytes[at - 1] != UInt8(ascii: "-"),
                    stands(wanted, in: bytes, at: at, range.upperBound)
                else { continue }
                let isPart = around.contains { other in
                    at - other.offset >= range.lowerBound
                        && stands(other.term, in: bytes, at: at - other.offset, range.upperBound)
                }
                if !isPart { places.append(at) }
            }
            return places
        }
    }

    private static func stands(_ term: [UInt8], in bytes: UnsafeBufferPointer<UInt8>, at start: Int, _ end: Int) -> Bool
    {
        var cursor = start
        for place in term.indices {
            let letter = term[place]
            guard cursor < end else { return false }
            let byte = bytes[cursor]
            if letter == 0x20 {
                guard byte == 0x20 || byte == 0x0A || byte == UInt8(ascii: "-") else { return false }
                while cursor < end, bytes[cursor] == 0x20 || bytes[cursor] == 0x0A || bytes[cursor] == UInt8(ascii: "-")
                {
                    cursor += 1
                }
                continue
            }
            // `party` is used in `parties`.
            if place == term.count - 1, letter == UInt8(ascii: "y"), byte | 0x20 == UInt8(ascii: "i"), cursor + 2 < end,
                bytes[cursor + 1] | 0x20 == UInt8(ascii: "e"), bytes[cursor + 2] | 0x20 == UInt8(ascii: "s")
            {
                return true
            }
            guard byte == letter || WordReader.isUpper(byte) && byte | 0x20 == letter else { return false }
            cursor += 1
        }
        if cursor < end, bytes[cursor] | 0x20 == UInt8(ascii: "e"), cursor + 1 < end,
            bytes[cursor + 1] | 0x20 == UInt8(ascii: "s")
        {
            cursor += 2
        } else if cursor < end, bytes[cursor] | 0x20 == UInt8(ascii: "s") {
            cursor += 1
        }
        return cursor >= end || !WordReader.isLetter(bytes[cursor])
    }
}
