import ConcordModel

/// What papers need of those that they were drafted on top of.
///
/// A paper that comes after another one may be in force on a day on which the other is not. It can hold then if its own
/// changes do not touch what the other brought or struck, or if they read alike without it, as where it takes those words
/// away altogether or has others in their place. Otherwise nobody agreed to what would stand there.
struct PaperGround {
    /// A paper that another one cannot do without, and where.
    struct Need {
        var paper: PaperIndex
        var provision: ProvisionID
    }

    private let weave: Weave
    private let order: PaperOrder
    /// What each of the papers changes, by number of record.
    private var records: [PaperIndex: [Int]] = [:]
    /// Which papers take the place of one.
    private var successors: [PaperIndex: [PaperIndex]] = [:]

    /// - Parameter papers: those that may be asked about.
    init(_ weave: Weave, _ order: PaperOrder, of papers: Version) {
        self.weave = weave
        self.order = order
        for (number, record) in weave.records.enumerated() {
            for paper in record.papers where papers.contains(paper) { records[paper, default: []].append(number) }
        }
        for index in order.papers.indices.map(PaperIndex.init) {
            for id in order[index].supersedes {
                if let other = order.index(of: id) { successors[other, default: []].append(index) }
            }
        }
    }

    /// What a paper needs that a version does not have; nil where it can hold in that version.
    func need(of paper: PaperIndex, in version: Version) -> Need? {
        let closure = order.closure(of: paper)
        if closure.isSubset(of: version) { return nil }
        let ground = closure.intersection(version)
        guard let need = View(weave, paper, closure, ground).firstNeed(records[paper] ?? []) else { return nil }
        // What takes the place of a paper may bring the same words.
        let heirs = heirs(of: closure, in: version).filter { $0 != paper }
        guard !heirs.isEmpty else { return need }
        var widened = ground
        for heir in heirs {
            widened.insert(heir)
            widened.insert(all: order.closure(of: heir).intersection(version))
        }
        let view = View(weave, paper, closure, widened.removing([paper]))
        return view.firstNeed(records[paper] ?? []) == nil ? nil : need
    }

    /// The papers of a version that have taken the place of papers that it does not have.
    private func heirs(of closure: Version, in version: Version) -> [PaperIndex] {
        var heirs: Set<PaperIndex> = []
        var waiting = closure.papers.filter { !version.contains($0) }
        var seen = Set(waiting)
        while let absent = waiting.popLast() {
            for successor in successors[absent] ?? [] where seen.insert(successor).inserted {
                if version.contains(successor) { heirs.insert(successor) } else { waiting.append(successor) }
            }
        }
        return heirs.sorted()
    }
}

/// A paper on the text that it was drafted on, and on another.
private struct View {
    let weave: Weave
    /// What it was drafted on, and the same with the paper.
    let drafted: Version
    let draftedWithIt: Version
    /// What there is of it, and the same with the paper.
    let present: Version
    let presentWithIt: Version
    private let sets: [Bool]
    private let presentSets: [Bool]

    init(_ weave: Weave, _ paper: PaperIndex, _ drafted: Version, _ present: Version) {
        self.weave = weave
        self.drafted = drafted
        self.present = present
        var (draftedWithIt, presentWithIt) = (drafted, present)
        draftedWithIt.insert(paper)
        presentWithIt.insert(paper)
        (self.draftedWithIt, self.presentWithIt) = (draftedWithIt, presentWithIt)
        sets = weave.presence(in: draftedWithIt)
        presentSets = weave.presence(in: presentWithIt)
    }

    func firstNeed(_ records: [Int]) -> PaperGround.Need? {
        for number in records {
            let record = weave.records[number]
            if let paper = absent(for: record) {
                return PaperGround.Need(paper: paper, provision: record.moved ?? record.place.provision)
            }
        }
        return nil
    }

    /// The paper that a change needs and that is not there.
    private func absent(for record: Weave.Record) -> PaperIndex? {
        let place = record.place
        let onlyStrikes = record.inserted.isEmpty && record.moved == nil
        if !weave.isPresent(place.provision, presentSets), weave.isPresent(place.provision, sets) {
            // What nobody brought needs no striking.
            return onlyStrikes ? nil : bringer(of: place.provision)
        }
        if place.part != nil {
            guard let thread = weave.threads[place] else { return nil }
            return absent(for: record, in: thread, withNeighbours: !onlyStrikes)
        }
        guard let family = weave.families[place.provision] else { return nil }
        return absent(for: record, in: family, withNeighbours: false) ?? copies(of: record, in: family)
            ?? columns(of: record, in: family)
    }

    // MARK: Words and lists

    /// - Parameter withNeighbours: whether what stands right before and after the change counts too. New words belong to
    ///   those beside them; a provision stands for itself.
    private func absent<C>(
        for record: Weave.Record, in strands: [Weave.Strand<C>], withNeighbours: Bool
    ) -> PaperIndex? {
        var positions = [Int](repeating: -1, count: strands.count)
        for (index, strand) in strands.enumerated() { positions[Int(strand.id)] = index }
        let struck = record.struck.map { positions[Int($0)] }
        if let first = struck.min(), let last = struck.max(),
            !strands[first...last].contains(where: { isVisible($0, drafted) != isVisible($0, present) })
        {
            return nil
        }
        var left = struck.min().map { $0 - 1 } ?? (record.left < 0 ? -1 : positions[Int(record.left)])
        var right = (struck.max() ?? left) + 1
        while right < strands.count, !isVisible(strands[right], drafted) { right += 1 }
        if !struck.isEmpty { while left >= 0, !isVisible(strands[left], drafted) { left -= 1 } }
        let region =
            withNeighbours ? max(0, left)..<min(right + 1, strands.count) : left + 1..<max(left + 1, right)
        let odd = strands[region].first { isVisible($0, draftedWithIt) != isVisible($0, presentWithIt) }
        return odd.map(cause)
    }

    /// Where a provision that is moved or taken away stands in other places too.
    private func copies(of record: Weave.Record, in family: [Weave.ChildStrand]) -> PaperIndex? {
        for strand in family where record.struck.contains(strand.id) || strand.content == record.moved {
            for home in weave.homes[strand.content] ?? [] where home.exists {
                let odd = weave.family(of: home).first {
                    $0.content == strand.content && isVisible($0, draftedWithIt) != isVisible($0, presentWithIt)
                }
                if let odd { return cause(odd) }
            }
        }
        return nil
    }

    /// Where a row was written for columns that are not there, or for some that are there again.
    private func columns(of record: Weave.Record, in family: [Weave.ChildStrand]) -> PaperIndex? {
        guard !record.inserted.isEmpty, weave.tree[record.place.provision].kind == .table else { return nil }
        for strand in family where isVisible(strand, drafted) && isVisible(strand, present) {
            let odd = (weave.families[strand.content] ?? []).first { isVisible($0, drafted) != isVisible($0, present) }
            if let odd { return cause(odd) }
        }
        return nil
    }

    // MARK: Strands

    private func isVisible<C>(_ strand: Weave.Strand<C>, _ version: Version) -> Bool {
        (strand.brought == 0 || weave.sets[strand.brought].contains(where: version.contains))
            && !(strand.struck != 0 && weave.sets[strand.struck].contains(where: version.contains))
    }

    /// The paper that is not there and made the strand what it was.
    private func cause<C>(_ strand: Weave.Strand<C>) -> PaperIndex { missing(among: strand) ?? anyAbsent }

    private func missing<C>(among strand: Weave.Strand<C>) -> PaperIndex? {
        (weave.sets[strand.brought] + weave.sets[strand.struck]).first {
            drafted.contains($0) && !present.contains($0)
        }
    }

    /// The paper that brought a provision, or what it stands in.
    private func bringer(of provision: ProvisionID) -> PaperIndex {
        var current = provision
        for _ in 0..<1000 where current.exists && current != weave.base {
            let parent = weave.parent(of: current, sets)
            guard parent.exists else { break }
            for strand in weave.families[parent] ?? [] where strand.content == current {
                if let paper = missing(among: strand) { return paper }
            }
            current = parent
        }
        return anyAbsent
    }

    private var anyAbsent: PaperIndex { drafted.removing(present.papers).papers.first ?? PaperIndex(0) }
}
