import ConcordModel

/// What the resolver asks of the provisions around a place.
extension ReferenceResolver {
    /// Whether the list of a step has numbers of its kind, or that of a neighbour has, and the number stands nowhere in
    /// it as mere text.
    func hasAlike(_ step: Reference.Step, below container: Int) -> Bool {
        if isInText(step, below: container) { return false }
        if labelledChildren(of: container).contains(where: { isAlike($0, step) }) { return true }
        let provision = text.provisions[container]
        if step.word == .section, !step.isEnclosed, provision.kind == .article { return isPlain(container) }
        guard !provision.kind.isTopLevel, provision.parent >= 0 else { return false }
        return labelledChildren(of: Int(provision.parent)).contains { neighbour in
            labelledChildren(of: neighbour).contains { isAlike($0, step) }
        }
    }

    /// Whether an article is of plain paragraphs: it has no sections, and no list that may have lost its numbers.
    private func isPlain(_ article: Int) -> Bool {
        let inside = article + 1..<Int(text.provisions[article].end)
        effort.spend(inside.count)
        return inside.allSatisfy { text.provisions[$0].kind == .paragraph }
    }

    /// Whether a text below a provision begins with the number, or has it in the middle as `(b)`: a list that was not read
    /// as one, or a head in a cell of a table.
    func isInText(_ step: Reference.Step, below container: Int) -> Bool {
        let number = Array(step.number.utf8)
        guard !effort.isSpent else { return true }
        for index in container..<Int(text.provisions[container].end) {
            let range = text.provisions[index].text
            var words = text.bytes[range]
            effort.spend(range.count)
            if !ReferenceNumber.isFigure(step.number) {
                let enclosed = [UInt8(ascii: "(")] + number + [UInt8(ascii: ")"), 0x20]
                if stands(enclosed, in: words) { return true }
            }
            if step.word == .section,
                let word = ReferenceWords.table.word(in: text.bytes, at: range.lowerBound, before: range.upperBound),
                word.entry.word == .section
            {
                words = words[word.end...].drop(while: Bytes.isSpace)
            }
            if words.first == UInt8(ascii: "(") { words = words.dropFirst() }
            if words.starts(with: number), let next = words.dropFirst(number.count).first,
                next == UInt8(ascii: ".") || next == UInt8(ascii: ")") || next == UInt8(ascii: ":")
            {
                return true
            }
        }
        return false
    }

    /// Whether an enumerator stands in the words behind a colon, semicolon, comma or “and”, as those of run-in lists do.
    private func stands(_ wanted: [UInt8], in words: ArraySlice<UInt8>) -> Bool {
        guard words.count > wanted.count else { return false }
        for start in words.startIndex..<words.endIndex - wanted.count
        where words[start] == wanted[0] && words[start...].starts(with: wanted) {
            let before = Array(words[words.startIndex..<start].suffix(8)).filter { !Bytes.isSpace($0) }[...]
            guard let last = before.last else { return true }
            if !Bytes.isAlphanumeric(last) || before.hasEnding("and") || before.hasEnding("or")
                || before.hasEnding("either")
            {
                return true
            }
        }
        return false
    }

    /// Whether a provision stands in a section without a number, so that it is no section itself: where the sections have
    /// lost their numbers, “Section 1” is not item 1 of one of them.
    func standsInSection(_ index: Int, below container: Int) -> Bool {
        var current = Int(text.provisions[index].parent)
        while current > container {
            if text.provisions[current].kind == .section { return true }
            current = Int(text.provisions[current].parent)
        }
        return false
    }

    /// The provisions with a number right below another; what has none is looked through.
    func labelledChildren(of container: Int) -> [Int] {
        var found: [Int] = []
        var index = container + 1
        let end = Int(text.provisions[container].end)
        while index < end {
            let kind = text.provisions[index].kind
            if kind != .bullet, kind != .footnote, text.provisions[index].label?.number.isEmpty == false {
                found.append(index)
                index = Int(text.provisions[index].end)
            } else {
                index += 1
            }
            effort.spend(4)
        }
        return found
    }

    func topLevel(of index: Int) -> Int {
        var current = index
        while !text.provisions[current].kind.isTopLevel, text.provisions[current].parent >= 0 {
            current = Int(text.provisions[current].parent)
        }
        return current
    }

    /// The article, section or item around a place.
    func enclosing(_ place: Int, _ word: ReferenceWord) -> Int? {
        var current = place
        var nearest: Int?
        while true {
            let provision = text.provisions[current]
            if provision.kind.isTopLevel { return word.isTop || word == .section ? current : nearest ?? current }
            let hasLabel = !(provision.label?.number.isEmpty ?? true)
            if nearest == nil, hasLabel { nearest = current }
            switch word {
            case .section: if provision.kind == .section { return current }
            case .none, .subsection, .paragraph, .item: if hasLabel { return current }
            case .article, .appendix, .exhibit, .schedule, .attachment, .addendum, .annex, .letter, .memorandum: break
            }
            guard provision.parent >= 0 else { return nil }
            current = Int(provision.parent)
        }
    }
}

extension ArraySlice<UInt8> {
    fileprivate func hasEnding(_ word: String) -> Bool { suffix(word.utf8.count).elementsEqual(word.utf8) }
}
