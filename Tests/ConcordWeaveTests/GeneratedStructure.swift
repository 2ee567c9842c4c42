import Support

/// Changes of what stands where: items moved, put between and taken out with the numbers behind them, rows and columns.
extension GeneratedAgreement.Section {
    /// The section with one or two of its lists rearranged.
    func restructured(_ random: inout Seeded) -> GeneratedAgreement.Section {
        var section = self
        switch random.number(section.table.isEmpty ? 4 : 7) {
        case 0 where items.count > 2:
            let from = 1 + random.number(items.count - 1)
            let item = section.items.remove(at: from)
            let to = 1 + random.number(section.items.count)
            section.items.insert(item, at: to == from ? (to == 1 ? 2 : 1) : to)
            section.relabel()
        case 1 where !items.isEmpty && items.count < 8:
            let words = GeneratedAgreement.text(&random, sentences: 1)
            section.items.insert(("?", words), at: 1 + random.number(items.count))
            section.relabel()
        case 2 where items.count > 2:
            section.items.remove(at: 1 + random.number(items.count - 1))
            section.relabel()
        case 4:
            let cells = table[0].indices.map { _ in GeneratedAgreement.plainWord(&random) }
            section.table.insert(cells, at: 1 + random.number(table.count))
        case 5 where table.count > 2:
            section.table.remove(at: 1 + random.number(table.count - 1))
        case 6:
            let column = 1 + random.number(table[0].count)
            for row in table.indices {
                section.table[row].insert(GeneratedAgreement.plainWord(&random), at: column)
            }
        default:
            let place = random.number(section.paragraphs.count + 1)
            section.paragraphs.insert(GeneratedAgreement.text(&random, sentences: 2), at: place)
        }
        return section
    }

    private mutating func relabel() {
        for index in items.indices { items[index].label = GeneratedAgreement.letters[index] }
    }
}
