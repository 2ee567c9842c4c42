import Mustache

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

/// The page around the agreement: a mustache template rendered once, with a marker for every value.
///
/// No word of the agreement goes through the template engine. What it renders are markers, and the writer puts the
/// words in their places, escaped. So nothing in an agreement can be taken for template syntax, nothing can be taken
/// for a marker, `{{{title}}}` is as harmless as `{{title}}`, and the cost does not grow with the agreement.
struct HTMLShell {
    /// What may stand at a marker.
    enum Slot {
        case words(String)
        case style, contents, main
    }

    enum Piece {
        case markup(ArraySlice<UInt8>)
        case slot(Slot)
    }

    /// A value that a template can name.
    enum Value {
        case slot(Slot)
        case flag(Bool)
        case list([[String: Slot]])
        /// Known, and empty in this agreement.
        case absent
    }

    let pieces: [Piece]

    /// The characters around a marker's number; they belong to no alphabet, and no template may hold them.
    private static let opening: Unicode.Scalar = "\u{F0000}"
    private static let closing: Unicode.Scalar = "\u{F0001}"
    /// More tags than any page needs; a bound, because the engine nests as deep as the tags do.
    private static let mostTags = 1000

    init(template: String, values: [String: Value]) throws(TemplateError) {
        let parsed = try Self.parse(template)
        let context = ShellContext(values)
        let rendered = Array(parsed.render(context).utf8)
        if let name = context.unknown {
            throw TemplateError(
                "“\(name)” is not known here; known are \(values.keys.sorted().joined(separator: ", "))")
        }
        pieces = try Self.split(rendered, context.slots)
        var mains = 0
        for case .slot(.main) in pieces { mains += 1 }
        guard mains == 1 else {
            throw TemplateError("the agreement, {{{main}}}, must stand in the page once; here it stands \(mains) times")
        }
    }

    private static func parse(_ template: String) throws(TemplateError) -> MustacheTemplate {
        guard !template.unicodeScalars.contains(where: { $0 == opening || $0 == closing }) else {
            throw TemplateError("the characters U+F0000 and U+F0001 cannot be used in a page template")
        }
        var tags = 0
        var line = 1
        var braces = 0
        for byte in template.utf8 {
            if byte == 0x0A { line += 1 }
            if byte == 0x7B, braces > 0 { tags += 1 }
            if tags > mostTags { throw TemplateError("more than \(mostTags) tags", line: line) }
            // Other delimiters would escape the count, and an empty one hangs the engine.
            if byte == 0x3D, braces > 1 {
                throw TemplateError("tags that change the delimiters, {{= =}}, cannot be used here", line: line)
            }
            braces = byte == 0x7B ? braces + 1 : 0
        }
        do {
            return try MustacheTemplate(string: template)
        } catch let error as MustacheTemplate.ParserError {
            throw TemplateError(explain(error.error), line: error.context.lineNumber)
        } catch {
            throw TemplateError("this is not a mustache template")
        }
    }

    private static func explain(_ error: any Error) -> String {
        guard let error = error as? MustacheTemplate.Error else { return "a tag is not closed" }
        switch error {
        case .sectionCloseNameIncorrect: return "this tag closes a section that is not the open one"
        case .unfinishedName: return "a tag is not closed, or its name is not a name"
        case .expectedSectionEnd: return "a section is not closed"
        case .invalidSetDelimiter: return "tags that change the delimiters, {{= =}}, cannot be used here"
        case .transformAppliedToInheritanceSection: return "a block cannot have a transform"
        case .illegalTokenInsideInheritSection, .textInsideInheritSection: return "only blocks can stand here"
        case .invalidConfigVariableSyntax, .unrecognisedConfigVariable: return "this setting is not known"
        }
    }

    /// Cuts the rendered shell at its markers.
    private static func split(_ rendered: [UInt8], _ slots: [Slot]) throws(TemplateError) -> [Piece] {
        let opening = Array(String(Character(opening)).utf8)
        let closing = Array(String(Character(closing)).utf8)
        var pieces: [Piece] = []
        var clean = 0
        var index = 0
        while index < rendered.count {
            guard rendered[index] == opening[0], rendered[index...].starts(with: opening) else {
                if rendered[index...].starts(with: closing) { throw Self.brokenMarker }
                index += 1
                continue
            }
            pieces.append(.markup(rendered[clean..<index]))
            index += opening.count
            var number = 0
            while index < rendered.count, (0x30...0x39).contains(rendered[index]), number < slots.count {
                number = number * 10 + Int(rendered[index] - 0x30)
                index += 1
            }
            guard number < slots.count, rendered[index...].starts(with: closing) else { throw Self.brokenMarker }
            pieces.append(.slot(slots[number]))
            index += closing.count
            clean = index
        }
        pieces.append(.markup(rendered[clean...]))
        return pieces
    }

    private static var brokenMarker: TemplateError {
        TemplateError("transforms, as in {{reversed(title)}}, cannot be used on words of the agreement")
    }

    static func marker(_ number: Int) -> String { "\(opening)\(number)\(closing)" }
}

/// What the engine asks for values: it hands out markers, and remembers a name that nobody knows.
private final class ShellContext: MustacheParent {
    private let values: [String: HTMLShell.Value]
    private(set) var slots: [HTMLShell.Slot] = []
    private(set) var unknown: String?

    init(_ values: [String: HTMLShell.Value]) { self.values = values }

    func child(named name: String) -> Any? {
        switch values[name] {
        case .slot(let slot): return marker(slot)
        case .flag(let flag): return flag
        case .list(let rows):
            return rows.isEmpty ? nil : rows.map { row in row.mapValues { marker($0) } }
        case .absent: return nil
        case nil:
            unknown = unknown ?? name
            return nil
        }
    }

    private func marker(_ slot: HTMLShell.Slot) -> String {
        slots.append(slot)
        return HTMLShell.marker(slots.count - 1)
    }
}
