import ConcordModel

/// Provisions, sentences, rows and columns that go elsewhere.
extension PaperAnchor {
    /// Whether a target is a provision; false, with a finding, where it is a place inside of one.
    mutating func isWhole(_ target: InstructionTarget, _ spot: Spot, _ instruction: Instruction) -> Bool {
        let isPlace =
            target.sentence != nil || target.isTitle || target.row != nil || target.column != nil || spot.isIntroduction
        guard isPlace else { return true }
        reportUnclear(
            instruction, "“\(short(instruction))” is said of words, and can be done with provisions only.",
            cure: "Strike the words where they stand, and insert them where they shall stand.")
        return false
    }

    mutating func move(
        _ target: InstructionTarget, _ place: InstructionPlace, _ number: NewNumber?, _ instruction: Instruction
    ) {
        guard let spot = resolve(target, instruction) else { return }
        if target.sentence != nil, number == nil { return moveSentence(target, spot, place, instruction) }
        guard isWhole(target, spot, instruction) else { return }
        let id = spot.id
        guard !spot.isOwnText else {
            return reportUnclear(
                instruction, "These are the words of \(name(id)) itself, which cannot stand without them.",
                cure: "Strike the words here, and insert them where they shall stand.")
        }
        guard id != weave.base else {
            return reportUnclear(
                instruction, "The whole agreement cannot be moved.", cure: "Name the article or the section.")
        }
        asked.nearby = weave.parent(of: id, presence)
        defer { asked.nearby = nil }
        guard let (parent, sibling, _) = destination(place, tree[id].kind, nil, nil, instruction) else { return }
        var current = parent
        while current.exists {
            if current == id {
                return reportUnclear(
                    instruction, "\(name(id)) cannot be moved into itself.", cure: "Name a place outside of it.")
            }
            current = weave.parent(of: current, presence)
        }
        let siblings = baseChildren(of: parent)
        let left = sibling == id ? preceding(id, in: siblings) : sibling
        if weave.parent(of: id, presence) == parent, left == preceding(id, in: siblings), number == nil {
            return reportInPlace(name(id), instruction)
        }
        guard claim(id, instruction) else { return }
        ask(
            .move(
                id, from: weave.parent(of: id, presence), under: parent, after: left, at: instruction.position,
                beside: neighbor(place)))
        if let number { renumber(id, number, instruction) }
    }

    /// The neighbor that an instruction names for a place.
    private func neighbor(_ place: InstructionPlace) -> Neighbor {
        switch place {
        case .after: .front
        case .before: .back
        case .atBeginning, .atEnd, .byNumber: .none
        }
    }

    private func preceding(_ id: ProvisionID, in siblings: [ProvisionID]) -> ProvisionID {
        let index = siblings.firstIndex(of: id) ?? 0
        return index > 0 ? siblings[index - 1] : .none
    }

    private mutating func reportInPlace(_ what: String, _ instruction: Instruction) {
        reportUnclear(
            instruction, "\(what) stands there already, so “\(short(instruction))” moves nothing.",
            cure: "Name another place, or leave the sentence out.")
    }

    // MARK: Sentences

    /// `Move the second sentence of Section 2 to the end of Section 3.`
    private mutating func moveSentence(
        _ target: InstructionTarget, _ spot: Spot, _ place: InstructionPlace, _ instruction: Instruction
    ) {
        guard let (home, range) = parts(of: target, spot, instruction)?.first, let range, let goal = place.target else {
            return
        }
        var isAtEnd = true
        switch place {
        case .after, .atEnd: break
        case .before, .atBeginning, .byNumber: isAtEnd = false
        }
        switch place {
        case .after where goal.sentence == nil && goal.paragraph == nil,
            .before where goal.sentence == nil && goal.paragraph == nil:
            return reportUnclear(
                instruction, "A sentence stands beside a sentence, and no place of one is named.",
                cure: "Write: after the first sentence of Section 2, or: to the end of Section 2.")
        case .after, .before, .atEnd, .atBeginning, .byNumber: break
        }
        guard let other = resolve(goal, instruction), let found = endPlace(goal, other, isAtEnd: isAtEnd, instruction)
        else { return }
        let words = Array(baseTokens(home.part ?? .text, of: home.provision)[range])
        if found.place == home, range.lowerBound <= found.range.lowerBound, found.range.lowerBound <= range.upperBound {
            return reportInPlace("The sentence", instruction)
        }
        collect(Found(place: home, range: range), words: [], .replaces, instruction)
        collect(found, words: words, isAtEnd ? .follows : .precedes, instruction)
    }

    // MARK: Tables

    mutating func moveRow(_ target: InstructionTarget, _ place: InstructionPlace, _ instruction: Instruction) {
        guard let line = row(target, instruction), let (table, sibling) = lineOfRows(place, instruction) else { return }
        guard table == line.table else {
            return reportUnclear(
                instruction, "The row would leave its table.",
                cure: "Delete the row here, and add it to the other table: Add the row \"…\" after the row \"…\".",
                related: [Finding.Related(tree[table].position, "The other table stands here.")])
        }
        guard !tree[line.row].isHead else {
            return reportUnclear(
                instruction, "The head of a table stays above its rows.", cure: "Name a row below the head.")
        }
        let all = baseChildren(of: table)
        let left = sibling == line.row ? preceding(line.row, in: all) : sibling
        if left == preceding(line.row, in: all) { return reportInPlace("The row", instruction) }
        let isAboveHead =
            left.exists ? all.firstIndex(of: left).map { $0 + 1 < all.count && tree[all[$0 + 1]].isHead } : true
        if isAboveHead ?? false, all.contains(where: { tree[$0].isHead }) {
            return reportUnclear(
                instruction, "The row would stand above the head of its table.", cure: "Name a row below the head.")
        }
        guard claim(line.row, instruction) else { return }
        ask(
            .move(
                line.row, from: table, under: table, after: left, at: instruction.position, beside: neighbor(place)))
    }

    mutating func moveColumn(_ target: InstructionTarget, _ place: InstructionPlace, _ instruction: Instruction) {
        guard let line = column(target, instruction), let from = line.column,
            let goal = columnPlace(place, in: line.table, instruction)
        else { return }
        if goal == from || goal == from + 1 { return reportInPlace("The column", instruction) }
        for row in baseChildren(of: line.table) where tree[row].kind == .row {
            let cells = baseChildren(of: row)
            guard let cell = cells[safely: from], goal <= cells.count, claim(cell, instruction) else { continue }
            let left = goal > 0 ? cells[goal - 1] : .none
            ask(.move(cell, from: row, under: row, after: left, at: instruction.position))
        }
    }
}
