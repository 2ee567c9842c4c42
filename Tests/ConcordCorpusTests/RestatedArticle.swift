import Foundation
import Support

/// An article before and after some edits, and as a paper hands it over.
struct RestatedArticle {
    private(set) var original = ""
    private(set) var edited = ""
    private(set) var paper = ""
    /// Titles of sections that the paper does not mention.
    private(set) var vanished: [String] = []

    /// A section, or what stands in front of the first one.
    private struct Section {
        var head: String
        var blocks: [String]
        var isTouched = false
        var isGone = false
        var text: String { ([head] + blocks).filter { !$0.isEmpty }.joined(separator: "\n\n") }
    }

    init(made random: inout Seeded) {
        let words = (0..<60).map { _ in Self.word(&random) }
        func sentence(_ random: inout Seeded) -> String {
            let count = 4 + random.number(14)
            return (0..<count).map { _ in random.pick(words) }.joined(separator: " ").capitalizedFirst + "."
        }
        let count = 1 + random.number(6)
        let sections = (1...count).map { number in
            var blocks = (0..<random.number(3)).map { _ in sentence(&random) }
            if random.chance(2) {
                for letter in "abcdef".prefix(1 + random.number(6)) {
                    blocks.append("(\(letter)) " + sentence(&random))
                }
            }
            if random.chance(3) {
                let rows = (1...(2 + random.number(4))).map { "| Step \($0) | $\(10 + $0).00 | $\(20 + 2 * $0).50 |" }
                blocks.append((["| Step | Day | Night |", "| --- | ---: | ---: |"] + rows).joined(separator: "\n"))
            }
            if blocks.isEmpty { blocks = [sentence(&random)] }
            return Section(head: "## Section \(number). Title\(number)", blocks: blocks)
        }
        self.init(head: "# Article 1. Mill", sections, &random)
    }

    /// Nil for an article without sections under heads of their own.
    init?(real text: String, _ random: inout Seeded) {
        let blocks = text.components(separatedBy: "\n\n").map { $0.trimmingCharacters(in: .newlines) }.filter {
            !$0.isEmpty
        }
        guard let head = blocks.first, head.hasPrefix("# "), !head.contains("\n"), !text.contains("```"),
            blocks.dropFirst().allSatisfy({ !$0.hasPrefix("# ") })
        else { return nil }
        var sections = [Section(head: "", blocks: [])]
        for block in blocks.dropFirst() {
            if block.hasPrefix("## "), !block.contains("\n") {
                sections.append(Section(head: block, blocks: []))
            } else {
                sections[sections.count - 1].blocks.append(block)
            }
        }
        // Sections whose heads run into their text, and lists of sections within others, are cut elsewhere than here.
        let numbers = sections.map { $0.head.split(separator: " ").dropFirst().prefix(2).joined() }
        let runIn = sections.flatMap(\.blocks).contains { block in
            let start = block.drop { "*_ §".contains($0) }
            return start.lowercased().hasPrefix("section")
                || start.prefix { $0 != " " }.contains(".") && start.first?.isNumber ?? false
        }
        guard sections.count > 2, Set(numbers).count == numbers.count, !runIn else { return nil }
        self.init(head: head, sections.filter { !$0.text.isEmpty }, &random)
    }

    private init(head: String, _ sections: [Section], _ random: inout Seeded) {
        original = ([head] + sections.map(\.text)).joined(separator: "\n\n") + "\n"
        var sections = sections
        for _ in 0...random.number(4) { Self.edit(&sections, &random) }
        edited = ([head] + sections.filter { !$0.isGone }.map(\.text)).joined(separator: "\n\n") + "\n"
        var pieces = [head]
        var index = 0
        while index < sections.count {
            let section = sections[index]
            index += 1
            if section.isGone {
                if random.chance(2) {
                    pieces.append("\(section.head) [deleted]")
                } else {
                    vanished.append(String(section.head.drop { $0 == "#" || $0 == " " }))
                }
                continue
            }
            guard !section.isTouched, !section.head.isEmpty, random.chance(2) else {
                pieces.append(section.text)
                continue
            }
            switch random.number(4) {
            case 0: pieces.append(section.head + " [no change]")
            case 1: pieces += [section.head, "CCL"]
            case 2: pieces += [section.head, "[current contract language]"]
            default:
                // One sign for all that follows untouched; what went among it must be said.
                guard index < 2 || !sections[index - 2].isTouched && !sections[index - 2].isGone else {
                    pieces.append(section.text)
                    continue
                }
                pieces.append(index == sections.count ? "REMAINDER CCL" : "…")
                while index < sections.count, !sections[index].isTouched, !sections[index].isGone { index += 1 }
                if index < sections.count, sections[index].isGone {
                    pieces.append("\(sections[index].head) [deleted]")
                    index += 1
                }
            }
        }
        paper = pieces.joined(separator: "\n\n") + "\n"
    }

    private static func edit(_ sections: inout [Section], _ random: inout Seeded) {
        let index = random.number(sections.count)
        guard !sections[index].isGone else { return }
        if random.chance(8), !sections[index].head.isEmpty {
            if !sections[index].isTouched { sections[index].isGone = true }
            return
        }
        guard !sections[index].blocks.isEmpty else { return }
        sections[index].isTouched = true
        let block = random.number(sections[index].blocks.count)
        switch random.number(6) {
        case 0 where sections[index].blocks.count > 1 && !sections[index].blocks[block].hasPrefix("|"):
            sections[index].blocks.remove(at: block)
        case 1:
            sections[index].blocks.append(
                "The \(word(&random)) \(word(&random)) the \(word(&random)) and \(word(&random)).")
        default:
            var words = sections[index].blocks[block].components(separatedBy: " ")
            // Without its word, the number of a section is another line.
            let places = words.indices.filter {
                words[$0].count > 3 && words[$0].allSatisfy(\.isLetter) && words[$0].lowercased() != "section"
            }
            guard !places.isEmpty else { return }
            words[random.pick(places)] = word(&random)
            sections[index].blocks[block] = words.joined(separator: " ")
        }
    }

    private static func word(_ random: inout Seeded) -> String {
        (0...(1 + random.number(2))).map { _ in random.pick(["ba", "ko", "li", "mu", "ne", "ra", "so", "ti", "ve"]) }
            .joined()
    }
}
