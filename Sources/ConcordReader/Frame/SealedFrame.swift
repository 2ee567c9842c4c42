import ConcordModel

/// What `agreement.yml` says, as seals count it: names and values in their order, without remarks and layout.
package enum SealedFrame {
    /// The digest of a file; of its bytes where it cannot be read.
    package static func digest(of file: SourceFile) -> String {
        var findings: [Finding] = []
        let yaml = FrontMatter(file.bytes, file: FileID(0), isWholeFile: true, findings: &findings)
        guard let root = yaml.root, findings.isEmpty else { return SHA256.hexadecimal(of: file.written) }
        var reading = CanonicalReading()
        add(root, to: &reading)
        return SHA256.hexadecimal(of: reading.bytes)
    }

    private static func add(_ node: YAMLNode, to reading: inout CanonicalReading) {
        switch node.value {
        case .scalar(let text, _): reading.add(node.isNull ? "null" : "value", text)
        case .list(let items):
            reading.add("list", String(items.count))
            for item in items { add(item, to: &reading) }
        case .mapping(let entries):
            reading.add("names", String(entries.count))
            for (key, value) in entries {
                add(key, to: &reading)
                add(value, to: &reading)
            }
        }
    }
}
