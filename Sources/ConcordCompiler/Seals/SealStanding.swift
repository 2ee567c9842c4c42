import ConcordModel
import ConcordWeave

/// How a folder stands to its record of seals, for whoever asks whether the record may be relied on.
extension Compilation {
    /// The record as it stands in the folder; nil where there is none.
    public var sealRecord: SourceFile? {
        seals.record == nil ? nil : sources.files.first { $0.path == SealRecord.path }
    }

    /// Whether there is a record, and nothing at all is said against it and the seals.
    public var areSealsClear: Bool { seals.record != nil && sealFindings.isEmpty }

    /// Whatever was found about seals and their record, but for seals of the old form.
    public var sealFindings: [Finding] {
        let rules: Set<Rule> = [
            .brokenSeal, .readingChanged, .unsealedPaper, .badSealRecord, .changedAfterSealing, .duplicatePaper,
        ]
        return findingsBeforeChecks.filter { rules.contains($0.rule) }
    }

    /// The papers that are recorded as they stand there, in the order of the record.
    public var recordedPapers: [Paper] {
        (seals.record?.current ?? []).compactMap { entry in
            agreement.order.index(of: entry.id).map { agreement.order[$0] }.flatMap {
                $0.seal?.isInRecord == true ? $0 : nil
            }
        }
    }

    /// The papers that are part of the contract and not in the record.
    public var unsealedPapersInForce: [Paper] {
        agreement.order.papers.indices.map(PaperIndex.init).filter {
            agreement.isInForce($0) && agreement.order[$0].seal?.isInRecord != true
        }.map { agreement.order[$0] }
    }
}
