import ConcordModel

/// Provisions that are added, deleted and moved.
extension PaperAnchor {
    // MARK: Delete

    mutating func delete(_ target: InstructionTarget, keepsNumber: Bool, _ instruction: Instruction) {
        guard let spot = resolve(target, instruction), isWhole(target, spot, instruction) else { return }
        let id = spot.id
        if spot.isOwnText {
            guard claim(id, instruction) else { return }
            return change(.text, of: id, from: baseTokens(.text, of: id), to: [], near: here(instruction))
        }
        guard id != weave.base else {
            return reportUnclear(
                instruction, "The whole agreement cannot be deleted.", cure: "Name the article or the section.")
        }
        guard claimWhole(id, instruction) else { return }
        guard keepsNumber else {
            return ask(.delete(id, under: weave.parent(of: id, presence), at: instruction.position))
        }
        // The number stays, and says that it is kept.
        let holder = here(instruction)
        let part: Part = tree[id].kind == .item ? .text : .heading
        let style = baseTokens(part, of: id).first { !$0.isSpace }?.style ?? .plain
        let reserved = written(write("Reserved".utf8, style: style, at: instruction.position))
        change(part, of: id, from: baseTokens(part, of: id), to: reserved, near: holder)
        if part == .heading { change(.text, of: id, from: baseTokens(.text, of: id), to: [], near: holder) }
        for child in baseChildren(of: id) { ask(.delete(child, under: id, at: instruction.position)) }
    }

    /// Something that stands where the instruction does, for changes that bring no words of their own.
    mutating func here(_ instruction: Instruction) -> ProvisionID {
        weave.addProvision(Provision(kind: .paragraph, position: instruction.position))
    }

    // MARK: Add

    mutating func add(
        _ citation: CitationText?, _ place: InstructionPlace, _ body: ProvisionID, _ instruction: Instruction
    ) {
        guard let text = textPieces(of: body), let first = text.pieces.first else {
            return reportUnclear(
                instruction, "“\(short(instruction))” brings no text.",
                cure: "Write the text below it, with > in front of every line.")
        }
        let number = citation.flatMap { Citation($0.text).steps.last }
        var pieces = text.pieces
        let shown = pieces.first(where: isNumbered)
        if let number, let shown, tree[shown].kind != .item || number.isEnclosed || number.word == .none,
            let printed = tree.label(of: shown)?.number, !isNumber(printed, number.number), pieces.first == shown,
            tree[shown].kind.isTopLevel || tree[shown].kind == .section
        {
            return reportUnclear(
                instruction,
                "The instruction adds \(citation?.text ?? ""), and its text begins with “\(tree.string(.label, of: shown))”.",
                cure: "Write the same number in both.",
                related: [Finding.Related(tree[shown].position, "The text begins here.")])
        }
        let wantsNumber =
            number != nil && !(shown == first && isNumber(tree.label(of: first)?.number ?? "", number?.number ?? ""))
        let kind = wantsNumber ? kindOfNew(citation, place, instruction) : tree[first].kind
        guard
            let (parent, sibling, model) = destination(
                place, kind, number?.number ?? tree.label(of: first)?.number, citation, instruction)
        else { return }
        if wantsNumber, let number,
            tree.string(.text, of: first).lowercased().hasPrefix("(\(number.number.lowercased()))")
        {
            return reportUnclear(
                instruction, "The text begins with “(\(number.number))”, which is not read as the number of an item.",
                cure: "Number it in the way of its list, for instance with the next letter.",
                related: [Finding.Related(tree[first].position, "The text begins here.")])
        }
        if wantsNumber, let number, let citation {
            guard let piece = numbered(text, number.number, kind, citation, like: model, under: parent) else {
                return reportUnclear(
                    instruction, "It is not known how \(citation.text) is printed here.",
                    cure: "Begin the text with its number as it shall be printed.")
            }
            pieces = [piece]
        }
        guard claim(parent, instruction) || parent == weave.base else { return }
        var last = sibling
        for piece in pieces {
            if let model { takeLevel(of: model, for: piece) }
            ask(.insert(piece, under: parent, after: last))
            asked.add(piece, under: parent, numbered: tree.label(of: piece)?.number)
            last = piece
        }
    }

    func isNumber(_ printed: String, _ wanted: String) -> Bool {
        let (a, b) = (printed.lowercased(), wanted.lowercased())
        return a == b || a.hasSuffix("." + b) || b.hasSuffix("." + a)
    }

    /// What kind of provision the instruction names: `Section 5`, `item (d)`, `Article 14A`.
    private func kindOfNew(_ citation: CitationText?, _ place: InstructionPlace, _ instruction: Instruction)
        -> ProvisionKind
    {
        guard let step = citation.flatMap({ Citation($0.text).steps.last }) else { return .paragraph }
        switch step.word {
        case .article, .part: return .article
        case .appendix, .exhibit, .schedule, .attachment, .addendum, .annex: return .appendix
        case .letter, .memorandum: return .letter
        case .section: return step.isEnclosed ? .item : .section
        case .step: return .item
        case .none: return step.isEnclosed || !step.number.contains(".") ? .item : .section
        }
    }

    /// Where something new goes: its parent, the sibling in front of it, and a sibling whose print it follows.
    mutating func destination(
        _ place: InstructionPlace, _ kind: ProvisionKind, _ number: String?, _ citation: CitationText?,
        _ instruction: Instruction
    ) -> (parent: ProvisionID, sibling: ProvisionID, model: ProvisionID?)? {
        if let target = place.target,
            target.sentence != nil || target.isTitle || target.row != nil || target.column != nil
        {
            reportUnclear(
                instruction, "“\(short(instruction))” names a place inside of words, where no provision can stand.",
                cure: "Name the provision beside which it goes: after Section 2, after item (b).")
            return nil
        }
        switch place {
        case .after(let target), .before(let target):
            var isBefore = false
            if case .before = place { isBefore = true }
            if let own = addedByThisPaper(target, instruction) {
                guard !isBefore else { break }
                return (own.parent, own.id, own.id)
            }
            guard let spot = resolve(target, instruction) else { return nil }
            if spot.isOwnText {
                return (spot.id, .none, baseChildren(of: spot.id).first { tree[$0].kind == kind })
            }
            let parent = weave.parent(of: spot.id, presence)
            guard isBefore else { return (parent, spot.id, spot.id) }
            let siblings = baseChildren(of: parent)
            let index = siblings.firstIndex(of: spot.id) ?? 0
            return (parent, index > 0 ? siblings[index - 1] : .none, spot.id)
        case .atBeginning(let target):
            guard let parent = resolve(target, instruction)?.id else { return nil }
            return (parent, .none, baseChildren(of: parent).first { tree[$0].kind == kind })
        case .atEnd(let target):
            guard let parent = resolve(target, instruction)?.id else { return nil }
            return byNumber(kind, number, under: parent)
        case .byNumber:
            if kind.isTopLevel { return byNumber(kind, number, under: weave.base) }
            var home = InstructionTarget()
            // Article 3, Section 5 goes into Article 3.
            if let citation {
                var steps = Citation(citation.text).steps
                steps.removeLast()
                if !steps.isEmpty {
                    home.citation = CitationText(
                        steps.map { CitationForms.written($0) }.joined(separator: ", "), at: citation.position)
                }
            }
            guard let parent = resolve(home, instruction)?.id else { return nil }
            return byNumber(kind, number, under: parent)
        }
        return nil
    }

    /// Behind the number before its own, else at the end.
    private func byNumber(
        _ kind: ProvisionKind, _ number: String?, under parent: ProvisionID
    ) -> (parent: ProvisionID, sibling: ProvisionID, model: ProvisionID?) {
        let children = baseChildren(of: parent)
        let same = children.filter { tree[$0].kind == kind }
        let added = asked.added.last { $0.parent == parent && tree[$0.id].kind == kind }?.id
        guard kind != .paragraph, let number, !same.isEmpty else {
            return (parent, added ?? children.last ?? .none, same.last)
        }
        let values = same.map { id -> Int? in baseLabel(of: id)?.value }
        let last = same.last.flatMap { baseLabel(of: $0) }
        let wanted = InstructionLabels.value(of: number, like: last)
        if let wanted, let index = values.lastIndex(where: { $0.map { $0 < wanted } ?? false }),
            index + 1 < same.count || same[index] != children.last
        {
            return (parent, same[index], same[index])
        }
        if wanted != nil, let index = values.firstIndex(where: { $0.map { $0 > wanted ?? 0 } ?? false }), index == 0 {
            let place = children.firstIndex(of: same[0]) ?? 0
            return (parent, place > 0 ? children[place - 1] : .none, same[0])
        }
        return (parent, added ?? (kind.isTopLevel ? same.last : children.last) ?? .none, same.last)
    }

    /// Sections below what is added stand as deep as those of its sibling.
    private mutating func takeLevel(of model: ProvisionID, for piece: ProvisionID) {
        guard tree[piece].kind == .section, tree[model].kind == .section else { return }
        let shift = Int(tree[model].level) - Int(tree[piece].level)
        if shift != 0 { shiftLevels(by: shift, of: piece) }
    }

    private mutating func shiftLevels(by shift: Int, of id: ProvisionID) {
        if tree[id].kind == .section { weave.tree[id].level = UInt8(max(1, min(255, Int(tree[id].level) + shift))) }
        for child in Array(tree.children(of: id)) { shiftLevels(by: shift, of: child) }
    }
}
