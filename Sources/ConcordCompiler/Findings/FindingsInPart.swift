import ConcordModel
import ConcordWeave

extension Compilation {
    /// The findings that concern one provision or what stands below it, in reading order: those that name one of these
    /// provisions, and those whose place, or whose second place, is in their words.
    public func findings(about citation: String, version: String = "integrated") throws(CommandError) -> [Finding] {
        if let other = try including(version) { return try other.findings(about: citation, version: version) }
        let (id, _) = try provision(citation, version)
        let wanted = try self.version(named: version)
        let part = Set(redline(of: id, in: wanted, named: version, RenderOptions()).provisions.map(\.identity))
        // A paper's own findings cite by the numbers that it saw.
        let (now, former) = (VersionCitations(agreement.weave, wanted), CitationPrinter())
        let citations = Set(
            part.flatMap { [now.citation(of: $0), former.citation(of: $0, in: agreement.weave)] })
        let places = ProvisionPlaces(agreement.weave.tree, sources)
        return findings.filter { finding in
            if let provision = finding.provision, citations.contains(provision) { return true }
            return ([finding.position] + finding.related.map(\.position)).contains { position in
                places.provisions(at: position).contains(where: part.contains)
            }
        }
    }
}

/// Which provision holds a byte of a file: the one that begins last before it. In a paper that is read twice, both
/// readings may.
private struct ProvisionPlaces {
    private var byFile: [FileID: [(offset: UInt32, id: ProvisionID)]] = [:]

    private let sources: SourceSet

    init(_ tree: Tree, _ sources: SourceSet) {
        self.sources = sources
        for index in tree.provisions.indices {
            let position = tree.provisions[index].position
            byFile[position.file, default: []].append((position.offset, ProvisionID(index)))
        }
        for file in byFile.keys { byFile[file]?.sort { ($0.offset, $0.id.index) < ($1.offset, $1.id.index) } }
    }

    func provisions(at position: SourcePosition) -> [ProvisionID] {
        guard let places = byFile[position.file] else { return [] }
        let wanted = sources[position.file].offset(of: Int(position.offset))
        let low = BinarySearch.count(of: places.count) { Int(places[$0].offset) <= wanted }
        guard low > 0 else { return [] }
        let offset = places[low - 1].offset
        return places[..<low].reversed().prefix { $0.offset == offset }.map(\.id)
    }
}
