import ConcordModel

/// Reads the redline between two versions off the weave. Nothing is compared here: each strand knows in which versions it
/// stands.
package struct RedlineBuilder {
    /// What stands beside the words of a redline.
    package struct Frame: Sendable {
        package var title: String
        package var from: String
        package var to: String
        package var parties: [Party]
        package var term: String
        package var showsInternalNotes: Bool

        package init(title: String, from: String, to: String, parties: [Party], term: String, showsInternalNotes: Bool)
        {
            self.title = title
            self.from = from
            self.to = to
            self.parties = parties
            self.term = term
            self.showsInternalNotes = showsInternalNotes
        }

        /// For a redline that is read and never printed.
        package static let none = Frame(
            title: "", from: "", to: "", parties: [], term: "", showsInternalNotes: false)
    }

    private let agreement: IntegratedAgreement
    let weave: Weave
    let earlier: [Bool]
    let later: [Bool]
    private let laterVersion: Version
    private let earlierVersion: Version
    /// Whether each version has papers that the other one has not, so that both may bring the same words.
    let comparesPapers: Bool
    var redline: Redline
    var changes: RedlineChanges
    private var anchors = AnchorNames()
    /// Conflict of each strand that stands in one.
    var conflictOf: [Weave.Place: [Int32: Int]] = [:]
    private var notes: [ProvisionID: [RedlineNote]] = [:]
    /// Indices in the redline of provisions that stand elsewhere in the other version.
    private var movedProvisions: Set<UInt32> = []

    /// The redline from one version to another; of the part below `root` alone when one is given.
    package static func build(
        _ agreement: IntegratedAgreement, from earlier: Version, to later: Version, frame: Frame,
        conflicts: [Conflict], below root: ProvisionID? = nil
    ) -> Redline {
        var builder = RedlineBuilder(agreement, earlier, later, frame, conflicts)
        if let root {
            builder.visit(root, .unchanged, -1, depth: 0, anchor: 0..<0)
        } else {
            builder.visitChildren(of: agreement.weave.base, .unchanged, -1, depth: 0, anchor: 0..<0)
        }
        builder.finish()
        return builder.redline
    }

    /// The clean copy of some provisions of a version.
    package static func build(
        _ agreement: IntegratedAgreement, of provisions: [ProvisionID], in version: Version, frame: Frame
    ) -> Redline {
        var builder = RedlineBuilder(agreement, version, version, frame, [])
        for id in provisions { builder.visit(id, .unchanged, -1, depth: 0, anchor: 0..<0) }
        builder.finish()
        return builder.redline
    }

    private init(
        _ agreement: IntegratedAgreement, _ earlier: Version, _ later: Version, _ frame: Frame, _ conflicts: [Conflict]
    ) {
        self.agreement = agreement
        weave = agreement.weave
        self.earlier = weave.presence(in: earlier)
        self.later = weave.presence(in: later)
        laterVersion = later
        earlierVersion = earlier
        comparesPapers = earlier != later && earlier != Version() && later != Version()
        changes = RedlineChanges(agreement, from: earlier, to: later)
        redline = Redline(
            title: frame.title, from: frame.from, to: frame.to, parties: frame.parties, term: frame.term,
            text: weave.tree.text, links: weave.tree.links, isClean: earlier == later)
        redline.provisions.reserveCapacity(weave.tree.provisions.count)
        redline.runs.reserveCapacity(weave.tree.runs.count)
        let citations = VersionCitations(weave, later)
        for (index, conflict) in conflicts.enumerated() {
            let caption = ConflictCaption.text(of: conflict, in: agreement, citations)
            redline.conflicts.append(caption)
            for strand in conflict.strands { conflictOf[conflict.place, default: [:]][strand] = index }
            notes[conflict.provision, default: []].append(RedlineNote(kind: .conflict, provision: 0, text: caption))
        }
        for (provision, text) in agreement.notesBeside(in: later) {
            notes[provision, default: []].append(RedlineNote(kind: .paper, provision: 0, text: text))
        }
        if frame.showsInternalNotes {
            for note in weave.tree.notes {
                notes[note.provision, default: []].append(
                    RedlineNote(kind: .internalNote, provision: 0, text: note.text))
            }
        }
    }

    private mutating func finish() {
        redline.anchors = anchors.bytes
        redline.changes = changes.list
        redline.papers = changes.papers
    }

    // MARK: The tree

    private mutating func visitChildren(
        of id: ProvisionID, _ standing: Standing, _ change: Int32, depth: Int, anchor: Range<UInt32>
    ) {
        guard weave.isTouched(id, Weave.childrenBit), let family = weave.families[id] else {
            var child = weave.tree[id].firstChild
            while child.exists {
                visit(child, standing, change, depth: depth, anchor: anchor)
                child = weave.tree[child].nextSibling
            }
            return
        }
        let inConflict = conflictOf[Weave.Place(provision: id, part: nil)] ?? [:]
        for strand in family {
            let isEarlier = weave.isVisible(strand, under: id, earlier)
            let isLater = weave.isVisible(strand, under: id, later)
            guard let own = self.standing(isEarlier, isLater, within: standing) else { continue }
            // In what a paper puts in as a whole, others may have put provisions.
            let isOfTheWhole = own == standing && (own != .inserted || strand.brought == 0)
            let change = isOfTheWhole ? change : changes.index(of: strand, own, conflict: inConflict[strand.id])
            noteMove(of: strand.content, own, change)
            visit(strand.content, own, change, depth: depth, anchor: anchor)
        }
    }

    /// Says of a provision that is struck here and stands elsewhere in the later version, or the reverse, where that is.
    private mutating func noteMove(of id: ProvisionID, _ standing: Standing, _ change: Int32) {
        guard weave.homes[id] != nil else { return }
        let (version, presence, way): (Version, [Bool], String)
        switch standing {
        case .unchanged: return
        case .inserted: (version, presence, way) = (earlierVersion, earlier, "from")
        case .struck: (version, presence, way) = (laterVersion, later, "to")
        }
        guard weave.isPresent(id, presence) else { return }
        movedProvisions.insert(UInt32(redline.provisions.count))
        let place = CitationPrinter().citation(of: id, in: weave, version: version)
        redline.notes.append(
            RedlineNote(
                kind: .move, provision: redline.provisions.count,
                text: change < 0
                    ? "Moved \(way) \(place)." : changes.list[Int(change)].sentence(ofMove: "\(way) \(place)")))
    }

    private mutating func visit(
        _ id: ProvisionID, _ standing: Standing, _ change: Int32, depth: Int, anchor: Range<UInt32>
    ) {
        let index = redline.provisions.count
        let provision = weave.tree[id]
        var entry = RedlineProvision(
            identity: id, provision: provision, standing: standing, change: change,
            depth: UInt16(truncatingIfNeeded: min(depth, 65_535)))
        entry.isMoved = movedProvisions.contains(UInt32(index))
        let own = anchors.name(
            of: provision, label: weave.label(of: id, in: standing == .struck ? earlierVersion : laterVersion),
            below: anchor, in: weave.tree)
        entry.anchor = own
        redline.provisions.append(entry)
        if !notes.isEmpty, let list = notes[id] {
            // What is struck is set aside no more.
            for note in list where note.kind != .paper || standing != .struck {
                redline.notes.append(RedlineNote(kind: note.kind, provision: index, text: note.text))
            }
        }
        if weave.touched[Int(id.index)] == 0 {
            redline.provisions[index].label = untouched(provision.label, standing, change)
            redline.provisions[index].heading = untouched(provision.heading, standing, change)
            redline.provisions[index].text = untouched(provision.text, standing, change)
        } else {
            redline.provisions[index].label = runs(.label, of: id, standing, change)
            redline.provisions[index].heading = runs(.heading, of: id, standing, change)
            redline.provisions[index].text = runs(.text, of: id, standing, change)
        }
        visitChildren(of: id, standing, change, depth: depth + 1, anchor: own.isEmpty ? anchor : own)
        redline.provisions[index].end = UInt32(redline.provisions.count)
    }

    /// How a strand stands between the versions, inside something that itself stands so; nil when it is in neither.
    func standing(_ isEarlier: Bool, _ isLater: Bool, within outer: Standing) -> Standing? {
        switch outer {
        case .inserted: return isLater ? .inserted : nil
        case .struck: return isEarlier ? .struck : nil
        case .unchanged:
            switch (isEarlier, isLater) {
            case (true, true): return .unchanged
            case (false, true): return .inserted
            case (true, false): return .struck
            case (false, false): return nil
            }
        }
    }
}
