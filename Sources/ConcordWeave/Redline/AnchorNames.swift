import ConcordModel

/// Names for links on a page, from labels: `article-12-section-1-a-2`. A name that is taken gets a number behind it, so
/// that every name is unique; only `a–z`, `0–9`, `.` and `-` occur, and the first is a letter.
struct AnchorNames {
    private(set) var bytes: [UInt8] = []
    private var taken = TakenNames()
    /// The last number that was put behind a name, by the name's hash, so that a thousand provisions of one name cost a
    /// thousand tries and not a million.
    private var lastNumbers: [UInt64: Int] = [:]

    /// The name of a provision below another's; empty for what cannot be cited.
    mutating func name(
        of provision: Provision, label: Label?, below parent: Range<UInt32>, in tree: Tree
    ) -> Range<UInt32> {
        let start = bytes.count
        switch provision.kind {
        case .article, .appendix, .letter, .front, .division:
            append(
                label?.word == LabelWord.none || label == nil ? kindName(provision.kind) : label?.word.rawValue ?? "")
            if let label, !label.number.isEmpty {
                append("-")
                append(slugOf: label.number.utf8)
            } else {
                append("-")
                appendSlug(of: provision.heading, in: tree)
            }
        case .section:
            appendParent(parent)
            if let label, !label.number.isEmpty {
                append(
                    label.numeral == .decimal ? "section-" : "\(label.word == .none ? "section" : label.word.rawValue)-"
                )
                append(slugOf: label.number.utf8)
            } else {
                appendSlug(of: provision.heading, in: tree)
            }
        case .item, .footnote:
            appendParent(parent)
            if provision.kind == .footnote { append("note-") }
            if let label { append(slugOf: label.number.utf8) } else { appendSlug(of: provision.label, in: tree) }
        case .agreement, .title, .cover, .bullet, .paragraph, .table, .row, .cell, .caption, .verbatim, .quote, .rule:
            return 0..<0
        }
        while bytes.count > start + 1, bytes.last == UInt8(ascii: "-") { bytes.removeLast() }
        if bytes.count == start { append("x") }
        makeUnique(from: start)
        return UInt32(start)..<UInt32(bytes.count)
    }

    private func kindName(_ kind: ProvisionKind) -> String {
        switch kind {
        case .article: "article"
        case .appendix: "appendix"
        case .letter: "letter"
        case .division: "division"
        case .agreement, .title, .cover, .front, .section, .item, .bullet, .paragraph, .table, .row, .cell, .caption,
            .verbatim, .quote, .footnote, .rule:
            "part"
        }
    }

    private mutating func append(_ text: String) { bytes.append(contentsOf: text.utf8) }

    private mutating func appendParent(_ parent: Range<UInt32>) {
        if parent.isEmpty {
            append("p-")
        } else {
            // A copy: a slice of the array would be a second owner, and appending would copy all of it.
            let name = Array(bytes[Int(parent.lowerBound)..<Int(parent.upperBound)])
            bytes.append(contentsOf: name)
            append("-")
        }
    }

    private mutating func appendSlug(of runs: Range<UInt32>, in tree: Tree) {
        let start = bytes.count
        for index in runs {
            let run = tree.runs[Int(index)]
            append(slugOf: tree.text[run.bytes])
            if bytes.count - start > 60 { break }
        }
    }

    /// Letters in lower case, digits and periods between digits; anything else is one hyphen.
    private mutating func append(slugOf source: some Sequence<UInt8>) {
        let limit = bytes.count + 60
        for byte in source where bytes.count < limit {
            if byte &- 0x41 < 26 {
                bytes.append(byte | 0x20)
            } else if byte &- 0x61 < 26 || byte &- 0x30 < 10 || byte == UInt8(ascii: ".") {
                bytes.append(byte)
            } else if let last = bytes.last, last != UInt8(ascii: "-") {
                bytes.append(UInt8(ascii: "-"))
            }
        }
    }

    private mutating func makeUnique(from start: Int) {
        let end = bytes.count
        let name = hash(from: start)
        guard !taken.insert(name) else { return }
        var number = lastNumbers[name] ?? 1
        repeat {
            number += 1
            bytes.removeSubrange(end...)
            append("-\(number)")
        } while !taken.insert(hash(from: start))
        lastNumbers[name] = number
    }

    private func hash(from start: Int) -> UInt64 {
        var hash = FNV1a()
        for index in start..<bytes.count { hash.add(bytes[index]) }
        return hash.value
    }
}

/// The hashes of the names that are given, in open addressing: they are spread well already, and the standard set would
/// hash each again.
private struct TakenNames {
    private var slots = [UInt64](repeating: 0, count: 1 << 12)
    private var count = 0

    /// Takes a name; false when it was taken before. Zero means a free slot, and one stands for it.
    mutating func insert(_ hash: UInt64) -> Bool {
        if count * 2 >= slots.count { grow() }
        let wanted = max(hash, 1)
        var slot = Int(truncatingIfNeeded: wanted) & (slots.count - 1)
        while slots[slot] != 0 {
            if slots[slot] == wanted { return false }
            slot = (slot + 1) & (slots.count - 1)
        }
        slots[slot] = wanted
        count += 1
        return true
    }

    private mutating func grow() {
        let old = slots
        slots = [UInt64](repeating: 0, count: old.count * 2)
        count = 0
        for hash in old where hash != 0 { _ = insert(hash) }
    }
}
