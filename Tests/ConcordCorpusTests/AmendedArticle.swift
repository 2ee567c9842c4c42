import ConcordCompiler
import Foundation
import Support

/// An article file with a few edits at random places: words, cells, provisions that go and provisions that come.
struct AmendedArticle {
    let original: [UInt8]
    /// In the order of the file; they do not overlap.
    private(set) var differences: [SourceDifference] = []
    private let outline: SourceOutline

    var edited: [UInt8] { DealtPaper.applied(differences, to: original) }

    init(_ original: [UInt8], _ random: inout Seeded) {
        self.original = original
        outline = SourceOutline(original)
        let nodes = outline.roots.flatMap { [$0] + AmendedArticle.below($0) }
        for _ in 0...random.number(4) {
            let node = random.pick(nodes)
            guard let difference = edit(node, isTop: outline.roots.contains { $0.start == node.start }, &random) else {
                continue
            }
            // Nothing is edited twice, and nothing beside what goes: what stands below it goes along.
            let reach = difference.range.lowerBound - 2..<difference.range.upperBound + 2
            if differences.allSatisfy({ !reach.overlaps($0.range.lowerBound - 2..<$0.range.upperBound + 2) }) {
                differences.append(difference)
            }
        }
        differences.sort { $0.range.lowerBound < $1.range.lowerBound }
    }

    private static func below(_ node: SourceOutline.Node) -> [SourceOutline.Node] {
        node.children.flatMap { [$0] + below($0) }
    }

    private func edit(_ node: SourceOutline.Node, isTop: Bool, _ random: inout Seeded) -> SourceDifference? {
        let range = outline.trimmed(node.start..<node.ownEnd)
        let text = String(decoding: original[range], as: UTF8.self)
        if text.hasPrefix("|") { return cell(text, range, &random) }
        switch random.number(8) {
        case 0 where !isTop && !text.hasPrefix("#"):
            // A provision goes with all below it.
            return SourceDifference(range: node.start..<node.end, later: [], isWords: false)
        case 1 where !isTop && node.name.hasPrefix("paragraph"):
            let words = Array((AmendedArticle.sentence(&random) + "\n\n").utf8)
            return SourceDifference(range: node.end..<node.end, later: words, isWords: false)
        default: return words(text, range, &random)
        }
    }

    private func words(_ text: String, _ range: Range<Int>, _ random: inout Seeded) -> SourceDifference? {
        guard !text.contains("\n"), !text.hasPrefix("#") else { return nil }
        var words = text.components(separatedBy: " ")
        let isLetters: (String) -> Bool = { $0.count > 3 && $0.utf8.allSatisfy { ($0 | 0x20) &- 0x61 < 26 } }
        let places = words.indices.dropFirst(2).filter { isLetters(words[$0]) }
        guard let place = places.isEmpty ? nil : random.pick(places) else { return nil }
        let new = random.pick(AmendedArticle.words)
        switch random.number(3) {
        case 0: words.insert(new, at: place)
        case 1 where places.count > 6: words.remove(at: place)
        default: words[place] = new
        }
        return SourceDifference(range: range, later: Array(words.joined(separator: " ").utf8), isWords: true)
    }

    /// A cell gets the value of the next one of its row, as in a scale that moves up, or another.
    private func cell(_ text: String, _ range: Range<Int>, _ random: inout Seeded) -> SourceDifference? {
        var lines = text.components(separatedBy: "\n")
        guard lines.count > 2 else { return nil }
        let row = 2 + random.number(lines.count - 2)
        var cells = lines[row].components(separatedBy: "|")
        guard cells.count > 4, lines[row].hasPrefix("|") else { return nil }
        let place = 2 + random.number(cells.count - 4)
        if random.chance(2) {
            for index in place..<cells.count - 2 { cells[index] = cells[index + 1] }
            cells[cells.count - 2] = " $\(90 + random.number(9)).25 "
        } else {
            cells[place] = " $\(90 + random.number(9)).75 "
        }
        let later = cells.joined(separator: "|")
        if later == lines[row] { return nil }
        lines[row] = later
        return SourceDifference(range: range, later: Array(lines.joined(separator: "\n").utf8), isWords: true)
    }

    private static let words = ["lantern", "harbor", "quietly", "ferry", "timely", "copper", "orchard", "seldom"]

    private static func sentence(_ random: inout Seeded) -> String {
        "The \(random.pick(words)) \(random.pick(words)) is kept \(random.pick(words)) by the \(random.pick(words)) \(random.number(900))."
    }
}
