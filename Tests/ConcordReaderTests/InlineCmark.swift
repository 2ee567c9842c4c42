import ConcordModel
import Foundation

/// The reference program for CommonMark, run over many blocks at once.
enum Cmark {
    static let isInstalled: Bool = (try? run(on: "a")) != nil

    /// An input as cmark is given it, so that it is one block and nothing else, and the words in that block; nil for what
    /// we read in another way on purpose.
    static func block(holding input: String) -> (document: String, words: String)? {
        var text = input
        while text.contains("<!") || text.contains("![") || text.contains("\\&") {
            // The last: cmark decodes entities before escapes in destinations, against the specification.
            text = text.replacing("<!", with: "<").replacing("![", with: "[").replacing("\\&", with: "&")
        }
        var lines = text.split(separator: "\n").map(String.init).filter { line in line.contains { $0 != " " } }
        guard !lines.isEmpty else { return nil }
        if lines.count == 1 {
            let line = lines[0].trimming(" ")
            // A heading holds one line, whatever it begins with.
            return ("# \(line) #", line)
        }
        for index in lines.indices {
            if let first = lines[index].first, " *_`><".contains(first), index > 0 || first != " " {
                lines[index] = (index == 0 ? "a" : "b") + lines[index]
            } else if index == 0 {
                lines[0] = "a" + lines[0]
            }
        }
        let words = lines.joined(separator: "\n")
        return (words, words)
    }

    /// Whether an input may meet one of two errors of cmark 0.30: it forgets openers before an underscore run that can
    /// both open and close, and it forgets later code spans once a run of backticks has had no partner.
    static func misreads(_ words: String) -> Bool {
        func isPunctuation(_ character: Character?) -> Bool {
            character.map { $0.isPunctuation || $0.isSymbol } ?? false
        }
        let characters = Array(words)
        var lengths: [Int] = []
        var index = 0
        while index < characters.count {
            let start = index
            while index < characters.count, characters[index] == characters[start] { index += 1 }
            if characters[start] == "`" { lengths.append(index - start) }
            if characters[start] == "_", start > 0, index < characters.count, isPunctuation(characters[start - 1]),
                isPunctuation(characters[index])
            {
                return true
            }
        }
        return lengths.count >= 4 && (Set(lengths).count > 1 || words.contains("\\`"))
    }

    /// Whether an input has underscores that are a blank to be filled in, which CommonMark does not know.
    static func knowsNoBlanks(in words: String) -> Bool {
        words.contains("___") || "/-.,:;%)".contains { words.contains("__\($0)") }
    }

    /// The words of each block as cmark reads them.
    static func read(_ blocks: [String]) throws -> [Flat] {
        var parser = XMLWords(try run(on: blocks.joined(separator: "\n\n") + "\n"))
        return parser.blocks()
    }

    private static func run(on document: String) throws -> [UInt8] {
        let name = "concord-inline-\(UUID().uuidString).md"
        let file = FileManager.default.temporaryDirectory.appendingPathComponent(name)
        try Data(document.utf8).write(to: file)
        defer { try? FileManager.default.removeItem(at: file) }
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        process.arguments = ["cmark", "-t", "xml", file.path]
        let output = Pipe()
        process.standardOutput = output
        process.standardError = Pipe()
        try process.run()
        let bytes = [UInt8](output.fileHandleForReading.readDataToEndOfFile())
        process.waitUntilExit()
        guard process.terminationStatus == 0 else { throw CocoaError(.executableNotLoadable) }
        return bytes
    }
}

extension String {
    func trimming(_ character: Character) -> String {
        var text = self[...]
        while text.first == character { text.removeFirst() }
        while text.last == character { text.removeLast() }
        return String(text)
    }
}

/// Reads the little XML that cmark writes.
private struct XMLWords {
    private let bytes: [UInt8]
    private var index = 0
    private var marks: [Style.Marks] = []
    private var links: [String] = []
    private var flat = Flat()
    private var pendingSpace = false
    private var isAtLineStart = true
    private var spaceStyle: (Style.Marks, String?) = ([], nil)

    init(_ bytes: [UInt8]) { self.bytes = bytes }

    mutating func blocks() -> [Flat] {
        var blocks: [Flat] = []
        while let tag = nextTag() {
            let name = String(tag.split { $0 == " " || $0 == "/" }.first ?? "")
            switch tag.first == "/" ? "/" + name : name {
            case "paragraph", "heading":
                flat = Flat()
                isAtLineStart = true
                pendingSpace = false
            case "/paragraph", "/heading": blocks.append(flat)
            case "emph": marks.append(.emphasis)
            case "strong": marks.append(.strong)
            case "/emph", "/strong": marks.removeLast()
            // A link without words closes itself.
            case "link":
                guard tag.last != "/" else { break }
                let title = attribute("title", of: tag).split { $0.isASCII && $0.isWhitespace }
                links.append(
                    Flat.shown(Link(to: attribute("destination", of: tag), title: title.joined(separator: " "))))
            case "/link": links.removeLast()
            case "text", "html_inline": add(words: text())
            case "code":
                flush()
                let words = text()
                flat.append(words, style.0.union(.code), link: style.1)
                isAtLineStart = false
            case "softbreak": add(words: " ")
            case "linebreak":
                pendingSpace = false
                flat.append("\n", style.0, link: style.1)
                isAtLineStart = true
            default: break
            }
        }
        return blocks
    }

    private var style: (Style.Marks, String?) { (marks.reduce([]) { $0.union($1) }, links.last) }

    /// Spaces in a row are one, set as the first of them; none stands at the edge of a line.
    private mutating func add(words: String) {
        for scalar in words.unicodeScalars {
            if scalar == " " || scalar == "\n" || scalar == "\t" {
                if !isAtLineStart, !pendingSpace {
                    pendingSpace = true
                    spaceStyle = style
                }
            } else {
                flush()
                flat.append(String(scalar), style.0, link: style.1)
                isAtLineStart = false
            }
        }
    }

    private mutating func flush() {
        if pendingSpace { flat.append(" ", spaceStyle.0, link: spaceStyle.1) }
        pendingSpace = false
    }

    private mutating func nextTag() -> String? {
        while index < bytes.count, bytes[index] != 0x3C { index += 1 }
        guard index < bytes.count else { return nil }
        let start = index + 1
        while index < bytes.count, bytes[index] != 0x3E { index += 1 }
        defer { index += 1 }
        return String(decoding: bytes[start..<index], as: UTF8.self)
    }

    private mutating func text() -> String {
        let start = index
        while index < bytes.count, bytes[index] != 0x3C { index += 1 }
        return unescaped(String(decoding: bytes[start..<index], as: UTF8.self))
    }

    private func attribute(_ name: String, of tag: String) -> String {
        guard let start = tag.range(of: " " + name + "=\""),
            let end = tag.range(of: "\"", range: start.upperBound..<tag.endIndex)
        else { return "" }
        return unescaped(String(tag[start.upperBound..<end.lowerBound]))
    }

    private func unescaped(_ text: String) -> String {
        text.replacing("&lt;", with: "<").replacing("&gt;", with: ">").replacing("&quot;", with: "\"")
            .replacing("&amp;", with: "&")
    }
}
