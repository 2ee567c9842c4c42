import ConcordModel

/// A name for each finding that stays the same while lines move, so that a program which sees one report after another
/// knows which findings are new and which are cured.
///
/// It is made of what the finding is about: the rule, the file, the papers, the provision, and the words of the line,
/// however they are spaced (of a very long line, those near the place). Line numbers, and the wording of messages, are
/// not in it. Findings that have all of it in common are numbered in their order.
struct FindingFingerprints {
    private var seen: [UInt64: Int] = [:]

    /// Bytes before and behind a place that count, so that many findings in one endless line cost no more than others.
    private static let reach = 1024

    /// The fingerprint of the next finding; all findings of a report must be asked for, in their order.
    mutating func next(_ finding: Finding, at place: LineIndex.Place?, in sources: SourceSet) -> String {
        var hash = FNV1a()
        hash.add(finding.rule.rawValue)
        hash.add(place?.path ?? "")
        for paper in finding.papers { hash.add(paper) }
        hash.add(finding.provision ?? "")
        if let place {
            let near = max(place.bounds.lowerBound, place.offset - Self.reach)..<place.offset + Self.reach
            hash.add(wordsOf: sources[place.file].quoted(near.clamped(to: place.bounds)))
        }
        seen[hash.value, default: 0] += 1
        let hex = String(hash.value, radix: 16)
        return String(repeating: "0", count: 16 - hex.utf8.count) + hex + ":\(seen[hash.value] ?? 1)"
    }
}

extension FNV1a {
    /// Adds a string and an end, so that “ab” and “c” are not “a” and “bc”.
    fileprivate mutating func add(_ text: String) {
        for byte in text.utf8 { add(byte) }
        add(0)
    }

    /// Adds the words of a line with one space between them.
    fileprivate mutating func add(wordsOf line: ArraySlice<UInt8>) {
        var isInside = false
        for byte in line {
            if byte == 0x20 || byte == 0x09 {
                isInside = false
            } else {
                if !isInside { add(0x20) }
                isInside = true
                add(byte)
            }
        }
    }
}
