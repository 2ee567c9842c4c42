import ConcordModel
import ConcordReader
import ConcordWeave

/// What the seals of papers must be, as the folder is now: what each paper says, what it makes of the contract in the version
/// of it alone, and the bytes of all that.
struct PaperSeals {
    private let agreement: IntegratedAgreement
    private let sources: SourceSet
    private let records: [[Int]]
    private let setAside: [PaperIndex: [ProvisionID]]

    init(_ agreement: IntegratedAgreement, _ sources: SourceSet) {
        self.agreement = agreement
        self.sources = sources
        records = agreement.recordsByPaper
        setAside = agreement.setAsideByPaper
    }

    /// How the seals over readings are.
    static func judge(_ agreement: IntegratedAgreement, _ sources: SourceSet) -> [(PaperIndex, Seal.State)] {
        let seals = PaperSeals(agreement, sources)
        return agreement.order.papers.indices.map(PaperIndex.init).compactMap { index in
            guard let seal = agreement.order[index].seal, let digests = seal.digests else { return nil }
            let base = seals.base(of: index)
            if seal.holdsThePaper, digests.base == digest(base.reading) { return (index, .whole) }
            // Nothing was touched: it is this Concord that reads otherwise.
            if digests.bytes == seals.bytes(of: index, base) { return (index, .readsOtherwise) }
            return (index, .broken(seal.holdsThePaper ? .base : .paper))
        }
    }

    /// The seal of a paper as it is now. Its front matter has one over readings, whatever it says.
    func digests(of index: PaperIndex) -> SealDigests {
        let base = base(of: index)
        return SealDigests(
            paper: agreement.order[index].seal?.paperNow ?? "", base: PaperSeals.digest(base.reading),
            bytes: bytes(of: index, base))
    }

    /// The first place of the contract that a paper changes, as cited.
    func place(of index: PaperIndex) -> String? {
        base(of: index).places.lazy.map { CitationPrinter().citation(of: $0, in: agreement.weave) }.first {
            !$0.isEmpty
        }
    }

    private func base(of index: PaperIndex) -> SealedBase {
        SealedBase(index, records[Int(index.index)], setAside: setAside[index] ?? [], in: agreement)
    }

    private static func digest(_ reading: CanonicalReading) -> String { SHA256.hexadecimal(of: reading.bytes) }

    /// The bytes of the paper and of the papers that it comes after, all without their seals, and of the files of the contract
    /// that it touches, as they are written. The parties and the order of days count, since signatures are read by them.
    private func bytes(of index: PaperIndex, _ base: SealedBase) -> String {
        var bytes = CanonicalReading()
        for party in agreement.manuscript.parties { bytes.add(party) }
        bytes.add("dates", agreement.manuscript.days.order?.rawValue ?? "")
        let papers = agreement.order.closure(of: index).papers
            .sorted { agreement.order[$0].id < agreement.order[$1].id }
        for paper in [index] + papers {
            bytes.add(SealWriting.withoutSeal(sources[agreement.order[paper].position.file].written))
        }
        let ofPapers = Set(agreement.order.papers.map(\.paper.position.file))
        let files = base.files.subtracting(ofPapers).map { sources[$0] }
        for file in files.sorted(by: { $0.path < $1.path }) {
            bytes.add("file", file.path)
            bytes.add(file.written)
        }
        return SHA256.hexadecimal(of: bytes.bytes)
    }
}

extension CanonicalReading {
    /// A party by all its names.
    mutating func add(_ party: Party) {
        add("party", party.key)
        add("name", party.name)
        add("short", party.short)
    }
}
