import CLibYAML

/// A value of a YAML document, with its place.
///
/// libyaml reads; this only builds the tree from its events. It is the smallest library that knows all of YAML and where
/// everything stands, and it starts in no time, which a command that is run on every save must.
struct YAMLNode {
    indirect enum Value {
        /// The text, and whether it was written without quotes (only then can it be null).
        case scalar(String, isPlain: Bool)
        case list([YAMLNode])
        /// Entries in the order they are written; a key that stands twice is refused.
        case mapping([(key: YAMLNode, value: YAMLNode)])
    }

    var value: Value
    /// Line and column from 0.
    var line: Int
    var column: Int

    /// Why a document cannot be read, and where.
    struct Failure: Error {
        var reason: String
        var line: Int
        var column: Int
    }

    /// Front matter is flat; what nests deeper than this is no front matter.
    private static let deepest = 32

    /// Reads the first document of `bytes`; nil when it is empty.
    static func read(_ bytes: ArraySlice<UInt8>) throws(Failure) -> YAMLNode? {
        var events = Events(bytes)
        defer { events.finish() }
        while true {
            let event = try events.next()
            switch event.kind {
            case .streamEnd: return nil
            case .documentStart: return try read(try events.next(), &events, depth: 0)
            case .other, .documentEnd, .listEnd, .mappingEnd, .scalar, .listStart, .mappingStart, .alias: continue
            }
        }
    }

    private static func read(_ event: Events.Event, _ events: inout Events, depth: Int) throws(Failure) -> YAMLNode {
        guard depth < deepest else {
            throw Failure(reason: "it nests too deep", line: event.line, column: event.column)
        }
        switch event.kind {
        case .listStart:
            var items: [YAMLNode] = []
            while true {
                let next = try events.next()
                if next.kind == .listEnd { break }
                items.append(try read(next, &events, depth: depth + 1))
            }
            return YAMLNode(value: .list(items), line: event.line, column: event.column)
        case .mappingStart:
            var entries: [(key: YAMLNode, value: YAMLNode)] = []
            while true {
                let next = try events.next()
                if next.kind == .mappingEnd { break }
                let key = try read(next, &events, depth: depth + 1)
                let value = try read(try events.next(), &events, depth: depth + 1)
                if let last = entries.last, let date = dateWithYear(last.value, key, value) {
                    entries[entries.count - 1].value.value = .scalar(date, isPlain: true)
                    continue
                }
                if let name = key.text, entries.contains(where: { $0.key.text == name }) {
                    throw Failure(reason: "`\(name)` stands there twice", line: key.line, column: key.column)
                }
                entries.append((key, value))
            }
            return YAMLNode(value: .mapping(entries), line: event.line, column: event.column)
        case .alias:
            throw Failure(reason: "a reference with * is not used here", line: event.line, column: event.column)
        case .scalar, .other, .documentStart, .documentEnd, .streamEnd, .listEnd, .mappingEnd:
            return YAMLNode(
                value: .scalar(event.text, isPlain: event.isPlain), line: event.line, column: event.column)
        }
    }

    /// To YAML the comma in `{ union: March 14, 2025 }` parts two entries, the second a year without a value.
    private static func dateWithYear(_ before: YAMLNode, _ key: YAMLNode, _ value: YAMLNode) -> String? {
        guard value.isNull, case .scalar(let start, true) = before.value, case .scalar(let year, true) = key.value,
            year.utf8.count == 4, case .day = WrittenDate("\(start), \(year)", order: nil)
        else { return nil }
        return "\(start), \(year)"
    }

    /// A scalar as it is written; nil for lists, mappings and null.
    var text: String? {
        guard case .scalar(let text, _) = value, !isNull else { return nil }
        return text
    }

    /// Whether nothing is said: an empty value, `~` or `null` without quotes.
    var isNull: Bool {
        guard case .scalar(let text, let isPlain) = value else { return false }
        return isPlain && ["", "~", "null", "Null", "NULL"].contains(text)
    }

    // MARK: libyaml

    /// The events of a document, one by one. The parser lives behind a pointer, since libyaml keeps its address.
    private struct Events {
        enum Kind {
            case streamEnd, documentStart, documentEnd, alias, scalar, listStart, listEnd, mappingStart, mappingEnd,
                other
        }
        struct Event {
            var kind: Kind
            var text = ""
            var isPlain = false
            var line: Int
            var column: Int
        }

        private let parser = UnsafeMutablePointer<yaml_parser_t>.allocate(capacity: 1)
        private let input: UnsafeMutableBufferPointer<UInt8>

        init(_ bytes: ArraySlice<UInt8>) {
            input = .allocate(capacity: max(1, bytes.count))
            _ = input.initialize(from: bytes)
            yaml_parser_initialize(parser)
            yaml_parser_set_input_string(parser, input.baseAddress, bytes.count)
        }

        func finish() {
            yaml_parser_delete(parser)
            parser.deallocate()
            input.deallocate()
        }

        /// What is wrong where the parser stopped, in words that need no knowledge of YAML where that is possible.
        private func reason(at index: Int) -> String {
            if input.indices.contains(index), input[index] == 0x09 { return "a tab stands where only spaces may" }
            return PlainYAML.reason(parser.pointee.problem.map { String(cString: $0) } ?? "")
        }

        mutating func next() throws(Failure) -> Event {
            var event = yaml_event_t()
            guard yaml_parser_parse(parser, &event) == 1 else {
                let mark = parser.pointee.problem_mark
                throw Failure(reason: reason(at: Int(mark.index)), line: Int(mark.line), column: Int(mark.column))
            }
            defer { yaml_event_delete(&event) }
            var result = Event(kind: .other, line: Int(event.start_mark.line), column: Int(event.start_mark.column))
            switch event.type {
            case YAML_STREAM_END_EVENT: result.kind = .streamEnd
            case YAML_DOCUMENT_START_EVENT: result.kind = .documentStart
            case YAML_DOCUMENT_END_EVENT: result.kind = .documentEnd
            case YAML_ALIAS_EVENT: result.kind = .alias
            case YAML_SEQUENCE_START_EVENT: result.kind = .listStart
            case YAML_SEQUENCE_END_EVENT: result.kind = .listEnd
            case YAML_MAPPING_START_EVENT: result.kind = .mappingStart
            case YAML_MAPPING_END_EVENT: result.kind = .mappingEnd
            case YAML_SCALAR_EVENT:
                result.kind = .scalar
                let scalar = event.data.scalar
                result.text = String(
                    decoding: UnsafeBufferPointer(start: scalar.value, count: Int(scalar.length)), as: UTF8.self)
                result.isPlain = scalar.style == YAML_PLAIN_SCALAR_STYLE
            default: break
            }
            return result
        }
    }
}
