import ConcordModel

/// Numbers that a list leaves out between two neighbours, or in front of its first.
struct LabelGap {
    /// Nil where the list begins with a later number than its first.
    private let before: Int?
    private let after: Int
    /// As the list would print them; of many, the first and the last.
    private let missing: [String]
    private let isRange: Bool

    /// Nil where nothing is missing after all: what stands elsewhere in the list is out of order, and told as that.
    init?(
        _ before: Int?, _ after: Int, _ step: LabelOrdinal.Step, _ reading: LabelOrdinal.Reading,
        _ present: Set<LabelOrdinal>, _ spacing: LabelList.Spacing, in text: ContractText
    ) {
        self.before = before
        self.after = after
        guard let like = text.provisions[after].label else { return nil }
        switch step {
        case .next: return nil
        case .skipping(let prefix, let numbers):
            func isMissing(_ number: Int) -> Bool {
                var ordinal = LabelOrdinal(number)
                ordinal.path = prefix + [number]
                return !present.contains(ordinal)
            }
            func printed(_ number: Int) -> String {
                LabelNumber.printed(number, prefix: prefix, like: like, as: reading, padding: spacing.padding)
            }
            if spacing.stride > 1 {
                // A list that leaves room misses only what its own steps would have.
                let steps = numbers.filter { $0 % spacing.stride == 0 && isMissing($0) }
                missing = (steps.count > 3 ? [steps[0], steps[steps.count - 1]] : steps).map(printed)
                isRange = steps.count > 3
            } else if numbers.count > 3 {
                guard isMissing(numbers.lowerBound) || isMissing(numbers.upperBound) else { return nil }
                // What begins far on, or leaves out many articles, is an excerpt.
                guard let before, text.provisions[before].parent >= 0 else { return nil }
                missing = [printed(numbers.lowerBound), printed(numbers.upperBound)]
                isRange = true
            } else {
                missing = numbers.filter(isMissing).map(printed)
                isRange = false
            }
        case .skippingSuffixes(let letters):
            let bytes = Array(like.number.utf8)
            let base = NumberSuffix.split(bytes[...]).map { String(decoding: bytes[$0.base], as: UTF8.self) }
            let digits = base ?? String(like.number.prefix { $0.isNumber || $0 == "." })
            let sign = base == nil && like.number.dropFirst(digits.count).first == "-" ? "-" : ""
            missing = [letters.lowerBound, letters.upperBound].prefix(letters.count).map {
                digits + sign + NumberSuffix.printed($0, like: like.number)
            }
            isRange = letters.count > 2
        }
        if missing.isEmpty { return nil }
    }

    /// Whether words between the two say what became of the numbers (`Articles 26–28 – Reserved`), or the first numbers of
    /// the list stand within running text above it (`… as follows: (a) …`).
    func isExplained(_ siblings: [Int], below parent: Int, in text: ContractText) -> Bool {
        let numbers = missing.map(LabelGap.bare)
        guard let before else { return beginsInText(siblings, below: parent, in: text) }
        for index in siblings.prefix(while: { $0 < after }).drop(while: { $0 < before }).suffix(20) {
            let pieces = LabelGap.pieces(of: index, in: text)
            guard !pieces.isDisjoint(with: LabelGap.explanations) else { continue }
            if numbers.allSatisfy({ pieces.contains($0[...]) }) { return true }
        }
        return false
    }

    /// Whether the text above the list holds its first number as lists in a sentence print it.
    private func beginsInText(_ siblings: [Int], below parent: Int, in text: ContractText) -> Bool {
        guard let label = text.provisions[after].label, let last = missing.last else { return false }
        let marks =
            text.provisions[after].kind == .item
            ? ["(\(last))", " \(last).", " \(last))"] : ["ection \(last)", " \(last)."]
        let wanted = label.numeral == .decimal ? [last] : marks
        for index in [parent] + siblings.prefix(while: { $0 < after }).suffix(20) where index >= 0 {
            let words = text.bytes[text.provisions[index].text]
            if wanted.contains(where: { LabelGap.stands(Array($0.utf8), in: words) }) { return true }
        }
        return false
    }

    /// Whether text holds a mark, with a space in front of its first word.
    private static func stands(_ mark: [UInt8], in words: ArraySlice<UInt8>) -> Bool {
        guard let first = mark.first else { return true }
        if first == 0x20, words.starts(with: mark.dropFirst()) { return true }
        guard words.count >= mark.count else { return false }
        return (words.startIndex...(words.endIndex - mark.count)).contains {
            words[$0] == first && words[$0...].starts(with: mark)
        }
    }

    private static func pieces(of index: Int, in text: ContractText) -> Set<Substring> {
        let provision = text.provisions[index]
        let words = [provision.printedLabel, provision.heading, provision.text].map(text.string).joined(separator: " ")
        return Set(
            words.lowercased().split { !($0.isLetter || $0.isNumber || $0 == ".") }.map {
                $0.last == "." ? $0.dropLast() : $0
            })
    }

    /// A number without its marks and case.
    private static func bare(_ number: String) -> String {
        number.lowercased().filter { $0.isLetter || $0.isNumber || $0 == "." }
    }

    private static let explanations: Set<Substring> = [
        "reserved", "deleted", "omitted", "repealed", "blank", "struck", "removed", "unused", "intentionally",
    ]

    /// Tells the report: a note where the contract is as it is, a warning where papers made the gap.
    func tell(below parent: Int, _ report: inout CheckReport) {
        let text = report.text
        let causes = causes(below: parent, in: text)
        let papers = causes.isEmpty || stood(in: report.base, text) ? [] : causes
        let by =
            papers.isEmpty
            ? "" : "\(papers.joined(separator: " and ")) \(papers.count == 1 ? "leaves" : "leave") a gap: "
        let isItem = text.provisions[after].kind == .item && text.provisions[after].label?.word != .step
        let names = missing.map { isItem ? "(\($0))" : $0 }.joined(separator: isRange ? " to " : " or ")
        let place =
            before.map {
                "\(text.citedPiece(of: $0)) \(isPlural($0, in: text) ? "are" : "is") followed by \(text.citedPiece(of: after))"
            }
            ?? "This list begins with \(text.citedPiece(of: after))"
        if papers.isEmpty, let numerals = scannedNumerals(in: text) {
            return report.find(
                .labelGap, severity: .note, in: after,
                "\(place), as a scan reads (i), (ii) and (iii): the “1” may be an “i” or an “l”.",
                cure:
                    "Look in the signed contract, and write in the file what stands there: \(numerals) where it has a Roman numeral.",
                papers: [],
                related: before.map {
                    [Finding.Related(text.provisions[$0].position, "The number before it stands here.")]
                } ?? [])
        }
        let reserved = "“\(placeholder(in: text))”"
        report.find(
            .labelGap, severity: papers.isEmpty ? .note : .warning, in: after,
            "\(by)\(place); there is no \(names).",
            cure: papers.isEmpty
                ? "Look in the signed contract: if a provision or its number was lost in the text, put it back; if the number was left out there too, \(SignedWords.waiver). Only a paper may put \(reserved) in its place."
                : "Keep the number, with \(reserved) in its place, or renumber what follows.",
            papers: papers,
            related: before.map {
                [Finding.Related(text.provisions[$0].position, "The number before it stands here.")]
            } ?? [])
    }

    /// `(ii)` for an item (11) behind (1), which nobody would number so.
    private func scannedNumerals(in text: ContractText) -> String? {
        guard let before, let left = text.provisions[before].label, let right = text.provisions[after].label,
            text.provisions[after].kind == .item, right.number == "11" || right.number == "111",
            left.number.utf8.allSatisfy({ $0 == UInt8(ascii: "1") })
        else { return nil }
        return LabelNumber.enclosed(right.number == "11" ? "ii" : "iii", like: right)
    }

    private func isPlural(_ index: Int, in text: ContractText) -> Bool {
        text.provisions[index].label?.isPlural ?? false
    }

    /// What could stand in the place of the first missing number.
    private func placeholder(in text: ContractText) -> String {
        guard let label = text.provisions[after].label else { return "Reserved" }
        if text.provisions[after].kind == .item, label.word != .step {
            return LabelNumber.enclosed(missing[0], like: label) + " Reserved."
        }
        let name = (label.word == .none ? .section : label.word).rawValue
        return name.prefix(1).uppercased() + name.dropFirst() + " \(missing[0]). Reserved"
    }

    /// Whether the two stood beside one another before any paper, as far apart as now: papers that give both other numbers
    /// have not made the gap.
    private func stood(in base: ContractText?, _ text: ContractText) -> Bool {
        guard let base, let right = old(after, in: base, text) else { return false }
        let siblings = base.children(of: base.provisions[right].parent >= 0 ? Int(base.provisions[right].parent) : nil)
        guard let place = siblings.firstIndex(of: right) else { return false }
        let left = siblings[..<place].last { LabelGap.counts($0, like: right, in: base) }
        guard let before else {
            return left == nil && LabelGap.count(right, in: base) == LabelGap.count(after, in: text)
        }
        guard let left, old(before, in: base, text) == left, let a = LabelGap.count(left, in: base),
            let b = LabelGap.count(right, in: base), let c = LabelGap.count(before, in: text),
            let d = LabelGap.count(after, in: text)
        else { return false }
        return b - a == d - c
    }

    private func old(_ index: Int, in base: ContractText, _ text: ContractText) -> Int? {
        base.provisions.firstIndex { $0.identity == text.provisions[index].identity }
    }

    /// The last number of a label.
    private static func count(_ index: Int, in text: ContractText) -> Int? {
        guard let label = text.provisions[index].label else { return nil }
        return text.provisions[index].kind == .item ? label.value : LabelOrdinal(label, as: .roman)?.last
    }

    private static func counts(_ index: Int, like other: Int, in text: ContractText) -> Bool {
        guard let label = text.provisions[index].label else { return false }
        return !label.number.isEmpty && text.provisions[index].kind == text.provisions[other].kind
            && label.enclosure == text.provisions[other].label?.enclosure
    }

    /// The papers that made the gap: those that took a missing number away, or those that gave the number behind it where
    /// that was none before.
    private func causes(below parent: Int, in text: ContractText) -> [String] {
        let provision = text.provisions[after]
        guard !text.removed.isEmpty || !provision.papers.isEmpty else { return [] }
        var papers: [String] = []
        var isKnownNumber = false
        let numbers = Set(missing.map(LabelGap.bare))
        let figures = Set(missing.compactMap(ReferenceNumber.figures))
        for removed in text.removed where Int(removed.parent) == parent {
            guard let label = removed.label else { continue }
            let taken = label.span?.values.map { String($0) } ?? [LabelGap.bare(label.number)]
            if !numbers.isDisjoint(with: taken) || label.isPlural && !figures.isDisjoint(with: taken) {
                for paper in removed.papers where !papers.contains(paper) { papers.append(paper) }
            }
            if label.key == provision.label?.key { isKnownNumber = true }
        }
        if papers.isEmpty, !isKnownNumber { return provision.papers }
        return papers
    }
}
