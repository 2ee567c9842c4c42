import ConcordModel
import ConcordReader
import ConcordWeave

/// What sealing a paper comes to.
public enum Sealing: Sendable {
    /// The paper's file as it shall be written.
    case sealed(SourceFile, seal: String)
    /// It is sealed, and nothing has changed since.
    case unchanged(path: String)
}

extension Compilation {
    /// Seals a signed paper: a digest of its words and of the terms that were signed goes into its front matter. Only what
    /// every party has signed can be sealed, and only `again` seals new words in the place of those that were.
    public func seal(_ id: String, again: Bool = false) throws(CommandError) -> Sealing {
        guard let index = agreement.order.index(of: id) else {
            let known = papers.map(\.id).joined(separator: ", ")
            throw CommandError(
                message: known.isEmpty
                    ? "there is no paper “\(id)”; this agreement has no papers."
                    : "there is no paper “\(id)”. The papers are \(known).")
        }
        let paper = agreement.order[index]
        let file = sources[paper.position.file]
        guard paper.kind.bindsWhenSigned else {
            throw CommandError(
                message:
                    "\(id) is a \(paper.kind.rawValue), and only what the parties have agreed is sealed: a tentative agreement, a memorandum or an erratum."
            )
        }
        guard !parties.isEmpty else {
            throw CommandError(message: "agreement.yml names no parties, so nobody can have signed \(id).")
        }
        let missing = parties.filter { paper.signed[$0.key] == nil }.map(\.short)
        guard missing.isEmpty else {
            throw CommandError(
                message:
                    "\(id) is not sealed, since it is not signed by the \(missing.joined(separator: " and the ")). Write the day under `signed:` when it is."
            )
        }
        if let seal = paper.seal {
            if !seal.isBroken { return .unchanged(path: file.path) }
            guard again else {
                throw CommandError(
                    message:
                        "\(id) is not the paper that was sealed: its words, its signatures or its dates have changed since. If every party has agreed to it as it stands now, seal it with --again."
                )
            }
        }
        guard let bytes = SealWriting.sealed(file, parties: parties, days: agreement.manuscript.days) else {
            throw CommandError(
                message:
                    "\(file.path) has no place for a seal. Begin it with a line of ---, then one `name: value` on each line, then a line of ---."
            )
        }
        return .sealed(
            SourceFile(path: file.path, bytes: bytes), seal: SealedWords.seal(of: paper, in: file))
    }

    /// The id of the paper that stands in a file of the agreement, by its path; nil when none does.
    public func paper(inFile path: String) -> String? {
        papers.first { sources[$0.position.file].path == path }?.id
    }

    /// The file of each paper, by its path in the agreement's folder.
    public var paperPaths: [String] { papers.map { sources[$0.position.file].path } }
}
