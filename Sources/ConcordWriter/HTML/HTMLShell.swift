/// Why a page shell cannot be used, in words for the person who wrote it.
public struct TemplateError: Error, Sendable, Hashable, CustomStringConvertible {
    public let message: String
    /// The line of the template, where one is to blame.
    public let line: Int?

    init(_ message: String, line: Int? = nil) {
        self.message = message
        self.line = line
    }

    public var description: String { line.map { "line \($0): \(message)" } ?? message }
}

/// The page around the agreement, in the part of mustache that needs no logic: `{{name}}`, `{{{name}}}`, `{{#name}}…{{/name}}`,
/// `{{^name}}…{{/name}}`, `{{! comment }}`.
///
/// A template engine of the full language was tried first and cost more than reading and writing a contract: it brings
/// Foundation, a millisecond of start-up and 4 MB. Here values go to the page as bytes, escaped by the writer however
/// they are named, so that `{{{title}}}` is as harmless as `{{title}}` and no word of an agreement can be taken for syntax.
struct HTMLShell {
    /// What may stand at a name.
    enum Slot {
        case words(String)
        case style, contents, main
    }

    /// A value that a template can name.
    enum Value {
        case slot(Slot)
        case flag(Bool)
        case list([[String: Slot]])
        /// Known, and empty in this agreement.
        case absent
    }

    enum Piece {
        case markup(ArraySlice<UInt8>)
        case slot(Slot)
    }

    private(set) var pieces: [Piece] = []
    private let tags: [Tag]
    private let template: [UInt8]
    private let values: [String: Value]

    private enum Kind { case name, section, inverted, close, comment }

    /// One tag, the bytes it fills, and for a section the tag that closes it.
    private struct Tag {
        var kind: Kind
        var name: String
        var bytes: Range<Int>
        var close = 0
    }

    /// More tags than any page needs; sections nest no deeper than there are tags.
    private static let mostTags = 1000

    init(template: String, values: [String: Value]) throws(TemplateError) {
        self.template = Array(template.utf8)
        self.values = values
        tags = try Self.tags(in: self.template, known: values)
        render(0..<tags.count, from: 0, to: self.template.count, entry: [:], depth: 0)
        var mains = 0
        for case .slot(.main) in pieces { mains += 1 }
        guard mains == 1 else {
            throw TemplateError("the agreement, {{{main}}}, must stand in the page once; here it stands \(mains) times")
        }
    }

    /// Sections repeat what is in them; a bound, because lists in lists would multiply.
    private static let deepestSection = 4

    private mutating func render(_ range: Range<Int>, from start: Int, to end: Int, entry: [String: Slot], depth: Int) {
        var cursor = start
        var index = range.lowerBound
        while index < range.upperBound {
            let tag = tags[index]
            if cursor < tag.bytes.lowerBound { pieces.append(.markup(template[cursor..<tag.bytes.lowerBound])) }
            cursor = tag.bytes.upperBound
            switch tag.kind {
            case .comment, .close: break
            case .name:
                if let slot = entry[tag.name] {
                    pieces.append(.slot(slot))
                } else if case .slot(let slot)? = values[tag.name] {
                    pieces.append(.slot(slot))
                }
            case .section, .inverted:
                let close = tags[tag.close].bytes
                for inner in entries(of: tag, in: entry) where depth < Self.deepestSection {
                    render(
                        index + 1..<tag.close, from: cursor, to: close.lowerBound,
                        entry: entry.merging(inner) { $1 }, depth: depth + 1)
                }
                cursor = close.upperBound
                index = tag.close
            }
            index += 1
        }
        if cursor < end { pieces.append(.markup(template[cursor..<end])) }
    }

    /// What a section is printed for: once for each entry of a list, once or never for anything else.
    private func entries(of tag: Tag, in entry: [String: Slot]) -> [[String: Slot]] {
        var found: [[String: Slot]]
        if entry[tag.name] != nil {
            found = [[:]]
        } else {
            switch values[tag.name] {
            case .slot: found = [[:]]
            case .flag(let flag): found = flag ? [[:]] : []
            case .list(let rows): found = rows
            case .absent, nil: found = []
            }
        }
        if tag.kind == .inverted { found = found.isEmpty ? [[:]] : [] }
        return found
    }

    // MARK: Tags

    private static func tags(in template: [UInt8], known: [String: Value]) throws(TemplateError) -> [Tag] {
        var tags: [Tag] = []
        var open: [Int] = []
        var line = 1
        var index = 0
        while index + 1 < template.count {
            if template[index] == 0x0A { line += 1 }
            guard template[index] == UInt8(ascii: "{"), template[index + 1] == UInt8(ascii: "{") else {
                index += 1
                continue
            }
            var tag = try Self.tag(in: template, at: index, line: line)
            guard tags.count < mostTags else { throw TemplateError("more than \(mostTags) tags", line: line) }
            if tag.kind != .comment, known[tag.name] == nil {
                throw TemplateError(
                    "“\(tag.name)” is not known here; known are \(known.keys.sorted().joined(separator: ", "))",
                    line: line)
            }
            switch tag.kind {
            case .section, .inverted: open.append(tags.count)
            case .close:
                guard let opener = open.popLast(), tags[opener].name == tag.name else {
                    throw TemplateError("this tag closes a section that is not the open one", line: line)
                }
                tags[opener].close = tags.count
            case .name, .comment: break
            }
            if tag.kind != .name { tag.bytes = withoutOwnLine(tag.bytes, in: template) }
            tags.append(tag)
            line += template[index..<tag.bytes.upperBound].count { $0 == 0x0A }
            index = tag.bytes.upperBound
        }
        guard open.isEmpty else { throw TemplateError("a section is not closed", line: line) }
        return tags
    }

    private static func tag(in template: [UInt8], at start: Int, line: Int) throws(TemplateError) -> Tag {
        let isTriple = start + 2 < template.count && template[start + 2] == UInt8(ascii: "{")
        var cursor = start + (isTriple ? 3 : 2)
        var kind = Kind.name
        if cursor < template.count {
            switch template[cursor] {
            case UInt8(ascii: "#"): kind = .section
            case UInt8(ascii: "^"): kind = .inverted
            case UInt8(ascii: "/"): kind = .close
            case UInt8(ascii: "!"): kind = .comment
            case UInt8(ascii: "&"): cursor += 1
            default: break
            }
            if kind != .name { cursor += 1 }
        }
        let nameStart = cursor
        let wanted = isTriple ? 3 : 2
        while cursor < template.count, template[cursor] != UInt8(ascii: "}") { cursor += 1 }
        let end = cursor + wanted
        guard end <= template.count, template[cursor..<end].allSatisfy({ $0 == UInt8(ascii: "}") }) else {
            throw TemplateError("a tag is not closed", line: line)
        }
        let name = template[nameStart..<cursor].filter { $0 > 0x20 }
        return Tag(kind: kind, name: String(decoding: name, as: UTF8.self), bytes: start..<end)
    }

    /// A tag that prints nothing and stands alone on its line takes the line with it.
    private static func withoutOwnLine(_ bytes: Range<Int>, in template: [UInt8]) -> Range<Int> {
        var start = bytes.lowerBound
        while start > 0, template[start - 1] == 0x20 { start -= 1 }
        guard start == 0 || template[start - 1] == 0x0A, bytes.upperBound < template.count,
            template[bytes.upperBound] == 0x0A
        else { return bytes }
        return start..<bytes.upperBound + 1
    }
}
