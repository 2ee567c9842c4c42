import ConcordModel

/// The tags of changes, made once a set of papers instead of once a change.
///
/// Two changes of the same papers have the same number here: what stands side by side under one number carries one mark.
struct HTMLMarks {
    /// By change: the number of its set of papers.
    private let setOfChange: [Int32]
    /// By change: the conflict it stands in, or -1.
    private let conflictOfChange: [Int32]
    /// By set: the first that is named alike, though another sentence tells why.
    private var namesakes: [Int32] = []
    /// By set: `<ins …>`, `<del …>` and the marks that follow.
    private var insertions: [[UInt8]] = []
    private var deletions: [[UInt8]] = []
    private var insertedNames: [[UInt8]] = []
    private var struckNames: [[UInt8]] = []

    init(_ changes: [RedlineChange]) {
        var numbers: [RedlineChange: Int32] = [:]
        var setOfChange: [Int32] = []
        setOfChange.reserveCapacity(changes.count)
        for change in changes {
            let key = RedlineChange(papers: change.papers, names: change.names, reason: change.reason)
            if let known = numbers[key] {
                setOfChange.append(known)
                continue
            }
            let number = Int32(insertions.count)
            numbers[key] = number
            setOfChange.append(number)
            let struckName = Self.name(change, inserted: false)
            namesakes.append(struckNames.firstIndex(of: struckName).map { Int32($0) } ?? number)
            insertions.append(Self.tag("<ins", change, inserted: true))
            deletions.append(Self.tag("<del", change, inserted: false))
            insertedNames.append(Self.name(change, inserted: true))
            struckNames.append(struckName)
        }
        self.setOfChange = setOfChange
        conflictOfChange = changes.map { Int32($0.conflict ?? -1) }
    }

    /// The set of papers of a change; -1 when it is nobody's.
    func set(of change: Int32) -> Int32 {
        setOfChange.indices.contains(Int(change)) ? setOfChange[Int(change)] : -1
    }

    /// The same number for all sets that carry the same marks.
    func namesake(of set: Int32) -> Int32 { set < 0 ? set : namesakes[Int(set)] }

    /// The conflict of a change, or -1.
    func conflict(of change: Int32) -> Int32 {
        conflictOfChange.indices.contains(Int(change)) ? conflictOfChange[Int(change)] : -1
    }

    func insertion(by set: Int32) -> [UInt8] { set < 0 ? Array("<ins>".utf8) : insertions[Int(set)] }
    func deletion(by set: Int32) -> [UInt8] { set < 0 ? Array("<del>".utf8) : deletions[Int(set)] }
    /// The mark behind words that the papers of a set inserted or struck.
    func name(of set: Int32, _ standing: Standing) -> [UInt8] {
        if set < 0 { return [] }
        return standing == .struck ? struckNames[Int(set)] : insertedNames[Int(set)]
    }

    private static func tag(_ element: StaticString, _ change: RedlineChange, inserted: Bool) -> [UInt8] {
        ByteWriter.bytes(guess: 256) { out in
            out.append(element)
            if !change.papers.isEmpty {
                out.append(" data-paper=\"")
                out.append(change.papers.joined(separator: " "), escaping: .htmlAttribute)
                out.append("\"")
                if change.isConforming { out.append(" class=\"conforming\"") }
                out.append(" title=\"")
                out.append(change.sentence(inserted: inserted), escaping: .htmlAttribute)
                out.append("\"")
            }
            out.append(">")
        }
    }

    /// Of words that are gone or back because a paper is not there, the mark says so: alone, a name means who did it.
    private static func name(_ change: RedlineChange, inserted: Bool) -> [UInt8] {
        guard !change.papers.isEmpty else { return [] }
        return ByteWriter.bytes(guess: 256) { out in
            out.append("<sup class=\"paper\" data-note>")
            if change.isOfAbsence { out.append(inserted ? "without " : "of ") }
            for (index, name) in change.names.enumerated() {
                if index > 0 { out.append(", ") }
                // A name written from the right turns nothing beside it.
                let isMixed = SeenText.runsFromRight(name)
                if isMixed { out.append("<bdi>") }
                out.append(name, escaping: .htmlAttribute)
                if isMixed { out.append("</bdi>") }
            }
            if change.isConforming { out.append(", conforming") }
            out.append("</sup>")
        }
    }
}
