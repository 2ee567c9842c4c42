import ConcordModel

/// What `numbering: automatic` makes of a version: numbers follow position and style.
///
/// Only lists that papers changed are counted again, from the place of the change on, and only as far as it reaches: a gap
/// that the contract had may take a new section up, and what stands behind it keeps its number. What a number begins with
/// (the 12 of 12.3) follows the article. A number that a paper gives a provision that was there, and a suffix such as 2A,
/// are what the parties wrote, and stay where they can.
package struct AutomaticNumbering {
    private let base: ContractText
    /// The version as papers have it.
    private let printed: ContractText
    /// The version, with the numbers as far as they are known.
    var text: ContractText
    /// Index in the base of each provision that is there.
    private let before: [ProvisionID: Int]
    /// What papers took from below each provision, by its index.
    private let removed: [Int32: [ProvisionID: [String]]]
    /// The lists of the base below the heads that were asked for, and the place of each provision in its list.
    private var listsOfBase: [LabelList] = []
    private var placesInBase: [Int: (list: Int, position: Int)] = [:]
    private var headsAskedFor: Set<Int> = []
    /// Papers that are the reason for a new number, by the index of the provision.
    var causes: [Int: [String]] = [:]

    /// Every number of a version that must change.
    package static func changes(in text: ContractText, base: ContractText) -> [ConformingChange] {
        var numbering = AutomaticNumbering(text, base)
        numbering.count(below: -1)
        return numbering.changes
    }

    private var changes: [ConformingChange] {
        causes.keys.sorted().compactMap { index in
            guard let label = text.provisions[index].label, let old = printed.provisions[index].label?.number,
                label.number != old, let causes = causes[index]
            else { return nil }
            return ConformingChange(text.provisions[index].identity, .number(label, was: old), causes: causes)
        }
    }

    private init(_ text: ContractText, _ base: ContractText) {
        self.text = text
        printed = text
        self.base = base
        before = Dictionary(base.provisions.enumerated().map { ($1.identity, $0) }, uniquingKeysWith: { a, _ in a })
        var removed: [Int32: [ProvisionID: [String]]] = [:]
        for one in text.removed { removed[one.parent, default: [:]][one.identity] = one.papers }
        self.removed = removed
    }

    private mutating func count(below parent: Int) {
        let children = text.children(of: parent < 0 ? nil : parent)
        let isTouched =
            removed[Int32(parent)] != nil
            || children.contains { child in
                before[text.provisions[child].identity].map { Int(base.provisions[$0].parent) } != place(of: parent)
            }
        if isTouched {
            for list in LabelList.lists(of: children, in: text) { count(list, below: parent) }
        }
        for child in children where Int(text.provisions[child].end) > child + 1 { count(below: child) }
    }

    /// The index in the base of a provision; -1 for the contract itself, nil for what a paper brought.
    private func place(of index: Int) -> Int? { index < 0 ? -1 : before[text.provisions[index].identity] }

    // MARK: One list

    /// A provision of the base's list that the version's list goes on from.
    private struct Predecessor {
        var list: LabelList
        var position: Int
        var ordinal: LabelOrdinal? { position < 0 ? nil : list.members[position].ordinal }
    }

    /// How far a list has been counted.
    struct Progress {
        var last: LabelOrdinal?
        var causes: [String] = []
        /// Members that get another number.
        var renumbered: [(index: Int, number: LabelOrdinal, reasons: [String])] = []
    }

    private mutating func count(_ list: LabelList, below parent: Int) {
        let here = Dictionary(
            list.members.map { (text.provisions[$0.index].identity, $0.index) }, uniquingKeysWith: { a, _ in a })
        let fixed = list.members.indices.filter { isFixed(list.members[$0], in: list) }
        var progress = Progress()
        var start = 0
        for end in fixed + [list.members.count] {
            var counted = progress
            for member in list.members[start..<end] { count(member, of: list, below: parent, here, &counted) }
            // Where what stands fast leaves no number free, what a paper puts in goes beside a number.
            if end < list.members.count, let last = counted.last, let wall = list.members[end].ordinal, last >= wall {
                counted = progress
                for position in start..<end { squeeze(list.members, position, &counted) }
            }
            progress = counted
            if end < list.members.count {
                progress.last = list.members[end].ordinal
                progress.causes = []
            }
            start = end + 1
        }
        for (index, number, reasons) in progress.renumbered { renumber(index, to: number, list, reasons) }
    }

    private mutating func count(
        _ member: LabelList.Member, of list: LabelList, below parent: Int, _ here: [ProvisionID: Int],
        _ progress: inout Progress
    ) {
        guard let printed = member.ordinal else { return }
        let home = place(of: parent)
        let provision = text.provisions[member.index]
        var next = printed
        var reasons: [String]
        if let was = stayed(member.index), let known = predecessor(of: was, below: home ?? -1) {
            // Papers that took what stood right in front of it are a reason for its new number.
            var slot = known
            while slot.position >= 0, here[identity(slot)].map({ stayed($0) == nil }) ?? true {
                for paper in removed[Int32(parent)]?[identity(slot)] ?? [] { add(paper, to: &progress.causes) }
                guard follows(slot.list, slot.position + 1) else { break }
                slot.position -= 1
            }
            let isGiven = isNumberedByPaper(member.index, was)
            if isGiven {
                for paper in provision.papers { add(paper, to: &progress.causes) }
                next = progress.last.map { printed > $0 ? printed : $0.successor } ?? printed
            } else {
                let holder = slot.list.members[slot.position + 1].ordinal ?? printed
                let isRun = slot.position >= 0 && follows(slot.list, slot.position + 1)
                next = number(after: progress.last, from: isRun ? slot.ordinal : nil, holder, printed: printed)
            }
            reasons = progress.causes
            if next == printed, !isGiven { progress.causes = [] }
        } else {
            next = numberOfNewcomer(printed, progress.last, list, home)
            reasons = progress.causes.isEmpty ? provision.papers : progress.causes
            for paper in provision.papers { add(paper, to: &progress.causes) }
        }
        next.takeWidth(of: printed)
        // Where no paper is the reason, the contract counts in its own way.
        if reasons.isEmpty { next = printed }
        if next != printed { progress.renumbered.append((member.index, next, reasons)) }
        progress.last = next
    }

    func add(_ paper: String, to causes: inout [String]) {
        if !causes.contains(paper) { causes.append(paper) }
    }

    private func identity(_ slot: Predecessor) -> ProvisionID {
        base.provisions[slot.list.members[slot.position].index].identity
    }

    /// Whether a member of a base list counts on from the one in front of it, nothing being left out.
    private func follows(_ list: LabelList, _ position: Int) -> Bool {
        guard position > 0, let a = list.members[position - 1].ordinal, let b = list.members[position].ordinal else {
            return false
        }
        return a < b && a.step(to: b) == .next
    }

    /// The index in the base of a provision that stands below the head it stood below, and was not moved there.
    func stayed(_ index: Int) -> Int? {
        let provision = text.provisions[index]
        guard let was = before[provision.identity], Int(base.provisions[was].parent) == place(of: Int(provision.parent))
        else { return nil }
        let isMoved = !provision.papers.isEmpty && !isNumberedByPaper(index, was)
        return isMoved ? nil : was
    }

    /// Whether a paper gave a provision of the base the number it has.
    func isNumberedByPaper(_ index: Int, _ was: Int) -> Bool {
        removed[printed.provisions[index].parent]?[printed.provisions[index].identity] != nil
            && printed.provisions[index].label?.number != base.provisions[was].label?.number
    }

    /// The member of the base's list in front of a provision of the base.
    private mutating func predecessor(of index: Int, below home: Int) -> Predecessor? {
        if headsAskedFor.insert(home).inserted {
            for list in LabelList.lists(of: base.children(of: home < 0 ? nil : home), in: base) {
                for (position, member) in list.members.enumerated() {
                    placesInBase[member.index] = (listsOfBase.count, position)
                }
                listsOfBase.append(list)
            }
        }
        return placesInBase[index].map { Predecessor(list: listsOfBase[$0.list], position: $0.position - 1) }
    }

    // MARK: Numbers

    /// The number of a provision of the base. In a run of numbers it counts on, as it did from `old` in the base; behind a gap
    /// it keeps the place that `holder` has in the base, if that is free.
    private func number(
        after last: LabelOrdinal?, from old: LabelOrdinal?, _ holder: LabelOrdinal, printed: LabelOrdinal
    ) -> LabelOrdinal {
        if let last, let old, let next = last.continued(as: old, to: holder) { return next }
        guard holder.path.count == printed.path.count else { return printed }
        // What numbers of the base begin with may have changed since.
        var place = holder
        place.path.replaceSubrange(0..<holder.path.count - 1, with: printed.path.dropLast())
        return last.map { place > $0 ? place : $0.successor } ?? place
    }

    /// The number of what papers put into a list: it counts on, unless its own number is a suffix or a deeper one that fits.
    private mutating func numberOfNewcomer(
        _ printed: LabelOrdinal, _ last: LabelOrdinal?, _ list: LabelList, _ home: Int?
    ) -> LabelOrdinal {
        if let last {
            let isBeside =
                printed.suffix.upperBound > 0 || printed.path.count > last.path.count
                || list.stride > 1 && printed.path.count > 1
            return isBeside && printed > last ? printed : last.successor
        }
        // At the head of a list it begins where the list began.
        for member in list.members {
            guard let was = before[text.provisions[member.index].identity], Int(base.provisions[was].parent) == home,
                let known = predecessor(of: was, below: home ?? -1), let first = known.list.members.first?.ordinal
            else { continue }
            return first
        }
        return printed
    }
}
