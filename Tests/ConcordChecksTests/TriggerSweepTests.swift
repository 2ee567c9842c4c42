import ConcordModel
import Testing

@testable import ConcordChecks

/// What is told without looking closely is what looking closely tells.
@Suite struct TriggerSweepTests {
    /// A generator of numbers that gives the same ones each time.
    private struct Numbers: RandomNumberGenerator {
        var state: UInt64
        mutating func next() -> UInt64 {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return state >> 11 ^ state << 23
        }
    }

    private static func isLetter(_ byte: UInt8) -> Bool { (byte | 0x20) &- 0x61 < 26 }

    @Test(arguments: 0..<60)
    func findsEveryWordWhereverTheTextIsCut(seed: Int) {
        var numbers = Numbers(state: UInt64(seed) &* 977 + 1)
        let signs = Array("abEZzday Article(1) [§]“”\"'-–12.5\n\t é".utf8)
        let count = Int.random(in: 0..<200, using: &numbers)
        let text = (0..<count).map { _ in signs.randomElement(using: &numbers) ?? 0x20 }
        let words = text.indices.filter { Self.isLetter(text[$0]) && ($0 == 0 || !Self.isLetter(text[$0 - 1])) }
        let cut = Int.random(in: 0...count, using: &numbers)
        let padded = text + ContractText.padding
        let sweeps = [TriggerSweep(padded, 0..<cut), TriggerSweep(padded, cut..<count)]
        #expect(sweeps.flatMap(\.words).map(Int.init) == words)
        for sweep in sweeps {
            for (word, code) in zip(sweep.words, sweep.codes) {
                let letters = padded[Int(word)...].prefix { Self.isLetter($0) }.prefix(3).map { UInt16($0 & 31) }
                let wanted = (letters + [0, 0, 0]).prefix(3).reduce(0) { $0 << 5 | $1 }
                #expect(code == wanted)
            }
        }
        // Every sign that matters, and nothing twice.
        let hits = sweeps.flatMap(\.hits)
        let open = text.indices.filter { text[$0] == UInt8(ascii: "(") || text[$0] == UInt8(ascii: "[") }
        #expect(hits.filter { $0.kinds.contains(.enclosure) }.map { Int($0.byte) } == open)
        #expect(zip(hits, hits.dropFirst()).allSatisfy { $0.byte < $1.byte })
    }

    @Test func findsEveryWordOfEveryVocabulary() {
        for name in CivilDate.monthNames + ["Sept", "Jan"] { #expect(Self.kinds(of: name).contains(.month)) }
        for unit in ["day", "Days", "workdays", "HOURS", "week", "months", "year"] {
            #expect(Self.kinds(of: unit).contains(.unit))
        }
        for spelling in ReferenceWords.table.spellings {
            #expect(Self.kinds(of: String(decoding: spelling, as: UTF8.self)).contains(.reference))
        }
        #expect(Self.kinds(of: "hereinafter").contains(.naming))
        #expect(Self.kinds(of: "may").isEmpty && Self.kinds(of: "party").isEmpty && Self.kinds(of: "daring").isEmpty)
    }

    private static func kinds(of word: String) -> TriggerKinds {
        let bytes = Array(" \(word) 1.".utf8)
        let sweep = TriggerSweep(bytes + ContractText.padding, 0..<bytes.count)
        return sweep.hits.first { $0.byte == 1 }?.kinds ?? []
    }

    @Test(arguments: 0..<400)
    func numbersThatPlainlyAgreeAgree(seed: Int) {
        var numbers = Numbers(state: UInt64(seed) &* 7919 + 3)
        let words = [
            "one", "four", "nine", "ten", "twenty", "fifty", "hundred", "half", "and", "of", "a", "the", "within",
            "dozen",
            "per", "third", "-",
        ]
        for _ in 0..<50 {
            let phrase = (0..<Int.random(in: 1...5, using: &numbers)).map { _ in
                words.randomElement(using: &numbers) ?? ""
            }
            let figure = [1, 4, 9, 10, 12, 20, 24, 29, 50, 54, 100, 150].randomElement(using: &numbers) ?? 1
            let text = Array((phrase.joined(separator: " ") + " (\(figure)) days").utf8)
            let reader = WordReader(bytes: text, bounds: 0..<text.count)
            let open = text.firstIndex(of: UInt8(ascii: "(")) ?? 0
            guard NumberPair.agreesPlainly(reader, around: open) else { continue }
            let shown = String(decoding: text, as: UTF8.self)
            #expect(NumberPair(reader, around: open)?.agrees ?? true, "\(shown)")
        }
    }

    @Test(arguments: 0..<300)
    func listsThatPlainlyCountHaveNoFindings(seed: Int) {
        var numbers = Numbers(state: UInt64(seed) &* 104_729 + 5)
        var text = ContractText()
        func add(_ kind: ProvisionKind, _ parent: Int32, _ label: Label?) {
            text.add(
                identity: ProvisionID(text.provisions.count), kind: kind, level: 1, parent: parent, label: label,
                position: SourcePosition(FileID(0), text.provisions.count), papers: [], printedLabel: 0..<0,
                heading: 0..<0, text: 0..<0)
            text.provisions[text.provisions.count - 1].end = Int32(text.provisions.count)
        }
        let styles: [(Numeral, [String])] = [
            (.arabic, ["1", "2", "3", "4", "4", "5"]), (.decimal, ["12.1", "12.2", "12.3", "12.3", "12.4"]),
            (.upperLetter, ["A", "B", "C", "D", "D", "E"]), (.lowerRoman, ["i", "ii", "iii", "iv", "v"]),
        ]
        let (numeral, labels) = styles.randomElement(using: &numbers) ?? styles[0]
        let kind = [ProvisionKind.item, .section, .article].randomElement(using: &numbers) ?? .item
        add(.article, -1, Label(word: .article, number: "1", numeral: .arabic, value: 1))
        var values: [String: Int] = [:]
        for label in labels where values[label] == nil { values[label] = values.count + 1 }
        for label in labels where Bool.random(using: &numbers) || Bool.random(using: &numbers) {
            add(kind, 0, Label(number: label, numeral: numeral, enclosure: .period, value: values[label]))
            if Bool.random(using: &numbers) { add(.paragraph, 0, nil) }
        }
        text.provisions[0].end = Int32(text.provisions.count)
        guard PlainLabels.stand(below: 0, in: text) else { return }
        var report = CheckReport(ContractReferences(text), CheckOptions(), notes: [])
        for list in LabelList.lists(of: text.children(of: 0), in: text) {
            #expect(list.chain == Array(list.members.indices))
            let ordinals = list.members.compactMap(\.ordinal)
            #expect(ordinals.count == list.members.count && Set(ordinals).count == ordinals.count)
            #expect(ordinals.first?.stepFromStart == .next)
            for (one, other) in zip(ordinals, ordinals.dropFirst()) { #expect(one.step(to: other) == .next) }
        }
        ContractCheck.labels.run(&report)
        #expect(report.findings.isEmpty)
    }
}
