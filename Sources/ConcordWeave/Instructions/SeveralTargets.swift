import ConcordModel

/// One instruction about several provisions: `In Sections 2 and 3, strike …`.
extension PaperAnchor {
    /// The instruction, once for each provision that it names.
    func separated(_ instruction: Instruction) -> [Instruction] {
        let instruction = withScope(instruction)
        var scoped = [instruction]
        // A scope of several counts where the instruction says no other place.
        if let scope = instruction.scope, let several = several(scope, in: instruction.article) {
            scoped = several.map { target in
                var one = instruction
                one.scope = target
                return one
            }
            // New text cannot stand in two places.
            if scoped.count > 1, instruction.action.target == nil { return [instruction] }
        }
        return scoped.flatMap { one -> [Instruction] in
            guard let target = one.action.target, let several = several(target, in: one.article) else { return [one] }
            switch one.action {
            case .rewrite, .renumber, .move, .moveRow, .moveColumn: return [one]
            case .words, .delete, .retitle, .setCell, .deleteRow, .deleteColumn, .add, .addRows, .addColumn: break
            }
            return several.map { target in
                var single = one
                single.action = one.action.with(target)
                return single
            }
        }
    }

    /// A head may name a sentence or a cell too: `Amend the second sentence of Section 2`.
    private func withScope(_ instruction: Instruction) -> Instruction {
        guard let scope = instruction.scope, var target = instruction.action.target, target.citation == nil,
            !target.isWholeAgreement
        else { return instruction }
        target.sentence = target.sentence ?? scope.sentence
        target.isTitle = target.isTitle || scope.isTitle
        target.row = target.row ?? scope.row
        target.column = target.column ?? scope.column
        var one = instruction
        one.action = instruction.action.with(target)
        return one
    }

    /// The targets of a citation that names several; nil where it names one, as a head for several numbers does.
    func several(_ target: InstructionTarget, in article: CitationText?) -> [InstructionTarget]? {
        guard let citation = target.citation else { return nil }
        let pieces = SeveralCitations.split(citation)
        guard pieces.count > 1 else { return nil }
        let near = article.map { candidates($0.text, near: []).map(\.id) } ?? []
        guard candidates(citation.text, near: near).isEmpty else { return nil }
        return pieces.map { piece in
            var single = target
            single.citation = piece
            return single
        }
    }
}
