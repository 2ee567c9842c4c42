import ConcordModel

/// Provisions that count together: the articles of a contract, the sections below one head, the items of one list.
struct LabelList {
    struct Member {
        /// Index of the provision.
        var index: Int
        /// Nil for a number that counts nothing.
        var ordinal: LabelOrdinal?
    }

    var members: [Member] = []
    /// Whether all of its items, two or more, have the first number.
    private(set) var isRepeated = false
    /// How its single letters are read.
    private(set) var reading = LabelOrdinal.Reading.roman
    private var greatest: LabelOrdinal?

    private init(beginningWith index: Int) { members = [Member(index: index, ordinal: nil)] }

    /// What counts together below one head.
    private struct Kind: Equatable {
        /// The kind of word in front of the number, for what has one.
        var word: LabelWord
        var isItem: Bool
        /// Articles and sections count by their word alone, items also by their marks and numerals.
        var enclosure: Enclosure
        var isNumber: Bool
    }

    /// The lists of the provisions right below one head, in the order in which they begin. An enumerated list that begins
    /// again at its first number is a new list.
    static func lists(of children: [Int], in text: ContractText) -> [LabelList] {
        var lists: [LabelList] = []
        // A handful at most.
        var open: [(kind: Kind, list: Int)] = []
        for index in children {
            let provision = text.provisions[index]
            guard let label = provision.label, !label.number.isEmpty, let kind = kind(of: provision, label) else {
                continue
            }
            let known = open.firstIndex { $0.kind == kind }
            if let known, lists[open[known].list].isRepeatedAgain(at: index, of: text) {
                lists[open[known].list].isRepeated = true
                lists[open[known].list].members.append(Member(index: index, ordinal: nil))
            } else if let known, !lists[open[known].list].isFollowedByAnother(beginningAt: index, of: text) {
                if lists[open[known].list].isRepeated {
                    // The last of them begins a list that counts.
                    let first = lists[open[known].list].members.removeLast()
                    lists[open[known].list].isRepeated = lists[open[known].list].members.count > 1
                    open[known].list = lists.count
                    lists.append(LabelList(beginningWith: first.index))
                }
                lists[open[known].list].members.append(Member(index: index, ordinal: nil))
            } else {
                if let known { open[known].list = lists.count } else { open.append((kind, lists.count)) }
                lists.append(LabelList(beginningWith: index))
            }
        }
        for list in lists.indices { lists[list].readOrdinals(in: text) }
        return lists
    }

    /// Whether an item has the first number again, right below those that have it.
    private func isRepeatedAgain(at index: Int, of text: ContractText) -> Bool {
        guard let last = members.last?.index, isRepeated || members.count == 1,
            text.provisions[index].kind == .item, Int(text.provisions[last].end) == index,
            text.provisions[index].label?.isFirst ?? false, text.provisions[last].label?.isFirst ?? false
        else { return false }
        return isRepeated || text.provisions[last].papers.isEmpty == text.provisions[index].papers.isEmpty
    }

    /// Whether a new list begins with a provision: an enumerated list at its first number, or at a smaller one than the last
    /// where text stands between; sections at their first number where something else stands between.
    private func isFollowedByAnother(beginningAt index: Int, of text: ContractText) -> Bool {
        guard let last = members.last?.index, let label = text.provisions[index].label, let value = label.value else {
            return false
        }
        let isInterrupted = Int(text.provisions[last].end) != index
        guard text.provisions[index].kind == .item else {
            return isInterrupted && value == 1 && text.provisions[index].kind == .section && label.numeral != .decimal
        }
        if label.isFirst {
            // A first number right behind another one that a paper brought is a double and no new list.
            let isDoubled =
                members.count == 1 && !isInterrupted
                && text.provisions[last].papers.isEmpty != text.provisions[index].papers.isEmpty
            return !isDoubled
        }
        return isInterrupted && value < text.provisions[last].label?.value ?? 0
    }

    private static func kind(of provision: ContractText.Provision, _ label: Label) -> Kind? {
        switch provision.kind {
        case .article, .appendix, .letter, .front:
            return Kind(word: label.word, isItem: false, enclosure: .none, isNumber: false)
        case .section:
            let isNumber = label.number.utf8.first.map { $0 &- 0x30 < 10 } ?? false
            // "Section 3" and a bare "3.1" count together; "A." beside "Section 1" does not.
            return Kind(word: .section, isItem: false, enclosure: .none, isNumber: isNumber || label.word != .none)
        case .item:
            // The reader knows which word stands before Option 1; here it is what is printed before the number.
            return Kind(
                word: label.word, isItem: true, enclosure: label.enclosure,
                isNumber: label.numeral == .arabic)
        case .agreement, .title, .cover, .division, .bullet, .paragraph, .table, .row, .cell, .caption, .verbatim,
            .quote, .footnote, .rule:
            return nil
        }
    }

    private mutating func readOrdinals(in text: ContractText) {
        let labels = members.map { text.provisions[$0.index].label }
        let isItems = text.provisions[members[0].index].kind == .item
        // Single letters are Roman numerals where a numeral of several letters says so, or where all of them could be.
        var romans = 0
        var letters = 0
        for case let label? in labels where !isItems {
            let bytes = Array(label.number.utf8)
            let isRoman = RomanNumeral.value(of: bytes[...]) != nil
            let isLetters = LetterNumeral.value(of: bytes[...]) != nil
            if isRoman, !isLetters || bytes.count > 1 && label.key != "cc" { romans += 1 }
            if isLetters, !isRoman { letters += 1 }
        }
        reading = letters > romans ? .letters : .roman
        for member in members.indices {
            guard let label = labels[member] else { continue }
            // The reader has settled by its siblings what an item's letter means.
            members[member].ordinal =
                isItems
                ? label.value.map { LabelOrdinal($0, suffix: Int(label.suffix)) } : LabelOrdinal(label, as: reading)
        }
        if !isItems { readHyphens(labels) }
        greatest = members.compactMap(\.ordinal).max()
    }

    /// `5-1, 5-2, 5-3` are numbers of two parts and no ranges, where several begin alike.
    private mutating func readHyphens(_ labels: [Label?]) {
        var counts: [Substring: Int] = [:]
        func parts(_ label: Label?) -> (first: Substring, numbers: [Int])? {
            guard let label, !label.isPlural, let pieces = label.number.split(separator: "-") as [Substring]?,
                pieces.count == 2,
                let first = Int(pieces[0]), let second = Int(pieces[1])
            else { return nil }
            return (pieces[0], [first, second])
        }
        for label in labels {
            if let part = parts(label) { counts[part.first, default: 0] += 1 }
        }
        for (member, label) in labels.enumerated() {
            guard let part = parts(label), counts[part.first, default: 0] > 1 else { continue }
            members[member].ordinal = LabelOrdinal(path: part.numbers)
        }
    }

    /// How far apart its numbers stand where it leaves room, as 5.010, 5.020, 5.030 do; 1 for most lists.
    var stride: Int {
        let values = chain.compactMap { members[$0].ordinal?.path }
        guard values.count > 2 else { return 1 }
        var counts: [Int: Int] = [:]
        for (a, b) in zip(values, values.dropFirst()) where a.count == b.count && a.dropLast() == b.dropLast() {
            counts[b[b.count - 1] - a[a.count - 1], default: 0] += 1
        }
        for stride in [100, 50, 20, 10, 5]
        where counts[stride, default: 0] > 1 && counts[stride, default: 0] * 2 >= values.count - 1 {
            return stride
        }
        return 1
    }

    /// How many figures its last numbers are filled up to, as in 5.01 and 5.010; 0 where they are not.
    func padding(in text: ContractText) -> Int {
        for member in members {
            guard let label = text.provisions[member.index].label, let group = LabelNumber.lastGroup(of: label.number)
            else { continue }
            if group.count > 1, group.first == "0" { return group.count }
        }
        return 0
    }

    /// How the numbers of a list stand apart, and how they are filled up. Both look at the whole list, so it is asked for once.
    struct Spacing {
        var stride: Int
        var padding: Int
    }

    func spacing(in text: ContractText) -> Spacing { Spacing(stride: stride, padding: padding(in: text)) }

    /// The number after the greatest of the list, as it would be printed; nil where the last one counts nothing simple.
    func free(like index: Int, _ spacing: Spacing, in text: ContractText) -> String? {
        guard let label = text.provisions[index].label, let greatest, greatest.suffix == 0...0,
            greatest.last < 1000
        else { return nil }
        let number = LabelNumber.printed(
            (greatest.last / spacing.stride + 1) * spacing.stride, prefix: Array(greatest.path.dropLast()), like: label,
            as: reading,
            padding: spacing.padding)
        return text.provisions[index].kind == .item && label.word != .step
            ? LabelNumber.enclosed(number, like: label) : number
    }

    /// The members that stand in order, as many as can be, so that one wrong number among many right ones is the one that is
    /// told of.
    var chain: [Int] { AscendingChain.places(of: members.map(\.ordinal)) }
}
