import ConcordModel

/// A whole number as a contract writes it: `fifty-four`, `one hundred twenty-seven`. For the cure of a finding.
func wordedNumber(_ value: Int) -> String? {
    guard (1..<1_000_000).contains(value) else { return nil }
    var words: [String] = []
    func appendBelowThousand(_ value: Int) {
        if value >= 100 { words += [NumberWord.units[value / 100], "hundred"] }
        let rest = value % 100
        if rest >= 20 {
            let tens = NumberWord.tensWords[rest / 10 - 2]
            words.append(rest % 10 == 0 ? tens : tens + "-" + NumberWord.units[rest % 10])
        } else if rest > 0 {
            words.append(NumberWord.units[rest])
        }
    }
    if value >= 1000 {
        appendBelowThousand(value / 1000)
        words.append("thousand")
    }
    appendBelowThousand(value % 1000)
    return words.joined(separator: " ")
}

/// A whole number in figures with commas between the thousands.
func groupedFigures(_ value: Int) -> String {
    var digits = String(value)
    var place = digits.utf8.count - 3
    while place > 0, value >= 1000 {
        digits.insert(",", at: digits.index(digits.startIndex, offsetBy: place))
        place -= 3
    }
    return digits
}
