import ConcordModel

/// The enumerated lists that are open at a place in a section, from the outermost in, and the decision where the next
/// enumerator belongs.
///
/// Printed numbers are law and indentation is evidence: siblings decide first, then indentation, then what follows.
struct OpenItems {
    struct Level {
        var style: Label.ListStyle
        var value: Int
        var indent: Int
        var item: ProvisionID
        var isBullet = false
    }

    enum Place {
        /// The next sibling in level `index`.
        case sibling(Int, Label)
        /// A new list inside the item of level `index`; -1 is the section itself.
        case within(Int, Label)
    }

    private(set) var levels: [Level] = []

    var innermost: ProvisionID? { levels.last?.item }

    mutating func closeAll() { levels.removeAll(keepingCapacity: true) }
    mutating func close(from index: Int) { levels.removeSubrange(max(0, index)...) }
    mutating func open(_ level: Level) { levels.append(level) }

    /// Where an enumerator belongs. `upcoming` are the readings of the enumerators that follow in the text, for a letter
    /// that could be a Roman numeral; `isAmbiguous` tells that even they did not decide.
    func place(
        _ readings: [Label], indent: Int, upcoming: () -> [[Label]]
    ) -> (place: Place, isAmbiguous: Bool) {
        var successors: [(level: Int, label: Label)] = []
        for index in levels.indices.reversed() where !levels[index].isBullet {
            for label in readings where label.listStyle == levels[index].style && label.value == levels[index].value + 1 {
                successors.append((index, label))
            }
        }
        let first = readings.first { $0.value == 1 }
        if let successor = successors.first(where: { abs(levels[$0.level].indent - indent) <= 1 }) ?? successors.first {
            let isDeeper = indent > levels[successor.level].indent + 1
            guard let first, first.numeral != successor.label.numeral else {
                return (.sibling(successor.level, successor.label), false)
            }
            // (i) after (h): the next letter, or the first Roman numeral of a new list?
            if isDeeper { return (within(first, indent), false) }
            for next in upcoming() {
                if next.contains(where: { $0.listStyle == first.listStyle && $0.value == 2 }) {
                    return (within(first, indent), false)
                }
                let following = successor.label.value.map { $0 + 1 }
                if next.contains(where: { $0.listStyle == successor.label.listStyle && $0.value == following }) {
                    return (.sibling(successor.level, successor.label), false)
                }
            }
            return (.sibling(successor.level, successor.label), levels[successor.level].indent == indent)
        }
        if let first {
            // A list of this style at this indentation begins anew beside the old one.
            if let index = levels.lastIndex(where: { $0.style == first.listStyle && !$0.isBullet }),
                indent <= levels[index].indent + 1
            {
                return (.sibling(index, first), false)
            }
            return (within(first, indent), false)
        }
        // A number that follows nothing: a gap or a repetition in a list that is open, else a list that begins late.
        for label in readings {
            if let index = levels.lastIndex(where: { $0.style == label.listStyle && abs($0.indent - indent) <= 1 })
                ?? levels.lastIndex(where: { $0.style == label.listStyle })
            {
                return (.sibling(index, label), false)
            }
        }
        // Nothing to go by: several letters are a numeral, one letter is a letter.
        return (within(readings[0], indent), false)
    }

    /// Where a new list goes: inside the innermost item that does not stand farther right.
    private func within(_ label: Label, _ indent: Int) -> Place {
        .within(levels.lastIndex { $0.indent <= indent } ?? -1, label)
    }

    /// The level that unnumbered text at `indent` belongs to; -1 is the section itself.
    ///
    /// Text that is indented belongs to the item it is indented below. Text set flush with the items belongs beside them,
    /// in what holds them, but to the innermost of them where its list goes on behind the text.
    func levelForText(indent: Int, goesOn: (Level) -> Bool) -> Int {
        guard let flush = levels.lastIndex(where: { $0.indent == indent }) else {
            return levels.lastIndex { $0.indent < indent } ?? -1
        }
        if goesOn(levels[flush]) { return flush }
        return levels.lastIndex { $0.indent < indent } ?? -1
    }
}
