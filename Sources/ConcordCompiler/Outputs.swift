import ConcordChecks
import ConcordModel
import ConcordWeave
import ConcordWriter

extension Compilation {
    /// The redline between two versions in a format, verified; from a version to itself it is a clean copy.
    public func redline(
        from: String, to: String, format: OutputFormat, options: RenderOptions = RenderOptions()
    ) throws(CommandError) -> [UInt8] {
        if let other = try including(from, to) {
            return try other.redline(from: from, to: to, format: format, options: options)
        }
        let draft = try draft(from: from, to: to)
        // What the page waits for, what needs to be done meanwhile, and then the page.
        let work = [.findReferences, .build(draft)] + proofs(of: draft) + [.check, Work.page(draft, format)]
        return try pages(of: work, Order(later: draft.later, options: options))[0]
    }

    /// The clean words of one provision, or of the whole agreement.
    public func show(_ citation: String?, version: String = "integrated", options: RenderOptions = RenderOptions())
        throws(CommandError) -> [UInt8]
    {
        if let other = try including(version) { return try other.show(citation, version: version, options: options) }
        let (id, isWhole) = try provision(citation, version)
        let wanted = try self.version(named: version)
        let redline = redline(of: isWhole ? nil : id, in: wanted, named: version, options)
        return PlainTextWriter(redline, width: options.width, showsNotes: options.showsInternalNotes).write()
    }

    /// All outputs of a build by file name: a clean copy and a redline from the base in each format. Where an error was
    /// found there is no clean copy, since nothing may look final that is not.
    public func build(
        version: String, formats: [OutputFormat], options: RenderOptions = RenderOptions()
    ) throws(CommandError) -> [(name: String, bytes: [UInt8])] {
        if let other = try including(version) {
            return try other.build(version: version, formats: formats, options: options)
        }
        var drafts = [(name: "redline", draft: try draft(from: "base", to: version))]
        if findingsBeforeChecks.worst != .error {
            drafts.append(("agreement", try draft(from: version, to: version)))
        }
        let names = drafts.flatMap { draft in formats.map { "\(draft.name).\($0.fileExtension)" } }
        // What pages wait for, and then the longest first: the redline takes longer than the clean copy.
        var work: [Work] = [.check, .findReferences] + drafts.map { .build($0.draft) }
        for (_, draft) in drafts { work += formats.map { .page(draft, $0) } }
        for (_, draft) in drafts { work += proofs(of: draft) }
        let order = Order(later: try self.version(named: version), options: options)
        let files = zip(names, try pages(of: work, order)).map { (name: $0, bytes: $1) }
        let (redlines, copies) = (files.prefix(formats.count), files.dropFirst(formats.count))
        // The clean copy was written while the checks ran; what they found may speak against it.
        return Array(findings.worst == .error ? redlines : copies + redlines)
    }

    // MARK: Steps

    /// The clean copy of a provision, or of everything, in one version.
    func redline(of part: ProvisionID?, in version: Version, named name: String, _ options: RenderOptions) -> Redline {
        RedlineBuilder.build(
            agreement, from: version, to: version, frame: frame(name, name, options),
            conflicts: part == nil ? conflicts(in: version) : [], below: part)
    }

    /// Two versions, and the redline between them, each thing made by whoever needs it first.
    private final class Draft: Sendable {
        let from: String
        let to: String
        let earlier: Version
        let later: Version
        let plain = MadeOnce<Redline>()
        /// With the words that refer to other provisions as links.
        let linked = MadeOnce<Redline>()

        init(from: String, to: String, earlier: Version, later: Version) {
            self.from = from
            self.to = to
            self.earlier = earlier
            self.later = later
        }

        /// From a version to itself.
        var isClean: Bool { from == to }
    }

    private func draft(from: String, to: String) throws(CommandError) -> Draft {
        Draft(from: from, to: to, earlier: try version(named: from), later: try version(named: to))
    }

    private func redline(of draft: Draft, _ options: RenderOptions) -> Redline {
        draft.plain.value {
            var redline = RedlineBuilder.build(
                agreement, from: draft.earlier, to: draft.later, frame: frame(draft.from, draft.to, options),
                conflicts: conflicts(in: draft.later))
            redline.isClean = draft.isClean
            return redline
        }
    }

    private func references(_ order: Order) -> ContractReferences {
        if let soundness, order.later == soundness.version { return soundness.references }
        return order.references.value { ContractReferences(ContractTextBuilder.build(agreement, in: order.later)) }
    }

    /// The proof holds the redline itself against its versions, and plain text has no links.
    private func linkedRedline(of draft: Draft, _ order: Order) -> Redline {
        draft.linked.value {
            var redline = redline(of: draft, order.options)
            AnchorLinks.make(in: &redline)
            ReferenceLinks.make(in: &redline, of: references(order))
            return redline
        }
    }

    /// What outputs are made for: they all lead to one version.
    private struct Order: Sendable {
        let later: Version
        let options: RenderOptions
        let references = MadeOnce<ContractReferences>()
    }

    /// One thing to do for the outputs. All are done side by side.
    private enum Work: Sendable {
        /// See whether the compiled version is sound: no page waits for it.
        case check
        case findReferences
        case build(Draft)
        /// Write a redline in one format, and read it back.
        case page(Draft, OutputFormat)
        /// Hold a side of a redline against the version it must give.
        case proof(Draft, RedlineSide, Version)
    }

    private func proofs(of draft: Draft) -> [Work] {
        let later = Work.proof(draft, .later, draft.later)
        return draft.isClean ? [later] : [later, .proof(draft, .earlier, draft.earlier)]
    }

    /// Does all of it; gives the pages in the order of the list, or the first failure.
    private func pages(of work: [Work], _ order: Order) throws(CommandError) -> [[UInt8]] {
        let results = SideBySide.map(work.count) { index -> Result<[UInt8]?, CommandError> in
            do throws(CommandError) {
                switch work[index] {
                case .check: _ = findings
                case .findReferences: _ = references(order)
                case .build(let draft): _ = redline(of: draft, order.options)
                case .page(let draft, let format):
                    let redline = format == .text ? redline(of: draft, order.options) : linkedRedline(of: draft, order)
                    return .success(try write(redline, as: format, order.options))
                case .proof(let draft, let side, let version):
                    try verify(redline(of: draft, order.options), side, version)
                }
                return .success(nil)
            } catch {
                return .failure(error)
            }
        }
        var pages: [[UInt8]] = []
        for result in results {
            if let page = try result.get() { pages.append(page) }
        }
        return pages
    }

    /// A redline in one format, read back before it is given out.
    private func write(
        _ redline: Redline, as format: OutputFormat, _ options: RenderOptions
    ) throws(CommandError) -> [UInt8] {
        let bytes: [UInt8]
        switch format {
        case .html:
            do {
                bytes = try HTMLWriter(redline, shell: options.templates["page.html"]).write()
            } catch {
                throw CommandError(message: "templates/page.html cannot be used: \(error)")
            }
        case .docbook: bytes = DocBookWriter(redline).write()
        case .text:
            bytes = PlainTextWriter(redline, width: options.width, showsNotes: options.showsInternalNotes).write()
        }
        try verify(bytes, format: format, against: redline, showsNotes: options.showsInternalNotes)
        return bytes
    }

    private func conflicts(in version: Version) -> [Conflict] {
        version == soundness?.version ? settlement.conflicts : ConflictSearch(agreement, in: version).conflicts
    }

    func frame(_ from: String, _ to: String, _ options: RenderOptions) -> RedlineBuilder.Frame {
        let manuscript = agreement.manuscript
        let term = [manuscript.termFrom?.description, manuscript.termTo?.description].compactMap { $0 }
        return RedlineBuilder.Frame(
            title: manuscript.title, from: from, to: to, parties: manuscript.parties,
            term: term.count == 2 ? "\(term[0]) to \(term[1])" : "", showsInternalNotes: options.showsInternalNotes)
    }

    /// The version of a name, with what follows from its papers.
    func version(named name: String) throws(CommandError) -> Version {
        conformed.version(try draftedVersion(named: name))
    }

    func draftedVersion(named name: String) throws(CommandError) -> Version {
        if let version = agreement.version(named: name) { return version }
        let known = agreement.versionNames.joined(separator: ", ")
        throw CommandError(
            message:
                "there is no version “\(name)”. Write one of: \(known); several papers joined by +; or integrated@ and a day, as in integrated@2026-01-01."
        )
    }

    func provision(_ citation: String?, _ version: String) throws(CommandError) -> (ProvisionID, Bool) {
        let wanted = try self.version(named: version)
        guard let citation else { return (agreement.weave.base, true) }
        let found = CitationSearch(agreement, in: wanted).provisions(for: Citation(citation))
        if found.count == 1 { return (found[0], false) }
        if found.isEmpty {
            throw CommandError(
                message:
                    "there is no provision “\(citation)” in \(version). Cite it by its printed labels, for instance “Article 12, Section 1(a)” or “12.1(a)”."
            )
        }
        throw CommandError(message: ambiguity(of: citation, found, in: wanted))
    }

    /// A citation that fits several provisions, with the first of them, one a line.
    private func ambiguity(of citation: String, _ found: [ProvisionID], in version: Version) -> String {
        let citations = VersionCitations(agreement.weave, version)
        let most = 6
        var lines = ["“\(citation)” fits \(found.count) provisions:"]
        for id in found.prefix(most) {
            let position = agreement.weave.tree[id].position
            let (line, _) = sources.lineAndColumn(of: position)
            let place = "\(sources[position.file].path):\(line)"
            lines.append("  \(citations.citation(of: id)) at \(place)")
        }
        if found.count > most { lines.append("  and \(found.count - most) more") }
        lines.append("Cite one of them more closely.")
        return lines.joined(separator: "\n")
    }
}
