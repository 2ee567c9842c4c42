import ConcordModel

/// Numbers and titles that instructions give. A new number is printed as the old one is, with its word and its signs.
struct InstructionLabels {
    /// The value of a number in a list that counts as `label` does.
    static func value(of number: String, like label: Label?) -> Int? {
        if let plain = Int(number.split(separator: ".").last.map { String($0.prefix { $0.isNumber }) } ?? "") {
            return plain
        }
        let bytes = Array(number.lowercased().utf8)
        switch label?.numeral {
        case .lowerRoman, .upperRoman: return RomanNumeral.value(of: bytes[...])
        case .some(.none), .arabic, .lowerLetter, .upperLetter, .decimal, .word, .other, nil:
            return LetterNumeral.value(of: bytes[...])
        }
    }

    /// The reading of a new number that counts as the old one does.
    static func reading(_ number: NewNumber, like old: Label) -> Label {
        var label = number.readings.first { $0.numeral == old.numeral } ?? number.readings.first ?? old
        label.word = old.word
        label.enclosure = old.enclosure
        return label
    }

    /// A printed label with its number exchanged: `Section 4.` becomes `Section 5.`
    static func printed(_ old: [UInt8], number: String, with new: String) -> [UInt8]? {
        let wanted = Array(number.utf8)
        guard !wanted.isEmpty, old.count >= wanted.count else { return nil }
        for start in stride(from: old.count - wanted.count, through: 0, by: -1)
        where old[start..<start + wanted.count].elementsEqual(wanted) {
            return Array(old[..<start]) + Array(new.utf8) + Array(old[(start + wanted.count)...])
        }
        return nil
    }
}

extension PaperAnchor {
    mutating func renumber(_ id: ProvisionID, _ number: NewNumber, _ instruction: Instruction) {
        guard let old = baseLabel(of: id), !old.number.isEmpty else {
            return reportUnclear(
                instruction, "\(name(id)) has no number that could be changed.",
                cure: "Amend it to read with its number in front.")
        }
        if let other = asked.relabelled[id] { return reportContradiction(instruction, other) }
        guard claim(id, instruction) else { return }
        asked.relabelled[id] = instruction
        let earlier = baseTokens(.label, of: id)
        var bytes: [UInt8] = []
        for token in earlier { bytes.append(contentsOf: tree.text[token.bytes]) }
        let text = spelled(number.text, like: old)
        guard let printed = InstructionLabels.printed(bytes, number: old.number, with: text) else { return }
        let holder = here(instruction)
        weave.tree[holder].label = write(printed, style: earlier.first?.style ?? .plain, at: number.position)
        var label = InstructionLabels.reading(number, like: old)
        label.number = text
        weave.tree[holder].labelValue = Int32(tree.labels.count)
        weave.tree.labels.append(label)
        change(.label, of: id, from: earlier, to: paperTokens(.label, of: holder), near: holder)
    }

    /// Section 5 of an article that prints 12.4 is 12.5.
    private func spelled(_ number: String, like old: Label) -> String {
        guard old.numeral == .decimal, !number.contains("."), let dot = old.number.lastIndex(of: ".") else {
            return number
        }
        return old.number[...dot] + number
    }

    /// Gives text without a number the one that the instruction names, printed as its sibling's is.
    mutating func numbered(
        _ text: (pieces: [ProvisionID], wrapper: ProvisionID?), _ number: String, _ kind: ProvisionKind,
        _ citation: CitationText, like model: ProvisionID?, under parent: ProvisionID
    ) -> ProvisionID? {
        guard let wrapper = text.wrapper else { return nil }
        let first = text.pieces[0]
        weave.tree[wrapper].kind = kind
        weave.tree[wrapper].level = model.map { tree[$0].level } ?? 1
        var printed: [UInt8]?
        var label: Label?
        let modelWithNumber = model.flatMap { tree[$0].kind == kind ? $0 : nil }
        let ownLabel = modelWithNumber.flatMap {
            asked.added.map(\.id).contains($0) ? tree.label(of: $0) : baseLabel(of: $0)
        }
        if let modelWithNumber, let old = ownLabel {
            var bytes: [UInt8] = []
            for token in baseTokens(.label, of: modelWithNumber) { bytes.append(contentsOf: tree.text[token.bytes]) }
            let text = spelled(number, like: old)
            printed = InstructionLabels.printed(bytes, number: old.number, with: text)
            label = old
            label?.number = text
            label?.value = InstructionLabels.value(of: number, like: old)
        } else {
            let step = Citation(citation.text).steps.last
            let word = step?.word ?? .none
            let text =
                step?.isEnclosed ?? false
                ? "(\(number))"
                : "\(word == .none ? "" : word.rawValue.prefix(1).uppercased() + word.rawValue.dropFirst() + " ")\(number)."
            printed = Array(text.utf8)
            let value = InstructionLabels.value(of: number, like: nil)
            label = Label(
                word: word, number: number, numeral: Int(number) == nil ? .lowerLetter : .arabic,
                enclosure: step?.isEnclosed ?? false ? .parentheses : .none, value: value)
        }
        guard let printed, let label else { return nil }
        weave.tree[wrapper].label = write(printed, at: citation.position)
        weave.tree[wrapper].labelValue = Int32(tree.labels.count)
        weave.tree.labels.append(label)
        dropWrittenNumber(from: first, printed)
        if kind == .item, tree[first].kind == .paragraph {
            weave.tree[wrapper].text = tree[first].text
            weave.tree.takeOut(first)
        } else if kind == .section, let modelWithNumber, !tree[modelWithNumber].text.isEmpty,
            tree[first].kind == .paragraph
        {
            weave.tree[wrapper].text = tree[first].text
            weave.tree.takeOut(first)
        }
        return wrapper
    }

    // MARK: Titles

    mutating func retitle(_ target: InstructionTarget, _ phrase: ProvisionID, _ instruction: Instruction) {
        var home = target
        home.isTitle = false
        guard let spot = resolve(home, instruction), isWhole(home, spot, instruction), claim(spot.id, instruction)
        else {
            return
        }
        let id = spot.id
        guard tree[id].kind == .section || tree[id].kind.isTopLevel else {
            return reportUnclear(
                instruction, "\(name(id)) has no title.", cure: "Amend its words: ## Amend \(name(id)) to read.")
        }
        let earlier = baseTokens(.heading, of: id)
        var later = tokens(of: phrase, like: earlier.first { !$0.isSpace }?.style)
        // `Section 2. Weeks.` keeps its period.
        if let stop = earlier.last, stop.isStop, let last = later.last, !last.isStop { later.append(stop) }
        change(.heading, of: id, from: earlier, to: later, near: phrase)
    }
}
