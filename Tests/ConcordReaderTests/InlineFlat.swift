import ConcordModel
import ConcordReader

/// Words and how each is set, as tests compare them.
struct Flat: Equatable, CustomStringConvertible {
    struct Piece: Equatable {
        var text: String
        var marks: Style.Marks
        var link: String?
    }
    private(set) var pieces: [Piece] = []

    mutating func append(_ text: String, _ marks: Style.Marks = [], link: String? = nil) {
        guard !text.isEmpty else { return }
        if let last = pieces.last, last.marks == marks, last.link == link {
            pieces[pieces.count - 1].text.unicodeScalars.append(contentsOf: text.unicodeScalars)
        } else {
            pieces.append(Piece(text: text, marks: marks, link: link))
        }
    }

    /// A link as a case writes it: its destination, and behind it its title.
    static func shown(_ link: Link) -> String {
        link.title.isEmpty ? link.destination : "\(link.destination) “\(link.title)”"
    }

    var text: String { pieces.map(\.text).joined() }

    /// `plain {em emphasis} {strong words}`, enough to read a table of cases by.
    var description: String {
        pieces.map { piece in
            var text = piece.text
            if piece.marks.contains(.code) { text = "{code \(text)}" }
            if piece.marks.contains(.footnoteMark) { text = "{note \(text)}" }
            if piece.marks.contains(.emphasis) { text = "{em \(text)}" }
            if piece.marks.contains(.strong) { text = "{strong \(text)}" }
            if let link = piece.link { text = "{\(link) \(text)}" }
            return text
        }.joined()
    }
}

/// One reading of a text as a block, for tests.
struct Reading {
    var reader: InlineReader
    var tree = Tree()
    let source: SourceText
    let runs: Range<UInt32>

    init(_ text: String, footnotes: Set<String> = [], references: [String: String] = [:]) {
        self.init(bytes: Array(text.utf8), footnotes: footnotes, references: references)
    }

    init(
        bytes: [UInt8], jumps: [SourceText.Jump] = [], footnotes: Set<String> = [], references: [String: String] = [:],
        indented: Bool = false
    ) {
        reader = InlineReader(footnotes: footnotes, references: references)
        source = SourceText(file: SourceSet().firstFile, bytes: bytes, jumps: jumps)
        runs = reader.read(Self.lines(of: bytes, indented: indented), of: source, into: &tree)
    }

    static func lines(of bytes: [UInt8], indented: Bool = false) -> [Range<Int>] {
        var lines: [Range<Int>] = []
        var start = 0
        for index in 0...bytes.count where index == bytes.count || bytes[index] == 0x0A {
            while indented, start < index, bytes[start] == 0x20 { start += 1 }
            lines.append(start..<index)
            start = index + 1
        }
        return lines
    }

    var flat: Flat {
        var flat = Flat()
        for run in tree.runs[Int(runs.lowerBound)..<Int(runs.upperBound)] {
            let link = run.style.link == 0 ? nil : Flat.shown(tree.links[Int(run.style.link) - 1])
            flat.append(String(decoding: tree.text[run.bytes], as: UTF8.self), run.style.marks, link: link)
        }
        return flat
    }

    /// `text@source` of every run.
    var places: [String] {
        tree.runs.map { "\(String(decoding: tree.text[$0.bytes], as: UTF8.self))@\($0.source)" }
    }
}

extension SourceSet {
    var firstFile: FileID {
        var set = self
        return set.add(SourceFile(path: "a.md", bytes: []))
    }
}
