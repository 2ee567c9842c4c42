import ConcordModel
import ConcordWeave

/// Who brought which words of a provision, and when: the answer of `concord blame` as a value.
public struct Blame: Sendable {
    /// Words with one origin.
    public struct Stretch: Sendable, Hashable {
        public let words: String
        /// Ids of the papers that brought them; none where the base contract has them.
        public let brought: [String]
        /// Ids of the papers that struck them; none where they stand.
        public let struck: [String]
    }

    /// The label, heading and text of one provision.
    public struct Provision: Sendable {
        /// As printed; empty for what cannot be cited, such as a cell.
        public let citation: String
        public let kind: String
        public let depth: Int
        public let label: [Stretch]
        public let heading: [Stretch]
        public let text: [Stretch]
        /// By whom and until when it is set aside, where a paper beside the contract says so.
        public let notes: [String]
    }

    public let citation: String
    public let version: String
    /// What the base contract is called here: its title, and its term if it is known.
    public let base: String
    public let term: String?
    public let provisions: [Provision]
    /// The papers that are named, in canonical order.
    public let papers: [Paper]
    public let parties: [Party]
}

extension Blame {
    /// The same with other names for papers in place of their ids.
    func naming(_ name: (String) -> String) -> Blame {
        func renamed(_ stretches: [Stretch]) -> [Stretch] {
            stretches.map {
                Stretch(words: $0.words, brought: $0.brought.map(name), struck: $0.struck.map(name))
            }
        }
        let provisions = provisions.map {
            Provision(
                citation: $0.citation, kind: $0.kind, depth: $0.depth, label: renamed($0.label),
                heading: renamed($0.heading), text: renamed($0.text), notes: $0.notes)
        }
        return Blame(
            citation: citation, version: version, base: base, term: term, provisions: provisions, papers: papers,
            parties: parties)
    }
}

extension Compilation {
    /// Who brought and who struck the words of a provision and of all below it, in a version. A provision that the version
    /// has no more is looked for in the base, since who struck it is worth asking too.
    public func blame(_ citation: String, version: String = "integrated") throws(CommandError) -> Blame {
        if let other = try including(version) { return try other.blame(citation, version: version) }
        let wanted = try self.version(named: version)
        let root: ProvisionID
        do throws(CommandError) {
            root = try provision(citation, version).0
        } catch {
            let search = CitationSearch(agreement, in: try self.version(named: "base"))
            let found = search.provisions(for: Citation(citation))
            let here = CitationSearch(agreement, in: wanted).provisions(for: Citation(citation))
            guard found.count == 1, here.isEmpty else { throw error }
            root = found[0]
        }
        let citations = VersionCitations(agreement.weave, wanted)
        let notes = agreement.notesBeside(in: wanted)
        var used: Set<PaperIndex> = []
        func stretches(_ provision: ProvenanceProvision, _ part: Part) -> [Blame.Stretch] {
            (provision.parts.first { $0.part == part }?.stretches ?? []).map { stretch in
                used.formUnion(stretch.brought + stretch.struck)
                return Blame.Stretch(
                    words: String(decoding: stretch.words, as: UTF8.self),
                    brought: stretch.brought.map { agreement.order[$0].id },
                    struck: stretch.struck.map { agreement.order[$0].id })
            }
        }
        let provisions = ProvenanceReader.read(agreement, root, in: wanted).map { provision in
            let hasName =
                switch provision.kind {
                case .article, .appendix, .letter, .front, .section, .item: true
                case .agreement, .title, .cover, .division, .bullet, .paragraph, .table, .row, .cell, .caption,
                    .verbatim, .quote, .footnote, .rule:
                    false
                }
            return Blame.Provision(
                citation: hasName ? citations.citation(of: provision.identity) : "",
                kind: String(describing: provision.kind), depth: provision.depth,
                label: stretches(provision, .label), heading: stretches(provision, .heading),
                text: stretches(provision, .text),
                notes: moveNotes(provision, wanted, &used)
                    + notes.filter { $0.provision == provision.identity }.map(\.text))
        }
        let manuscript = agreement.manuscript
        let days = [manuscript.termFrom.map { "from \($0)" }, manuscript.termTo.map { "to \($0)" }].compactMap { $0 }
        return Blame(
            citation: citations.citation(of: root), version: version, base: manuscript.title,
            term: days.isEmpty ? nil : days.joined(separator: " "), provisions: provisions,
            papers: used.sorted().map { agreement.order[$0] }, parties: manuscript.parties)
    }

    /// That a provision came from elsewhere or went there, and by whom.
    private func moveNotes(
        _ provision: ProvenanceProvision, _ version: Version, _ used: inout Set<PaperIndex>
    ) -> [String] {
        guard let move = provision.move else { return [] }
        let printer = CitationPrinter()
        let old = printer.citation(of: provision.identity, in: agreement.weave)
        let movers: [PaperIndex]
        let text: (String) -> String
        switch move {
        case .from(let papers):
            movers = papers
            text = { "Moved here by \($0) from \(old)." }
        case .to(let papers):
            movers = papers
            let new = printer.citation(of: provision.identity, in: agreement.weave, version: version)
            text = { "\(old) was moved by \($0) and is now \(new)." }
        }
        used.formUnion(movers)
        let names = movers.map { PaperCaption.name(of: agreement.order[$0], parties) }
        return [text(names.joined(separator: ", "))]
    }
}
