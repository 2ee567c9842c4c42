import ConcordModel

/// Conflicts that no single place shows: about what a paper deletes or numbers as a whole, and about tables.
extension ConflictSearch {
    /// Changes inside a provision that another paper deletes.
    mutating func searchDeletedProvisions() {
        var deletions: [ProvisionID: [Int]] = [:]
        for (index, record) in weave.records.enumerated()
        where record.place.part == nil && record.moved == nil && !record.struck.isEmpty && isActive(record) {
            for id in provisions(record.struck, below: record.place.provision) {
                deletions[id, default: []].append(index)
            }
        }
        guard !deletions.isEmpty else { return }
        for record in weave.records where isActive(record) {
            var id = record.place.provision
            var steps = 0
            while id.exists, steps < 1000 {
                let rival = deletions[id]?.last { index in
                    areRivals(weave.records[index], record)
                        && ![id, record.place.provision, weave.records[index].place.provision].contains {
                            isSettled($0, weave.records[index], record)
                        }
                }
                if let index = rival {
                    add(.changeInDeletedText, weave.records[index].place, weave.records[index], record, about: id)
                    break
                }
                id = weave.parent(of: id, presence)
                steps += 1
            }
        }
    }

    // MARK: Labels

    /// A number that a paper gave a provision: by renumbering it, or by bringing it to where it stands.
    private struct Numbered {
        var provision: ProvisionID
        var label: Label?
        var record: Weave.Record
    }

    /// Two papers give two provisions of one list the same number. Each number is the one its own paper gave, whatever
    /// others make of it, so that what is found does not depend on the order of papers.
    mutating func searchLabels() {
        for (parent, list) in numberedByParent().sorted(by: { $0.key < $1.key }) where list.count > 1 {
            let lists = listNumbers(below: parent)
            func key(_ numbered: Numbered) -> String? {
                guard let list = lists[numbered.provision], let label = numbered.label, !label.number.isEmpty else {
                    return nil
                }
                return "\(list) " + TargetSearch.key(of: label, numbered.provision, in: weave.tree)
            }
            var byKey: [String: [Numbered]] = [:]
            for numbered in list { if let key = key(numbered) { byKey[key, default: []].append(numbered) } }
            for (_, same) in byKey.sorted(by: { $0.key < $1.key }) { addDuplicates(same, below: parent) }
        }
    }

    /// One conflict for all that are given one number, whichever of them their papers cannot have known of.
    private mutating func addDuplicates(_ same: [Numbered], below parent: ProvisionID) {
        var isRival = Array(repeating: false, count: same.count)
        for (index, a) in same.enumerated() {
            for (other, b) in same.enumerated().dropFirst(index + 1) {
                guard a.provision != b.provision, areRivals(a.record, b.record),
                    !numbersFollow || a.record.place.part == .label && b.record.place.part == .label,
                    ![a.provision, b.provision, parent].contains(where: { isSettled($0, a.record, b.record) }),
                    !isKnown(a.record, b.record)
                else { continue }
                (isRival[index], isRival[other]) = (true, true)
            }
        }
        let rivals = same.indices.filter { isRival[$0] }.map { same[$0] }
        guard let first = rivals.min(by: { $0.provision < $1.provision }) else { return }
        var strands: Set<Int32> = []
        for rival in rivals where rival.record.place == first.record.place {
            strands.formUnion(rival.record.struck + rival.record.inserted)
        }
        conflicts.append(
            Conflict(
                rule: .duplicateLabel, provision: first.provision, sides: rivals.map { side($0.record) },
                place: first.record.place, strands: strands))
    }

    private func numberedByParent() -> [ProvisionID: [Numbered]] {
        var numbered: [ProvisionID: [Numbered]] = [:]
        for record in weave.records where isActive(record) {
            if record.place.part == .label {
                let id = record.place.provision
                let given = weave.relabels[id]?.first { record.papers.contains($0.paper) }?.label ?? -1
                guard !isRenumbered(id, after: record) else { continue }
                numbered[weave.parent(of: id, presence), default: []].append(
                    Numbered(provision: id, label: given < 0 ? nil : weave.tree.labels[Int(given)], record: record))
            } else if record.place.part == nil {
                for id in provisions(record.inserted, below: record.place.provision) {
                    guard !isRenumbered(id, after: record) else { continue }
                    numbered[record.place.provision, default: []].append(
                        Numbered(provision: id, label: weave.tree.label(of: id), record: record))
                }
            }
        }
        return numbered
    }

    /// Whether a paper of this version that knows of the record, or one of its own, gives the provision another number.
    private func isRenumbered(_ id: ProvisionID, after record: Weave.Record) -> Bool {
        (weave.relabels[id] ?? []).contains { given in
            version.contains(given.paper)
                && record.papers.contains { paper in
                    order.closure(of: given.paper).contains(paper)
                        || given.paper == paper && record.place.part != .label
                }
        }
    }

    /// The list that each numbered child belongs to, since many contracts begin at (a) again under one head. Told by the
    /// numbers as they were first read.
    private func listNumbers(below parent: ProvisionID) -> [ProvisionID: String] {
        var numbers: [ProvisionID: String] = [:]
        var lists: [Label.ListStyle: Int] = [:]
        var count = 0
        for id in weave.children(of: parent, presence) {
            let kind = weave.tree[id].kind
            guard kind.isTopLevel || kind == .section || kind == .item, let label = weave.tree.label(of: id),
                !label.number.isEmpty
            else { continue }
            numbers[id] = "\(kind.rawValue)"
            guard kind == .item else { continue }
            if label.value == 1 || lists[label.listStyle] == nil {
                count += 1
                lists[label.listStyle] = count
            }
            numbers[id] = "item \(lists[label.listStyle] ?? 0)"
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
                for id in provisions(record.inserted, below: place) { rows[place, default: []].append((id, record)) }
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
