import ConcordModel
import ConcordWeave

/// A blame as people read it: on the left whose words they are, `-` before what was struck and `+` before what was
/// inserted, and the papers with their dates below.
///
///     base      Employees earn
///     TA-01   - eight (8)
///     TA-01   + ten (10)
///     base      hours of vacation.
public struct BlameText: Sendable {
    /// Cells a line may take.
    public var width: Int
    /// Whether to colour with ANSI escapes. The words are the same without.
    public var isColoured: Bool

    public init(width: Int = 80, isColoured: Bool = false) {
        self.width = width
        self.isColoured = isColoured
    }

    /// The whole answer.
    public func bytes(for blame: Blame) -> [UInt8] {
        var out =
            CellText.wrapped(TerminalCells.oneLine("\(blame.citation), \(blame.version)"), to: width).joined(
                separator: "\n") + "\n"
        let known = Dictionary(
            blame.papers.map { ($0.id, PaperCaption.name(of: $0, blame.parties)) },
            uniquingKeysWith: { first, _ in first })
        let blame = blame.naming { known[$0] ?? $0 }
        var names = Set(known.values)
        for provision in blame.provisions {
            names.formUnion((provision.label + provision.heading + provision.text).map(name))
        }
        let column = min(20, max(4, names.map(CellText.width).max() ?? 4))
        var index = 0
        while index < blame.provisions.count {
            let provision = blame.provisions[index]
            var pieces = Piece.list(of: provision)
            index += 1
            if provision.kind == "row" {
                // A row is read as a row, whoever wrote its cells.
                while index < blame.provisions.count, blame.provisions[index].depth > provision.depth {
                    let cell = Piece.list(of: blame.provisions[index])
                    pieces = Piece.joined(pieces, cell, with: " | ")
                    index += 1
                }
            }
            guard !pieces.isEmpty || !provision.notes.isEmpty else { continue }
            out += "\n"
            for piece in pieces { append(piece, column, to: &out) }
            for note in provision.notes.map(TerminalCells.oneLine) {
                for (row, line) in CellText.wrapped(note, to: max(20, width - 5)).enumerated() {
                    out += (row == 0 ? "  >> " : "     ") + paint(line, .faint) + "\n"
                }
            }
        }
        appendSources(of: blame, column, to: &out)
        return Array(out.utf8)
    }

    private func append(_ piece: Piece, _ column: Int, to out: inout String) {
        let stretch = piece.stretch
        let words = TerminalCells.oneLine(stretch.words)
        let sign = !stretch.struck.isEmpty ? "-" : stretch.brought.isEmpty ? " " : "+"
        let colour: Colour = !stretch.struck.isEmpty ? .struck : stretch.brought.isEmpty ? .plain : .inserted
        let names = CellText.wrapped(name(of: stretch), to: column)
        let isOnesOwnEnd = !stretch.struck.isEmpty && !stretch.brought.isEmpty
        let origin = isOnesOwnEnd ? " ‹brought by \(stretch.brought.joined(separator: ", "))›" : ""
        let lines = CellText.wrapped(words + origin, to: max(20, width - column - 6))
        for row in 0..<max(lines.count, names.count) {
            let name = row < names.count ? names[row] : ""
            let padding = String(repeating: " ", count: max(0, column - CellText.width(name)))
            let line = row < lines.count ? lines[row] : ""
            out += "  " + paint(name, .faint) + padding + " \(row == 0 ? sign : " ") " + paint(line, colour)
            while out.last == " " { out.removeLast() }
            out += "\n"
        }
    }

    /// Who speaks: whoever struck the words, else whoever brought them.
    private func name(of stretch: Blame.Stretch) -> String {
        let papers = stretch.struck.isEmpty ? stretch.brought : stretch.struck
        return papers.isEmpty ? "base" : papers.map(TerminalCells.oneLine).joined(separator: ", ")
    }

    private func appendSources(of blame: Blame, _ column: Int, to out: inout String) {
        var entries = [("base", "\(blame.base)\(blame.term.map { ", \($0)" } ?? "")")]
        for paper in blame.papers {
            entries.append((PaperCaption.name(of: paper, blame.parties), PaperDates.text(of: paper, blame.parties)))
        }
        out += "\n"
        for (name, text) in entries {
            let lines = CellText.wrapped(TerminalCells.oneLine(text), to: max(20, width - column - 6))
            let names = CellText.wrapped(TerminalCells.oneLine(name), to: column)
            for row in 0..<max(lines.count, names.count) {
                let name = row < names.count ? names[row] : ""
                let padding = String(repeating: " ", count: max(0, column - CellText.width(name)))
                out += "  " + paint(name, .faint) + padding + "   " + (row < lines.count ? lines[row] : "") + "\n"
            }
        }
    }

    private enum Colour: String {
        case plain = ""
        case faint = "2"
        case struck = "31"
        case inserted = "32"
    }

    private func paint(_ text: String, _ colour: Colour) -> String {
        isColoured && colour != .plain && !text.isEmpty ? "\u{1B}[\(colour.rawValue)m\(text)\u{1B}[0m" : text
    }

    /// A stretch as it is shown: label, heading and text of a provision in one flow.
    private struct Piece {
        var stretch: Blame.Stretch

        static func list(of provision: Blame.Provision) -> [Piece] {
            joined(
                joined(provision.label.map(Piece.init), provision.heading.map(Piece.init), with: " "),
                provision.text.map(Piece.init), with: " ")
        }

        /// Two lists, the last of one and the first of the other made one where they have one origin.
        static func joined(_ left: [Piece], _ right: [Piece], with space: String) -> [Piece] {
            guard let last = left.last, let first = right.first else { return left + right }
            guard last.stretch.brought == first.stretch.brought, last.stretch.struck == first.stretch.struck else {
                return left + right
            }
            let words = last.stretch.words + space + first.stretch.words
            let both = Blame.Stretch(words: words, brought: last.stretch.brought, struck: last.stretch.struck)
            return left.dropLast() + [Piece(stretch: both)] + right.dropFirst()
        }
    }
}
