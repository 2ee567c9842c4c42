import ConcordModel

extension [Words] {
    /// Words in short: `[-struck-]` and `{+inserted+}` are changes, `*x*` emphasis, `` `x` `` code, `^x^` the mark of a
    /// footnote, `<x>` the first link; a backslash takes the meaning from the next sign.
    static func marked(_ text: String) -> [Words] {
        var words: [Words] = []
        var now = Words("")
        var pending: [UInt8] = []
        func flush() {
            guard !pending.isEmpty else { return }
            now.text = String(decoding: pending, as: UTF8.self)
            words.append(now)
            pending = []
        }
        let bytes = [UInt8](text.utf8)
        var index = 0
        while index < bytes.count {
            let pair = String(decoding: bytes[index..<Swift.min(index + 2, bytes.count)], as: UTF8.self)
            switch (pair, bytes[index]) {
            case (_, 0x5C) where index + 1 < bytes.count:
                pending.append(bytes[index + 1])
                index += 2
            case ("[-", _), ("{+", _):
                flush()
                now = now.changed(pair == "[-" ? .struck : .inserted, ["TA-03", "TA-07"], nil)
                index += 2
            case ("-]", _), ("+}", _):
                flush()
                now = now.changed(.unchanged, [], nil)
                index += 2
            case (_, 0x2A), (_, 0x60), (_, 0x5E):
                flush()
                let mark: Style.Marks = bytes[index] == 0x2A ? .emphasis : bytes[index] == 0x60 ? .code : .footnoteMark
                now.style.marks.formSymmetricDifference(mark)
                index += 1
            case (_, 0x3C), (_, 0x3E):
                flush()
                now.style.link = bytes[index] == 0x3C ? 1 : 0
                index += 1
            default:
                pending.append(bytes[index])
                index += 1
            }
        }
        flush()
        return words
    }
}

/// Puts a fixture together step by step, in marked words, where a literal of blocks would not do: in a loop, at random,
/// or with notes between the provisions.
struct FixtureBuilder {
    /// Who asks for a provision that is inserted or struck as a whole.
    enum Asker: CaseIterable { case one, two, conflicting }

    var isClean = false
    private var roots: [Block] = []
    private var open: [Block] = []
    private var count = 0
    private var notes: [RedlineNote] = []

    init(clean: Bool = false) { isClean = clean }

    var redline: Redline {
        var redline = Redline.fixture(
            roots, title: "Agreement", links: [Link(to: "https://example.org/a?b=1&c=2", title: "a > b < \"c\"")],
            notes: notes,
            isClean: isClean)
        redline.conflicts = ["TA-07 and TA-08 change the same words."]
        return redline
    }

    mutating func add(
        _ kind: ProvisionKind, label: String = "", heading: String = "", _ text: String = "", anchor: String = "",
        alignment: Alignment = .none, isHead: Bool = false, standing: Standing = .unchanged, by asker: Asker = .one,
        _ children: (inout FixtureBuilder) -> Void = { _ in }
    ) {
        var block = Block(kind, .marked(label), heading: .marked(heading), .marked(text), anchor: anchor)
        block.alignment = alignment
        block.isHead = isHead
        switch asker {
        case .one: block = block.changed(standing, "TA-03")
        case .two: block = block.changed(standing, "TA-03", "TA-07")
        case .conflicting: block = block.changed(standing, "TA-08", conflict: 0)
        }
        count += 1
        open.append(block)
        children(&self)
        let done = open.removeLast()
        if open.isEmpty { roots.append(done) } else { open[open.count - 1].children.append(done) }
    }

    /// Adds a note before the next provision.
    mutating func note(_ text: String, kind: RedlineNote.Kind = .internalNote) {
        notes.append(RedlineNote(kind: kind, provision: count, text: text))
    }
}

/// Words as both sides of a comparison count them: what white space keeps apart, rows of signs left out.
enum ComparedWords {
    static func split(_ text: String) -> [String] {
        text.split { $0 == " " || $0 == "\n" || $0 == "\t" || $0 == "\r" || $0 == "\r\n" }.map(String.init)
            .filter { !$0.allSatisfy { $0 == "-" || $0 == "=" } }
    }

    /// The words of one side of a redline, straight from its runs.
    static func of(_ redline: Redline, without standing: Standing, bullets: Bool = true) -> [String] {
        var bytes: [UInt8] = []
        for provision in redline.provisions {
            for part in Part.allCases where bullets || !(provision.kind == .bullet && part == .label) {
                for run in provision.runs(of: part) where redline.runs[Int(run)].standing != standing {
                    bytes.append(contentsOf: redline.text[redline.runs[Int(run)].bytes])
                }
                bytes.append(0x0A)
            }
        }
        return split(String(decoding: bytes, as: UTF8.self))
    }
}
