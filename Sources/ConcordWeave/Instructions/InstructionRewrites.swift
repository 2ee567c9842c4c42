import ConcordModel

/// `Section 2 is amended to read:` is full text of one provision.
extension PaperAnchor {
    mutating func rewrite(
        _ target: InstructionTarget, _ body: ProvisionID, showsSome: Bool, _ instruction: Instruction
    ) {
        if let several = several(target, in: instruction.article) {
            return rewriteSeveral(several, body, instruction)
        }
        guard let spot = resolve(target, instruction), isWhole(target, spot, instruction) else { return }
        guard let text = textPieces(of: body), let first = text.pieces.first else {
            return reportUnclear(
                instruction, "“\(short(instruction))” brings no text.",
                cure: "Write the text below it, with > in front of every line.")
        }
        if spot.id == weave.base {
            return reportUnclear(
                instruction,
                "The whole agreement cannot be rewritten by an instruction, so nothing of the text below it is taken.",
                cure:
                    "Name for each piece of the text the provision that shall read so, for instance ## Amend Section 2 to read, or write a paper with `form: full text`.",
                related: [
                    Finding.Related(
                        tree[lastProvision(below: body)].position, "The text that is not taken ends with these words.")
                ])
        }
        let id = spot.id
        if spot.isOwnText || tree[id].kind == .paragraph { return rewriteParagraph(spot, text.pieces, instruction) }
        // The text may begin with the head of what it rewrites.
        if text.pieces.count == 1,
            tree[first].kind == tree[id].kind || tree[first].kind.isTopLevel && tree[id].kind.isTopLevel,
            isSameNumber(first, id)
        {
            guard claimWhole(id, instruction) else { return }
            return amendWhole(id, to: first)
        }
        if showsSome || tree[id].kind.isTopLevel,
            text.pieces.allSatisfy({ isNumbered($0) && tree[$0].kind == .section || showsSome && isNumbered($0) })
        {
            return rewriteSome(of: id, text.pieces, showsSome: showsSome, instruction)
        }
        if text.pieces.count == 1, tree[first].kind == tree[id].kind, isNumbered(first) {
            return reportUnclear(
                instruction,
                "The instruction is about \(name(id)), and its text begins with “\(tree.string(.label, of: first))”.",
                cure: "Write the number of the provision that is amended, and ## Renumber for a new number.",
                related: [Finding.Related(tree[first].position, "The text begins here.")])
        }
        guard claimWhole(id, instruction) else { return }
        dropWrittenNumber(from: first, printedLabel(of: id))
        amendWhole(id, to: wrapper(of: text, as: id))
    }

    /// `Sections 2 and 3 are amended to read:` with both under their numbers.
    private mutating func rewriteSeveral(
        _ targets: [InstructionTarget], _ body: ProvisionID, _ instruction: Instruction
    ) {
        let spots = targets.compactMap { resolve($0, instruction) }
        guard spots.count == targets.count else { return }
        let pieces = textPieces(of: body)?.pieces ?? []
        let pairs = spots.compactMap { spot in
            pieces.first { tree[$0].kind == tree[spot.id].kind && isNumbered($0) && isSameNumber($0, spot.id) }
                .map { (spot.id, $0) }
        }
        guard pairs.count == spots.count, pieces.count == pairs.count, Set(pairs.map(\.1)).count == pairs.count else {
            return reportUnclear(
                instruction,
                "“\(short(instruction))” names \(spots.count) provisions, and its text does not show each under its number.",
                cure: "Write each of them under its number and no other, or amend them one by one.")
        }
        for (home, piece) in pairs where claimWhole(home, instruction) { amendWhole(home, to: piece) }
    }

    /// What a body holds: its pieces, and the provision around them where it has no head of its own.
    func textPieces(of body: ProvisionID) -> (pieces: [ProvisionID], wrapper: ProvisionID?)? {
        let roots = Array(tree.children(of: body))
        guard let first = roots.first else { return nil }
        if roots.count == 1, tree[first].kind == .front, tree[first].heading.isEmpty, tree[first].label.isEmpty {
            let inner = Array(tree.children(of: first))
            return inner.isEmpty ? nil : (inner, first)
        }
        return (roots, nil)
    }

    private func lastProvision(below id: ProvisionID) -> ProvisionID {
        var last = id
        while let child = tree.children(of: last).reversed().first { last = child }
        return last
    }

    func isNumbered(_ id: ProvisionID) -> Bool { !(tree.label(of: id)?.number.isEmpty ?? true) }

    private func isSameNumber(_ new: ProvisionID, _ id: ProvisionID) -> Bool {
        guard isNumbered(new) else {
            return !tree[new].heading.isEmpty && tree[new].kind != .paragraph
                && CitationForms.isSame(tree.string(.heading, of: new), tree.string(.heading, of: id))
        }
        let wanted = baseLabel(of: id)
        if TargetSearch.key(new, in: tree) == TargetSearch.key(of: wanted, id, in: tree) { return true }
        // Section 3 of Article 17 may be printed 17.3.
        let (a, b) = (tree.label(of: new)?.number ?? "", wanted?.number ?? "")
        return tree[id].kind == .section && (a.hasSuffix("." + b) || b.hasSuffix("." + a))
    }

    /// Text without a head of its own takes the shape of what it rewrites.
    private mutating func wrapper(
        of text: (pieces: [ProvisionID], wrapper: ProvisionID?), as id: ProvisionID
    ) -> ProvisionID {
        guard let wrapper = text.wrapper else { return text.pieces[0] }
        weave.tree[wrapper].kind = tree[id].kind
        let pieces = text.pieces
        // A title on a line of its own, which the head has already.
        if pieces.count > 1, tree[pieces[0]].kind == .paragraph,
            CitationForms.isSame(tree.string(.text, of: pieces[0]), tree.string(.heading, of: id))
        {
            weave.tree.takeOut(pieces[0])
        }
        return wrapper
    }

    /// Makes a provision read as the new one does. Its number stays, and so does its title where the text gives none.
    private mutating func amendWhole(_ id: ProvisionID, to new: ProvisionID) {
        restatement.addWhole(id)
        takeWrittenTitle(of: new, for: id)
        let wasListAlone =
            tree[new].text.isEmpty && tree[new].heading.isEmpty
            && (tree.children(of: new).first(where: { _ in true }).map { tree[$0].kind == .item } ?? false)
        matchShape(of: new, to: id)
        for part in [Part.heading, .text] {
            if part == .heading, tree[new].heading.isEmpty { continue }
            // Items alone restate the list, and not the words in front of it.
            if part == .text, wasListAlone { continue }
            let earlier = baseTokens(part, of: id)
            if part == .heading, PaperAnchor.isSameTitle(tree.string(.heading, of: new), text(of: earlier[...])) {
                continue
            }
            let marks = SourceMarks([])
            let shown = paperTokens(part, of: new)
            let later = ReadingComparison(base: earlier, shown: shown, marks: marks, ellipsis: tokenizer.ellipsis)
                .later(
                    shown, base: earlier, marks: marks)
            change(part, of: id, from: earlier, to: later, near: new)
        }
        amendChildrenFully(of: id, to: new, keepsStyle: true)
    }

    /// A title that is retyped in capitals or without its period is the same title.
    static func isSameTitle(_ a: String, _ b: String) -> Bool { CitationForms.isSame(a, b) }

    /// Where the contract sets text below a head and the paper behind it, or the reverse, the paper follows the contract.
    private mutating func matchShape(of new: ProvisionID, to id: ProvisionID) {
        let children = baseChildren(of: id)
        let leads = children.prefix { tree[$0].kind == .paragraph }
        let hasOwnText = !baseTokens(.text, of: id).isEmpty
        let first = tree[new].firstChild
        if hasOwnText, tree[new].text.isEmpty, first.exists, tree[first].kind == .paragraph {
            weave.tree[new].text = tree[first].text
            weave.tree.takeOut(first)
        } else if !hasOwnText, !tree[new].text.isEmpty, !leads.isEmpty || children.isEmpty {
            var paragraph = Provision(kind: .paragraph, position: tree[new].position)
            paragraph.text = tree[new].text
            let added = weave.addProvision(paragraph)
            weave.tree[new].text = 0..<0
            setFirst(added, under: new)
        }
        // Items alone leave the words in front of the list as they are.
        let shown = tree[new].firstChild
        if tree[new].text.isEmpty, shown.exists, tree[shown].kind == .item, !hasOwnText {
            for lead in leads.reversed() {
                var copy = Provision(kind: .paragraph, position: tree[new].position)
                copy.text = copyOfBase(lead)
                setFirst(weave.addProvision(copy), under: new)
            }
        }
    }

    /// The words of a paragraph as the base has them, as runs.
    private mutating func copyOfBase(_ id: ProvisionID) -> Range<UInt32> {
        let tokens = baseTokens(.text, of: id)
        let first = UInt32(tree.runs.count)
        for token in tokens {
            weave.tree.runs.append(
                Run(start: Int(token.start), length: Int(token.length), source: Int(token.source), style: token.style))
        }
        return first..<UInt32(tree.runs.count)
    }

    private mutating func setFirst(_ child: ProvisionID, under parent: ProvisionID) {
        weave.tree[child].parent = parent
        weave.tree[child].nextSibling = tree[parent].firstChild
        weave.tree[parent].firstChild = child
        if !tree[parent].lastChild.exists { weave.tree[parent].lastChild = child }
    }

    private mutating func rewriteParagraph(_ spot: Spot, _ pieces: [ProvisionID], _ instruction: Instruction) {
        guard tree[pieces[0]].kind == .paragraph, claim(spot.id, instruction) else {
            return reportUnclear(
                instruction, "The text of a paragraph must begin with words and no number.",
                cure: "Write the paragraph as it shall read.")
        }
        restatement.add(spot.id)
        let earlier = baseTokens(.text, of: spot.id)
        let marks = SourceMarks([])
        let shown = paperTokens(.text, of: pieces[0])
        let later = ReadingComparison(base: earlier, shown: shown, marks: marks, ellipsis: tokenizer.ellipsis).later(
            shown, base: earlier, marks: marks)
        change(.text, of: spot.id, from: earlier, to: later, near: pieces[0])
        var last: ProvisionID = spot.isOwnText ? .none : spot.id
        let parent = spot.isOwnText ? spot.id : weave.parent(of: spot.id, presence)
        for piece in pieces.dropFirst() {
            ask(.insert(piece, under: parent, after: last))
            last = piece
        }
    }

    /// Sections or items of an article or a section, each under its own number: those that are shown are rewritten, and the
    /// others stay.
    private mutating func rewriteSome(
        of id: ProvisionID, _ pieces: [ProvisionID], showsSome: Bool, _ instruction: Instruction
    ) {
        let children = baseChildren(of: id)
        var pairs: [(ProvisionID, ProvisionID)] = []
        for piece in pieces {
            let matches = children.filter { tree[$0].kind == tree[piece].kind && isSameNumber(piece, $0) }
            guard matches.count == 1 else {
                report(
                    matches.isEmpty ? .unknownTarget : .ambiguousTarget, at: tree[piece].position,
                    matches.isEmpty
                        ? "\(name(id)) has no “\(tree.string(.label, of: piece))”."
                        : "\(name(id)) has \(matches.count) provisions with the number “\(tree.string(.label, of: piece))”.",
                    cure: "Name the provisions that are amended one by one, and add new ones with ## Add.",
                    provision: id,
                    related: matches.map { Finding.Related(tree[$0].position, "\(name($0)) stands here.") })
                return
            }
            pairs.append((matches[0], piece))
        }
        let shown = Set(pairs.map(\.0))
        let left = children.filter { tree[$0].kind == .section && !shown.contains($0) }
        if !showsSome, !left.isEmpty {
            return reportUnclear(
                instruction,
                "The text shows \(pairs.map { name($0.0) }.joined(separator: ", ")) and leaves out \(left.prefix(6).map { name($0) }.joined(separator: ", ")). It is not known whether the rest stays.",
                cure:
                    "Name the section in the instruction (## Amend Section 2 to read), write “as follows” for “to read” if the others stay, or begin the text with the head of \(name(id)).",
                related: left.prefix(3).map { Finding.Related(tree[$0].position, "\(name($0)) stands here.") })
        }
        for (home, piece) in pairs where claimWhole(home, instruction) { amendWhole(home, to: piece) }
    }
}
