import ConcordModel

/// Words of a fixture: `"shall"`, `.new("ten (10)", "TA-07")`, `.old("eight (8)", "TA-07")`.
struct Words: Sendable, ExpressibleByStringLiteral {
    var text: String
    var style = Style.plain
    var standing = Standing.unchanged
    var papers: [String] = []
    var conflict: Int?

    init(stringLiteral text: String) { self.text = text }
    init(_ text: String, style: Style = .plain) {
        self.text = text
        self.style = style
    }

    static func styled(_ text: String, _ marks: Style.Marks, link: UInt16 = 0) -> Words {
        Words(text, style: Style(marks, link: link))
    }
    static func new(_ text: String, _ papers: String..., conflict: Int? = nil) -> Words {
        Words(text).changed(.inserted, papers, conflict)
    }
    static func old(_ text: String, _ papers: String..., conflict: Int? = nil) -> Words {
        Words(text).changed(.struck, papers, conflict)
    }
    func changed(_ standing: Standing, _ papers: [String], _ conflict: Int?) -> Words {
        var copy = self
        copy.standing = standing
        copy.papers = papers
        copy.conflict = conflict
        return copy
    }
}

/// A provision of a fixture with its children.
struct Block: Sendable {
    var kind: ProvisionKind
    var label: [Words]
    var heading: [Words]
    var text: [Words]
    var level: UInt8 = 0
    var alignment = Alignment.none
    var isHead = false
    var anchor = ""
    var standing = Standing.unchanged
    var papers: [String] = []
    var conflict: Int?
    var children: [Block]

    init(
        _ kind: ProvisionKind, _ label: [Words] = [], heading: [Words] = [], _ text: [Words] = [], anchor: String = "",
        level: UInt8 = 0, children: [Block] = []
    ) {
        self.kind = kind
        self.label = label
        self.heading = heading
        self.text = text
        self.level = kind == .section && level == 0 ? 1 : level
        self.anchor = anchor
        self.children = children
    }

    static func paragraph(_ text: Words...) -> Block { Block(.paragraph, [], text) }

    static func row(_ cells: [Words]..., isHead: Bool = false) -> Block {
        var row = Block(.row)
        row.isHead = isHead
        row.children = cells.enumerated().map { column, words in
            var cell = Block(.cell, [], words)
            cell.alignment = column == 0 ? .left : .right
            return cell
        }
        return row
    }

    /// The block and everything in it, inserted or struck as a whole.
    func changed(_ standing: Standing, _ papers: String..., conflict: Int? = nil) -> Block {
        var copy = self
        copy.standing = standing
        copy.papers = papers
        copy.conflict = conflict
        return copy
    }
}

extension Redline {
    /// A redline as the compiler would hand it over.
    static func fixture(
        _ blocks: [Block], title: String = "Collective Bargaining Agreement", links: [Link] = [],
        notes: [RedlineNote] = [], isClean: Bool = false
    ) -> Redline {
        var redline = Redline(
            title: title, from: "base", to: "integrated", parties: [], term: "", text: [], links: links,
            isClean: isClean)
        redline.notes = notes
        for block in blocks { redline.add(block, depth: 0, inside: nil) }
        return redline
    }

    private mutating func add(_ block: Block, depth: Int, inside whole: Block?) {
        let whole = block.standing == .unchanged ? whole : block
        let none = Provision(kind: block.kind, position: SourcePosition(FileID(0), 0))
        var provision = RedlineProvision(
            identity: ProvisionID(provisions.count), provision: none, standing: whole?.standing ?? .unchanged,
            change: whole.map { change($0.papers, $0.conflict) } ?? -1, depth: UInt16(depth))
        provision.level = block.level
        provision.alignment = block.alignment
        provision.isHead = block.isHead
        provision.label = add(block.label, inside: whole)
        provision.heading = add(block.heading, inside: whole)
        provision.text = add(block.text, inside: whole)
        let anchor = UInt32(anchors.count)
        anchors += block.anchor.utf8
        provision.anchor = anchor..<UInt32(anchors.count)
        let index = provisions.count
        provisions.append(provision)
        for child in block.children { add(child, depth: depth + 1, inside: whole) }
        provisions[index].end = UInt32(provisions.count)
    }

    private mutating func add(_ words: [Words], inside whole: Block?) -> Range<UInt32> {
        let start = UInt32(runs.count)
        for word in words {
            let bytes = Array(word.text.utf8)
            var run = RedlineRun(start: UInt32(text.count), length: UInt32(bytes.count), style: word.style)
            if let whole, word.standing == .unchanged {
                run.standing = whole.standing
                run.change = change(whole.papers, whole.conflict)
            } else if word.standing != .unchanged {
                run.standing = word.standing
                run.change = change(word.papers, word.conflict)
            }
            text += bytes
            runs.append(run)
        }
        return start..<UInt32(runs.count)
    }

    private mutating func change(_ papers: [String], _ conflict: Int?) -> Int32 {
        let wanted = RedlineChange(papers: papers, conflict: conflict)
        if let known = changes.firstIndex(of: wanted) { return Int32(known) }
        changes.append(wanted)
        return Int32(changes.count - 1)
    }

    /// The words of one side, each part on a line of its own, white space as one space.
    func words(without gone: Standing) -> String {
        var lines: [String] = []
        for provision in provisions {
            for part in Part.allCases {
                var bytes: [UInt8] = []
                for run in provision.runs(of: part) where runs[Int(run)].standing != gone {
                    bytes += text[runs[Int(run)].bytes]
                }
                lines.append(String(decoding: bytes, as: UTF8.self))
            }
        }
        return lines.joined(separator: " ").split(whereSeparator: \.isWhitespace).joined(separator: " ")
    }
}
