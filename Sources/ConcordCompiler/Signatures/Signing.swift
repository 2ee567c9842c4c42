import ConcordModel

extension Compilation {
    /// The party that is meant by its key, its short name or its name.
    public func party(named name: String) -> Party? { parties.named(name) }

    /// Why the record is not what a party may sign: what is told of seals, a line each.
    public var hindrancesToSigning: [String] {
        findings.filter { Rule.ofSeals.contains($0.rule) }.map(\.message)
    }
}
