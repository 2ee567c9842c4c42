import ConcordModel

/// Conflicts that no single place shows: about what a paper deletes, moves or numbers as a whole, and about tables.
extension ConflictSearch {
    /// Changes inside a provision that another paper deletes.
    mutating func searchDeletedProvisions() {
        var deletions: [ProvisionID: Int] = [:]
        for (index, record) in weave.records.enumerated()
        where record.place.part == nil && record.moved == nil && !record.struck.isEmpty && isActive(record) {
            for strand in weave.families[record.place.provision] ?? [] where record.struck.contains(strand.id) {
                deletions[strand.content] = index
            }
        }
        guard !deletions.isEmpty else { return }
        for record in weave.records where isActive(record) {
            var id = record.place.provision
            var steps = 0
            while id.exists, steps < 1000 {
                if let index = deletions[id], areRivals(weave.records[index], record),
                    ![id, record.place.provision, weave.records[index].place.provision].contains(where: {
                        isSettled($0, weave.records[index], record)
                    })
                {
                    add(.changeInDeletedText, weave.records[index].place, weave.records[index], record, about: id)
                    break
                }
                id = weave.parent(of: id, presence)
                steps += 1
            }
        }
    }

    /// Two papers that move each of two provisions into the other.
    mutating func searchMoves() {
        let moves = weave.records.filter { $0.moved != nil && !$0.inserted.isEmpty && isActive($0) }
        guard moves.count > 1 else { return }
        for (index, a) in moves.enumerated() {
            guard let first = a.moved else { continue }
            for b in moves[(index + 1)...] {
                guard let second = b.moved, first != second, areRivals(a, b),
                    weave.stands(a.place.provision, within: second, presence),
                    weave.stands(b.place.provision, within: first, presence),
                    !isSettled(first, a, b), !isSettled(second, a, b)
                else { continue }
                add(.competingMove, a.place, a, b, about: first)
            }
        }
    }

    // MARK: Labels

    /// A provision whose number a paper gave: by renumbering it, or by bringing it to where it stands.
    private struct Numbered {
        var provision: ProvisionID
        var record: Weave.Record
    }

    /// Two papers give two provisions of one list the same number.
    mutating func searchLabels() {
        var numbered: [ProvisionID: [Numbered]] = [:]
        for record in weave.records where isActive(record) {
            if record.place.part == .label {
                let id = record.place.provision
                numbered[weave.parent(of: id, presence), default: []].append(Numbered(provision: id, record: record))
            } else if record.place.part == nil {
                for strand in weave.families[record.place.provision] ?? [] where record.inserted.contains(strand.id) {
                    numbered[record.place.provision, default: []].append(
                        Numbered(provision: strand.content, record: record))
                }
            }
        }
        for (parent, list) in numbered.sorted(by: { $0.key < $1.key }) where list.count > 1 {
            let lists = listNumbers(below: parent)
            for (index, a) in list.enumerated() {
                for b in list[(index + 1)...] {
                    guard a.provision != b.provision, areRivals(a.record, b.record),
                        let number = lists[a.provision], number == lists[b.provision],
                        !isSettled(a.provision, a.record, b.record), !isSettled(b.provision, a.record, b.record),
                        !isSettled(parent, a.record, b.record), !isKnown(a.record, b.record)
                    else { continue }
                    add(.duplicateLabel, a.record.place, a.record, b.record, about: a.provision)
                }
            }
        }
    }

    /// A number within one list: `list` counts the lists below a parent, since many contracts begin at (a) again.
    private struct ListNumber: Hashable {
        var list: Int
        var key: String
    }

    private func listNumbers(below parent: ProvisionID) -> [ProvisionID: ListNumber] {
        var numbers: [ProvisionID: ListNumber] = [:]
        var lists: [Label.ListStyle: Int] = [:]
        var count = 0
        for id in weave.children(of: parent, presence) {
            let kind = weave.tree[id].kind
            guard kind.isTopLevel || kind == .section || kind == .item, let label = weave.label(of: id, in: version),
                !label.number.isEmpty
            else { continue }
            var list = -1
            if kind == .item {
                if label.value == 1 || lists[label.listStyle] == nil {
                    count += 1
                    lists[label.listStyle] = count
                }
                list = lists[label.listStyle] ?? 0
            }
            numbers[id] = ListNumber(
                list: list, key: "\(kind.rawValue) " + TargetSearch.key(of: label, id, in: weave.tree))
        }
        return numbers
    }

    /// Whether the two sides are in a conflict already, as two papers are that put something in one place.
    private func isKnown(_ a: Weave.Record, _ b: Weave.Record) -> Bool {
        conflicts.contains {
            $0.place == a.place && a.place == b.place && !$0.strands.isDisjoint(with: a.inserted + a.struck)
                && !$0.strands.isDisjoint(with: b.inserted + b.struck)
        }
    }

    // MARK: Tables

    /// One paper adds a row while another adds or deletes a column: the new row has a cell too few or too many.
    mutating func searchTables() {
        var rows: [ProvisionID: [(row: ProvisionID, record: Weave.Record)]] = [:]
        var cells: [ProvisionID: [Weave.Record]] = [:]
        for record in weave.records where record.place.part == nil && isActive(record) {
            let place = record.place.provision
            switch weave.tree[place].kind {
            case .table:
                for strand in weave.families[place] ?? [] where record.inserted.contains(strand.id) {
                    rows[place, default: []].append((strand.content, record))
                }
            case .row: cells[weave.parent(of: place, presence), default: []].append(record)
            case .agreement, .title, .cover, .division, .article, .appendix, .letter, .front, .section, .item, .bullet,
                .paragraph, .cell, .caption, .verbatim, .quote, .footnote, .rule:
                break
            }
        }
        for (table, list) in rows.sorted(by: { $0.key < $1.key }) {
            guard let columns = cells[table],
                let width = weave.children(of: table, presence).first(where: { weave.tree[$0].kind == .row }).map({
                    weave.children(of: $0, presence).count
                })
            else { continue }
            for (row, record) in list where weave.children(of: row, presence).count != width {
                guard let column = columns.first(where: { areRivals($0, record) && !isSettled(table, $0, record) })
                else { continue }
                add(
                    column.inserted.isEmpty ? .changeInDeletedText : .competingInsertion, record.place, record, column,
                    about: table)
            }
        }
    }
}
