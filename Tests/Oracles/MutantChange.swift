/// One change of a file as an accident makes it.
package enum MutantChange: CaseIterable {
    case lines, paragraphs, sign, noSign, label, number, cells, frontMatter, words, bytes, cut, lineEnds

    init(_ random: inout Seeded) { self = random.pick(Self.allCases) }

    /// The file with the change.
    ///
    /// - Parameter other: a file from which something may be taken.
    func made(in bytes: [UInt8], with other: [UInt8], _ random: inout Seeded) -> [UInt8] {
        switch self {
        case .lines: Self.rearranged(bytes, other, by: [0x0A], &random)
        case .paragraphs: Self.rearranged(bytes, other, by: [0x0A, 0x0A], &random)
        case .words: Self.rearranged(bytes, other, by: [0x20], &random)
        case .cells: Self.rearranged(bytes, other, by: [0x7C], &random)
        case .sign: Self.inserted(Array(random.pick(Self.signs).utf8), in: bytes, &random)
        case .noSign: Self.changedSign(bytes, &random)
        case .label: Self.replaced(bytes, Self.labels, &random)
        case .number: Self.changedNumber(bytes, &random)
        case .frontMatter: Self.changedFrontMatter(bytes, other, &random)
        case .bytes: Self.flipped(bytes, &random)
        case .cut:
            Array(random.chance(2) ? bytes.prefix(random.number(bytes.count)) : bytes.dropFirst(random.number(200)))
        case .lineEnds: Self.withOtherLineEnds(bytes, &random)
        }
    }

    static let signs = [
        "¤", "¤", "¤", "\n¤\n", "\n\n¤\n\n", "{>>", "<<}", "<!--", "-->", "{++", "++}", "{--", "--}", "{~~", "~>",
        "~~}",
        "\n{++\n", "\n++}\n", "\n{--\n", "\n--}\n", "{++¤++}", "{~~a ¤~>b~~}", "|", "\n|", "|\n", "# ", "\n# ", "\n## ",
        "\n(a) ", "\n\n(1) ", "\n    (i) ", "\n- ", "\n> ", "\n\n", "\n---\n", "```\n", "\n```\n", "[^1]", "\n[^1]: ",
        "<table>", "</table>", "<tr><td>", "<td colspan=2>", "\\", "**", "*", "`", "&amp;", "\u{FEFF}", "\u{200B}",
        "\u{202E}", "\u{A0}", "\u{AD}", "\t", "…", "“", "”", "[no change]", "[deleted]", "Strike “", "” and insert “",
        "Section 1", "\n## Delete Section 1\n", "\n## Amend Section 2\n", "\n@@ -1,3 +1,4 @@\n", "\n+", "\n-", "\n ",
        "after: [TA-01]\n", "form: full text\n", "form: instructions\n", "kind: proposal\n", "supersedes: [TA-01]\n",
        "effective: 2025-07-01\n", "expires: 2025-07-01\n", "withdrawn: 2025-07-01\n", "numbering: automatic\n",
    ]

    private static let labels: [(String, String)] = [
        ("(a)", "(b)"), ("(b)", "(a)"), ("(b)", "(c)"), ("(1)", "(i)"), ("(i)", "(a)"), ("Section 1", "Section 2"),
        ("Section 2", "Section 1"), ("Section 2", "Section 12"), ("Article 1", "Article 2"), ("Article", "ARTICLE"),
        ("# ", "## "), ("## ", "# "), ("# ", ""), ("    (", "("), ("\n(", "\n    ("), (". ", ".\n"), ("{++", "{--"),
        ("--}", "++}"), ("~>", "~~}"), ("TA-01", "TA-02"), ("TA-02", "TA-01"), ("union", "employer"), ("2025", "2024"),
        ("tentative agreement", "proposal"), ("\n\n", "\n"), ("\n", "\n\n"), ("\n+", "\n "), ("\n-", "\n "),
        ("eight", "ten"),
    ]

    // MARK: Ways

    /// A piece moved, swapped, cut, doubled, joined with the next or taken from elsewhere.
    private static func rearranged(
        _ bytes: [UInt8], _ other: [UInt8], by sign: [UInt8], _ random: inout Seeded
    ) -> [UInt8] {
        var pieces = parted(bytes, by: sign)
        let (first, second) = (random.number(pieces.count), random.number(pieces.count))
        switch random.number(6) {
        case 0: pieces.swapAt(first, second)
        case 1: pieces.remove(at: first)
        case 2: pieces.insert(pieces[first], at: second)
        case 3: pieces.insert(pieces.remove(at: first), at: min(second, pieces.count))
        case 4: pieces.insert(random.pick(parted(other, by: sign)), at: first)
        default:
            guard first + 1 < pieces.count else { break }
            pieces[first] += pieces.remove(at: first + 1)
        }
        return Array(pieces.joined(separator: sign))
    }

    private static func parted(_ bytes: [UInt8], by sign: [UInt8]) -> [[UInt8]] {
        var pieces: [[UInt8]] = []
        var start = 0
        for place in places(of: sign, in: bytes) where place >= start {
            pieces.append(Array(bytes[start..<place]))
            start = place + sign.count
        }
        return pieces + [Array(bytes[start...])]
    }

    private static func places(of sign: [UInt8], in bytes: [UInt8]) -> [Int] {
        guard !sign.isEmpty, bytes.count >= sign.count else { return [] }
        return (0...bytes.count - sign.count).filter { bytes[$0] == sign[0] && bytes[$0...].starts(with: sign) }
    }

    private static func inserted(_ sign: [UInt8], in bytes: [UInt8], _ random: inout Seeded) -> [UInt8] {
        // Between words or lines for the most part, where a hand would set it.
        let gaps = random.chance(3) ? [] : bytes.indices.filter { bytes[$0] <= 0x20 }
        let at = gaps.isEmpty ? random.number(bytes.count + 1) : random.pick(gaps) + random.number(2)
        return bytes[..<at] + sign + bytes[at...]
    }

    /// One sign less, doubled, or another in its place.
    private static func changedSign(_ bytes: [UInt8], _ random: inout Seeded) -> [UInt8] {
        let sign = Array(random.pick(signs).utf8)
        guard let at = places(of: sign, in: bytes).randomElement(using: &random) else { return flipped(bytes, &random) }
        let instead = [[], sign + sign, Array(random.pick(signs).utf8), sign.dropLast()]
        return bytes[..<at] + random.pick(instead) + bytes[(at + sign.count)...]
    }

    private static func replaced(
        _ bytes: [UInt8], _ pairs: [(String, String)], _ random: inout Seeded
    ) -> [UInt8] {
        let found = pairs.filter { !places(of: Array($0.0.utf8), in: bytes).isEmpty }
        guard let (old, new) = found.randomElement(using: &random),
            let at = places(of: Array(old.utf8), in: bytes).randomElement(using: &random)
        else { return flipped(bytes, &random) }
        return bytes[..<at] + Array(new.utf8) + bytes[(at + old.utf8.count)...]
    }

    private static func changedNumber(_ bytes: [UInt8], _ random: inout Seeded) -> [UInt8] {
        var bytes = bytes
        guard let at = bytes.indices.filter({ bytes[$0] &- 0x30 < 10 }).randomElement(using: &random) else {
            return bytes
        }
        switch random.number(3) {
        case 0: bytes.remove(at: at)
        case 1: bytes.insert(bytes[at], at: at)
        default: bytes[at] = 0x30 + UInt8(random.number(10))
        }
        return bytes
    }

    private static func changedFrontMatter(
        _ bytes: [UInt8], _ other: [UInt8], _ random: inout Seeded
    ) -> [UInt8] {
        let fence = Array("---\n".utf8)
        guard bytes.starts(with: fence), let end = places(of: Array("\n---\n".utf8), in: bytes).first else {
            return rearranged(bytes, other, by: [0x0A], &random)
        }
        // The other's front matter is at its head.
        let changed = rearranged(Array(bytes[fence.count..<end]), Array(other.prefix(300)), by: [0x0A], &random)
        return fence + changed + bytes[end...]
    }

    private static func flipped(_ bytes: [UInt8], _ random: inout Seeded) -> [UInt8] {
        var bytes = bytes
        guard !bytes.isEmpty else { return bytes }
        for _ in 0..<random.number(6) + 1 {
            let at = random.number(bytes.count)
            bytes[at] = random.chance(2) ? bytes[at] ^ (1 << UInt8(random.number(8))) : UInt8(random.number(256))
        }
        return bytes
    }

    private static func withOtherLineEnds(_ bytes: [UInt8], _ random: inout Seeded) -> [UInt8] {
        let isMixed = random.chance(2)
        var changed: [UInt8] = []
        for byte in bytes {
            if byte == 0x0A, !isMixed || random.chance(3) { changed.append(0x0D) }
            changed.append(byte)
        }
        return changed
    }
}
