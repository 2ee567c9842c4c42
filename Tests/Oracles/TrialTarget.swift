import ConcordCompiler

/// What is tried with bytes that nobody would write: one file of an agreement, or three copies of an article.
package enum TrialTarget: String, CaseIterable, Sendable {
    case article, marked
    case fullText = "full-text"
    case instructions, patch, memorandum, agreement, seals, merge

    /// Where the bytes stand in the agreement; nil where they are no file of one.
    var path: String? {
        switch self {
        case .article: "articles/01-hours.md"
        case .marked, .fullText, .instructions: "papers/tried.md"
        case .patch: "papers/tried.patch"
        case .memorandum: "papers/tried-memorandum.md"
        case .agreement: "agreement.yml"
        case .seals: Sealing.recordPath
        case .merge: nil
        }
    }

    /// What is wrong with what Concord makes of the bytes, a sentence each; nothing where all is as it shall be. Where many
    /// inputs are tried, each may be tried `inPart`, which part being a matter of its bytes.
    package func faults(of bytes: [UInt8], inPart: Bool = false) -> [String] {
        guard let path else { return MergeTrial(bytes).faults }
        let (planted, isPlanted) = self == .seals ? (bytes, true) : PlantedNotes.planted(in: bytes)
        let input = TrialAgreement.input(self == .seals ? .sealed : .open, replacing: path, by: planted)
        var trial = AgreementTrial(
            input, canary: isPlanted ? PlantedNotes.word : nil,
            extent: inPart ? .part(Self.number(of: bytes)) : .all)
        trial.run()
        if self == .seals { trial.expectErrorUnlessRecorded(bytes) }
        return trial.faults
    }

    private static func number(of bytes: [UInt8]) -> UInt64 {
        bytes.reduce(0xCBF2_9CE4_8422_2325) { ($0 ^ UInt64($1)) &* 0x100_0000_01B3 } >> 7
    }
}
