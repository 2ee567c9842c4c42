/// A stretch of a file in whose place a patch sets other lines.
struct PatchEdit {
    /// Where words of a later line are read from.
    enum Piece {
        case patch(Range<Int>)
        case base(Range<Int>)
    }

    var base: Range<Int>
    var lines: [[Piece]]
    /// Signs that the rest of a line of the file begins with again, where lines are set in the middle of it.
    var lead: Range<Int> = 0..<0
}

/// What hunks make of a file, as stretches of it with the lines in their places. What the patch does not strike stays as the
/// file has it, whatever quotes, dashes, spaces and ends of lines the patch shows there; and so do struck words that come
/// again in the inserted lines.
struct PatchEdits {
    private(set) var edits: [PatchEdit] = []
    /// Lines of the file that the patch shows to the byte, and where it does.
    private(set) var shown: [(base: Range<Int>, patch: Int)] = []
    /// For words of struck lines that the file has otherwise, by where they begin: the words of the file.
    private(set) var homes: [Int: Range<Int>] = [:]
    /// Words of such lines that have no counterpart in the file.
    private(set) var lost: Set<Int> = []

    /// How far the patch sets in the lines of words of the file, by where these begin.
    private var marginsShown: [Int: Int] = [:]

    private let patch: [UInt8]
    private let base: [UInt8]
    private let lines: [Range<Int>]
    private let words: PatchWords

    init(_ patch: [UInt8], on base: [UInt8], _ lines: [Range<Int>], _ hunks: [PlacedHunk], _ words: PatchWords) {
        self.patch = patch
        self.base = base
        self.lines = lines
        self.words = words
        for placed in hunks {
            switch placed.place {
            case .lines(let first): lay(placed.hunk, onLinesFrom: first)
            case .words(let old, let found): lay(placed.hunk, old, on: Array(found))
            }
        }
    }

    private func start(of line: Int) -> Int { line < lines.count ? lines[line].lowerBound : base.count }

    // MARK: Line for line

    private mutating func lay(_ hunk: PatchHunk, onLinesFrom first: Int) {
        var number = first
        var opening: Int?
        var inserted: [PatchLine] = []
        func close(_ edits: inout PatchEdits) {
            guard let start = opening else { return }
            edits.edits.append(
                PatchEdit(
                    base: edits.start(of: start)..<edits.start(of: number),
                    lines: inserted.map { edits.pieces(of: $0.content) }))
            (opening, inserted) = (nil, [])
        }
        // The words of all struck lines first: inserted ones may be theirs.
        for line in hunk.lines where line.isBefore {
            note(line, as: lines[number])
            number += 1
        }
        number = first
        for line in hunk.lines {
            switch line.kind {
            case .context: close(&self)
            case .struck: opening = opening ?? number
            case .inserted:
                opening = opening ?? number
                inserted.append(line)
            }
            if line.isBefore { number += 1 }
        }
        close(&self)
    }

    private mutating func note(_ line: PatchLine, as home: Range<Int>) {
        if patch[line.content] == base[home] { return shown.append((home, line.content.lowerBound)) }
        guard line.kind == .struck else { return }
        let (old, new) = (PatchWords.words(patch, line.content), PatchWords.words(base, home))
        if old.count == new.count {
            for (old, new) in zip(old, new) { homes[old.lowerBound] = new }
        } else {
            lost.formUnion(old.map(\.lowerBound))
        }
    }

    // MARK: Word for word

    /// Lines between two that stay, or up to an end of the hunk.
    private struct Stretch {
        var lines: [PatchLine] = []
        /// Words of the struck lines among them, as indices in the hunk.
        var struck: Range<Int>?
        var isChanged: Bool { lines.contains { $0.kind != .context } }
    }

    private mutating func lay(_ hunk: PatchHunk, _ old: [LooseWord], on found: [LooseWord]) {
        for (word, home) in zip(old, found) {
            if PatchLineKeys(patch[word.range]).loose == PatchLineKeys(base[home.range]).loose {
                homes[word.range.lowerBound] = home.range
            }
        }
        for line in hunk.lines where line.kind == .struck {
            for word in PatchWords.words(patch, line.content) where homes[word.lowerBound] == nil {
                lost.insert(word.lowerBound)
            }
        }
        let shown = hunk.lines.filter(\.isBefore).map(\.content)
        for (word, home) in zip(old, found) {
            marginsShown[home.range.lowerBound] = patch[shown[word.line]].prefix { $0 == 0x20 }.count
        }
        var stretch = Stretch()
        var previous: Int?
        var (next, number) = (0, 0)
        for line in hunk.lines {
            var count = 0
            if line.isBefore {
                count = old[next...].prefix { $0.line == number }.count
                number += 1
            }
            if line.kind == .context, count > 0 {
                close(stretch, after: previous, before: next, found)
                stretch = Stretch()
                previous = next + count - 1
            } else {
                if count > 0 { stretch.struck = (stretch.struck?.lowerBound ?? next)..<next + count }
                stretch.lines.append(line)
            }
            next += count
        }
        close(stretch, after: previous, before: nil, found)
    }

    /// Sets what stands between two words that stay.
    private mutating func close(_ stretch: Stretch, after previous: Int?, before following: Int?, _ found: [LooseWord])
    {
        guard stretch.isChanged else { return }
        let first = stretch.struck?.lowerBound ?? following
        let last = stretch.struck.map { $0.upperBound - 1 } ?? previous
        let start = previous.map { self.end(of: $0, found) } ?? first.map { begin(of: $0, found) } ?? 0
        let end = following.map { begin(of: $0, found) } ?? last.map { self.end(of: $0, found) } ?? start
        let margin = margin(at: first ?? last, found)
        var edit = PatchEdit(
            base: start..<max(start, end),
            lines: stretch.lines.filter(\.isAfter).map { set($0, margin) })
        edit.lead = lead(of: edit.base.upperBound, in: following ?? last, found)
        edits.append(edit)
    }

    /// How far the file sets in the line of a word, and how far the patch does.
    private func margin(at index: Int?, _ found: [LooseWord]) -> (base: Range<Int>, patch: Int)? {
        guard let index, let shown = marginsShown[found[index].range.lowerBound] else { return nil }
        return (base[lines[found[index].line]].prefix { $0 == 0x20 }.indices, shown)
    }

    /// An inserted line, set in as the lines around it are in the file.
    private func set(_ line: PatchLine, _ margin: (base: Range<Int>, patch: Int)?) -> [PatchEdit.Piece] {
        var content = line.content
        let own = patch[content].prefix { $0 == 0x20 }.count
        // A head is one at the margin alone.
        let isSetIn = own < content.count && patch[content.lowerBound + own] != UInt8(ascii: "#")
        guard let margin, isSetIn else { return line.kind == .context ? [.patch(content)] : pieces(of: content) }
        let less = min(own, max(0, margin.patch - margin.base.count))
        content = content.lowerBound + less..<content.upperBound
        let pieces = line.kind == .context ? [.patch(content)] : pieces(of: content)
        let more = max(0, margin.base.count - margin.patch)
        return more == 0 ? pieces : [.base(margin.base.prefix(more))] + pieces
    }

    /// The signs of a quote in front of a place in the middle of its line.
    private func lead(of place: Int, in index: Int?, _ found: [LooseWord]) -> Range<Int> {
        guard let index else { return 0..<0 }
        let line = lines[found[index].line]
        guard line.lowerBound < place, place < line.upperBound else { return 0..<0 }
        let signs = base[line].prefix { $0 == 0x20 || $0 == 0x09 || $0 == UInt8(ascii: ">") }
        return signs.contains(UInt8(ascii: ">")) ? signs.indices : 0..<0
    }

    /// Where the line of a word begins, if no other word stands before it there.
    private func begin(of index: Int, _ found: [LooseWord]) -> Int {
        let word = found[index]
        let line = lines[word.line]
        let isFirst =
            PatchWords.words(base, line.lowerBound..<word.range.lowerBound).isEmpty
            || LooseWord.words(base, [line]).first?.range == word.range
        return isFirst ? line.lowerBound : word.range.lowerBound
    }

    private func end(of index: Int, _ found: [LooseWord]) -> Int {
        let word = found[index]
        let line = lines[word.line]
        return LooseWord.words(base, [line]).last?.range == word.range
            ? start(of: word.line + 1) : word.range.upperBound
    }

    // MARK: Words of inserted lines

    private func pieces(of line: Range<Int>) -> [PatchEdit.Piece] {
        var pieces: [PatchEdit.Piece] = []
        var cursor = line.lowerBound
        for word in PatchWords.words(patch, line) {
            guard let old = words.origins[word.lowerBound], !lost.contains(old.lowerBound) else { continue }
            let home = homes[old.lowerBound]
            let gap = patch[cursor..<word.lowerBound]
            switch (pieces.last, home) {
            case (.patch(let last), nil)
            where !line.contains(last.lowerBound) && last.upperBound <= old.lowerBound
                && patch[last.upperBound..<old.lowerBound] == gap:
                pieces[pieces.count - 1] = .patch(last.lowerBound..<old.upperBound)
            case (.base(let last), let home?)
            where last.upperBound <= home.lowerBound && base[last.upperBound..<home.lowerBound] == gap:
                pieces[pieces.count - 1] = .base(last.lowerBound..<home.upperBound)
            default:
                if !gap.isEmpty { pieces.append(.patch(gap.indices)) }
                pieces.append(home.map { .base($0) } ?? .patch(old))
            }
            cursor = word.upperBound
        }
        if cursor < line.upperBound { pieces.append(.patch(cursor..<line.upperBound)) }
        return pieces
    }
}
