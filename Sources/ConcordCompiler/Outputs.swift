import ConcordModel
import ConcordWeave
import ConcordWriter
import Dispatch
import Synchronization

extension Compilation {
    /// The redline between two versions in a format, verified; from a version to itself it is a clean copy.
    public func redline(
        from: String, to: String, format: OutputFormat, options: RenderOptions = RenderOptions()
    ) throws(CommandError) -> [UInt8] {
        let redline = try verifiedRedline(from: from, to: to, options: options)
        return try write(redline, as: format, options, provedBy: words(of: redline))
    }

    /// The clean words of one provision, or of the whole agreement.
    public func show(_ citation: String?, version: String = "integrated", options: RenderOptions = RenderOptions())
        throws(CommandError) -> [UInt8]
    {
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
        var laterCopy: Redline?
        var pages: [Page] = []
        if findings.worst != .error {
            let clean = try verifiedRedline(from: version, to: version, options: options)
            laterCopy = clean
            let words = words(of: clean)
            pages += formats.map {
                Page(name: "agreement.\($0.fileExtension)", redline: clean, words: words, format: $0)
            }
        }
        let redline = try verifiedRedline(from: "base", to: version, options: options, laterCopy: laterCopy)
        let words = words(of: redline)
        pages += formats.map { Page(name: "redline.\($0.fileExtension)", redline: redline, words: words, format: $0) }
        return try writeAll(pages, options)
    }

    // MARK: Steps

    /// The clean copy of a provision, or of everything, in one version.
    func redline(of part: ProvisionID?, in version: Version, named name: String, _ options: RenderOptions) -> Redline {
        RedlineBuilder.build(
            agreement, from: version, to: version, frame: frame(name, name, options),
            conflicts: part == nil ? conflicts(in: version) : [], below: part)
    }

    private func verifiedRedline(
        from: String, to: String, options: RenderOptions, laterCopy: Redline? = nil
    ) throws(CommandError) -> Redline {
        let earlier = try version(named: from)
        let later = try version(named: to)
        var redline = RedlineBuilder.build(
            agreement, from: earlier, to: later, frame: frame(from, to, options), conflicts: conflicts(in: later))
        redline.isClean = from == to
        if from != to { try verify(redline, earlier, later, laterCopy: laterCopy) }
        return redline
    }

    /// One output to write.
    private struct Page: Sendable {
        var name: String
        var redline: Redline
        var words: [PrintedWords]
        var format: OutputFormat
    }

    /// Writes pages beside one another, since none depends on another; their order is that of the list.
    private func writeAll(
        _ pages: [Page], _ options: RenderOptions
    ) throws(CommandError) -> [(name: String, bytes: [UInt8])] {
        let results = Mutex([Result<[UInt8], CommandError>?](repeating: nil, count: pages.count))
        DispatchQueue.concurrentPerform(iterations: pages.count) { index in
            let page = pages[index]
            let result: Result<[UInt8], CommandError>
            do throws(CommandError) {
                result = .success(try write(page.redline, as: page.format, options, provedBy: page.words))
            } catch {
                result = .failure(error)
            }
            results.withLock { $0[index] = result }
        }
        var outputs: [(name: String, bytes: [UInt8])] = []
        for (page, result) in zip(pages, results.withLock { $0 }) {
            if let result { outputs.append((page.name, try result.get())) }
        }
        return outputs
    }

    /// A redline in one format, read back before it is given out.
    private func write(
        _ redline: Redline, as format: OutputFormat, _ options: RenderOptions, provedBy words: [PrintedWords]
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
        try verify(bytes, format: format, against: words, showsNotes: options.showsInternalNotes)
        return bytes
    }

    private func conflicts(in version: Version) -> [Conflict] {
        version == settlement.version ? settlement.conflicts : ConflictSearch(agreement, in: version).conflicts
    }

    private func frame(_ from: String, _ to: String, _ options: RenderOptions) -> RedlineBuilder.Frame {
        let manuscript = agreement.manuscript
        let term = [manuscript.termFrom?.description, manuscript.termTo?.description].compactMap { $0 }
        return RedlineBuilder.Frame(
            title: manuscript.title, from: from, to: to, parties: manuscript.parties,
            term: term.count == 2 ? "\(term[0]) to \(term[1])" : "", showsInternalNotes: options.showsInternalNotes)
    }

    func version(named name: String) throws(CommandError) -> Version {
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
        throw CommandError(message: ambiguity(of: citation, found))
    }

    /// A citation that fits several provisions, with the first of them, one a line.
    private func ambiguity(of citation: String, _ found: [ProvisionID]) -> String {
        let most = 6
        var lines = ["“\(citation)” fits \(found.count) provisions:"]
        for id in found.prefix(most) {
            let position = agreement.weave.tree[id].position
            let (line, _) = sources.lineAndColumn(of: position)
            let place = "\(sources[position.file].path):\(line)"
            lines.append("  \(CitationPrinter().citation(of: id, in: agreement.weave)) at \(place)")
        }
        if found.count > most { lines.append("  and \(found.count - most) more") }
        lines.append("Cite one of them more closely.")
        return lines.joined(separator: "\n")
    }
}
