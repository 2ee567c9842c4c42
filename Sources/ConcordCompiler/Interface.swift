// A stand-in for the real library, so that the command can be built and tested against its interface.
@_exported import ConcordModel

/// The files of one agreement: paths relative to the folder, `/` between the pieces.
public struct Input: Sendable {
    public var name: String
    public var files: [SourceFile]
    public init(name: String, files: [SourceFile]) {
        self.name = name
        self.files = files
    }
}

/// The formats an agreement is written in.
public enum OutputFormat: String, CaseIterable, Sendable {
    case html, docbook, text

    fileprivate var fileExtension: String {
        switch self {
        case .html: "html"
        case .docbook: "xml"
        case .text: "txt"
        }
    }
}

/// What was compiled.
public struct Compilation: Sendable {
    public let sources: SourceSet
    public let findings: [Finding]
    public let papers: [Paper]
}

/// What could not be done, and what to write instead.
public struct CommandError: Error {
    public let message: String
}

/// How a reader wants the output.
public struct RenderOptions: Sendable {
    public var width = 80
    public var showsInternalNotes = false
    public var templates: [String: String] = [:]
    public init() {}
}

/// Compiles.
public func compile(_ input: Input, version: String, asOf: CivilDate?) -> Compilation {
    var sources = SourceSet()
    var findings: [Finding] = []
    for file in input.files {
        let id = sources.add(file)
        let text = String(decoding: file.bytes, as: UTF8.self)
        if let open = text.range(of: "{++"), text.range(of: "++}") == nil {
            let offset = text.utf8.distance(from: text.startIndex, to: open.lowerBound)
            findings.append(
                Finding(
                    .unclosedMark, at: SourcePosition(id, offset), "The mark “{++” is opened here and never closed.",
                    cure: "close it with “++}” in the same paragraph", papers: ["TA-01"]))
        }
        if text.contains("paper: TA"), !text.contains("signed:") {
            findings.append(
                Finding(
                    .unsignedPaper, at: SourcePosition(id, 0), "TA-01 is not signed by every party.", papers: ["TA-01"])
            )
        }
    }
    return Compilation(sources: sources, findings: findings.inReadingOrder(), papers: [])
}

extension String {
    fileprivate func range(of words: String) -> Range<String.Index>? { self.ranges(of: words).first }
}

extension Compilation {
    private func check(_ version: String) throws(CommandError) {
        if version != "base", version != "integrated" {
            throw CommandError(message: "there is no version “\(version)”; write base or integrated")
        }
    }
    /// Redline bytes.
    public func redline(
        from: String, to: String, format: OutputFormat, options: RenderOptions
    ) throws(CommandError) -> [UInt8] {
        try check(from)
        try check(to)
        return Array("\(format) \(from) \(to) \(options.width)\n".utf8)
    }
    /// Clean text.
    public func show(_ citation: String?, version: String) throws(CommandError) -> [UInt8] {
        try check(version)
        if let citation, !citation.utf8.contains(where: { (0x30...0x39).contains($0) }) {
            throw CommandError(message: "there is no provision “\(citation)”")
        }
        return sources.files.filter { $0.path.hasSuffix(".md") && !$0.path.hasPrefix("papers/") }.flatMap(\.bytes)
    }
    public var hasOpenConflicts: Bool { false }
    /// All outputs.
    public func build(
        version: String, formats: [OutputFormat], options: RenderOptions
    ) throws(CommandError) -> [(name: String, bytes: [UInt8])] {
        var outputs: [(name: String, bytes: [UInt8])] = []
        for format in formats {
            if findings.worst != .error {
                outputs.append(("agreement.\(format.fileExtension)", try show(nil, version: version)))
            }
            outputs.append(
                (
                    "redline.\(format.fileExtension)",
                    try redline(from: "base", to: version, format: format, options: options)
                ))
        }
        return outputs
    }
}
