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
        _ present: Set<LabelOrdinal>, in text: ContractText
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
                LabelNumber.printed(number, prefix: prefix, like: like, as: reading)
            }
            if numbers.count > 3 {
                guard isMissing(numbers.lowerBound) || isMissing(numbers.upperBound) else { return nil }
                // What begins far on is an excerpt.
                guard before != nil else { return nil }
                missing = [printed(numbers.lowerBound), printed(numbers.upperBound)]
                isRange = true
            } else {
                missing = numbers.filter(isMissing).map(printed)
                isRange = false
            }
        case .skippingSuffixes(let letters):
            let number = like.number.prefix { $0.isNumber || $0 == "." }
            missing = [letters.lowerBound, letters.upperBound].prefix(letters.count).map {
                number + LabelNumber.letters($0).uppercased()
            }
            isRange = letters.count > 2
        }
        if missing.isEmpty { return nil }
    }

    /// Whether words between the two say what became of the numbers (`Articles 26–28 – Reserved`), or the first numbers of
    /// the list stand within running text above it (`… as follows: (a) …`).
    func isExplained(_ siblings: [Int], below parent: Int, in text: ContractText) -> Bool {
        let numbers = missing.map(LabelGap.bare)
        let first = before ?? (parent >= 0 ? parent : after)
        var candidates = siblings.prefix { $0 < after }.drop { $0 < first }.suffix(20)
        if before == nil, parent >= 0 { candidates.append(parent) }
        for index in candidates {
            let pieces = LabelGap.pieces(of: index, in: text)
            guard before == nil || !pieces.isDisjoint(with: LabelGap.explanations) else { continue }
            if numbers.allSatisfy({ pieces.contains($0[...]) }) { return true }
        }
        return false
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
        let papers = causes(below: parent, in: text)
        let by = papers.isEmpty ? "" : "\(papers.joined(separator: " and ")) leaves a gap: "
        let isItem = text.provisions[after].kind == .item && text.provisions[after].label?.word != .step
        let names = missing.map { isItem ? "(\($0))" : $0 }.joined(separator: isRange ? " to " : " or ")
        let place =
            before.map { "\(text.citedPiece(of: $0)) is followed by \(text.citedPiece(of: after))" }
            ?? "This list begins with \(text.citedPiece(of: after))"
        let reserved = "“\(placeholder(in: text))”"
        report.find(
            .labelGap, severity: papers.isEmpty ? .note : .warning, in: after,
            "\(by)\(place); there is no \(names).",
            cure: papers.isEmpty
                ? "If the number is kept free, say so in its place with \(reserved), or waive this with a note and the reason."
                : "Keep the number, with \(reserved) in its place, or renumber what follows.",
            papers: papers,
            related: before.map {
                [Finding.Related(text.provisions[$0].position, "The number before it stands here.")]
            } ?? [])
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

    /// The papers that made the gap: those that took a missing number away, or those that gave the number behind it where
    /// that was none before.
    private func causes(below parent: Int, in text: ContractText) -> [String] {
        let provision = text.provisions[after]
        guard !text.removed.isEmpty || !provision.papers.isEmpty else { return [] }
        var papers: [String] = []
        var isKnownNumber = false
        let numbers = Set(missing.map(LabelGap.bare))
        for removed in text.removed where Int(removed.parent) == parent {
            guard let label = removed.label else { continue }
            if numbers.contains(LabelGap.bare(label.number)) {
                for paper in removed.papers where !papers.contains(paper) { papers.append(paper) }
            }
            if label.key == provision.label?.key { isKnownNumber = true }
        }
        if papers.isEmpty, !isKnownNumber { return provision.papers }
        return papers
    }
}
