import ConcordModel

/// What a paper wants at a place, in words.
extension ConflictSearch {
    /// The side that a record is in a conflict.
    func side(_ record: Weave.Record) -> Conflict.Side {
        let present = record.papers.indices.filter { version.contains(record.papers[$0]) }
        return Conflict.Side(
            papers: present.map { record.papers[$0] }, positions: present.map { record.positions[$0] },
            struck: words(record.struck, record.place), inserted: words(record.inserted, record.place),
            destination: destination(of: record), moved: record.moved)
    }

    /// Where a record of a move puts the provision, for a message.
    private func destination(of record: Weave.Record) -> String {
        guard record.moved != nil else { return "" }
        let landing = record.inserted.isEmpty ? weave.records[record.counterpart] : record
        let parent = landing.place.provision
        let citations = VersionCitations(weave, version)
        if landing.neighbor == .back, let moved = landing.moved,
            let paper = landing.papers.first(where: version.contains)
        {
            var drafted = order.closure(of: paper)
            drafted.insert(paper)
            let siblings = weave.children(of: parent, weave.presence(in: drafted))
            if let place = siblings.firstIndex(of: moved), place + 1 < siblings.count {
                return "before \(citations.citation(of: siblings[place + 1]))"
            }
        }
        let sibling = (weave.families[parent] ?? []).first { $0.id == landing.left }
        guard let sibling else { return "to the beginning of \(citations.citation(of: parent))" }
        let name = citations.citation(of: sibling.content)
        let home = citations.citation(of: parent)
        return name == home ? "into \(home)" : "behind \(name)"
    }

    /// The provisions that strands of a list of children stand for.
    func provisions(_ names: [Int32], below parent: ProvisionID) -> [ProvisionID] {
        guard let contents = contents[parent] else { return [] }
        return names.map { contents[Int($0)] }
    }

    /// A provision's own words, or those of its cells where it has none.
    private func words(of id: ProvisionID, in tree: Tree) -> String {
        let own = Part.allCases.map { tree.string($0, of: id) }.filter { !$0.isEmpty }
        if !own.isEmpty { return own.joined(separator: " ") }
        return tree.children(of: id).map { tree.string(.text, of: $0) }.filter { !$0.isEmpty }.joined(separator: " | ")
    }

    /// The words of strands, for a message.
    private func words(_ names: [Int32], _ place: Weave.Place) -> String {
        if names.isEmpty { return "" }
        var bytes: [UInt8] = []
        if place.part == nil {
            for id in provisions(names, below: place.provision) {
                let name = words(of: id, in: weave.tree)
                bytes.append(contentsOf: (bytes.isEmpty ? "" : " ").utf8)
                bytes.append(contentsOf: name.utf8)
            }
        } else {
            let thread = weave.threads[place] ?? []
            var isWanted = [Bool](repeating: false, count: thread.count)
            for name in names { isWanted[Int(name)] = true }
            for strand in thread where isWanted[Int(strand.id)] {
                bytes.append(contentsOf: weave.tree.text[strand.content.bytes])
            }
        }
        while bytes.last == 0x20 { bytes.removeLast() }
        let bare = String(decoding: bytes.drop { $0 == 0x20 }, as: UTF8.self)
        return bare.quotedInPart()
    }
}
