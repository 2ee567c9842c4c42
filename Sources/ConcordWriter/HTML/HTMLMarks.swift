import ConcordModel

/// The tags of changes, made once a set of papers instead of once a change.
///
/// Two changes of the same papers have the same number here: what stands side by side under one number carries one mark.
struct HTMLMarks {
    /// By change: the number of its set of papers.
    private let setOfChange: [Int32]
    /// By change: the conflict it stands in, or -1.
    private let conflictOfChange: [Int32]
    /// By set: `<ins …>`, `<del …>` and the mark that follows.
    private var insertions: [[UInt8]] = []
    private var deletions: [[UInt8]] = []
    private var names: [[UInt8]] = []

    init(_ changes: [RedlineChange]) {
        var numbers: [RedlineChange: Int32] = [:]
        var setOfChange: [Int32] = []
        setOfChange.reserveCapacity(changes.count)
        for change in changes {
            let key = RedlineChange(papers: change.papers, isConforming: change.isConforming)
            if let known = numbers[key] {
                setOfChange.append(known)
                continue
            }
            let number = Int32(insertions.count)
            numbers[key] = number
            setOfChange.append(number)
            if change.isConforming {
                let reason: StaticString = " class=\"conforming\" title=\"Conforming change because of "
                insertions.append(Self.tag("<ins", reason, change.papers))
                deletions.append(Self.tag("<del", reason, change.papers))
            } else {
                insertions.append(Self.tag("<ins", " title=\"Inserted by ", change.papers))
                deletions.append(Self.tag("<del", " title=\"Struck by ", change.papers))
            }
            names.append(Self.name(change))
        }
        self.setOfChange = setOfChange
        conflictOfChange = changes.map { Int32($0.conflict ?? -1) }
    }

    /// The set of papers of a change; -1 when it is nobody's.
    func set(of change: Int32) -> Int32 {
        setOfChange.indices.contains(Int(change)) ? setOfChange[Int(change)] : -1
    }

    /// The conflict of a change, or -1.
    func conflict(of change: Int32) -> Int32 {
        conflictOfChange.indices.contains(Int(change)) ? conflictOfChange[Int(change)] : -1
    }

    func insertion(by set: Int32) -> [UInt8] { set < 0 ? Array("<ins>".utf8) : insertions[Int(set)] }
    func deletion(by set: Int32) -> [UInt8] { set < 0 ? Array("<del>".utf8) : deletions[Int(set)] }
    func name(of set: Int32) -> [UInt8] { set < 0 ? [] : names[Int(set)] }

    private static func tag(_ element: StaticString, _ title: StaticString, _ papers: [String]) -> [UInt8] {
        ByteWriter.bytes(guess: 256) { out in
            out.append(element)
            if !papers.isEmpty {
                out.append(" data-paper=\"")
                out.append(papers.joined(separator: " "), escaping: .htmlAttribute)
                out.append("\"")
                out.append(title)
                out.append(papers.joined(separator: ", "), escaping: .htmlAttribute)
                out.append("\"")
            }
            out.append(">")
        }
    }

    private static func name(_ change: RedlineChange) -> [UInt8] {
        guard !change.papers.isEmpty else { return [] }
        return ByteWriter.bytes(guess: 256) { out in
            out.append("<sup class=\"paper\" data-note>")
            out.append(change.papers.joined(separator: ", "), escaping: .htmlAttribute)
            if change.isConforming { out.append(", conforming") }
            out.append("</sup>")
        }
    }
}
