/// What kind of word, if any, stands before a number in a label.
package enum LabelWord: String, Sendable, CaseIterable {
    case none = ""
    case article, section, appendix, letter, exhibit, schedule, attachment, addendum, annex, memorandum, part, step
}

/// The numerals of a label.
package enum Numeral: UInt8, Sendable {
    case none, arabic, lowerLetter, upperLetter, lowerRoman, upperRoman, decimal, word, other
}

/// The marks around an enumerator: `1.` `1)` `(1)` `[1]`, or nothing that counts.
package enum Enclosure: UInt8, Sendable {
    case none, period, parenthesis, parentheses, brackets
}

/// A printed label and what it means.
///
/// The number is a string, kept as printed (XIXA, 22T, 17.3G,H,I): contracts are cited by what is printed. `value`
/// beside it serves order and lookup only.
package struct Label: Sendable, Hashable {
    package var word: LabelWord
    /// As printed, without the word, the enclosure and the separator: `12`, `XIXA`, `17.3G,H,I`, `a`, `SEVENTEEN`.
    package var number: String
    package var numeral: Numeral
    package var enclosure: Enclosure
    /// The ordinal: `c` is 3, `XIV` is 14, `SEVENTEEN` is 17; for decimals the last component.
    package var value: Int? {
        get { ordinal < 0 ? nil : Int(ordinal) }
        set { ordinal = newValue.flatMap(Int32.init(exactly:)) ?? -1 }
    }
    /// Whether the word stands in the plural, and the number is a `NumberSpan`: `Articles 16-18`.
    package var isPlural = false
    /// The place of a suffix after the ordinal, from 1; 0 for none: 1A, `4 bis` and c.1 are 1 after 1, 4 and 3.
    package var suffix: Int16 = 0
    /// `value` in four bytes, -1 for none: a contract has thousands of labels.
    private var ordinal: Int32 = -1

    package init(
        word: LabelWord = .none, number: String, numeral: Numeral, enclosure: Enclosure = .none, value: Int? = nil,
        suffix: Int = 0
    ) {
        self.word = word
        self.number = number
        self.numeral = numeral
        self.enclosure = enclosure
        self.value = value
        self.suffix = Int16(clamping: suffix)
    }

    /// Whether a list can begin with it.
    package var isFirst: Bool { ordinal == 1 && suffix == 0 }

    /// What two labels must share to count in one list.
    package struct ListStyle: Hashable, Sendable {
        package var numeral: Numeral
        package var enclosure: Enclosure
        package init(numeral: Numeral, enclosure: Enclosure) {
            self.numeral = numeral
            self.enclosure = enclosure
        }
    }
    package var listStyle: ListStyle { ListStyle(numeral: numeral, enclosure: enclosure) }

    /// The numbers of a label in the plural.
    package var span: NumberSpan? { isPlural ? NumberSpan(number) : nil }

    /// The word and the number as a citation prints them: `Article 12`, `Articles 16-18`.
    package var cited: String {
        let word = word.rawValue
        return word.prefix(1).uppercased() + word.dropFirst() + (isPlural ? "s " : " ") + number
    }

    /// The number as a citation writes it, lower case where case means nothing: `12`, `(a)`, `17.3g,h,i`, `4bis`.
    package var key: String { Label.key(of: number) }

    /// The same of a number as somebody writes it.
    package static func key(of number: String) -> String {
        let key = number.lowercased()
        // The space or hyphen before a Latin suffix is a matter of taste.
        guard let sign = key.utf8.lastIndex(where: { $0 == 0x20 || $0 == UInt8(ascii: "-") }), sign > key.startIndex,
            NumberSuffix.isLatin(key[sign...].dropFirst())
        else { return key }
        return String(key[..<sign] + key[sign...].dropFirst())
    }
}
