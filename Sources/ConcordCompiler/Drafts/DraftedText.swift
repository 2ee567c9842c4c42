import ConcordModel
import ConcordReader
import ConcordWeave
import ConcordWriter

/// The files of the contract as they read in a version.
enum DraftedText {
    struct Files {
        private let agreement: IntegratedAgreement
        private let version: Version
        private let sources: SourceSet
        private let earlier: [FileID: [ProvisionID]]
        private let provisions: [FileID: [ProvisionID]]

        init(_ agreement: IntegratedAgreement, _ version: Version, _ sources: SourceSet, _ contract: ContractFiles) {
            self.agreement = agreement
            self.version = version
            self.sources = sources
            let files = Set(contract.entries.map(\.id))
            earlier = agreement.provisions(in: Version(), byFileAmong: files)
            provisions = agreement.provisions(in: version, byFileAmong: files)
        }

        /// Whether a file holds what is not in it in the contract.
        func holdsMore(_ file: FileID) -> Bool {
            !Set(provisions[file] ?? []).isSubset(of: earlier[file] ?? [])
        }

        /// The texts that a file may have had when somebody drafted on it, the likeliest first: the file itself where no paper
        /// of the version changed it, else what its last paper made of it, and its words written anew.
        func texts(of file: FileID) -> [DraftedFiles.Text] {
            let here = provisions[file] ?? []
            let source = sources[file]
            // On top of a patch the next one is made on the very file that it made.
            if let bytes = agreement.textOfPatch(file, in: version) {
                return [DraftedFiles.Text(bytes: bytes, provisions: here)]
            }
            if here == earlier[file] ?? [], here.allSatisfy({ agreement.isAsItWas($0, in: version) }) {
                return [DraftedFiles.Text(bytes: source.seen, provisions: here, isAsItWas: true)]
            }
            let clean = RedlineBuilder.build(agreement, of: here, in: version, frame: .none)
            let ways = SourceWriter.Way.all.lazy.map {
                SourceWriter.write(clean, clean.provisions.indices, $0)
            }
            func isRead(_ bytes: [UInt8]) -> Bool {
                let (again, _) = Compilation.reading([SourceFile(path: source.path, bytes: bytes)])
                return SameReading(clean, again).difference(clean.provisions.indices, again.provisions.indices) == nil
            }
            let written = DraftedFiles.Text(
                bytes: ways.first(where: isRead) ?? ways[0], provisions: here, hasItsLines: false)
            // A paper in full text is the file that it makes, but for what it says stays.
            guard let body = agreement.bodyOfFullText(in: version, sources), isRead(body) else { return [written] }
            return [DraftedFiles.Text(bytes: body, provisions: here), written]
        }
    }
}
