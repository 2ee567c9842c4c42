import ConcordModel

/// Weaving in what follows from papers.
extension IntegratedAgreement {
    /// Weaves conforming changes into one version, as a paper that comes after all of its papers would bring them, and gives
    /// the version with them. Every other version stays as it is.
    ///
    /// The changes are read off that version, so they must be of it: a place in its words, the number that it prints.
    package mutating func conform(_ version: Version, by changes: [ConformingChange]) -> Version {
        var byCauses: [[PaperIndex]: [ConformingChange]] = [:]
        for change in changes {
            let causes = change.causes.compactMap(order.index(of:)).sorted()
            if !causes.isEmpty { byCauses[causes, default: []].append(change) }
        }
        var conformed = version
        // One author for one set of causes, so that each change names its own. They do not see one another.
        for (causes, changes) in byCauses.sorted(by: { $0.key.lexicographicallyPrecedes($1.key) }) {
            let paper = order.addConforming(causedBy: causes, in: conformed)
            let hand = Weave.Hand(paper: paper, presence: weave.presence(in: version), isConcurrent: { _ in false })
            let position = order[paper].position
            let operations = changes.flatMap { weave.operations(for: $0, hand.presence, at: position) }
            weave.integrate(operations, by: hand)
            conformed.insert(paper)
        }
        return conformed
    }
}

extension Weave {
    /// A conforming change as operations on the words that a version has.
    fileprivate mutating func operations(
        for change: ConformingChange, _ presence: [Bool], at position: SourcePosition
    ) -> [Operation] {
        let id = change.provision
        switch change.change {
        case .number(let label, let number):
            let old = words(.label, of: id, presence)
            let bytes = old.flatMap { tree.text[$0.bytes] }
            guard let printed = InstructionLabels.printed(bytes, number: number, with: label.number) else { return [] }
            let new = write(printed, like: old.first, at: position)
            tree.labels.append(label)
            let change = WordChange(struck: 0..<old.count, inserted: new, position: position)
            return [.relabel(id, as: Int32(tree.labels.count - 1), change)]
        case .words(let part, let range, let replacement):
            let old = words(part, of: id, presence)
            // The words that the range has a share in, and where they begin.
            var (first, start, end, offset) = (0, 0, 0, 0)
            for (index, token) in old.enumerated() {
                let next = offset + Int(token.length)
                if next <= range.lowerBound { (first, start) = (index + 1, next) }
                if offset < range.upperBound { end = index + 1 }
                offset = next
            }
            guard first < end, range.upperBound <= offset else { return [] }
            let struck = old[first..<end].flatMap { tree.text[$0.bytes] }
            let bytes =
                struck[..<(range.lowerBound - start)] + replacement + struck[(range.upperBound - start)...]
            var new = Array(old[..<first])
            new += write(bytes, like: old[first], at: position)
            new += old[end...]
            return WordComparison.changes(from: old, to: new, position: { _ in position }).map {
                .replaceWords(id, part, $0)
            }
        }
    }

    /// The words of a part, numbered by the weave's own tokenizer, which moves out and back.
    private mutating func words(_ part: Part, of id: ProvisionID, _ presence: [Bool]) -> [Token] {
        var own = exchange(&tokenizer, for: Tokenizer())
        defer { tokenizer = own }
        return tokens(part, of: id, presence, by: &own)
    }

    /// Adds words in the style of those that they replace. They stand nowhere in a file: their place is the paper's.
    private mutating func write(
        _ bytes: some Sequence<UInt8>, like old: Token?, at position: SourcePosition
    ) -> [Token] {
        let run = tree.append(bytes, source: Int(position.offset), style: old?.style ?? .plain)
        tree.runs.append(run)
        return tokens(of: UInt32(tree.runs.count - 1)..<UInt32(tree.runs.count))
    }
}
