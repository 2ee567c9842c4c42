import ConcordModel

/// References as text: one a line, with its place, its words and where it leads.
public struct ReferenceTable: Sendable {
    public init() {}

    public func bytes(for references: [CitedReference], in sources: SourceSet, to citation: String?) -> [UInt8] {
        guard !references.isEmpty else {
            return TerminalText(citation.map { "Nothing refers to \($0).\n" } ?? "There are no references.\n").bytes
        }
        var lines = LineIndex(sources)
        var out = ""
        for reference in references {
            guard let place = lines.place(of: reference.position) else { continue }
            out += "\(place.path):\(place.line):\(place.column): "
            out += reference.provision.isEmpty ? "“\(reference.words)”" : "\(reference.provision): “\(reference.words)”"
            switch reference.state {
            case .resolved: out += " -> \(reference.target ?? "")"
            case .ambiguous: out += " -> cannot be told"
            case .unresolved: out += " -> nothing"
            case .foreign: out += " (another document)"
            }
            out += "\n"
        }
        if citation == nil {
            let counts = CitedReference.State.allCases.map { state in
                "\(references.filter { $0.state == state }.count) \(Self.name(of: state))"
            }
            out += "\(references.count) references: \(counts.joined(separator: ", "))\n"
        }
        return TerminalText(out).bytes
    }

    private static func name(of state: CitedReference.State) -> String {
        switch state {
        case .resolved: "lead to a provision"
        case .ambiguous: "cannot be told"
        case .unresolved: "lead nowhere"
        case .foreign: "point to other documents"
        }
    }
}

/// References as JSON for programs: keys in a fixed order, one reference a line.
public struct ReferenceJSON: Sendable {
    public init() {}

    public func bytes(for references: [CitedReference], in sources: SourceSet) -> [UInt8] {
        var json = JSONBytes()
        var lines = LineIndex(sources)
        json.raw("{\"references\":[")
        for (index, reference) in references.enumerated() {
            json.raw(index == 0 ? "\n{" : ",\n{")
            json.raw("\"words\":")
            json.string(reference.words)
            json.raw(",\"provision\":")
            json.string(reference.provision)
            json.raw(",\"target\":")
            json.string(orNull: reference.target)
            json.raw(",\"state\":")
            json.string(reference.state.rawValue)
            let place = lines.place(of: reference.position)
            json.raw(",\"file\":")
            json.string(orNull: place?.path)
            json.raw(",\"line\":\(place?.line ?? 0),\"column\":\(place?.column ?? 0)}")
        }
        json.raw(references.isEmpty ? "]}\n" : "\n]}\n")
        return json.bytes
    }
}
