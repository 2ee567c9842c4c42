import ConcordModel

/// Instructions: the paper says in the drafter's words what shall change. Each is resolved on the version that the paper was
/// drafted on; the later words of every part are put together from all of them, and the change is found by comparing, as
/// for the other forms. So the operations are those that a marked paper or one of full text would give.
extension PaperAnchor {
    mutating func anchorInstructions(_ instructions: [Instruction]) {
        judgeRecitals()
        for instruction in instructions { for one in separated(instruction) { follow(one) } }
        for place in asked.places { makeEdits(at: place) }
    }

    private mutating func follow(_ instruction: Instruction) {
        switch instruction.action {
        case .words(let edit, let target): changeWords(edit, target, instruction)
        case .rewrite(let target, let body, let showsSome): rewrite(target, body, showsSome: showsSome, instruction)
        case .add(let citation, let place, let body): add(citation, place, body, instruction)
        case .delete(let target, let keepsNumber): delete(target, keepsNumber: keepsNumber, instruction)
        case .renumber(let target, let number):
            if let spot = resolve(target, instruction), isWhole(target, spot, instruction) {
                renumber(spot.id, number, instruction)
            }
        case .move(let target, let place, let number): move(target, place, number, instruction)
        case .retitle(let target, let phrase): retitle(target, phrase, instruction)
        case .setCell(let target, let phrase): setCell(target, phrase, instruction)
        case .addRows(let rows, let place): addRows(rows, place, instruction)
        case .deleteRow(let target): deleteRow(target, instruction)
        case .addColumn(let head, let values, let place): addColumn(head, values, place, instruction)
        case .deleteColumn(let target): deleteColumn(target, instruction)
        case .moveRow(let target, let place): moveRow(target, place, instruction)
        case .moveColumn(let target, let place): moveColumn(target, place, instruction)
        }
    }

    // MARK: Papers that contradict themselves

    /// Notes that an instruction changes something in a provision; false, with a finding, where another takes it away or
    /// rewrites it.
    mutating func claim(_ id: ProvisionID, _ instruction: Instruction) -> Bool {
        var current = id
        while current.exists {
            if let other = asked.claims[current] {
                reportContradiction(instruction, other)
                return false
            }
            current = weave.parent(of: current, presence)
        }
        current = id
        while current.exists {
            if asked.changedBelow[current] == nil { asked.changedBelow[current] = instruction }
            current = weave.parent(of: current, presence)
        }
        return true
    }

    /// The same for a provision that is rewritten or taken away with all below it.
    mutating func claimWhole(_ id: ProvisionID, _ instruction: Instruction) -> Bool {
        if let other = asked.changedBelow[id] {
            reportContradiction(instruction, other)
            return false
        }
        guard claim(id, instruction) else { return false }
        asked.claims[id] = instruction
        return true
    }

    mutating func reportContradiction(_ instruction: Instruction, _ other: Instruction) {
        report(
            .unclearInstruction, at: instruction.position,
            "Two instructions of this paper change the same words: “\(short(instruction))” and “\(short(other))”.",
            cure:
                "All instructions of a paper speak of the contract as it stands before the paper. Join the two into one.",
            related: [Finding.Related(other.position, "The other instruction stands here.")])
    }

    func short(_ instruction: Instruction) -> String {
        let text = instruction.sentence
        return text.count <= 100 ? text : text.prefix(70) + " … " + text.suffix(25)
    }

    mutating func reportUnclear(
        _ instruction: Instruction, _ message: String, cure: String, related: [Finding.Related] = []
    ) {
        report(.unclearInstruction, at: instruction.position, message, cure: cure, related: related)
    }

    func name(_ id: ProvisionID) -> String {
        id == weave.base ? "the agreement" : citations.citation(of: id, in: weave, version: base)
    }

    // MARK: Words of the compiler's own making

    /// Adds words that no one typed as they stand, such as a label with its new number, and gives their runs. Their place
    /// is that of the instruction.
    mutating func write(_ text: some Sequence<UInt8>, style: Style = .plain, at position: SourcePosition) -> Range<
        UInt32
    > {
        let run = weave.tree.append(text, source: Int(position.offset), style: style)
        weave.tree.runs.append(run)
        return UInt32(tree.runs.count - 1)..<UInt32(tree.runs.count)
    }

    /// The words of runs that were written so, numbered as all words of this paper are.
    mutating func written(_ runs: Range<UInt32>) -> [Token] { tokenizer.tokens(of: runs, in: tree) }

    /// The words of quoted text in the style of the words that they replace, unless the paper gives them one.
    mutating func tokens(of phrase: ProvisionID, like style: Style?) -> [Token] {
        let plain = paperTokens(.text, of: phrase)
        guard let style, !style.isPlain, plain.allSatisfy({ $0.style.isPlain }) else { return plain }
        let runs = tree[phrase].text
        let first = UInt32(tree.runs.count)
        for index in runs {
            var run = tree.runs[Int(index)]
            run.style = style
            weave.tree.runs.append(run)
        }
        return written(first..<UInt32(tree.runs.count))
    }
}
