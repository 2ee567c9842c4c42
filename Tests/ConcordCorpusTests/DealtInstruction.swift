import ConcordModel
import ConcordReader
import ConcordWeave
import Foundation
import Support

/// Says a difference between two terms as a negotiator would, in a sentence that names the provision; nil where that cannot
/// be said so that only one place is meant.
struct DealtInstructions {
    private let agreement: IntegratedAgreement
    private let files: [String: FileID]
    private let articles: [String: [UInt8]]
    private let search: CitationSearch

    init(_ articles: [String: [UInt8]], frame: SourceFile) {
        var sources = SourceSet()
        sources.add(frame)
        var files: [String: FileID] = [:]
        for (path, bytes) in articles.sorted(by: { $0.key < $1.key }) {
            files[path] = FileID(sources.files.count)
            sources.add(SourceFile(path: path, bytes: bytes))
        }
        agreement = IntegratedAgreement(AgreementReader.read(sources, name: "dealt").manuscript)
        search = CitationSearch(agreement, in: Version())
        self.files = files
        self.articles = articles
    }

    /// `turn` chooses among the ways in which one thing can be said. A provision is not said to read as a whole where
    /// another of the `others` stands right behind it: that may be in it.
    func said(_ difference: SourceDifference, in path: String, turn: Int, beside others: [SourceDifference]) -> String?
    {
        guard let file = files[path], let bytes = articles[path] else { return nil }
        let old = String(decoding: bytes[difference.range], as: UTF8.self)
        let new = String(decoding: difference.later, as: UTF8.self)
        if difference.isWords {
            guard let id = provision(at: difference.range.lowerBound, in: file) else { return nil }
            if old.hasPrefix("|") { return table(id, old, new) }
            guard !old.contains("\n"), !new.contains("\n") else { return nil }
            if old.hasPrefix("#") { return retitling(id, old, new) }
            let end = difference.range.upperBound
            let isAlone = !others.contains { end..<end + 4 ~= $0.range.lowerBound }
            return isAlone && turn % 4 == 3 ? toRead(id, new) ?? words(id, old, new, turn) : words(id, old, new, turn)
        }
        if new.isEmpty { return deletions(difference.range, file) }
        return difference.range.isEmpty ? addition(difference, file) : nil
    }

    // MARK: Words

    private static let signs: Set<Character> = [
        "{", "}", "*", "_", "`", "<", ">", "|", "[", "]", "\\", "~", "&", "\"", "“", "”", "#",
    ]

    private static func isPlain(_ text: String) -> Bool { !text.contains(where: signs.contains) }

    private func words(_ id: ProvisionID, _ old: String, _ new: String, _ turn: Int) -> String? {
        guard let (home, citation) = cited(id), Self.isPlain(old), Self.isPlain(new) else { return nil }
        let (before, after) = (old.components(separatedBy: " "), new.components(separatedBy: " "))
        var (front, back) = Self.commonEnds(before, after)
        // A number that is written twice, and a date, change as a whole.
        while front > 0, Self.isOfNumber(before[front - 1]) { front -= 1 }
        while back > 0, Self.isOfNumber(before[before.count - back]) { back -= 1 }
        let text = words(below: home)
        func isUnique(_ words: ArraySlice<String>) -> Bool {
            text.components(separatedBy: Self.folded(words.joined(separator: " "))).count == 2
        }
        let struck = front..<before.count - back
        if struck.isEmpty {
            let inserted = after[front..<after.count - back].joined(separator: " ")
            for length in 1...12 {
                let isBehind = turn % 2 == 0 && front >= length
                let (low, high) = isBehind ? (front - length, front) : (front, front + length)
                guard low >= 0, high <= before.count, Self.isWhole(before, low, high) else { continue }
                if isUnique(before[low..<high]) {
                    let anchor = before[low..<high].joined(separator: " ")
                    return "In \(citation), insert \"\(inserted)\" \(isBehind ? "after" : "before") \"\(anchor)\"."
                }
            }
            return nil
        }
        for length in 0...12 {
            let (low, high) = (max(0, front - (length + 1) / 2), min(before.count, struck.upperBound + length / 2))
            guard Self.isWhole(before, low, high), isUnique(before[low..<high]) else { continue }
            let quoted = before[low..<high].joined(separator: " ")
            let later = after[low..<after.count - (before.count - high)].joined(separator: " ")
            if later.isEmpty { return "In \(citation), strike \"\(quoted)\"." }
            return turn % 3 == 0
                ? "\(citation) is amended by striking \"\(quoted)\" and inserting \"\(later)\"."
                : "In \(citation), strike \"\(quoted)\" and insert \"\(later)\"."
        }
        return nil
    }

    /// The whole provision as it shall read, where nothing hangs below it.
    private func toRead(_ id: ProvisionID, _ new: String) -> String? {
        guard let (home, citation) = cited(id), home == id, !agreement.weave.tree[id].firstChild.exists,
            Self.isPlain(new)
        else { return nil }
        return "\(citation) is amended to read:\n\n> \(new)"
    }

    private static func commonEnds(_ before: [String], _ after: [String]) -> (front: Int, back: Int) {
        let common = zip(before, after).prefix { $0 == $1 }.count
        let rest = min(before.count, after.count) - common
        return (common, min(zip(before.reversed(), after.reversed()).prefix { $0 == $1 }.count, rest))
    }

    /// Whether a word may belong to `fifty percent (50%)`, `7:00 a.m.` or `July 1, 2025`.
    private static func isOfNumber(_ word: String) -> Bool {
        if word.contains(where: \.isNumber) { return true }
        return word.lowercased().components(separatedBy: "-").contains { part in
            let bare = part.filter(\.isLetter)
            return ofNumbers.contains(bare) || ["ty", "teen", "th"].contains { bare.hasSuffix($0) && bare.count < 10 }
        }
    }

    private static let ofNumbers: Set<String> = [
        "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "hundred",
        "thousand", "percent", "tenth", "tenths", "dollar", "dollars", "cents", "half", "and", "of", "january",
        "february", "march",
        "april", "may",
        "june", "july", "august", "september", "october", "november", "december", "first", "second",
        "third",
    ]

    /// Whether a stretch of words begins and ends beside no number that it would cut.
    private static func isWhole(_ words: [String], _ low: Int, _ high: Int) -> Bool {
        (low == 0 || !isOfNumber(words[low - 1]) || !isOfNumber(words[low]))
            && (high == words.count || !isOfNumber(words[high]) || !isOfNumber(words[high - 1]))
    }

    // MARK: Provisions

    private func retitling(_ id: ProvisionID, _ old: String, _ new: String) -> String? {
        let title = agreement.weave.tree.string(.heading, of: id)
        guard let (home, citation) = cited(id), home == id, !title.isEmpty, old.hasSuffix(title) else { return nil }
        let later = String(new.dropFirst(old.count - title.count))
        guard Self.isPlain(title), Self.isPlain(later), new.dropLast(later.count) == old.dropLast(title.count) else {
            return nil
        }
        return "Retitle \(citation) as \"\(later)\"."
    }

    private func deletions(_ range: Range<Int>, _ file: FileID) -> String? {
        var lines: [String] = []
        var next = range.lowerBound
        while next < range.upperBound {
            guard let id = provision(at: next, in: file), let (home, citation) = cited(id), home == id else {
                return nil
            }
            // Where several begin on one line, the first holds the others.
            if lines.last != "Delete \(citation)." { lines.append("Delete \(citation).") }
            guard let end = provisions(from: next + 1, in: file).first(where: { !isBelow($0, id) }) else { break }
            next = Int(agreement.weave.tree[end].position.offset)
        }
        return lines.joined(separator: "\n\n")
    }

    private func addition(_ difference: SourceDifference, _ file: FileID) -> String? {
        let text = String(decoding: difference.later, as: UTF8.self).trimmingCharacters(in: .newlines)
        let first = text.trimmingCharacters(in: .whitespaces)
        guard !text.dropFirst(3).contains("#"), !">-[•".contains(first.prefix(1)),
            let before = provisions(to: difference.range.lowerBound, in: file).last
        else { return nil }
        let plain = text.hasPrefix("## ") ? String(text.dropFirst(3)) : text
        let quoted = plain.components(separatedBy: "\n").map { $0.isEmpty ? ">" : "> \($0)" }.joined(separator: "\n")
        if let match = first.prefixMatch(of: /(?:## )?Section ([0-9]+)(A?)(\.| –)/) {
            let number = match.1 + match.2
            guard let citation = elder(of: .section, match.1, before, isSame: match.2 == "A") else { return nil }
            return "Add Section \(number) after \(citation):\n\n\(quoted)"
        }
        guard !text.contains("#") else { return nil }
        if let match = first.prefixMatch(of: #/([A-Z]|[0-9]+)\. |\(([a-z]|[0-9]+)\) /#) {
            let number = match.1 ?? match.2 ?? ""
            guard let citation = elder(of: .item, number, before) else { return nil }
            return "Add item (\(number)) after \(citation):\n\n\(quoted)"
        }
        // A paragraph stands behind the unnumbered words before it.
        let tree = agreement.weave.tree
        guard !text.contains("\n"), tree[before].kind == .paragraph || !tree[before].text.isEmpty,
            let (home, citation) = cited(before), home == before || tree[before].parent == home
        else { return nil }
        let paragraphs = tree.children(of: home).filter { tree[$0].kind == .paragraph }
        let own = tree[home].text.isEmpty ? 0 : 1
        let place = home == before ? 0 : (paragraphs.firstIndex(of: before) ?? 0) + own
        let ordinals = ["first", "second", "third", "fourth", "fifth"]
        guard place < ordinals.count else { return nil }
        return "Add a paragraph after the \(ordinals[place]) paragraph of \(citation):\n\n\(quoted)"
    }

    /// The citation of the provision that has the number before this one and ends where the new one begins.
    /// With `isSame` it has the number itself.
    private func elder(
        of kind: ProvisionKind, _ number: Substring, _ before: ProvisionID, isSame: Bool = false
    ) -> String? {
        let tree = agreement.weave.tree
        var elder = before
        while elder.exists, tree[elder].kind != kind || tree.label(of: elder) == nil { elder = tree[elder].parent }
        guard elder.exists, let value = tree.label(of: elder)?.value, let (home, citation) = cited(elder), home == elder
        else { return nil }
        let letter = number.utf8.first.map { Int($0 | 0x20) - 0x60 } ?? 0
        return Int(number) ?? letter == value + (isSame ? 0 : 1) ? citation : nil
    }

    // MARK: Tables

    /// Cells of one row that are set, or one row that comes or goes.
    private func table(_ id: ProvisionID, _ old: String, _ new: String) -> String? {
        let tree = agreement.weave.tree
        guard let (_, citation) = cited(tree[id].parent) else { return nil }
        func rows(_ text: String) -> [[String]] {
            text.components(separatedBy: "\n").map { line in
                line.split(separator: "|", omittingEmptySubsequences: false).dropFirst().dropLast().map {
                    $0.trimmingCharacters(in: .whitespaces)
                }
            }
        }
        let (before, after) = (rows(old), rows(new))
        guard before.count > 2, after.count > 2, before[0].count == after[0].count else { return nil }
        let tables = tree.children(of: tree[id].parent).filter { tree[$0].kind == .table }
        guard tables.count == 1, Self.isPlain((before + after).joined().joined()) else { return nil }
        let changed = zip(before, after).enumerated().filter { $0.element.0 != $0.element.1 }
        if before.count == after.count, let one = changed.first, changed.count == 1, one.offset > 1 {
            let (row, later) = one.element
            let cells = row.indices.filter { row[$0] != later[$0] }
            guard !row[0].isEmpty, before.filter({ $0.first == row[0] }).count == 1,
                Set(before[0]).count == before[0].count
            else { return nil }
            let sentences = cells.compactMap { cell -> String? in
                guard cell > 0, !before[0][cell].isEmpty, !row[cell].isEmpty else { return nil }
                let place = "in the row \"\(row[0])\", column \"\(before[0][cell])\""
                return "In \(citation), strike \"\(row[cell])\" \(place) and insert \"\(later[cell])\"."
            }
            return sentences.count == cells.count ? sentences.joined(separator: "\n\n") : nil
        }
        let front = zip(before, after).prefix { $0 == $1 }.count
        if before.count == after.count + 1, before.dropFirst(front + 1).elementsEqual(after.dropFirst(front)) {
            guard front > 1, before.filter({ $0.first == before[front].first }).count == 1 else { return nil }
            return "In \(citation), delete the row \"\(before[front][0])\"."
        }
        if after.count == before.count + 1, after.dropFirst(front + 1).elementsEqual(before.dropFirst(front)) {
            guard front > 2, before.filter({ $0.first == before[front - 1].first }).count == 1 else { return nil }
            let cells = after[front].joined(separator: " | ")
            return "In \(citation), add the row \"\(cells)\" after the row \"\(before[front - 1][0])\"."
        }
        return nil
    }

    // MARK: Where things stand

    private func provisions(from start: Int = 0, to end: Int = .max, in file: FileID) -> [ProvisionID] {
        var found: [ProvisionID] = []
        collect(below: agreement.weave.base, file, into: &found)
        return found.filter { start..<end ~= Int(agreement.weave.tree[$0].position.offset) }
    }

    private func collect(below id: ProvisionID, _ file: FileID, into found: inout [ProvisionID]) {
        let tree = agreement.weave.tree
        for child in tree.children(of: id) where tree[child].position.file == file {
            found.append(child)
            collect(below: child, file, into: &found)
        }
    }

    private func provision(at offset: Int, in file: FileID) -> ProvisionID? {
        provisions(from: offset, to: offset + 4, in: file).first
    }

    private func isBelow(_ id: ProvisionID, _ ancestor: ProvisionID) -> Bool {
        var current = id
        while current.exists {
            if current == ancestor { return true }
            current = agreement.weave.tree[current].parent
        }
        return false
    }

    /// The nearest provision with a number, itself or one that it stands in, and the citation that means it alone.
    private func cited(_ id: ProvisionID) -> (home: ProvisionID, citation: String)? {
        let tree = agreement.weave.tree
        var home = id
        while home.exists, tree.label(of: home) == nil { home = tree[home].parent }
        guard home.exists, tree[home].kind != .agreement else { return nil }
        let citation = CitationPrinter().citation(of: home, in: agreement.weave)
        guard Self.isPlain(citation), search.provisions(for: Citation(citation)) == [home] else { return nil }
        return (home, citation)
    }

    /// The words of a provision and of all below it, one space between any two.
    private func words(below id: ProvisionID) -> String {
        let tree = agreement.weave.tree
        var pieces = [Part.heading, .text].map { tree.string($0, of: id) }
        for child in tree.children(of: id) { pieces.append(words(below: child)) }
        // No phrase goes over the end of a part.
        return Self.folded(pieces.filter { !$0.isEmpty }.joined(separator: " ¶ ")).split(whereSeparator: \.isWhitespace)
            .joined(separator: " ")
    }

    /// Neither case nor the shape of an apostrophe tells two phrases apart.
    private static func folded(_ text: String) -> String {
        text.lowercased().replacingOccurrences(of: "’", with: "'")
    }
}
