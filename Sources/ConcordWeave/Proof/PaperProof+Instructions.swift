import ConcordModel

/// Papers in the drafter's words: what each instruction quotes must be found again in what the paper changed, where the
/// instruction says, and what it takes away, moves, renumbers or retitles must be gone, elsewhere, renumbered, retitled.
///
/// Where that is, is found by the citation alone. Quotations are compared by their letters and figures, since quotes and
/// stops around them follow the sentence that they are put into.
extension PaperProof {
    func instructions() -> [Finding] {
        guard let instructions = manuscript.instructions, isOperative else { return [] }
        let change = PaperChange(self)
        let search = CitationSearch(weave, in: agreement.order.closure(of: index))
        for instruction in instructions {
            let places = placesNamed(by: instruction, search)
            if let (shown, printed) = failure(of: instruction, in: change, at: places) {
                return [unproved(at: instruction.position, says: shown, places.first ?? .none, reads: printed)]
            }
        }
        return []
    }

    /// What an instruction asks for and the version does not have; nil where it has it.
    private func failure(
        of instruction: Instruction, in change: PaperChange, at places: [ProvisionID]
    ) -> (shown: String, printed: String)? {
        let sentence = "“\(instruction.sentence.quotedInPart())”"
        func inserted(_ phrase: ProvisionID?) -> (String, String)? {
            guard let phrase, !change.brings(phrase, at: places) else { return nil }
            return (
                sentence, "the inserted words “\(weave.tree.string(.text, of: phrase).quotedInPart())” are not there"
            )
        }
        func struck(_ phrase: ProvisionID?) -> (String, String)? {
            guard let phrase, !change.takes(phrase, at: places) else { return nil }
            return (
                sentence, "the words “\(weave.tree.string(.text, of: phrase).quotedInPart())” are not changed there"
            )
        }
        switch instruction.action {
        case .words(let edit, _):
            switch edit {
            case .replace(let old, let new):
                return change.isSame(old, new) ? nil : struck(old) ?? inserted(new)
            case .replacePlace(let new): return inserted(new)
            case .insertAfter(let new, _), .insertBefore(let new, _), .insertAtEnd(let new),
                .insertAtBeginning(let new):
                return inserted(new)
            }
        case .rewrite(_, let body, _):
            return change.missing(of: body, at: places).map { (sentence, "“\($0.quotedInPart())” is not there") }
        case .add(_, _, let body):
            // It stands beside what the instruction names, or has a name of its own.
            return change.missing(of: body, at: []).map { (sentence, "“\($0.quotedInPart())” is not there") }
        case .delete(let target, let keepsNumber):
            guard target.isProvision, !keepsNumber, places.count == 1, change.has(places[0]) else { return nil }
            return (sentence, "it is still there")
        case .renumber(let target, let number):
            guard target.isProvision, places.count == 1, let label = later.label(of: places[0]) else { return nil }
            return number.readings.contains { $0.key == label.key } ? nil : (sentence, "its number is \(label.number)")
        case .move(let target, _, _) where target.sentence != nil:
            return change.isMade(at: places) ? nil : (sentence, "nothing moved")
        case .move(let target, _, _), .moveRow(let target, _):
            return change.moves(places, row: target.row) ? nil : (sentence, "nothing moved")
        case .moveColumn(let target, _):
            return change.isMade(at: places, inRowWith: target.column) ? nil : (sentence, "nothing moved")
        // It may have been so before.
        case .setCell(let target, let phrase):
            return change.sets(target, to: phrase, at: places) ? nil : (sentence, "the cell has other words")
        case .retitle(_, let phrase):
            return change.missing(of: phrase, at: places).map { (sentence, "“\($0.quotedInPart())” is not there") }
        case .addRows(let rows, _):
            return rows.lazy.compactMap { change.missing(of: $0, at: []) }.first.map {
                (sentence, "“\($0.quotedInPart())” is not there")
            }
        case .addColumn(let head, let values, _):
            return ([head] + values).lazy.compactMap { inserted($0) }.first
        case .deleteRow(let target): return struck(target.row)
        case .deleteColumn(let target): return struck(target.column)
        }
    }

    /// The provisions that an instruction's citations name, by the most that is written above it.
    private func placesNamed(by instruction: Instruction, _ search: CitationSearch) -> [ProvisionID] {
        let written = [instruction.article, instruction.scope?.citation, instruction.action.home?.citation]
        var pieces = written.compactMap { $0?.text }
        // What names an article says all that stands in front of it.
        if let last = pieces.lastIndex(where: { Citation($0).beginsWithArticle }) { pieces.removeFirst(last) }
        while let last = pieces.last {
            let found = search.provisions(for: Citation(pieces.joined(separator: ", ")))
            if !found.isEmpty { return found }
            pieces = pieces.count > 2 ? [pieces[0], last] : Array(pieces.dropFirst())
        }
        return []
    }
}

extension InstructionAction {
    /// The quotations that it brings.
    var brought: [ProvisionID] {
        switch self {
        case .words(let edit, _):
            switch edit {
            case .replace(_, let new), .replacePlace(let new): new.map { [$0] } ?? []
            case .insertAfter(let new, _), .insertBefore(let new, _), .insertAtEnd(let new),
                .insertAtBeginning(let new):
                [new]
            }
        case .setCell(_, let phrase), .retitle(_, let phrase): [phrase]
        case .addColumn(let head, let values, _): [head] + values
        case .addRows(let rows, _): rows
        case .rewrite(_, let body, _), .add(_, _, let body): [body]
        case .delete, .renumber, .move, .moveRow, .moveColumn, .deleteRow, .deleteColumn: []
        }
    }

    /// What it changes, or what it says holds what it brings.
    fileprivate var home: InstructionTarget? {
        switch self {
        // A line of a table stands in what is named beside its neighbor.
        case .addRows(_, let place), .addColumn(_, _, let place): place.target
        case .add(_, let place, _):
            switch place {
            case .atEnd(let target), .atBeginning(let target): target
            // Beside what it names, and not in it.
            case .after, .before, .byNumber: nil
            }
        case .words, .rewrite, .delete, .renumber, .move, .retitle, .setCell, .deleteRow, .moveRow, .moveColumn,
            .deleteColumn:
            target
        }
    }
}

extension InstructionTarget {
    /// Whether a provision is meant, and no place in one.
    fileprivate var isProvision: Bool {
        paragraph == nil && sentence == nil && !isTitle && row == nil && column == nil && !isWholeAgreement
    }
}
