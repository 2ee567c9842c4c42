import ConcordModel

extension ContractCheck {
    /// Order, gaps and doubles of the labels of every list.
    static let labels = ContractCheck(.labelGap, .labelOutOfOrder, .duplicateLabel) { report in
        let text = report.text
        var repeated: [LabelList] = []
        if !PlainLabels.stand(below: nil, in: text) { judge(text.children(of: nil), below: -1, &report, &repeated) }
        for index in text.provisions.indices
        where Int(text.provisions[index].end) > index + 1 && !PlainLabels.stand(below: index, in: text) {
            judge(text.children(of: index), below: index, &report, &repeated)
        }
        repeated.first?.tellRepetition(of: repeated.count, &report)
    }

    private static func judge(
        _ children: [Int], below parent: Int, _ report: inout CheckReport, _ repeated: inout [LabelList]
    ) {
        let foreign = ForeignSections(children, below: parent, in: report.text)
        foreign.tell(&report)
        for list in LabelList.lists(of: children, in: report.text) {
            if list.isRepeated {
                repeated.append(list)
                continue
            }
            let chain = list.chain
            tellDoublesAndDisorder(list, chain, foreign.sections, &report)
            tellGaps(list, chain, foreign.sections, siblings: children, below: parent, &report)
        }
    }

    // MARK: Doubles and disorder

    private static func tellDoublesAndDisorder(
        _ list: LabelList, _ chain: [Int], _ foreign: Set<Int>, _ report: inout CheckReport
    ) {
        var isInOrder = Array(repeating: false, count: list.members.count)
        for member in chain { isInOrder[member] = true }
        var firsts: [String: Int] = [:]
        var spacing: LabelList.Spacing?
        for (member, entry) in list.members.enumerated() {
            let key = report.text.provisions[entry.index].label?.key ?? ""
            if let first = firsts[key] {
                if report.text.provisions[entry.index].papers.isEmpty,
                    PageHead.isOne(entry.index, after: first, in: report.text)
                {
                    PageHead.tell(entry.index, after: first, &report)
                    continue
                }
                let known = spacing ?? list.spacing(in: report.text)
                spacing = known
                tellDouble(entry.index, first, in: list, known, &report)
            } else {
                firsts[key] = entry.index
                if entry.ordinal != nil, !isInOrder[member], !foreign.contains(entry.index) {
                    tellDisorder(moved(member, list, chain, report), list, &report)
                }
            }
        }
    }

    /// Of two neighbours in the wrong order, the one that a paper put there.
    private static func moved(_ member: Int, _ list: LabelList, _ chain: [Int], _ report: CheckReport) -> Int {
        let members = list.members
        guard let ordinal = members[member].ordinal, let place = chain.firstIndex(of: member + 1),
            place == 0 || members[chain[place - 1]].ordinal.map({ $0 < ordinal }) ?? false,
            place + 1 == chain.count || members[chain[place + 1]].ordinal.map({ ordinal < $0 }) ?? false,
            report.text.provisions[members[member].index].papers.isEmpty, isMoved(member + 1, list, report)
        else { return member }
        return member + 1
    }

    /// Whether a provision stands where papers put it: it is new, or was before its neighbour and is behind it now.
    private static func isMoved(_ member: Int, _ list: LabelList, _ report: CheckReport) -> Bool {
        guard let base = report.base, !report.text.provisions[list.members[member].index].papers.isEmpty else {
            return false
        }
        func old(_ member: Int) -> Int? {
            guard list.members.indices.contains(member) else { return nil }
            let identity = report.text.provisions[list.members[member].index].identity
            return base.provisions.firstIndex { $0.identity == identity }
        }
        guard let own = old(member) else { return true }
        return old(member - 1).map { $0 > own } ?? false || old(member + 1).map { $0 < own } ?? false
    }

    /// Whether papers gave a provision another number, and it stood in order under the one it had.
    private static func isRenumbered(_ index: Int, _ report: CheckReport) -> Bool {
        let provision = report.text.provisions[index]
        guard let base = report.base, !provision.papers.isEmpty,
            let old = base.provisions.firstIndex(where: { $0.identity == provision.identity }),
            base.provisions[old].label?.key != provision.label?.key
        else { return false }
        let parent = Int(base.provisions[old].parent)
        for list in LabelList.lists(of: base.children(of: parent < 0 ? nil : parent), in: base) {
            guard let member = list.members.firstIndex(where: { $0.index == old }) else { continue }
            return list.chain.contains(member)
        }
        return false
    }

    private static func tellDouble(
        _ index: Int, _ other: Int, in list: LabelList, _ spacing: LabelList.Spacing, _ report: inout CheckReport
    ) {
        let text = report.text
        // Of two, the one that a paper brought is the one to be changed.
        let isOthers = text.provisions[index].papers.isEmpty && !text.provisions[other].papers.isEmpty
        let (index, other) = isOthers ? (other, index) : (index, other)
        var papers = text.provisions[other].papers
        for paper in text.provisions[index].papers where !papers.contains(paper) { papers.append(paper) }
        let cause = papers.isEmpty ? "" : "With \(papers.joined(separator: " and ")), "
        let citation = text.citation(of: index)
        let free = list.free(like: index, spacing, in: text)
        report.find(
            .duplicateLabel, severity: papers.isEmpty ? .warning : .error, in: index,
            "\(cause)“\(citation)” is the number of two provisions, so whoever cites it cites both.",
            cure: papers.isEmpty
                ? SignedWords.cure(
                    misread: SplitNumber.cure(of: index, in: text),
                    agreed: "give one of them another number in a paper\(free.map { ", such as “\($0)”" } ?? "")")
                : "Give one of them another number\(free.map { "; “\($0)” is free" } ?? "").", papers: papers,
            related: [Finding.Related(text.provisions[other].position, "The other one stands here.")])
    }

    private static func tellDisorder(_ member: Int, _ list: LabelList, _ report: inout CheckReport) {
        let text = report.text
        let before = member > 0 ? text.citedPiece(of: list.members[member - 1].index) : nil
        let after = member + 1 < list.members.count ? text.citedPiece(of: list.members[member + 1].index) : nil
        let place: String
        switch (before, after) {
        case (let before?, let after?): place = "between \(before) and \(after)"
        case (let before?, nil): place = "after \(before)"
        case (nil, let after?): place = "before \(after)"
        case (nil, nil): return
        }
        let index = list.members[member].index
        let isNew = isMoved(member, list, report) || isRenumbered(index, report)
        let papers = isNew ? text.provisions[index].papers : []
        let cause = papers.isEmpty ? "" : "With \(papers.joined(separator: " and ")), "
        report.find(
            .labelOutOfOrder, in: index, "\(cause)\(text.citedPiece(of: index)) stands \(place).",
            cure: papers.isEmpty && text.provisions[index].papers.isEmpty
                ? SignedWords.cure(
                    misread: SplitNumber.cure(of: index, in: text),
                    agreed: "renumber or move it in a paper, or \(SignedWords.waiver)")
                : "Give it the number that its place calls for, or move it to where its number belongs.")
    }

    // MARK: Gaps

    private static func tellGaps(
        _ list: LabelList, _ chain: [Int], _ foreign: Set<Int>, siblings: [Int], below parent: Int,
        _ report: inout CheckReport
    ) {
        guard !report.options.isOff(.labelGap), list.members.count > 1 else { return }
        // What the list as a whole tells, found at its first gap.
        var whole: (present: Set<LabelOrdinal>, spacing: LabelList.Spacing)?
        for (place, b) in chain.enumerated() {
            guard let to = list.members[b].ordinal else { continue }
            let a = place > 0 ? chain[place - 1] : nil
            // One that stands here under a wrong number is told of already.
            if b > (a ?? -1) + 1 { continue }
            if foreign.contains(list.members[b].index) || a.map({ foreign.contains(list.members[$0].index) }) ?? false {
                continue
            }
            let step = a.flatMap { list.members[$0].ordinal }.map { $0.step(to: to) } ?? to.stepFromStart
            // A folder that holds a part of a contract begins with any article.
            guard step != .next, a != nil || parent >= 0 else { continue }
            let known = whole ?? (Set(list.members.compactMap(\.ordinal)), list.spacing(in: report.text))
            whole = known
            let gap = LabelGap(
                a.map { list.members[$0].index }, list.members[b].index, step, list.reading, known.present,
                known.spacing, in: report.text)
            guard let gap, !gap.isExplained(siblings, below: parent, in: report.text) else { continue }
            gap.tell(below: parent, &report)
        }
    }
}
