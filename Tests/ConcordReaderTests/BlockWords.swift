import ConcordModel

/// Finds words of a source that reading has dropped.
///
/// Every letter and digit of a file must stand in the words of the tree, in an internal note beside it, or be one of the few
/// things that are signs and no words: front matter, the name of an entity, where a link leads, the tags of a table, the
/// language of a fence, `Table:` before a caption. The tree's runs say which bytes of the file they are, so that this looks
/// at bytes and not at a count of words.
struct BlockWords {
    private let bytes: [UInt8]
    private var isKept: [Bool]
    /// Where front matter ends.
    private var bodyStart = 0

    /// The stretches of `bytes`, each with the words around it, that `tree` has lost. `file` is the file's number.
    static func lost(from bytes: [UInt8], in tree: Tree, file: Int = 1) -> [String] {
        let source = SourceFile(path: "articles/01.md", bytes: bytes)
        var words = BlockWords(source.bytes)
        words.keep(tree, file)
        words.keepSigns(tree, file)
        let kept = Set(tree.notes.lazy.filter { Int($0.position.file.index) == file }.map(\.text))
        let bodyStart = words.bodyStart
        return words.lost()
            + source.text.notes.filter { $0.offset >= bodyStart && !kept.contains($0.text) }.map(\.text)
    }

    private init(_ bytes: [UInt8]) {
        self.bytes = bytes
        isKept = bytes.map { !Self.isLetter($0) }
    }

    private static func isLetter(_ byte: UInt8) -> Bool { byte &- 0x30 < 10 || (byte | 0x20) &- 0x61 < 26 }

    private mutating func keep(_ tree: Tree, _ file: Int) {
        for provision in tree.provisions where Int(provision.position.file.index) == file {
            for part in Part.allCases {
                for index in provision.runs(of: part) {
                    let run = tree.runs[Int(index)]
                    for (step, byte) in tree.text[run.bytes].enumerated() {
                        let place = Int(run.source) + step
                        if place < bytes.count, bytes[place] == byte { isKept[place] = true }
                    }
                }
            }
        }
    }

    // MARK: Signs

    private mutating func keepSigns(_ tree: Tree, _ file: Int) {
        keepFrontMatter()
        keepLines()
        var index = 0
        while index < bytes.count {
            switch bytes[index] {
            case UInt8(ascii: "&"): keep(index, until: ";", longest: 40)
            case UInt8(ascii: "]") where next(index) == UInt8(ascii: "("): keepDestination(index + 1)
            case UInt8(ascii: "]") where next(index) == UInt8(ascii: "["): keep(index + 1, until: "]", longest: 1000)
            case UInt8(ascii: "<") where starts("<br", index): keep(index, until: ">", longest: 20)
            default: break
            }
            index += 1
        }
        for provision in tree.provisions where provision.kind == .table && Int(provision.position.file.index) == file {
            var place = Int(provision.position.offset)
            guard place < bytes.count, bytes[place] == UInt8(ascii: "<") else { continue }
            while place < bytes.count, !starts("</table", place) {
                if bytes[place] == UInt8(ascii: "<") { keep(place, until: ">", longest: 2000) }
                place += 1
            }
            keep(place, until: ">", longest: 20)
        }
    }

    private func next(_ index: Int) -> UInt8 { index + 1 < bytes.count ? bytes[index + 1] : 0 }

    private func starts(_ text: String, _ index: Int) -> Bool {
        index + text.utf8.count <= bytes.count
            && zip(text.utf8, bytes[index...]).allSatisfy { $0 == $1 | ($1 > 0x40 ? 0x20 : 0) || $0 == $1 }
    }

    private mutating func keep(_ start: Int, until closer: Character, longest: Int) {
        let closer = closer.asciiValue ?? 0
        guard let end = bytes[start..<min(bytes.count, start + longest)].firstIndex(of: closer) else { return }
        for index in start...end { isKept[index] = true }
    }

    private mutating func keepDestination(_ start: Int) {
        var depth = 0
        for index in start..<min(bytes.count, start + 4000) {
            if bytes[index] == UInt8(ascii: "(") { depth += 1 }
            if bytes[index] == UInt8(ascii: ")") { depth -= 1 }
            if depth == 0 {
                for place in start...index { isKept[place] = true }
                return
            }
        }
    }

    private mutating func keepFrontMatter() {
        let lines = split()
        guard let first = lines.first, isFence(first) else { return }
        guard let last = lines.dropFirst().first(where: isFence) else { return }
        for index in 0..<last.upperBound { isKept[index] = true }
        bodyStart = last.upperBound
    }

    private func isFence(_ line: Range<Int>) -> Bool {
        let words = String(decoding: bytes[line], as: UTF8.self).replacing("\u{FEFF}", with: "")
        return words.hasPrefix("---") && words.dropFirst(3).allSatisfy { $0 == " " } || words.hasPrefix("...")
    }

    private func split() -> [Range<Int>] {
        var lines: [Range<Int>] = []
        var start = 0
        for index in 0...bytes.count where index == bytes.count || bytes[index] == 0x0A || bytes[index] == 0x0D {
            lines.append(start..<index)
            start = index + 1
        }
        return lines
    }

    private mutating func keepLines() {
        for line in split() {
            var start = line.lowerBound
            if start == 0, bytes.starts(with: [0xEF, 0xBB, 0xBF]) { start = 3 }
            while start < line.upperBound, [0x20, 0x09, 0x3E].contains(bytes[start]) { start += 1 }
            if starts("table:", start) { for index in start..<start + 5 { isKept[index] = true } }
            while start < line.upperBound, [0x20, 0x09].contains(bytes[start]) { start += 1 }
            let content = bytes[start..<line.upperBound]
            let isFence = content.starts(with: "```".utf8) || content.starts(with: "~~~".utf8)
            if isFence, content.split(separator: 0x20).count <= 2 { for index in line { isKept[index] = true } }
            // `[name]: destination`
            if content.first == UInt8(ascii: "["), let close = content.firstIndex(of: UInt8(ascii: "]")),
                next(close) == UInt8(ascii: ":"), content[(close + 2)...].split(separator: 0x20).count == 1
            {
                for index in line { isKept[index] = true }
            }
        }
    }

    private func lost() -> [String] {
        var found: [String] = []
        var index = 0
        while index < bytes.count, found.count < 8 {
            if isKept[index] {
                index += 1
                continue
            }
            let start = max(0, index - 30)
            while index < bytes.count, !isKept[index] || !Self.isLetter(bytes[index]) && bytes[index] != 0x0A {
                index += 1
            }
            found.append(String(decoding: bytes[start..<min(bytes.count, index + 10)], as: UTF8.self))
        }
        return found
    }
}
