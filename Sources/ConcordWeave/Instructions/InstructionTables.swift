import ConcordModel

/// Cells, rows and columns of tables. A row is named by the words of its first cell, a column by those of its head.
extension PaperAnchor {
    private func tables(below id: ProvisionID) -> [ProvisionID] {
        if tree[id].kind == .table { return [id] }
        return baseChildren(of: id).flatMap { tables(below: $0) }
    }

    private func rows(of table: ProvisionID) -> [ProvisionID] {
        baseChildren(of: table).filter { tree[$0].kind == .row }
    }

    private mutating func letters(of id: ProvisionID) -> [UInt8] {
        PhraseSearch(baseTokens(.text, of: id), in: tree).folded
    }

    private mutating func phraseLetters(_ phrase: ProvisionID) -> [UInt8] {
        PhraseSearch(paperTokens(.text, of: phrase), in: tree).folded
    }

    /// Every row whose first cell reads as the phrase; if there is none, every row in which another cell does.
    private mutating func rowsNamed(_ phrase: ProvisionID, below id: ProvisionID) -> [TableLine] {
        let lines = tableLines(below: id)
        let wanted = phraseLetters(phrase)
        return lines.rows[wanted] ?? lines.rowsByAnyCell[wanted] ?? []
    }

    /// Every column whose head reads as the phrase.
    private mutating func columnsNamed(_ phrase: ProvisionID, below id: ProvisionID) -> [TableLine] {
        tableLines(below: id).columns[phraseLetters(phrase)] ?? []
    }

    private mutating func tableLines(below id: ProvisionID) -> TableLines {
        if let known = asked.tableLines[id] { return known }
        var lines = TableLines()
        for table in tables(below: id) {
            let rows = rows(of: table)
            let hasHead = rows.contains { tree[$0].isHead }
            for (number, row) in rows.enumerated() {
                let isHead = hasHead ? tree[row].isHead : number == 0
                for (index, cell) in baseChildren(of: row).enumerated() {
                    lines.add(letters(of: cell), table, row, index, isHead: isHead)
                }
            }
        }
        asked.tableLines[id] = lines
        return lines
    }

    /// The cell that a target names by its row and its column.
    mutating func cell(_ target: InstructionTarget, below id: ProvisionID, _ instruction: Instruction) -> ProvisionID? {
        guard let rowName = target.row, let columnName = target.column else {
            reportUnclear(
                instruction, "A cell of a table is named by its row and its column.",
                cure: "Write: in the row \"Clerk II\", column \"Step 3\".")
            return nil
        }
        let rows = rowsNamed(rowName, below: id)
        let columns = columnsNamed(columnName, below: id)
        var pairs: [(TableLine, TableLine)] = []
        for row in rows { for column in columns where column.table == row.table { pairs.append((row, column)) } }
        guard pairs.count == 1 else {
            if rows.isEmpty { return reportLine("row", rowName, rows, id, instruction) }
            if columns.isEmpty || pairs.isEmpty { return reportLine("column", columnName, columns, id, instruction) }
            return reportLine("row", rowName, pairs.map(\.0), id, instruction)
        }
        let cells = baseChildren(of: pairs[0].0.row)
        if let column = pairs[0].1.column, let cell = cells[safely: column] { return cell }
        return reportLine("column", columnName, columns, id, instruction)
    }

    private mutating func one(
        _ found: [TableLine], _ word: String, _ phrase: ProvisionID, _ id: ProvisionID, _ instruction: Instruction
    ) -> TableLine? {
        if found.count == 1 { return found[0] }
        _ = reportLine(word, phrase, found, id, instruction)
        return nil
    }

    private mutating func reportLine(
        _ word: String, _ phrase: ProvisionID, _ found: [TableLine], _ id: ProvisionID, _ instruction: Instruction
    ) -> ProvisionID? {
        let tables = tables(below: id)
        if found.count > 1 {
            report(
                .ambiguousTarget, at: tree[phrase].position,
                "\(name(id)) has \(found.count) \(word)s “\(words(of: phrase))”, so it is not known which is meant.",
                cure: "Name the provision whose table is meant.", provision: id,
                related: found.prefix(12).map { Finding.Related(tree[$0.row].position, "One is here.") })
        } else {
            var names: [String] = []
            for table in tables.prefix(3) {
                if word == "row" {
                    for row in rows(of: table) where !tree[row].isHead {
                        if let cell = baseChildren(of: row).first {
                            names.append(text(of: baseTokens(.text, of: cell)[...]))
                        }
                    }
                } else if let head = rows(of: table).first {
                    for cell in baseChildren(of: head) { names.append(text(of: baseTokens(.text, of: cell)[...])) }
                }
            }
            let list = names.filter { !$0.isEmpty }.prefix(10).map { "“\($0)”" }.joined(separator: ", ")
            report(
                .unknownTarget, at: tree[phrase].position,
                tables.isEmpty
                    ? "\(name(id)) has no table." : "No table in \(name(id)) has a \(word) “\(words(of: phrase))”.",
                cure: tables.isEmpty ? "Name the provision that holds the table." : "The \(word)s are \(list).",
                provision: id,
                related: tables.prefix(3).map { Finding.Related(tree[$0].position, "A table stands here.") })
        }
        return nil
    }

    // MARK: Instructions

    mutating func setCell(_ target: InstructionTarget, _ phrase: ProvisionID, _ instruction: Instruction) {
        guard
            let spot = resolve(
                target.citation == nil && !target.isWholeAgreement ? InstructionTarget() : target, instruction),
            let cell = cell(target, below: spot.id, instruction), claimWhole(cell, instruction)
        else { return }
        restatement.add(cell)
        let earlier = baseTokens(.text, of: cell)
        let later = tokens(of: phrase, like: earlier.first { !$0.isSpace }?.style)
        change(.text, of: cell, from: earlier, to: later, near: phrase)
    }

    mutating func addRows(_ new: [ProvisionID], _ place: InstructionPlace, _ instruction: Instruction) {
        guard let (table, sibling) = lineOfRows(place, instruction) else { return }
        let rows = rows(of: table)
        let width = rows.map { baseChildren(of: $0).count }.max() ?? 0
        let model = rows.last.map { baseChildren(of: $0) } ?? []
        var last = sibling
        for row in new {
            let cells = Array(tree.children(of: row))
            guard cells.count == width else {
                reportUnclear(
                    instruction, "The new row has \(cells.count) cells, and the table has \(width) columns.",
                    cure: "Write one cell for each column, with | between them.",
                    related: [Finding.Related(tree[table].position, "The table stands here.")])
                return
            }
            for (cell, like) in zip(cells, model) { weave.tree[cell].alignment = tree[like].alignment }
            guard claim(table, instruction) else { return }
            ask(.insert(row, under: table, after: last))
            last = row
        }
    }

    mutating func lineOfRows(_ place: InstructionPlace, _ instruction: Instruction) -> (
        ProvisionID, ProvisionID
    )? {
        switch place {
        case .after(let target), .before(let target):
            guard let phrase = target.row, let spot = home(of: target, instruction),
                let line = one(rowsNamed(phrase, below: spot), "row", phrase, spot, instruction)
            else { return nil }
            if case .after = place { return (line.table, line.row) }
            let all = baseChildren(of: line.table)
            let index = all.firstIndex(of: line.row) ?? 0
            return (line.table, index > 0 ? all[index - 1] : .none)
        case .atEnd(let target), .atBeginning(let target):
            guard let spot = home(of: target, instruction), let table = onlyTable(spot, instruction) else { return nil }
            if case .atEnd = place { return (table, rows(of: table).last ?? .none) }
            return (table, rows(of: table).last { tree[$0].isHead } ?? .none)
        case .byNumber:
            guard let spot = home(of: InstructionTarget(), instruction), let table = onlyTable(spot, instruction) else {
                return nil
            }
            return (table, rows(of: table).last ?? .none)
        }
    }

    private mutating func home(of target: InstructionTarget, _ instruction: Instruction) -> ProvisionID? {
        var bare = target
        bare.row = nil
        bare.column = nil
        return resolve(bare, instruction)?.id
    }

    private mutating func onlyTable(_ id: ProvisionID, _ instruction: Instruction) -> ProvisionID? {
        let tables = tables(below: id)
        if tables.count == 1 { return tables[0] }
        report(
            tables.isEmpty ? .unknownTarget : .ambiguousTarget, at: instruction.position,
            tables.isEmpty
                ? "\(name(id)) has no table."
                : "\(name(id)) has \(tables.count) tables, so it is not known which is meant.",
            cure: "Name the provision that holds the table, or a row behind which it goes.", provision: id,
            related: tables.prefix(12).map { Finding.Related(tree[$0].position, "A table stands here.") })
        return nil
    }

    /// The row that a target names.
    mutating func row(_ target: InstructionTarget, _ instruction: Instruction) -> TableLine? {
        guard let phrase = target.row, let spot = home(of: target, instruction) else { return nil }
        return one(rowsNamed(phrase, below: spot), "row", phrase, spot, instruction)
    }

    /// The column that a target names.
    mutating func column(_ target: InstructionTarget, _ instruction: Instruction) -> TableLine? {
        guard let phrase = target.column, let spot = home(of: target, instruction) else { return nil }
        return one(columnsNamed(phrase, below: spot), "column", phrase, spot, instruction)
    }

    /// The number of the column in front of which a place lies; nil, with a finding, where it lies in another table.
    mutating func columnPlace(_ place: InstructionPlace, in table: ProvisionID, _ instruction: Instruction) -> Int? {
        let width = rows(of: table).map { baseChildren(of: $0).count }.max() ?? 0
        switch place {
        case .atBeginning: return 0
        case .atEnd, .byNumber: return width
        case .after(let target), .before(let target):
            guard let line = column(target, instruction), let column = line.column else { return nil }
            guard line.table == table else {
                reportUnclear(
                    instruction, "The column would leave its table.",
                    cure: "Delete the column here, and add it to the other table.",
                    related: [Finding.Related(tree[line.table].position, "The other table stands here.")])
                return nil
            }
            if case .after = place { return column + 1 }
            return column
        }
    }

    mutating func deleteRow(_ target: InstructionTarget, _ instruction: Instruction) {
        guard let line = row(target, instruction), claimWhole(line.row, instruction) else { return }
        ask(.delete(line.row, under: line.table, at: instruction.position))
    }

    mutating func addColumn(
        _ head: ProvisionID, _ values: [ProvisionID], _ place: InstructionPlace, _ instruction: Instruction
    ) {
        let target: InstructionTarget
        var isAfter = true
        switch place {
        case .after(let named): target = named
        case .before(let named):
            target = named
            isAfter = false
        case .atEnd(let named): target = named
        case .atBeginning(let named):
            target = named
            isAfter = false
        case .byNumber: target = InstructionTarget()
        }
        guard let spot = home(of: target, instruction) else { return }
        let table: ProvisionID
        let column: Int
        if let phrase = target.column {
            guard let line = one(columnsNamed(phrase, below: spot), "column", phrase, spot, instruction) else { return }
            (table, column) = (line.table, line.column ?? 0)
        } else {
            guard let only = onlyTable(spot, instruction) else { return }
            let width = rows(of: only).first.map { baseChildren(of: $0).count } ?? 0
            (table, column) = (only, isAfter ? width - 1 : 0)
        }
        let rows = rows(of: table)
        let heads = max(1, rows.count { tree[$0].isHead })
        guard values.count == rows.count - heads else {
            return reportUnclear(
                instruction,
                "The new column has \(values.count) values, and the table has \(rows.count - heads) rows below its head.",
                cure: "Write one value for each row, in their order: with \"$1.00\", \"$2.00\".",
                related: [Finding.Related(tree[table].position, "The table stands here.")])
        }
        guard claim(table, instruction) else { return }
        for (index, row) in rows.enumerated() {
            let cells = baseChildren(of: row)
            // In a head of several rows the name stands in the last.
            let words = index + 1 == heads ? head : index < heads ? ProvisionID.none : values[index - heads]
            var cell = Provision(kind: .cell, position: words.exists ? tree[words].position : instruction.position)
            if words.exists { cell.text = tree[words].text }
            cell.isHead = tree[row].isHead
            if let like = cells[safely: column] ?? cells.last { cell.alignment = tree[like].alignment }
            let new = weave.addProvision(cell)
            let sibling =
                isAfter
                ? cells[safely: column] ?? cells.last ?? .none : column > 0 ? cells[safely: column - 1] ?? .none : .none
            ask(.insert(new, under: row, after: sibling))
        }
    }

    mutating func deleteColumn(_ target: InstructionTarget, _ instruction: Instruction) {
        guard let line = column(target, instruction), let column = line.column else { return }
        for row in rows(of: line.table) {
            guard let cell = baseChildren(of: row)[safely: column], claimWhole(cell, instruction) else { continue }
            ask(.delete(cell, under: row, at: instruction.position))
        }
    }
}
