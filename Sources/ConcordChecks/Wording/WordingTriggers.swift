import ConcordModel

/// The places of a version where a check of wording may have something to say, found in one pass over its bytes.
///
/// All checks together must cost less than reading does, and nearly all of a contract is of no interest to any of them. So
/// each byte is looked up once in a table; only what follows the few that matter is read.
struct WordingTriggers {
    struct Place {
        var provision: Int32
        var byte: Int32
    }

    /// Opening parentheses and brackets with a figure or a word behind them: where a number may stand twice.
    var enclosures: [Place] = []
    /// Quotation marks that open.
    var quotes: [Place] = []
    /// `hereinafter` and its like.
    var namings: [Place] = []
    /// Capitals with which the name of a month begins.
    var months: [Place] = []
    /// Units of time, behind which or before which a period stands: the first letter of `day`, `hour`, `week`, `month`, `year`.
    var units: [Place] = []

    init(_ text: ContractText) {
        let bytes = text.bytes
        for (index, provision) in text.provisions.enumerated() {
            scan(bytes, provision.heading, index)
            scan(bytes, provision.text, index)
        }
    }

    private enum Class {
        static let none: UInt8 = 0, enclosure: UInt8 = 1, quote: UInt8 = 2, word: UInt8 = 3
    }

    /// Letters count only where a word begins.
    private static let classes: [UInt8] = {
        var classes = [UInt8](repeating: Class.none, count: 256)
        classes[Int(UInt8(ascii: "("))] = Class.enclosure
        classes[Int(UInt8(ascii: "["))] = Class.enclosure
        classes[Int(UInt8(ascii: "\""))] = Class.quote
        classes[0xE2] = Class.quote
        for letter in "dhwmyDHWMYJFASON".utf8 { classes[Int(letter)] = Class.word }
        return classes
    }()

    private mutating func scan(_ bytes: [UInt8], _ range: Range<Int>, _ index: Int) {
        guard !range.isEmpty else { return }
        bytes.withUnsafeBufferPointer { bytes in
            Self.classes.withUnsafeBufferPointer { classes in
                var previous: UInt8 = 0x20
                for at in range {
                    let byte = bytes[at]
                    let kind = classes[Int(byte)]
                    if kind != Class.none { add(kind, at, previous, bytes, range, index) }
                    previous = byte
                }
            }
        }
    }

    private mutating func add(
        _ kind: UInt8, _ at: Int, _ previous: UInt8, _ bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>,
        _ index: Int
    ) {
        func next(_ offset: Int) -> UInt8 { at + offset < range.upperBound ? bytes[at + offset] : 0 }
        let place = Place(provision: Int32(index), byte: Int32(at))
        switch kind {
        case Class.enclosure:
            enclosures.append(place)
        case Class.quote:
            if bytes[at] == 0xE2 {
                if next(1) == 0x80, next(2) == 0x9C { quotes.append(place) }
            } else if previous == 0x20 || previous == 0x0A || previous == UInt8(ascii: "(")
                || previous == UInt8(ascii: "/")
            {
                quotes.append(place)
            }
        default:
            guard !WordReader.isLetter(previous) else { return }
            switch (bytes[at] | 0x20, next(1) | 0x20, next(2) | 0x20) {
            case (UInt8(ascii: "d"), UInt8(ascii: "a"), UInt8(ascii: "y")),
                (UInt8(ascii: "h"), UInt8(ascii: "o"), UInt8(ascii: "u")),
                (UInt8(ascii: "w"), UInt8(ascii: "e"), UInt8(ascii: "e")),
                (UInt8(ascii: "w"), UInt8(ascii: "o"), UInt8(ascii: "r")),
                (UInt8(ascii: "m"), UInt8(ascii: "o"), UInt8(ascii: "n")),
                (UInt8(ascii: "y"), UInt8(ascii: "e"), UInt8(ascii: "a")):
                units.append(place)
            case (UInt8(ascii: "h"), UInt8(ascii: "e"), UInt8(ascii: "r")):
                if next(3) | 0x20 == UInt8(ascii: "e"), next(4) | 0x20 == UInt8(ascii: "i") { namings.append(place) }
            case (UInt8(ascii: "j"), UInt8(ascii: "a"), UInt8(ascii: "n")),
                (UInt8(ascii: "f"), UInt8(ascii: "e"), UInt8(ascii: "b")),
                (UInt8(ascii: "m"), UInt8(ascii: "a"), UInt8(ascii: "r")),
                (UInt8(ascii: "m"), UInt8(ascii: "a"), UInt8(ascii: "y")),
                (UInt8(ascii: "a"), UInt8(ascii: "p"), UInt8(ascii: "r")),
                (UInt8(ascii: "j"), UInt8(ascii: "u"), UInt8(ascii: "n")),
                (UInt8(ascii: "j"), UInt8(ascii: "u"), UInt8(ascii: "l")),
                (UInt8(ascii: "a"), UInt8(ascii: "u"), UInt8(ascii: "g")),
                (UInt8(ascii: "s"), UInt8(ascii: "e"), UInt8(ascii: "p")),
                (UInt8(ascii: "o"), UInt8(ascii: "c"), UInt8(ascii: "t")),
                (UInt8(ascii: "n"), UInt8(ascii: "o"), UInt8(ascii: "v")),
                (UInt8(ascii: "d"), UInt8(ascii: "e"), UInt8(ascii: "c")):
                if WordReader.isUpper(bytes[at]) { months.append(place) }
            default: break
            }
        }
    }
}

extension ContractText {
    /// A reader of the part of a provision, its title or its words, that holds a byte.
    func words(of provision: Int32, around byte: Int32) -> WordReader {
        let provision = provisions[Int(provision)]
        let bounds = provision.text.contains(Int(byte)) ? provision.text : provision.heading
        return WordReader(bytes: bytes, bounds: bounds)
    }
}
