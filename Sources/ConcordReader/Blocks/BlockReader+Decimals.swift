import ConcordModel

/// Decimal numbers that run into text: which of them open a section, and which are amounts.
extension BlockReader {
    /// A decimal number opens a section only where it is one of the article's: 5.2 in Article 5, 12.15.1 in Article
    /// 12.15. Behind it stands the beginning of a sentence.
    func isDueDecimal(_ head: HeadLabel, in line: Line) -> Bool {
        let startsText = head.titleStart >= line.end || startsSentence(head.titleStart)
        guard topLevel.exists else { return startsText }
        let opensArticleNumber = opensArticleNumber(head.label)
        // At the start of a paragraph the number that is due needs no capital: "5.6 all employees…", "5.7 $200 a month…".
        let isFirst = head.label.value == 1 && !sections.contains { $0.decimal != nil }
        if opensArticleNumber, afterBlank, isFirst || isNextSection(head.label) || isFirstBelow(head.label) {
            return true
        }
        return startsText
            && (opensArticleNumber || isNextSection(head.label) || afterBlank && opensSchedule(head.label)
                || afterBlank && isFirst && isConfirmed(head.label)
                || afterBlank && isForeign(head.label))
    }

    /// Whether a number of two parts is that of another article, as a slip has it: it is the first or follows one, and the
    /// article has its own numbers too.
    private func isForeign(_ label: Label) -> Bool {
        guard tree[topLevel].kind == .article, let article = tree.label(of: topLevel), let value = article.value,
            label.number.utf8.count(where: { $0 == UInt8(ascii: ".") }) == 1, label.value == 1
        else { return false }
        func isOwn(_ number: String) -> Bool { number.hasPrefix(article.number + ".") || number.hasPrefix("\(value).") }
        if sections.contains(where: { $0.decimal.map(isOwn) ?? false }) { return true }
        return upcomingDecimal { isOwn($0.number) }
    }

    /// Whether a number of three parts or more begins with that of an open section: 2.18.1 in 2.18, where nothing else has
    /// three parts.
    private func isFirstBelow(_ label: Label) -> Bool {
        label.number.utf8.count { $0 == UInt8(ascii: ".") } > 1
            && sections.contains { open in open.decimal.map { label.number.hasPrefix($0 + ".") } ?? false }
    }

    /// `S.07.2 Title` in a schedule, an appendix or a piece without a number: hardly anything else looks so. In an article
    /// an item may have the letter.
    private func opensSchedule(_ label: Label) -> Bool {
        !Numerals.isDigit(label.number.utf8.first ?? 0) && tree[topLevel].kind != .article && items.levels.isEmpty
    }

    /// Whether a piece without a number has decimal sections: its first has a next one.
    private func isConfirmed(_ label: Label) -> Bool {
        guard tree[topLevel].kind == .front, label.number.utf8.count(where: { $0 == UInt8(ascii: ".") }) == 1,
            let point = label.number.firstIndex(of: ".")
        else { return false }
        let outer = label.number[...point]
        return upcomingDecimal { $0.value == 2 && $0.number.hasPrefix(outer) }
    }

    /// Whether a decimal number of some kind begins a line below, before the next article.
    private func upcomingDecimal(where isWanted: (Label) -> Bool) -> Bool {
        for line in lines[(next + 1)..<min(lines.count, next + 80)] where !line.isBlank {
            var start = line.start
            while start < line.end, bytes[start] == UInt8(ascii: "#") || bytes[start] == UInt8(ascii: "*") {
                start += 1
            }
            if start == line.start + 1, bytes[line.start] == UInt8(ascii: "#") { return false }
            start = trimmed(start..<line.end).lowerBound
            if let head = HeadLabel.readDecimal(bytes, from: start, to: line.end), isWanted(head.label) { return true }
        }
        return false
    }

    /// Whether a decimal number begins with the article's own.
    func opensArticleNumber(_ label: Label) -> Bool {
        let article = topLabel
        if let article, article.numeral != .none, label.number.hasPrefix(article.number + ".") { return true }
        if let article, article.numeral == .arabic || article.numeral == .decimal || article.numeral == .other {
            return false
        }
        if let value = article?.value { return label.number.hasPrefix("\(value).") }
        return sections.contains { $0.decimal != nil }
    }
}
