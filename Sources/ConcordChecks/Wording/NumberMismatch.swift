import ConcordModel

/// `number-mismatch`: words and figures that disagree.
///
/// A warning in words that the contract has had, since they bind as they are until the parties agree on others; an error in
/// words that a paper brings, which can still be put right before anyone signs the contract.
enum NumberMismatch {
    static func find(_ triggers: Triggers, in report: inout CheckReport) {
        let text = report.text
        for place in triggers.enclosures {
            let reader = text.words(of: place.provision, around: place.byte)
            if NumberPair.agreesPlainly(reader, around: Int(place.byte)) { continue }
            guard let pair = NumberPair(reader, around: Int(place.byte)), !pair.agrees, !isSomethingElse(pair, reader)
            else {
                continue
            }
            tell(pair, reader, Int(place.provision), &report)
        }
    }

    private static let places = LetterKey.set(
        "article articles section sections paragraph subsection appendix item part chapter")

    /// What looks like a number said twice and is none: an enumerator, `shall be three (1) …, (2) …`; a pinpoint,
    /// `Section four (4)`; a year.
    private static func isSomethingElse(_ pair: NumberPair, _ reader: WordReader) -> Bool {
        guard let value = pair.figure.value.whole, pair.figure.isPlain, !pair.figure.isPercent, !pair.figure.isMoney
        else {
            return false
        }
        if (1900...2100).contains(value), pair.reading.values.allSatisfy({ $0.whole ?? 0 < 1000 }) { return true }
        if let before = reader.word(before: pair.words.lowerBound)?.key, places.contains(before) { return true }
        return value <= 30 && isEnumerator(value, pair, reader)
    }

    /// Whether the next number, or the one before, stands in parentheses in the same words and no number in words in front.
    private static func isEnumerator(_ value: Int, _ pair: NumberPair, _ reader: WordReader) -> Bool {
        var cursor = reader.bounds.lowerBound
        while let open = reader.bytes[cursor..<reader.bounds.upperBound].firstIndex(of: UInt8(ascii: "(")) {
            cursor = open + 1
            guard let digits = reader.word(after: cursor, hyphens: false), let other = reader.value(digits),
                reader.byte(digits.range.upperBound) == UInt8(ascii: ")"),
                other == value + 1 && open > pair.range.upperBound || other == value - 1 && open < pair.words.lowerBound
            else { continue }
            if NumberPair(reader, around: open) == nil { return true }
        }
        return false
    }

    private static func tell(_ pair: NumberPair, _ reader: WordReader, _ provision: Int, _ report: inout CheckReport) {
        let text = report.text
        let shown = reader.oneLine(pair.range)
        let papers = text.papers(bringing: pair.range)
        var values = ""
        // What was signed is put right by the parties alone.
        let ask =
            papers.isEmpty
            ? "Look in the signed contract: if it was misread, mend the file. If it was signed so, ask the parties which of the two they agreed on, and say so in an erratum"
            : "Ask the parties which of the two they agreed on"
        var cure = ask + "."
        if let said = pair.reading.values.first?.whole, let written = pair.figure.value.whole {
            values = ": \(groupedFigures(said)) in words, \(groupedFigures(written)) in figures"
            // “third” for 3rd is the parties' to write; a cardinal would be wrong there.
            if !pair.figure.isOrdinal, let words = wordedNumber(written) {
                cure =
                    ask + ": “\(words)” for the words if the figures are right, “\(groupedFigures(said))” for the "
                    + "figures if the words are."
            }
        }
        report.find(
            // What was signed is printed, wrong figures and all; who wants it stopped says so in agreement.yml.
            .numberMismatch, in: provision, at: text.position(of: pair.range.lowerBound),
            "“\(shown)” is two different numbers\(values).", cure: cure,
            papers: papers)
    }
}
