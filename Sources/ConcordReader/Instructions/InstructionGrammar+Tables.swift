import ConcordModel

/// Cells, rows and columns of tables, named by the words of the first cell and of the head.
extension InstructionGrammar {
    /// `Set the row "Clerk II", column "Step 3" to "$22.05"`, `Set Section 2 …` is none.
    mutating func readSet() -> [Clause]? {
        var target = InstructionTarget()
        readPins(&target)
        guard target.row != nil || readTablePlace(&target) else { return nil }
        readPins(&target)
        guard acceptAny(["to read", "to be", "to", "as", "at"]), let phrase = readNamedPhrase()?.phrase else {
            return nil
        }
        return [clause(.setCell(withFront(target), to: phrase))]
    }

    /// `the row "Clerk III | $23.10" after the row "Clerk II"`, `the column "Step 4" after the column "Step 3" with "$1",
    /// "$2"`, `the following rows at the end of the table:`
    mutating func readTableInsert() -> [Clause]? {
        _ = acceptAny(["the", "a"])
        _ = acceptAny(["following", "new"])
        accept("new")
        if acceptAny(["rows", "row"]) {
            var rows: [ProvisionID] = []
            while let phrase = readPhrase() {
                rows.append(row(of: words[at - 1].inner, phrase))
                let mark = at
                accept(",")
                accept("and")
                if at >= words.count || words[at].kind != .phrase {
                    at = mark
                    break
                }
            }
            guard let place = readTableLine() else { return nil }
            var found = clause(.addRows(rows, place))
            if rows.isEmpty { found.want = .rows }
            accept(":")
            return [found]
        }
        guard accept("column"), let head = readPhrase(), let place = readTableLine() else { return nil }
        var values: [ProvisionID] = []
        accept(",")
        if acceptAny(["with the values", "with the amounts", "with the cells", "with", "values", "reading"]) {
            accept(":")
            while let phrase = readPhrase() {
                values.append(phrase)
                let mark = at
                accept(",")
                accept("and")
                if at >= words.count || words[at].kind != .phrase {
                    at = mark
                    break
                }
            }
        }
        return [clause(.addColumn(head: head, values: values, place))]
    }

    /// `Move the row "Clerk II" before the row "Clerk I"`, `Move the column "Step 3" to the end of the table`
    mutating func finishMoveInTable(_ target: InstructionTarget) -> [Clause]? {
        guard target.row == nil || target.column == nil else { return nil }
        accept("so that it stands")
        let start = at
        let isToEdge = acceptAny(["to the end", "to the beginning", "to the start", "to the top", "to the bottom"])
        at = start
        let isBeside = [
            "after", "before", "above", "below", "following", "under", "behind", "preceding", "immediately",
        ]
        .contains(text())
        guard isToEdge || isBeside || acceptEnd() != nil else { return nil }
        at = start
        guard let place = readTableLine() else { return nil }
        var target = target
        if target.citation == nil, let home = place.target { target.citation = home.citation }
        let filled = place.filled(from: target)
        if target.row != nil { return [clause(.moveRow(target, filled))] }
        return [clause(.moveColumn(target, filled))]
    }

    /// `after the row "Clerk II" in Appendix A`, `at the end of the table`; the end where nothing is said.
    private mutating func readTableLine() -> InstructionPlace? {
        var target = InstructionTarget()
        let start = at
        accept(",")
        let isTop = acceptAny(["to the top", "at the top"])
        let isBottom = !isTop && acceptAny(["to the bottom", "at the bottom"])
        if let point = isTop ? .atBeginning : isBottom ? .atEnd : acceptEnd() {
            if acceptAny(["of the table", "of it"]) {}
            readPins(&target)
            if case .atBeginning = point { return .atBeginning(withFront(target)) }
            return .atEnd(withFront(target))
        }
        accept("immediately")
        let isAfter = acceptAny(["after", "below", "following", "under", "behind"])
        guard isAfter || acceptAny(["before", "above", "preceding"]) else {
            at = start
            readPins(&target)
            return .atEnd(withFront(target))
        }
        guard readTablePlace(&target) else { return nil }
        readPins(&target)
        target = withFront(target)
        return isAfter ? .after(target) : .before(target)
    }

    /// A quoted row as cells: `Clerk III | $23.10 | $24.00`.
    mutating func row(of range: Range<Int>, _ whole: ProvisionID) -> ProvisionID {
        let position = SourcePosition(source.file, source.origin(of: range.lowerBound))
        let row = tree.add(Provision(kind: .row, position: position), under: .none)
        var range = trimmed(range)
        if bytes[range].first == UInt8(ascii: "|") { range = range.lowerBound + 1..<range.upperBound }
        if bytes[range].last == UInt8(ascii: "|") { range = range.lowerBound..<range.upperBound - 1 }
        var start = range.lowerBound
        for offset in range.lowerBound...range.upperBound
        where offset == range.upperBound
            || bytes[offset] == UInt8(ascii: "|") && bytes[offset - 1] != UInt8(ascii: "\\")
        {
            let content = trimmed(start..<offset)
            let cell = tree.add(
                Provision(
                    kind: .cell, position: SourcePosition(source.file, source.origin(of: content.lowerBound))),
                under: row)
            if !content.isEmpty { tree[cell].text = inline.read([content], of: source, into: &tree) }
            start = offset + 1
        }
        return row
    }
}

extension InstructionPlace {
    /// A line of a table stands where what is said of it does, unless it says so itself.
    func filled(from outer: InstructionTarget) -> InstructionPlace {
        guard var target, target.citation == nil, !target.isWholeAgreement else { return self }
        target.citation = outer.citation
        target.isWholeAgreement = outer.isWholeAgreement
        return with(target)
    }
}
