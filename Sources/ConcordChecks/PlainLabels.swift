import ConcordModel

/// Lists of which there is nothing to tell, as nearly all are: what stands below one head counts from one, in one style and
/// without a gap. Seen at a glance, where the checks of labels would build each list first.
enum PlainLabels {
    /// Whether the labels right below a head, or at the top, are so, or there are none. False says nothing.
    static func stand(below parent: Int?, in text: ContractText) -> Bool {
        text.provisions.withUnsafeBufferPointer { provisions in
            var child = parent.map { $0 + 1 } ?? 0
            let end = parent.map { Int(provisions[$0].end) } ?? provisions.count
            var first: Int?
            var count = 0
            while child < end {
                let index = child
                child = Int(provisions[index].end)
                guard counts(provisions[index].kind), let label = provisions[index].label, !label.number.isEmpty else {
                    continue
                }
                count += 1
                guard isPlain(label, provisions[index].kind, count) else { return false }
                if let first {
                    guard let other = provisions[first].label, provisions[first].kind == provisions[index].kind,
                        isAlike(label, other)
                    else { return false }
                } else {
                    first = index
                }
            }
            return true
        }
    }

    /// Whether labels of this kind count in a list.
    private static func counts(_ kind: ProvisionKind) -> Bool {
        switch kind {
        case .article, .appendix, .letter, .front, .section, .item: true
        case .agreement, .title, .cover, .division, .bullet, .paragraph, .table, .row, .cell, .caption, .verbatim,
            .quote, .footnote, .rule:
            false
        }
    }

    /// Whether two labels have the same word, marks and numerals; of `12.1` and `12.2`, the same numbers in front too.
    private static func isAlike(_ a: Label, _ b: Label) -> Bool {
        a.word.place == b.word.place && a.enclosure.rawValue == b.enclosure.rawValue
            && a.numeral.rawValue == b.numeral.rawValue && (a.numeral != .decimal || decimal(a)?.0 == decimal(b)?.0)
    }

    /// Whether a label counts this much and nothing else. An item's numeral means what the reader settled on; the numbers of
    /// all others are read again.
    private static func isPlain(_ label: Label, _ kind: ProvisionKind, _ count: Int) -> Bool {
        switch label.numeral {
        case .arabic: label.value == count && (kind == .item || figures(label.number.utf8[...]) == count)
        case .lowerLetter, .upperLetter, .lowerRoman, .upperRoman:
            label.value == count && (kind == .item || letter(label.number) == count)
        case .decimal: kind != .item && decimal(label)?.1 == count
        case .none, .word, .other: false
        }
    }

    /// 1 for `A`, 26 for `Z`; nil for more than one letter. A list that begins with `A` counts by letters.
    private static func letter(_ number: String) -> Int? {
        guard number.utf8.count == 1, let byte = number.utf8.first, WordReader.isLetter(byte) else { return nil }
        return Int(byte & 31)
    }

    /// The two numbers of `12.1`; nil for more or less.
    private static func decimal(_ label: Label) -> (Int, Int)? {
        let bytes = label.number.utf8
        guard let point = bytes.firstIndex(of: UInt8(ascii: ".")), let outer = figures(bytes[..<point]),
            let inner = figures(bytes[bytes.index(after: point)...])
        else { return nil }
        return (outer, inner)
    }

    /// The number that up to six figures are; nil for anything else.
    private static func figures(_ bytes: Substring.UTF8View) -> Int? {
        var value = 0
        var count = 0
        for byte in bytes {
            guard byte &- 0x30 < 10, count < 6 else { return nil }
            value = value * 10 + Int(byte - 0x30)
            count += 1
        }
        return count > 0 ? value : nil
    }
}
