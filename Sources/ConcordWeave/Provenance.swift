import ConcordModel

/// A stretch of words with one origin: the papers of a version that brought it and those that struck it. Both empty: the
/// base has it, and it stands.
package struct ProvenanceStretch: Sendable, Hashable {
    package var words: [UInt8]
    package var brought: [PaperIndex]
    package var struck: [PaperIndex]
}

/// A provision with the origin of its words, part by part.
package struct ProvenanceProvision: Sendable {
    package enum Move: Sendable {
        case from([PaperIndex])
        case to([PaperIndex])
    }

    package var identity: ProvisionID
    package var kind: ProvisionKind
    /// Levels below the provision that was asked for.
    package var depth: Int
    /// Whether it was moved to this place or away from it, and by whom. What was moved away has no words here.
    package var move: Move?
    package var parts: [(part: Part, stretches: [ProvenanceStretch])] = []
}

/// Reads off the weave who brought and who struck which words of a provision and of all below it.
///
/// Not the redline: there, words that one paper brings and a later one strikes stand in neither version, and words inside a
/// new section are all the section's. Here every strand that any paper of the version brought or struck is told.
package struct ProvenanceReader {
    private let weave: Weave
    private let version: Version
    private let presence: [Bool]
    private var provisions: [ProvenanceProvision] = []

    package static func read(
        _ agreement: IntegratedAgreement, _ root: ProvisionID, in version: Version
    ) -> [ProvenanceProvision] {
        var reader = ProvenanceReader(weave: agreement.weave, version: version)
        let (brought, struck) = (reader.origin(of: root), reader.end(of: root))
        if root == agreement.weave.base {
            reader.visitChildren(of: root, brought, struck, depth: 0)
        } else {
            reader.visit(root, brought, struck, depth: 0)
        }
        return reader.provisions
    }

    private init(weave: Weave, version: Version) {
        self.weave = weave
        self.version = version
        presence = weave.presence(in: version)
    }

    /// Who of the version brought a provision as a whole, or what it first stood in. Where it was moved to since brings
    /// nothing.
    private func origin(of id: ProvisionID) -> [PaperIndex] {
        var current = id
        while true {
            let parent = weave.parent(of: current)
            guard parent.exists else { return [] }
            if let strand = weave.families[parent]?.first(where: { $0.content == current }) {
                let brought = members(of: strand.brought)
                if !brought.isEmpty { return brought }
            }
            current = parent
        }
    }

    /// Who of the version struck a provision as a whole, or what it stands in; nobody where it stands.
    private func end(of id: ProvisionID) -> [PaperIndex] {
        if id == weave.base || weave.isPresent(id, presence) { return [] }
        var current = id
        while current.exists {
            for home in (weave.homes[current] ?? [weave.parent(of: current)]).reversed() {
                let strand = weave.families[home]?.last { $0.content == current && !members(of: $0.struck).isEmpty }
                if let strand { return members(of: strand.struck) }
            }
            current = weave.parent(of: current)
        }
        return []
    }

    private func members(of set: UInt32) -> [PaperIndex] { weave.sets[set].filter(version.contains) }

    private mutating func visitChildren(
        of id: ProvisionID, _ brought: [PaperIndex], _ struck: [PaperIndex], depth: Int
    ) {
        guard weave.isTouched(id, Weave.childrenBit), let family = weave.families[id] else {
            for child in weave.tree.children(of: id) { visit(child, brought, struck, depth: depth) }
            return
        }
        for strand in family {
            let own = members(of: strand.brought)
            if strand.brought != 0, own.isEmpty { continue }
            let end = members(of: strand.struck)
            if weave.homes[strand.content] != nil {
                visitMoved(strand.content, under: id, own, end, struck, depth: depth)
            } else {
                visit(strand.content, own.isEmpty ? brought : own, struck.isEmpty ? end : struck, depth: depth)
            }
        }
    }

    /// A provision that was moved is the same wherever it stands: its words keep who brought them. Where it stood it is told
    /// where it went.
    private mutating func visitMoved(
        _ id: ProvisionID, under parent: ProvisionID, _ own: [PaperIndex], _ end: [PaperIndex], _ struck: [PaperIndex],
        depth: Int
    ) {
        let stands = end.isEmpty
        if !stands, weave.isPresent(id, presence) {
            var provision = ProvenanceProvision(identity: id, kind: weave.tree[id].kind, depth: depth)
            provision.move = .to(end)
            provisions.append(provision)
            return
        }
        // What was moved and then deleted is told once, where it stood last.
        guard stands || weave.homes[id]?.last == parent else { return }
        let first = provisions.count
        visit(id, origin(of: id), struck.isEmpty ? end : struck, depth: depth)
        if !own.isEmpty, own != origin(of: id) { provisions[first].move = .from(own) }
    }

    private mutating func visit(
        _ id: ProvisionID, _ brought: [PaperIndex], _ struck: [PaperIndex], depth: Int
    ) {
        var provision = ProvenanceProvision(identity: id, kind: weave.tree[id].kind, depth: depth)
        for part in Part.allCases {
            let stretches = stretches(of: part, id, brought, struck)
            if !stretches.isEmpty { provision.parts.append((part, stretches)) }
        }
        provisions.append(provision)
        visitChildren(of: id, brought, struck, depth: depth + 1)
    }

    private func stretches(
        of part: Part, _ id: ProvisionID, _ brought: [PaperIndex], _ struck: [PaperIndex]
    ) -> [ProvenanceStretch] {
        var stretches: [ProvenanceStretch] = []
        func append(_ bytes: Range<Int>, _ brought: [PaperIndex], _ struck: [PaperIndex]) {
            guard !bytes.isEmpty else { return }
            if let last = stretches.indices.last, stretches[last].brought == brought, stretches[last].struck == struck {
                stretches[last].words.append(contentsOf: weave.tree.text[bytes])
            } else {
                stretches.append(
                    ProvenanceStretch(words: Array(weave.tree.text[bytes]), brought: brought, struck: struck))
            }
        }
        guard weave.isTouched(id, Weave.bit(part)),
            let thread = weave.threads[Weave.Place(provision: id, part: part)]
        else {
            for index in weave.tree[id].runs(of: part) {
                append(weave.tree.runs[Int(index)].bytes, brought, struck)
            }
            return stretches
        }
        for strand in thread {
            let own = members(of: strand.brought)
            if strand.brought != 0, own.isEmpty { continue }
            let end = members(of: strand.struck)
            // Words that were struck one by one before the whole was struck stay theirs who struck them first.
            append(strand.content.bytes, own.isEmpty ? brought : own, end.isEmpty ? struck : end)
        }
        return stretches
    }
}
