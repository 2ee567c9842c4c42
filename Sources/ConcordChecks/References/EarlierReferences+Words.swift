import ConcordModel

/// One number of a reference, and what to write for it.
struct ReferenceEdit: Equatable {
    var place: Range<Int>
    var number: String
    /// Whether the target prints the number itself, and does not share that of another: “Article 19, Sections 1 and 2”.
    var isOwn: Bool
}

/// What to write for a reference whose provision moved.
extension EarlierReferences {
    /// The numbers to change; nil where the provision no longer stands within the others that the reference names.
    func edits(
        of target: Reference.Target, _ chain: [Int], _ now: Int, in reference: Reference
    ) -> [ReferenceEdit]? {
        guard chain.count == target.steps.count else { return nil }
        var path: [Int] = []
        for index in chain {
            guard let here = self.index(of: base.provisions[index].identity), later.provisions[here].label != nil,
                here <= now, now < Int(later.provisions[here].end)
            else { return nil }
            path.append(here)
        }
        // A path from the middle holds only within the article in which it stands, but for 12.4, which names its article.
        if let first = target.steps.first, !first.word.isTop, !first.number.contains("."),
            resolver.topLevel(of: now) != resolver.topLevel(of: reference.provision)
        {
            return nil
        }
        var edits: [ReferenceEdit] = []
        for (level, step) in target.steps.enumerated() {
            guard let was = base.provisions[chain[level]].label, let new = later.provisions[path[level]].label else {
                return nil
            }
            guard was.number != new.number else { continue }
            edits.append(
                ReferenceEdit(
                    place: step.place, number: number(of: new, was, for: step),
                    isOwn: level >= target.firstOwn && target.range.contains(step.place.lowerBound)))
        }
        // “3B” may be Section 3, item B: the number printed is that of no provision.
        let isPrinted = zip(target.steps, chain).allSatisfy { step, index in
            base.provisions[index].label.map { ReferenceNumber.fits($0, step.number, exactly: false) } ?? false
                || step.number.contains(".")
        }
        return edits.isEmpty && !isPrinted ? nil : edits
    }

    /// The words for one target alone: its own with the new numbers, or else the whole citation.
    func replacement(
        for target: Reference.Target, _ edits: [ReferenceEdit]?, _ now: Int, _ current: ContractReferences
    ) -> String {
        guard let edits, edits.allSatisfy(\.isOwn) else { return later.citation(of: now) }
        let words = words(target.range, with: edits)
        let printed = current.words(of: target)
        // The word that stands before the list: “Section 13”, though only “13” is printed.
        let own = later.string(target.range)
        return printed.hasSuffix(own) ? String(printed.dropLast(own.count)) + words : words
    }

    /// A whole reference with the new numbers of all that it names, where that says what it said; nil where one of them is
    /// gone or cannot be told. “Sections 7, 8 and 9” become “Sections 6, 7 and 8” at once.
    func rewriting(
        of reference: Reference, _ outcomes: [Outcome?], _ resolutions: [ReferenceResolution]
    ) -> String? {
        var all: [ReferenceEdit] = []
        for (outcome, resolution) in zip(outcomes, resolutions) {
            guard let outcome else {
                guard resolution.provision != nil else { return nil }
                continue
            }
            guard case .moved(_, _, _, let edits?) = outcome.fate else { return nil }
            for edit in edits where !all.contains(where: { $0.place == edit.place && $0.number == edit.number }) {
                guard reference.range.contains(edit.place.lowerBound),
                    !all.contains(where: { $0.place.overlaps(edit.place) })
                else { return nil }
                all.append(edit)
            }
        }
        return all.isEmpty ? nil : words(reference.range, with: all)
    }

    private func words(_ range: Range<Int>, with edits: [ReferenceEdit]) -> String {
        var bytes = Array(later.bytes[range])
        for edit in edits.sorted(by: { $0.place.lowerBound > $1.place.lowerBound }) {
            let start = edit.place.lowerBound - range.lowerBound
            bytes.replaceSubrange(start..<start + edit.place.count, with: edit.number.utf8)
        }
        return String(decoding: bytes, as: UTF8.self)
    }

    /// The new number in the form in which the reference printed the old one: `12.10` for Section 10 of Article 12.
    private func number(of new: Label, _ old: Label, for step: Reference.Step) -> String {
        // “Article 16” of a contract that prints ARTICLE XVI.
        if ReferenceNumber.isFigure(step.number), !ReferenceNumber.isFigure(new.number), let value = new.value {
            return "\(value)"
        }
        // “Section 3” of an article that prints 12.3.
        if old.number.hasSuffix("." + step.number), let dot = new.number.utf8.lastIndex(of: 0x2E) {
            return String(new.number[new.number.utf8.index(after: dot)...])
        }
        if step.number != old.number, step.number.hasSuffix("." + old.number) {
            return String(step.number.dropLast(old.number.count)) + new.number
        }
        return cased(new.number, like: step.number, insteadOf: old.number)
    }

    /// A number in the case in which the reference prints it, where that is not the label's: “Article Twenty-One” of a contract
    /// with an ARTICLE TWENTY-ONE.
    private func cased(_ number: String, like printed: String, insteadOf old: String) -> String {
        if printed == old || printed.lowercased() != old.lowercased() { return number }
        if printed == printed.lowercased() { return number.lowercased() }
        if printed == printed.uppercased() { return number.uppercased() }
        var isStart = true
        return String(
            number.map { letter in
                defer { isStart = letter == "-" }
                return isStart ? Character(letter.uppercased()) : Character(letter.lowercased())
            })
    }
}

extension Reference.Target {
    /// Its first steps alone, and the words that name them.
    func beginning(_ count: Int, in text: ContractText) -> Reference.Target {
        var beginning = self
        beginning.steps = Array(steps.prefix(count))
        beginning.titles = titles.filter { $0.step < count }
        guard let last = beginning.steps.last else { return self }
        beginning.firstOwn = min(firstOwn, count - 1)
        let start = min(range.lowerBound, beginning.steps[beginning.firstOwn].place.lowerBound)
        let close = last.place.upperBound
        let isClosed = last.isEnclosed && close < text.bytes.count && text.bytes[close] == UInt8(ascii: ")")
        beginning.range = start..<(isClosed ? close + 1 : close)
        return beginning
    }
}
