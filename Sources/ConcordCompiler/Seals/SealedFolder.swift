import ConcordModel
import ConcordReader
import ConcordWeave

/// What the record of seals must say of a folder, as it is now.
struct SealedFolder {
    private let agreement: IntegratedAgreement
    private let sources: SourceSet
    private let templates: [SourceFile]
    /// The files of the contract, and the articles of each.
    private let contract: [FileID]
    private let provisions: [FileID: [ProvisionID]]

    init(_ agreement: IntegratedAgreement, _ sources: SourceSet, templates: [SourceFile]) {
        self.agreement = agreement
        self.sources = sources
        self.templates = templates
        contract = AgreementReader.files(of: sources).entries.map(\.id)
        provisions = agreement.provisions(in: Version(), byFileAmong: Set(contract))
    }

    /// A digest of the parties.
    var parties: String {
        var reading = CanonicalReading()
        for party in agreement.manuscript.parties { reading.add(party) }
        return SHA256.hexadecimal(of: reading.bytes)
    }

    /// A digest of what a paper comes after: the seals of those papers.
    func after(_ index: PaperIndex) -> String {
        var reading = CanonicalReading()
        let papers = agreement.order.closure(of: index).papers.map { agreement.order[$0] }
        for paper in papers.sorted(by: { $0.id < $1.id }) {
            reading.add("paper", paper.id)
            reading.add("digest", paper.seal?.digests?.paper ?? "")
            reading.add("base", paper.seal?.digests?.base ?? "")
        }
        return SHA256.hexadecimal(of: reading.bytes)
    }

    /// A file that is printed or steers what is printed.
    struct Printed {
        enum Meaning {
            case frame
            case contract(FileID)
            case template
        }
        var file: SourceFile
        var meaning: Meaning
    }

    /// All of them, in the order of their paths.
    var printed: [Printed] {
        var printed = contract.map { Printed(file: sources[$0], meaning: .contract($0)) }
        if let frame = AgreementReader.frameFile(of: sources) {
            printed.append(Printed(file: sources[frame], meaning: .frame))
        }
        printed += templates.map { Printed(file: $0, meaning: .template) }
        return AgreementPath.ordered(printed.map(\.file.path)).map { printed[$0] }
    }

    /// The lines of the record about files.
    var files: [SealRecord.File] {
        printed.map { one in
            SealRecord.File(path: one.file.path, bytes: SealedFolder.digest(of: one.file), reading: reading(of: one))
        }
    }

    /// Of the bytes as they stand on the disk.
    static func digest(of file: SourceFile) -> String { SHA256.hexadecimal(of: file.written) }

    /// A digest of what a file says.
    func reading(of printed: Printed) -> String {
        switch printed.meaning {
        case .template:
            // Git writes other line ends on other systems.
            let lines = printed.file.written.split(separator: [0x0D, 0x0A], omittingEmptySubsequences: false)
            return SHA256.hexadecimal(of: Array(lines.joined(separator: [0x0A])))
        case .frame: return SealedFrame.digest(of: printed.file)
        case .contract(let file):
            var reading = CanonicalReading()
            for id in provisions[file] ?? [] { reading.add(id, of: agreement.weave.tree) }
            return SHA256.hexadecimal(of: reading.bytes)
        }
    }
}
