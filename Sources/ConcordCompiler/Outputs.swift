import ConcordModel
import ConcordWeave
import ConcordWriter

extension Compilation {
    /// The redline between two versions in a format, verified; from a version to itself it is a clean copy.
    public func redline(
        from: String, to: String, format: OutputFormat, options: RenderOptions = RenderOptions()
    ) throws(CommandError) -> [UInt8] {
        let redline = try verifiedRedline(from: from, to: to, options: options)
        return try write(redline, [format], options)[0].bytes
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
        var outputs: [(name: String, bytes: [UInt8])] = []
        var laterCopy: Redline?
        if findings.worst != .error {
            let clean = try verifiedRedline(from: version, to: version, options: options)
            laterCopy = clean
            outputs += try write(clean, formats, options).map { ("agreement.\($0.format.fileExtension)", $0.bytes) }
        }
        let redline = try verifiedRedline(from: "base", to: version, options: options, laterCopy: laterCopy)
        outputs += try write(redline, formats, options).map { ("redline.\($0.format.fileExtension)", $0.bytes) }
        return outputs
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

    /// A redline in each of the formats, every one read back before it is given out.
    private func write(
        _ redline: Redline, _ formats: [OutputFormat], _ options: RenderOptions
    ) throws(CommandError) -> [(format: OutputFormat, bytes: [UInt8])] {
        let words = words(of: redline)
        var outputs: [(format: OutputFormat, bytes: [UInt8])] = []
        for format in formats {
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
            try verify(bytes, format: format, against: words)
            outputs.append((format, bytes))
        }
        return outputs
    }

    private func conflicts(in version: Version) -> [Conflict] { ConflictSearch(agreement, in: version).conflicts }

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
