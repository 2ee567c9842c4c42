import ConcordModel

/// What has become of a party's signature over the record.
public struct PartySignature: Sendable {
    public enum State: Sendable, Hashable {
        /// It is the party's; the key as the tool names it.
        case valid(key: String)
        /// There is a file, and nobody asked whether it is good.
        case unchecked
        /// There is a file, and the tool does not take it for the party's.
        case invalid(reason: String)
        case missing
        /// Nobody says which keys are the party's.
        case withoutKey
    }

    public let party: Party
    /// The name of the signature's file; where there is none, of the one that is missing.
    public let file: String
    public let state: State

    public init(_ party: Party, file: String, _ state: State) {
        (self.party, self.file, self.state) = (party, file, state)
    }

    /// One word for programs.
    var stateName: String {
        switch state {
        case .valid: "valid"
        case .unchecked: "unchecked"
        case .invalid: "invalid"
        case .missing: "missing"
        case .withoutKey: "no key"
        }
    }
}

extension Compilation {
    /// The same with what is wrong with the signatures over `seals.txt`, and with everything that is told of seals as an error.
    ///
    /// - Parameters:
    ///   - record: the bytes that were signed; nil where there is no record.
    ///   - list: who may sign, and the name of its file as it was given.
    public func judging(
        _ signatures: [PartySignature], over record: [UInt8]?, by list: SignerList, named name: String?
    ) -> Compilation {
        var other = self
        var judgment = SignatureFindings(at: other.place(of: record), record: record != nil)
        judgment.judge(list, named: name)
        judgment.judge(signatures, by: list)
        judgment.judge(parties)
        let findings = findings.map { finding in
            guard Rule.ofSeals.contains(finding.rule) else { return finding }
            return Finding(
                finding.rule, severity: .error, at: finding.position, finding.message, cure: finding.cure,
                papers: finding.papers, provision: finding.provision, related: finding.related)
        }
        return other.showing((findings + judgment.findings + findingsOfSignedBytes).inReadingOrder(in: other.sources))
    }

    /// The head of the record, or of `agreement.yml` where there is none.
    private mutating func place(of record: [UInt8]?) -> SourcePosition {
        let names = record == nil ? AgreementPath.frames : [SignedRecord.name]
        if let index = sources.files.firstIndex(where: { names.contains($0.path) }) {
            return SourcePosition(FileID(index), 0)
        }
        return SourcePosition(sources.add(SourceFile(path: names[0], bytes: record ?? [])), 0)
    }
}

extension Rule {
    /// What is told of seals: with signatures asked for, none of it may stand.
    static let ofSeals: Set<Rule> = [
        .brokenSeal, .readingChanged, .oldSeal, .unsealedPaper, .badSealRecord, .changedAfterSealing,
    ]
}
