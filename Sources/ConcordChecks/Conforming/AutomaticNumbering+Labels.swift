import ConcordModel

/// Numbers that stand fast, and what is written for those that do not.
extension AutomaticNumbering {
    // MARK: What stands fast

    /// Whether a member of the contract keeps its number whatever papers put in front of it: it is reserved, or has a suffix
    /// (2A) and no paper brings another of that number.
    func isFixed(_ member: LabelList.Member, in list: LabelList) -> Bool {
        guard let ordinal = member.ordinal, let was = stayed(member.index), !isNumberedByPaper(member.index, was),
            let number = text.provisions[member.index].label?.number, ReferenceNumber.isFigure(number)
        else { return false }
        guard ordinal.suffix.upperBound > 0 else { return text.isReserved(member.index) }
        return !list.members.contains {
            $0.ordinal?.path == ordinal.path && $0.ordinal?.suffix.upperBound ?? 0 > 0 && stayed($0.index) == nil
        }
    }

    /// The number of a member in front of one that stands fast, where no number is free: what was there keeps its own, and
    /// what a paper brought becomes 1A behind 1. Where that is taken too it is left as the paper prints it, for the checks.
    func squeeze(_ members: [LabelList.Member], _ position: Int, _ progress: inout Progress) {
        let member = members[position]
        guard let printed = member.ordinal else { return }
        var next = printed
        let isBrought = stayed(member.index) == nil
        if isBrought, var beside = progress.last {
            let place = beside.suffix.upperBound + 1
            beside.suffix = place...place
            let behind = members[(position + 1)...].first { stayed($0.index) != nil }?.ordinal
            if behind.map({ beside < $0 }) ?? true, place <= 26 { next = beside }
        }
        if next != printed {
            progress.renumbered.append((member.index, next, text.provisions[member.index].papers))
        }
        progress.last = next
    }

    // MARK: Labels

    mutating func renumber(
        _ index: Int, to ordinal: LabelOrdinal, _ list: LabelList, _ causes: [String]
    ) {
        guard let label = text.provisions[index].label else { return }
        let number = LabelNumber.printed(ordinal, like: label, as: list.reading, padding: list.padding(in: text))
        change(index, to: number, value: ordinal.path.last, causes)
    }

    /// What numbers below a renumbered provision begin with, as it was and as it is.
    private typealias Beginning = (old: String, new: String)

    /// Gives a provision a number, and to what stands below it the numbers that begin with it.
    private mutating func change(
        _ index: Int, to number: String, value: Int?, _ causes: [String], below beginnings: [Beginning] = []
    ) {
        guard var label = text.provisions[index].label, label.number != number else { return }
        let old = label.number
        label.number = number
        label.value = value
        text.provisions[index].label = label
        for paper in causes { add(paper, to: &self.causes[index, default: []]) }
        follow(beginnings + [(old + ".", number + ".")], below: index, causes)
    }

    /// A number may pass over one between: a 12.1.4.2 that stands below 12.14 follows Article 12.
    private mutating func follow(_ beginnings: [Beginning], below index: Int, _ causes: [String]) {
        for child in text.children(of: index) {
            if let label = text.provisions[child].label,
                let beginning = beginnings.last(where: { label.number.hasPrefix($0.old) })
            {
                change(
                    child, to: beginning.new + label.number.dropFirst(beginning.old.count), value: label.value, causes,
                    below: beginnings)
            } else {
                follow(beginnings, below: child, causes)
            }
        }
    }
}
