import ConcordModel

extension Compilation {
    /// The party that is meant by its key, its short name or its name.
    public func party(named name: String) -> Party? { parties.named(name) }

    /// Why the record is not what a party may sign: what is told of seals, a line each.
    public func hindrancesToSigning(_ record: [UInt8]) -> [String] {
        var judgment = SignatureFindings(at: SourcePosition(FileID(0), 0), record: true)
        judgment.judge(papers: self)
        return findings.filter { Rule.ofSeals.contains($0.rule) }.map(\.message) + judgment.findings.map(\.message)
    }
}
