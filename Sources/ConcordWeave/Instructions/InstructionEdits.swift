import ConcordModel

/// Changes of words: what is struck and what is inserted where, collected for each part and then made together.
extension PaperAnchor {
    mutating func changeWords(
        _ edit: InstructionAction.WordEdit, _ target: InstructionTarget, _ instruction: Instruction
    ) {
        guard let spot = resolve(target, instruction) else { return }
        switch edit {
        case .replace(let old, let new):
            guard let found = choose(old, target, spot, instruction) else { return }
            for one in found { collect(one, new, .replaces, instruction) }
        case .insertAfter(let new, let phrase):
            guard let found = choose(phrase, target, spot, instruction) else { return }
            for one in found { collect(one, new, .follows, instruction) }
        case .insertBefore(let new, let phrase):
            guard let found = choose(phrase, target, spot, instruction) else { return }
            for one in found { collect(one, new, .precedes, instruction) }
        case .replacePlace(let new):
            if target.sentence == nil, target.row == nil, !target.isTitle {
                replaceParagraph(spot, new, instruction)
                return
            }
            guard let (place, bounds) = parts(of: target, spot, instruction)?.first else { return }
            let count = baseTokens(place.part ?? .text, of: place.provision).count
            collect(Found(place: place, range: bounds ?? 0..<count), new, .replaces, instruction)
        case .insertAtEnd(let new), .insertAtBeginning(let new):
            var isAtEnd = true
            if case .insertAtBeginning = edit { isAtEnd = false }
            guard let place = endPlace(target, spot, isAtEnd: isAtEnd, instruction) else { return }
            if isAtEnd { return add(new, atEnd: place, instruction) }
            collect(place, new, .precedes, instruction)
        }
    }

    /// `Replace the second paragraph of Section 2 with "…"`.
    private mutating func replaceParagraph(_ spot: Spot, _ new: ProvisionID?, _ instruction: Instruction) {
        let place = Weave.Place(provision: spot.id, part: .text)
        let count = baseTokens(.text, of: spot.id).count
        collect(Found(place: place, range: 0..<count), new, .replaces, instruction)
    }

    /// The end or the beginning of a provision's words. Where items stand in it, only the writer knows whether its own
    /// words or the last item is meant.
    mutating func endPlace(
        _ target: InstructionTarget, _ spot: Spot, isAtEnd: Bool, _ instruction: Instruction
    ) -> Found? {
        if target.sentence != nil || target.isTitle || target.row != nil || target.column != nil || spot.isOwnText {
            guard let (place, bounds) = parts(of: target, spot, instruction)?.first else { return nil }
            let count = baseTokens(place.part ?? .text, of: place.provision).count
            return edge(place, bounds ?? 0..<count, isAtEnd)
        }
        let own = paragraphs(of: spot.id)
        let others = baseChildren(of: spot.id).filter { tree[$0].kind != .paragraph }
        let home: Spot?
        if tree[spot.id].kind == .paragraph || tree[spot.id].kind == .cell {
            home = spot
        } else if isAtEnd {
            home = others.isEmpty ? own.last : nil
        } else {
            home = own.first
        }
        guard let home else {
            let candidates = own.map(\.id) + others.suffix(1)
            reportUnclear(
                instruction, "\(name(spot.id)) has items or other parts, so it is not known where its end is.",
                cure:
                    "Write the words behind which they go (after \"…\"), or name the item: at the end of \(name(others.last ?? spot.id)).",
                related: candidates.map { Finding.Related(tree[$0].position, "One end is here, in \(name($0)).") })
            return nil
        }
        let place = Weave.Place(provision: home.id, part: .text)
        return edge(place, 0..<baseTokens(.text, of: home.id).count, isAtEnd)
    }

    private func edge(_ place: Weave.Place, _ range: Range<Int>, _ isAtEnd: Bool) -> Found {
        Found(place: place, range: isAtEnd ? range.upperBound..<range.upperBound : range.lowerBound..<range.lowerBound)
    }

    /// Notes one change, for all of its part to be made together.
    mutating func collect(
        _ found: Found, _ new: ProvisionID?, _ joint: InstructionRecord.Edit.Joint, _ instruction: Instruction
    ) {
        let tokens = baseTokens(found.place.part ?? .text, of: found.place.provision)
        let style =
            switch joint {
            case .replaces: tokens[found.range].first { !$0.isSpace }?.style
            case .follows: shared(tokens, at: found.range.upperBound)
            case .precedes: shared(tokens, at: found.range.lowerBound)
            }
        var inserted = new.map { self.tokens(of: $0, like: style) } ?? []
        if let new, manuscript.withForeignSign.contains(new), isSignForeign(inserted, tokens, found.range, joint) {
            inserted.removeLast()
        }
        if found.isGenitive, joint == .replaces, let new {
            inserted = genitive(of: new, tokens[found.range.upperBound - 1])
        }
        if joint == .replaces { keepTypography(of: tokens[found.range], in: &inserted) }
        collect(found, words: inserted, joint, instruction)
    }

    /// Whether the last sign of inserted words is the instruction's own: the sentence of the contract goes on behind them, or
    /// has its sign there already.
    private func isSignForeign(
        _ inserted: [Token], _ tokens: [Token], _ range: Range<Int>, _ joint: InstructionRecord.Edit.Joint
    ) -> Bool {
        guard inserted.count > 1, let sign = inserted.last else { return false }
        if joint == .replaces, let old = tokens[range].last, old.exact == sign.exact { return false }
        let behind = joint == .precedes ? range.lowerBound : range.upperBound
        guard let next = tokens[behind...].first(where: { !$0.isSpace }) else { return false }
        if leansLeft(next) { return true }
        return tree.text[Int(next.start)] &- 0x41 >= 26
    }

    /// The same with the words as they shall stand there.
    mutating func collect(
        _ found: Found, words inserted: [Token], _ joint: InstructionRecord.Edit.Joint, _ instruction: Instruction
    ) {
        guard claim(found.place.provision, instruction) else { return }
        let struck =
            switch joint {
            case .replaces: found.range
            case .follows: found.range.upperBound..<found.range.upperBound
            case .precedes: found.range.lowerBound..<found.range.lowerBound
            }
        let edit = InstructionRecord.Edit(struck: struck, inserted: inserted, joint: joint, instruction: instruction)
        if asked.edits[found.place] == nil { asked.places.append(found.place) }
        for other in asked.edits[found.place] ?? [] {
            let overlaps =
                other.struck.overlaps(struck)
                || other.struck.isEmpty != struck.isEmpty
                    && (other.struck.contains(struck.lowerBound) && other.struck.lowerBound < struck.lowerBound
                        && struck.isEmpty
                        || struck.contains(other.struck.lowerBound) && struck.lowerBound < other.struck.lowerBound
                            && other.struck.isEmpty)
            if overlaps { return reportContradiction(instruction, other.instruction) }
        }
        asked.edits[found.place, default: []].append(edit)
    }

    /// Words that stand in both, with other quotes, dashes or spaces, stay as the contract has them, unless nothing else
    /// changes.
    private func keepTypography(of struck: ArraySlice<Token>, in inserted: inout [Token]) {
        let kept = KeptTypography(of: Array(struck), in: inserted)
        if !kept.isAll { inserted = kept.tokens }
    }

    /// The new words with the ending of the old ones: `Manager's` for `Supervisor's`.
    private mutating func genitive(of phrase: ProvisionID, _ old: Token) -> [Token] {
        var bytes = Array(tree.string(.text, of: phrase).utf8)
        let word = Array(tree.text[old.bytes])
        let apostrophe = word.lastIndex { $0 == UInt8(ascii: "'") || $0 == 0xE2 } ?? word.count
        bytes += word[apostrophe...]
        return written(write(bytes, style: old.style, at: tree[phrase].position))
    }

    /// The style of the words on both sides of a place, if it is one.
    private func shared(_ tokens: [Token], at index: Int) -> Style? {
        guard let before = tokens[..<index].last(where: { !$0.isSpace }),
            let behind = tokens[index...].first(where: { !$0.isSpace }), before.style == behind.style
        else { return nil }
        return before.style
    }

    // MARK: The later words

    /// Puts the later words of a part together and asks for the change.
    mutating func makeEdits(at place: Weave.Place) {
        guard let part = place.part, let edits = asked.edits[place] else { return }
        let earlier = baseTokens(part, of: place.provision)
        let sorted = edits.enumerated().sorted { a, b in
            (a.element.struck.lowerBound, a.element.struck.isEmpty ? 0 : 1, a.offset)
                < (b.element.struck.lowerBound, b.element.struck.isEmpty ? 0 : 1, b.offset)
        }.map(\.element)
        let space = spaceToken(near: earlier, at: edits[0].instruction.position)
        var later: [Token] = []
        var seams: [(index: Int, position: SourcePosition)] = []
        var cursor = 0
        for (number, edit) in sorted.enumerated() {
            if cursor < edit.struck.lowerBound { append(earlier[cursor..<edit.struck.lowerBound], to: &later) }
            cursor = max(cursor, edit.struck.upperBound)
            seams.append((later.count, edit.instruction.position))
            let next = earlier[safely: cursor]
            let isLast = number + 1 == sorted.count || sorted[number + 1].struck.lowerBound > cursor
            join(edit, to: &later, before: next, space)
            if edit.inserted.isEmpty, isLast { closeGap(&later, before: next, &cursor, earlier) }
        }
        append(earlier[min(cursor, earlier.count)...], to: &later)
        while later.last?.isSpace ?? false, !(earlier.last?.isSpace ?? false) { later.removeLast() }
        let fallback = seams[0].position
        let changes = WordComparison.changes(from: earlier, to: later) { index in
            if let token = later[safely: index], isOfThisPaper(token) { return SourcePosition(file, Int(token.source)) }
            return seams.last { $0.index <= index + 1 }?.position ?? fallback
        }
        for change in changes { ask(.replaceWords(place.provision, part, change)) }
    }

    private func append(_ tokens: ArraySlice<Token>, to later: inout [Token]) { later.append(contentsOf: tokens) }

    /// Sets inserted words with the spaces that they need.
    private func join(_ edit: InstructionRecord.Edit, to later: inout [Token], before next: Token?, _ space: Token) {
        guard let first = edit.inserted.first else { return }
        let leans = leansLeft(first)
        switch edit.joint {
        case .replaces:
            if leans, later.last?.isSpace ?? false { later.removeLast() }
            later += edit.inserted
        case .follows:
            if let last = later.last, !last.isSpace, !leans, !opens(last) { later.append(space) }
            later += edit.inserted
            if let next, !next.isSpace, !leansLeft(next) { later.append(space) }
        case .precedes:
            if leans, later.last?.isSpace ?? false { later.removeLast() }
            later += edit.inserted
            if let next, !next.isSpace, edit.inserted.last.map({ !opens($0) }) ?? true { later.append(space) }
        }
    }

    /// Where words are struck and none come in their place, one of the two spaces around them goes too.
    private func closeGap(_ later: inout [Token], before next: Token?, _ cursor: inout Int, _ earlier: [Token]) {
        guard let next else { return }
        if next.isSpace, later.last.map({ $0.isSpace || opens($0) }) ?? true {
            cursor += 1
        } else if later.last?.isSpace ?? false, leansLeft(next) {
            later.removeLast()
        }
    }

    private func leansLeft(_ token: Token) -> Bool { ClosingSigns(text: tree.text).leansLeft(token) }

    private func opens(_ token: Token) -> Bool { ClosingSigns(text: tree.text).opens(token) }

    private mutating func spaceToken(near tokens: [Token], at position: SourcePosition) -> Token {
        if let space = tokens.first(where: { $0.isSpace && tree.text[Int($0.start)] == 0x20 && $0.style.isPlain }) {
            return space
        }
        let runs = write(CollectionOfOne(0x20), at: position)
        return written(runs)[0]
    }
}
