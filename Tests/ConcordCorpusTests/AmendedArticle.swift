import ConcordCompiler
import Foundation
import Support

/// An article file with a few edits at random places: words, titles, cells and rows, provisions that go and provisions that
/// come, of every kind that it has.
struct AmendedArticle {
    let original: [UInt8]
    /// In the order of the file; they do not overlap.
    private(set) var differences: [SourceDifference] = []
    private let outline: SourceOutline

    var edited: [UInt8] { DealtPaper.applied(differences, to: original) }

    init(_ original: [UInt8], _ random: inout Seeded) {
        self.original = original
        outline = SourceOutline(original)
        let places = outline.roots.flatMap { [Place(node: $0, isTop: true)] + AmendedArticle.below($0) }
        for _ in 0...random.number(4) {
            let new = edits(random.pick(places), &random)
            // Nothing is edited twice, and nothing beside what goes: what stands below it goes along.
            let isApart = new.allSatisfy { difference in
                differences.allSatisfy { !Self.reach(difference).overlaps(Self.reach($0)) }
            }
            if isApart { differences += new }
        }
        differences.sort { $0.range.lowerBound < $1.range.lowerBound }
    }

    private static func reach(_ difference: SourceDifference) -> Range<Int> {
        difference.range.lowerBound - 2..<difference.range.upperBound + 2
    }

    /// A provision, and the one that follows it below the same one.
    private struct Place {
        var node: SourceOutline.Node
        var next: SourceOutline.Node?
        var isTop = false
        /// Nothing else stands below the same one: without it, that would be a bare number.
        var isAlone = false
    }

    private static func below(_ node: SourceOutline.Node) -> [Place] {
        node.children.indices.flatMap { index -> [Place] in
            let next = index + 1 < node.children.count ? node.children[index + 1] : nil
            let isAlone = node.children.count == 1
            return [Place(node: node.children[index], next: next, isAlone: isAlone)] + below(node.children[index])
        }
    }

    // MARK: Edits

    private func edits(_ place: Place, _ random: inout Seeded) -> [SourceDifference] {
        let node = place.node
        let range = outline.trimmed(node.start..<node.ownEnd)
        let text = String(decoding: original[range], as: UTF8.self)
        if text.hasPrefix("|"), !random.chance(5) { return table(text, range, &random).map { [$0] } ?? [] }
        if node.name.hasPrefix("footnote"), random.chance(3) { return withoutFootnote(node, text) }
        switch random.number(8) {
        case 0 where !place.isTop && !place.isAlone && !node.name.hasPrefix("footnote"):
            // A provision goes with all below it.
            return [SourceDifference(range: node.start..<node.end, later: [], isWords: false)]
        case 1 where !place.isTop:
            guard let new = sibling(of: place, text, &random) else { return [] }
            return [SourceDifference(range: node.end..<node.end, later: Array((new + "\n\n").utf8), isWords: false)]
        case 2 where node.name.hasPrefix("paragraph"):
            return footnote(text, range, &random)
        default: return words(text, range, &random).map { [$0] } ?? []
        }
    }

    /// A sign at the end of a paragraph, and what it calls at the end of the file.
    private func footnote(_ text: String, _ range: Range<Int>, _ random: inout Seeded) -> [SourceDifference] {
        guard !text.contains("\n"), text.hasSuffix("."), range.upperBound < original.count - 4 else { return [] }
        let name = "[^9\(random.number(9))]"
        let note = Array("\(name): \(AmendedArticle.sentence(&random))\n".utf8)
        return [
            SourceDifference(range: range, later: Array((text + name).utf8), isWords: true),
            SourceDifference(range: original.count..<original.count, later: note, isWords: false),
        ]
    }

    /// A note goes with the sign that calls it.
    private func withoutFootnote(_ node: SourceOutline.Node, _ text: String) -> [SourceDifference] {
        guard let sign = text.firstMatch(of: #/^\[\^[^\]]+\]/#)?.0,
            let found = original.firstRange(of: Array(sign.utf8)), found.upperBound < node.start
        else { return [] }
        let start = (original[..<found.lowerBound].lastIndex(of: 0x0A) ?? -1) + 1
        let end = original[found.upperBound...].firstIndex(of: 0x0A) ?? original.count
        let words = original[start..<found.lowerBound] + original[found.upperBound..<end]
        return [
            SourceDifference(range: start..<end, later: Array(words), isWords: true),
            SourceDifference(range: node.start..<node.end, later: [], isWords: false),
        ]
    }

    /// What may come behind a provision as another of its kind.
    private func sibling(of place: Place, _ text: String, _ random: inout Seeded) -> String? {
        let name = place.node.name.split(separator: " ", omittingEmptySubsequences: false)
        let isLast = place.next.map { !$0.name.hasPrefix(name[0]) } ?? true
        let sentence = AmendedArticle.sentence(&random)
        switch name[0] {
        case "paragraph", "quote", "table": return random.chance(4) ? "> Note: \(sentence)" : sentence
        case "bullet":
            guard let match = text.firstMatch(of: #/^ *[^ a-zA-Z0-9]+ /#) else { return nil }
            return match.0 + sentence
        case "item":
            guard isLast, let match = text.firstMatch(of: #/^( *)\(([a-y])\) /#) else { return nil }
            let next = String(UnicodeScalar(match.2.utf8.first! + 1))
            return "\(match.1)(\(next)) \(sentence)"
        case "section":
            guard let match = text.firstMatch(of: #/^## Section ([0-9]+)([.:]| –) /#) else { return nil }
            let number = isLast ? "\((Int(match.1) ?? 0) + 1)" : "\(match.1)A"
            let head = "## Section \(number)\(match.2) \(random.pick(AmendedArticle.words).capitalized) Rules"
            return random.chance(3) ? "\(head)\n\n\(sentence)\n\n(a) \(sentence)" : "\(head)\n\n\(sentence)"
        default: return nil
        }
    }

    private func words(_ text: String, _ range: Range<Int>, _ random: inout Seeded) -> SourceDifference? {
        guard !text.contains("\n") else { return nil }
        var words = text.components(separatedBy: " ")
        let isLetters: (String) -> Bool = { $0.count > 3 && $0.utf8.allSatisfy { ($0 | 0x20) &- 0x61 < 26 } }
        // A head keeps its number.
        let places = words.indices.dropFirst(text.hasPrefix("#") ? 3 : 2).filter { isLetters(words[$0]) }
        guard let place = places.isEmpty ? nil : random.pick(places) else { return nil }
        let new = random.pick(AmendedArticle.words)
        switch random.number(3) {
        case 0: words.insert(new, at: place)
        case 1 where places.count > 6: words.remove(at: place)
        default: words[place] = new
        }
        if words.joined(separator: " ") == text { return nil }
        return SourceDifference(range: range, later: Array(words.joined(separator: " ").utf8), isWords: true)
    }

    /// A cell gets the value of the next one of its row, as in a scale that moves up, or another; a row goes or comes.
    private func table(_ text: String, _ range: Range<Int>, _ random: inout Seeded) -> SourceDifference? {
        var lines = text.components(separatedBy: "\n")
        guard lines.count > 3 else { return nil }
        let row = 2 + random.number(lines.count - 2)
        var cells = lines[row].components(separatedBy: "|")
        guard cells.count > 4, lines[row].hasPrefix("|"), lines[row].hasSuffix("|") else { return nil }
        let place = 2 + random.number(cells.count - 4)
        switch random.number(6) {
        case 0: lines.remove(at: row)
        case 1:
            cells[1] = " \(random.pick(AmendedArticle.words).capitalized) \(random.number(90)) "
            for index in 2..<cells.count - 1 { cells[index] = " $\(90 + random.number(9)).\(10 + index) " }
            lines.insert(cells.joined(separator: "|"), at: row + 1)
        case 2, 3:
            for index in place..<cells.count - 2 { cells[index] = cells[index + 1] }
            cells[cells.count - 2] = " $\(90 + random.number(9)).25 "
            lines[row] = cells.joined(separator: "|")
        default:
            cells[place] = " $\(90 + random.number(9)).75 "
            lines[row] = cells.joined(separator: "|")
        }
        let later = lines.joined(separator: "\n")
        return later == text ? nil : SourceDifference(range: range, later: Array(later.utf8), isWords: true)
    }

    private static let words = ["lantern", "harbor", "quietly", "ferry", "timely", "copper", "orchard", "seldom"]

    private static func sentence(_ random: inout Seeded) -> String {
        "The \(random.pick(words)) \(random.pick(words)) is kept \(random.pick(words)) by the \(random.pick(words)) \(random.number(900))."
    }
}
