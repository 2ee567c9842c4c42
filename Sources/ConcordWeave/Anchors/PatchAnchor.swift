import ConcordModel

/// What is different for a patch: it says to the line where its words stand, shows some words of a provision and not
/// others, and cannot be given marks by hand.
extension PaperAnchor {
    var isPatch: Bool { manuscript.paper.form == .patch }

    /// Whether a word of the paper was only filled in from the contract's file.
    func isHidden(_ token: Token) -> Bool { manuscript.patch.isHidden(token.source) }

    /// Whether a provision holds its place only: nothing of it or below it is shown.
    func isPlaceholder(_ id: ProvisionID) -> Bool {
        guard isPatch, !tree[id].firstChild.exists else { return false }
        return Part.allCases.allSatisfy { part in
            tree[id].runs(of: part).allSatisfy { manuscript.patch.isHidden(tree.runs[Int($0)].source) }
        }
    }

    /// The provision among `candidates` that stands in the contract's file where the patch has its lines.
    func homeOfPatch(_ id: ProvisionID, among candidates: some Sequence<ProvisionID>) -> ProvisionID? {
        guard let place = manuscript.patch.homes[id] else { return nil }
        return candidates.first {
            tree[$0].kind == tree[id].kind && tree[$0].position.file == place.file
                && place.bytes.contains(Int(tree[$0].position.offset))
        }
    }

    /// Where an article that the patch inserts goes: where its file says.
    func placeOfPatchedArticle(
        _ id: ProvisionID, _ base: [ProvisionID], _ last: ProvisionID, before following: ProvisionID?
    ) -> ProvisionID {
        func behindFile(_ file: FileID) -> ProvisionID? { base.last { tree[$0].position.file == file } }
        func inFront(of index: Int) -> ProvisionID { index > 0 ? base[index - 1] : .none }
        switch manuscript.patch.files[id] {
        case .contract(let file):
            if last.exists, tree[last].position.file == file || manuscript.patch.files[last] == .contract(file) {
                return last
            }
            if let following, tree[following].position.file == file, let index = base.firstIndex(of: following) {
                return inFront(of: index)
            }
            return behindFile(file) ?? base.last ?? .none
        case .new(let predecessor):
            // Several new files behind one another come in their order.
            if last.exists, manuscript.patch.files[last] == .new(behind: predecessor) { return last }
            if let predecessor { return behindFile(predecessor) ?? base.last ?? .none }
            // Before all files, and behind the title and the cover.
            return inFront(of: base.firstIndex { tree[$0].kind.isTopLevel || tree[$0].kind == .division } ?? base.count)
        case nil:
            return last.exists ? last : base.last ?? .none
        }
    }

    static let cureOfStalePatch =
        "Make the patch again on the words as they stand now; if it was drafted on another paper, write that in the front matter, for instance `after: [TA-01]`, and show more lines around the change (git diff -U10)."

    /// The same where the other paper is known.
    static let otherCureOfStalePatch = "Otherwise make the patch again on the words as they stand now."

    /// Says that words of the patch and of the contract differ where the patch has no change of its own.
    func finding(
        ofPatch paper: String, contract: String, in citation: String, at place: SourcePosition,
        _ home: Finding.Related
    ) -> Finding {
        let message: String
        if paper.isEmpty {
            message = "\(citation) reads “\(contract)” here, and the lines of the patch do not have these words."
        } else if contract.isEmpty {
            message = "The lines of the patch read “\(paper)” here, and \(citation) does not have these words."
        } else {
            message = "The lines of the patch read “\(paper)” here, and \(citation) reads “\(contract)”."
        }
        return Finding(
            .staleText, at: place, message, cure: PaperAnchor.cureOfStalePatch, papers: [manuscript.paper.id],
            provision: citation, related: [home])
    }

    /// Says that the patch shows a provision that is not there.
    mutating func reportUnknownOfPatch(_ id: ProvisionID, _ name: String, in place: String, under target: ProvisionID) {
        let isNamed = tree.label(of: id) != nil || !tree[id].heading.isEmpty
        let excerpt = tree.string(.text, of: id).quotedInPart()
        report(
            isNamed ? .unknownTarget : .staleText, at: tree[id].position,
            isNamed
                ? "\(place) has no \(name)."
                : "\(place) has no such \(tree[id].kind == .row ? "row" : "paragraph")\(excerpt.isEmpty ? "" : ": “\(excerpt)”").",
            cure: PaperAnchor.cureOfStalePatch, provision: target,
            related: [Finding.Related(tree[target].position, "\(place) stands here.")])
    }
}
