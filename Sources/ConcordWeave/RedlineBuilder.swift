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
    }

    private let agreement: IntegratedAgreement
    private let weave: Weave
    private let earlier: [Bool]
    private let later: [Bool]
    private let laterVersion: Version
    private let earlierVersion: Version
    private var redline: Redline
    private var changes: [RedlineChange: Int32] = [:]
    private var changeOfKey: [ChangeKey: Int32] = [:]

    /// What the change of a strand depends on: asked for every word that is touched.
    private struct ChangeKey: Hashable {
        var brought: UInt32
        var struck: UInt32
        var standing: Standing
        var conflict: Int?
    }

    private var anchors = AnchorNames()
    /// Conflict of each strand that stands in one.
    private var conflictOf: [Weave.Place: [Int32: Int]] = [:]
    private var notes: [ProvisionID: [RedlineNote]] = [:]
    private var usedPapers: Set<PaperIndex> = []
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

    private init(
        _ agreement: IntegratedAgreement, _ earlier: Version, _ later: Version, _ frame: Frame, _ conflicts: [Conflict]
    ) {
        self.agreement = agreement
        weave = agreement.weave
        self.earlier = weave.presence(in: earlier)
        self.later = weave.presence(in: later)
        laterVersion = later
        earlierVersion = earlier
        redline = Redline(
            title: frame.title, from: frame.from, to: frame.to, parties: frame.parties, term: frame.term,
            text: weave.tree.text, links: weave.tree.links, isClean: earlier == later)
        redline.provisions.reserveCapacity(weave.tree.provisions.count)
        redline.runs.reserveCapacity(weave.tree.runs.count)
        for (index, conflict) in conflicts.enumerated() {
            let caption = ConflictCaption.text(of: conflict, in: agreement)
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
        let conforming = usedPapers.filter { agreement.order[$0].kind == .conformingChange }
        for paper in usedPapers.subtracting(conforming).sorted() {
            redline.papers.append(
                RedlinePaper(id: agreement.order[paper].id, caption: PaperCaption.text(of: agreement.order[paper])))
        }
        if !conforming.isEmpty {
            let causes = agreement.order.names(of: conforming.sorted()).sorted(by: precedesNaturally)
            redline.papers.append(RedlinePaper(id: "conforming", caption: PaperCaption.conforming(to: causes)))
        }
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
            let change = own == standing ? change : self.change(of: strand, own, conflict: inConflict[strand.id])
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
        let papers = change >= 0 ? redline.changes[Int(change)].papers : []
        let place = CitationPrinter().citation(of: id, in: weave, version: version)
        let by = papers.isEmpty ? "" : " by \(ConflictCaption.listed(papers))"
        redline.notes.append(
            RedlineNote(kind: .move, provision: redline.provisions.count, text: "Moved\(by) \(way) \(place)."))
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

    // MARK: Words

    private mutating func runs(_ part: Part, of id: ProvisionID, _ standing: Standing, _ change: Int32) -> Range<UInt32>
    {
        let first = UInt32(redline.runs.count)
        guard weave.isTouched(id, Weave.bit(part)),
            let thread = weave.threads[Weave.Place(provision: id, part: part)]
        else {
            return untouched(weave.tree.provisions[Int(id.index)].runs(of: part), standing, change)
        }
        let inConflict = conflictOf.isEmpty ? [:] : conflictOf[Weave.Place(provision: id, part: part)] ?? [:]
        if standing == .unchanged, inConflict.isEmpty, readsAlike(thread) {
            for strand in thread where Weave.isVisible(strand, later) {
                let token = strand.content
                append(RedlineRun(start: token.start, length: token.length, style: token.style), since: first)
            }
            return first..<UInt32(redline.runs.count)
        }
        // Words that stand together mostly stand alike; what was found for one holds for those behind it.
        var sets: (brought: UInt32, struck: UInt32) = (.max, .max)
        var (last, lastChange): (Standing?, Int32) = (nil, -1)
        // The run that is being made, and whether words that stand as these do may lengthen it.
        var open = RedlineRun(start: 0, length: 0, style: .plain)
        var goesOn = false
        for strand in thread {
            if strand.brought != sets.brought || strand.struck != sets.struck || !inConflict.isEmpty {
                sets = (strand.brought, strand.struck)
                last = self.standing(
                    Weave.isVisible(strand, earlier), Weave.isVisible(strand, later), within: standing)
                if let last {
                    // In what a paper puts in as a whole, others may have put words.
                    let isOfTheWhole = last == standing && (last != .inserted || strand.brought == 0)
                    lastChange =
                        isOfTheWhole ? change : self.change(of: strand, last, conflict: inConflict[strand.id])
                    goesOn = open.standing == last && open.change == lastChange
                }
            }
            guard let own = last else { continue }
            if goesOn, open.start + open.length == strand.content.start, open.style == strand.content.style {
                open.length += strand.content.length
                continue
            }
            if open.length > 0 { redline.runs.append(open) }
            open.start = strand.content.start
            open.length = strand.content.length
            open.style = strand.content.style
            open.standing = own
            open.change = lastChange
            goesOn = true
        }
        if open.length > 0 { redline.runs.append(open) }
        Self.putStruckFirst(in: &redline.runs, from: Int(first))
        return first..<UInt32(redline.runs.count)
    }

    /// Whether both versions have the same words, though one paper may have struck them and another put them back: a redline
    /// shows what differs, and nobody reads “[-(d)-]{+(d)+}”.
    private func readsAlike(_ thread: [Weave.WordStrand]) -> Bool {
        let before = thread.lazy.filter { Weave.isVisible($0, self.earlier) }.map(\.content.exact)
        return before.elementsEqual(thread.lazy.filter { Weave.isVisible($0, self.later) }.map(\.content.exact))
    }

    /// Runs of the tree as they are.
    private mutating func untouched(_ runs: Range<UInt32>, _ standing: Standing, _ change: Int32) -> Range<UInt32> {
        let first = UInt32(redline.runs.count)
        for index in runs {
            let run = weave.tree.runs[Int(index)]
            append(
                RedlineRun(
                    start: run.start, length: run.length, style: run.style, standing: standing, change: change),
                since: first)
        }
        return first..<UInt32(redline.runs.count)
    }

    /// Appends a run, or lengthens the last one when it goes on.
    private mutating func append(_ run: RedlineRun, since first: UInt32) {
        guard run.length > 0 else { return }
        if redline.runs.count > Int(first) {
            let last = redline.runs[redline.runs.count - 1]
            if last.style == run.style, last.standing == run.standing, last.change == run.change,
                last.start + last.length == run.start
            {
                redline.runs[redline.runs.count - 1].length += run.length
                return
            }
        }
        redline.runs.append(run)
    }

    /// How a strand stands between the versions, inside something that itself stands so; nil when it is in neither.
    private func standing(_ isEarlier: Bool, _ isLater: Bool, within outer: Standing) -> Standing? {
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

    /// The papers behind a change: those that brought or struck the strand, or, where the later version is without a paper
    /// that the earlier one has, those whose absence makes the difference.
    private mutating func change<C>(of strand: Weave.Strand<C>, _ standing: Standing, conflict: Int?) -> Int32 {
        let key = ChangeKey(brought: strand.brought, struck: strand.struck, standing: standing, conflict: conflict)
        if let known = changeOfKey[key] { return known }
        let brought = weave.sets[strand.brought]
        let struck = weave.sets[strand.struck]
        let papers: [PaperIndex]
        switch standing {
        case .inserted:
            let here = brought.filter(laterVersion.contains)
            papers =
                here.isEmpty || !struck.filter(earlierVersion.contains).isEmpty
                ? struck.filter(earlierVersion.contains) : here
        case .struck:
            let here = struck.filter(laterVersion.contains)
            papers = here.isEmpty ? brought.filter(earlierVersion.contains) : here
        case .unchanged:
            return -1
        }
        usedPapers.formUnion(papers)
        let value = RedlineChange(
            papers: agreement.order.names(of: papers), conflict: conflict,
            isConforming: papers.contains { agreement.order[$0].kind == .conformingChange })
        let index = changes[value] ?? Int32(redline.changes.count)
        if changes[value] == nil {
            changes[value] = index
            redline.changes.append(value)
        }
        changeOfKey[key] = index
        return index
    }
}
