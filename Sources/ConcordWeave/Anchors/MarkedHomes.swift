import ConcordModel

/// Which provision of the base each one is that a marked paper shows.
extension PaperAnchor {
    /// The provision of the base that each shown one is; `.none` where it is a marker, or is reported as unknown.
    mutating func homesOf(
        _ shown: [ProvisionID], among base: [ProvisionID], under target: ProvisionID
    ) -> [ProvisionID] {
        if shown.isEmpty { return [] }
        let named = names(of: base, below: target)
        var free = FreeProvisions(base)
        // Where there is one paragraph on either side, they are meant to be the same, and the words will be compared.
        var onlyParagraph: ProvisionID??
        var homes = [ProvisionID](repeating: .none, count: shown.count)
        var doubtful: [Int: [ProvisionID]] = [:]
        for (index, id) in shown.enumerated() where !isMarker(id) {
            var matches = TargetSearch.matches(id, among: named, in: tree, taken: free.taken)
            if matches.count > 1 { matches = likest(id, amongNamesakes: matches) }
            if matches.isEmpty, TargetSearch.key(id, in: tree).isEmpty, tree[id].heading.isEmpty {
                matches = alike(id, among: base, below: target).filter { !free.taken.contains($0) }
                if matches.isEmpty { matches = likest(id, among: free.rest) }
                if matches.isEmpty, isSignOff(id) { continue }
                if matches.isEmpty, tree[id].kind == .paragraph {
                    let only = onlyParagraph ?? self.onlyParagraph(of: base, beside: shown)
                    onlyParagraph = .some(only)
                    if let only, free.contains(only) { matches = [only] }
                }
            }
            if matches.count > 1 {
                doubtful[index] = matches
            } else if let home = matches.first {
                homes[index] = home
                free.take(home)
            } else if !holdsSignOffsAlone(id) {
                reportUnknown(id, among: base, under: target)
            }
        }
        if !doubtful.isEmpty { settle(doubtful, shown, base, &homes, under: target) }
        return homes
    }

    /// Finds out by their neighbors which ones are meant that read like others, and says where nobody can tell.
    private mutating func settle(
        _ doubtful: [Int: [ProvisionID]], _ shown: [ProvisionID], _ base: [ProvisionID],
        _ homes: inout [ProvisionID], under target: ProvisionID
    ) {
        let siblings = BaseSiblings(base)
        let taken = Set(homes)
        let places = shown.indices.map { index -> [Int] in
            if let some = doubtful[index] {
                // An article is known by its own name alone.
                if tree[shown[index]].kind.isTopLevel { return [] }
                return some.filter { !taken.contains($0) }.compactMap(siblings.index).sorted()
            }
            return siblings.index(of: homes[index]).map { [$0] } ?? []
        }
        // The head of a table is shown with any of its rows.
        let isApart = shown.indices.map {
            $0 + 1 < shown.count && isMarker(shown[$0 + 1]) || $0 == 0 && tree[shown[0]].kind == .row
        }
        let resolved = HomeChoices(places: places, isApart: isApart).resolved()
        for (index, some) in doubtful.sorted(by: { $0.key < $1.key }) {
            if let place = resolved[index] {
                homes[index] = base[place]
            } else if isMarked(around: index, of: shown) {
                tree[shown[index]].kind.isTopLevel
                    ? reportAmbiguous(shown[index], some) : reportAlike(shown[index], some, under: target)
            }
        }
    }

    /// Whether a mark touches one of the shown or stands beside it, so that it matters which one it is.
    private func isMarked(around index: Int, of shown: [ProvisionID]) -> Bool {
        let start = index > 0 ? Int(tree[shown[index - 1]].endOffset) : 0
        let end = index + 1 < shown.count ? Int(tree[shown[index + 1]].position.offset) : Int.max
        return start >= end || marks.mark(over: start..<end) != nil
    }

    private mutating func reportAlike(_ id: ProvisionID, _ some: [ProvisionID], under target: ProvisionID) {
        let place =
            target == weave.base ? "The agreement" : citations.citation(of: target, in: weave, version: self.base)
        let words = [Part.label, .heading, .text].map { tree.string($0, of: id) }.filter { !$0.isEmpty }
        let cells = tree[id].kind == .row ? tree.children(of: id).map { tree.string(.text, of: $0) } : []
        let excerpt = (cells.isEmpty ? words : [cells.joined(separator: " | ")]).joined(separator: " ").quotedInPart()
        report(
            .ambiguousTarget, at: tree[id].position,
            "\(place) has \(some.count) places that read “\(excerpt)”, so it is not known which is meant.",
            cure: "Restate what stands right before it or right after it, too.", provision: target,
            related: some.prefix(20).map { Finding.Related(tree[$0].position, "It stands here.") })
    }

    /// Provisions without a name that read like this one, with all below it.
    private mutating func alike(
        _ id: ProvisionID, among base: [ProvisionID], below target: ProvisionID
    ) -> [ProvisionID] {
        if tree[id].kind == .cell { return [] }
        if baseMemory.alike[target] == nil {
            var alike: [UInt64: [ProvisionID]] = [:]
            for other in base where tree[other].kind != .cell && !weave.isTouchedBelow(other) {
                alike[SubtreeDigest.of(other, in: tree), default: []].append(other)
            }
            baseMemory.alike[target] = alike
        }
        // Of one digest they are the same among themselves, so that one of them tells for all.
        let some = baseMemory.alike[target]?[SubtreeDigest.of(id, in: tree)] ?? []
        guard let first = some.first, isSame(first, id) else { return [] }
        return some
    }

    /// Those of several with one name whose words are most like these.
    private mutating func likest(_ id: ProvisionID, amongNamesakes some: [ProvisionID]) -> [ProvisionID] {
        if some.count > TargetSearch.mostOfOneName { return some }
        let same = some.filter { readsLike(id, $0) }
        let pool = same.isEmpty ? some : same
        if pool.count == 1 { return pool }
        // How many of the words each has: a head alone says nothing.
        let wanted = wordCounts(of: id, inBase: false)
        let all = wanted.values.reduce(0, +)
        if all == 0 { return pool }
        let scores = pool.map { candidate -> Double in
            let found = wordCounts(of: candidate, inBase: true)
            return Double(wanted.reduce(0) { $0 + min($1.value, found[$1.key] ?? 0) }) / Double(all)
        }
        let best = scores.max() ?? 0
        return zip(pool, scores).filter { best - $0.1 < 0.02 }.map(\.0)
    }

    /// How often each word stands in a provision and below it, its title aside.
    private mutating func wordCounts(of id: ProvisionID, inBase: Bool) -> [UInt32: Int] {
        var counts: [UInt32: Int] = [:]
        addWords(of: id, inBase, to: &counts)
        return counts
    }

    private mutating func addWords(of id: ProvisionID, _ inBase: Bool, to counts: inout [UInt32: Int]) {
        for token in inBase ? baseTokens(.text, of: id) : paperTokens(.text, of: id) where !token.isSpace {
            counts[token.loose, default: 0] += 1
        }
        for child in inBase ? baseChildren(of: id) : paperChildren(of: id) {
            for token in inBase ? baseTokens(.heading, of: child) : paperTokens(.heading, of: child)
            where !token.isSpace {
                counts[token.loose, default: 0] += 1
            }
            addWords(of: child, inBase, to: &counts)
        }
    }

    /// Whether the own words of a shown provision are those of one of the base, typography aside; of a row, its cells'.
    private mutating func readsLike(_ id: ProvisionID, _ candidate: ProvisionID) -> Bool {
        let shown = paperTokens(.text, of: id).filter { !$0.isSpace }.map(\.loose)
        let base = baseTokens(.text, of: candidate).filter { !$0.isSpace }.map(\.loose)
        guard ElidedWords(shown, ellipsis: tokenizer.ellipsis).fit(base) else { return false }
        guard tree[id].kind == .row else { return !shown.isEmpty }
        let (cells, others) = (paperChildren(of: id), baseChildren(of: candidate))
        guard cells.count == others.count else { return false }
        for (cell, other) in zip(cells, others) where !readsLike(cell, other) {
            if !tree[cell].text.isEmpty || !tree[other].text.isEmpty { return false }
        }
        return true
    }

    /// The names of the base's provisions below one, found once for all papers that were drafted on one text.
    private mutating func names(of base: [ProvisionID], below target: ProvisionID) -> NamedProvisions {
        if target == weave.base { return articles }
        if let known = baseMemory.names[target] { return known }
        let names = NamedProvisions(base, in: tree, label: baseLabel)
        baseMemory.names[target] = names
        return names
    }

    /// The one paragraph of the base, where the paper shows one as well.
    private func onlyParagraph(of base: [ProvisionID], beside shown: [ProvisionID]) -> ProvisionID? {
        let paragraphs = base.filter { tree[$0].kind == .paragraph }
        let others = shown.filter { tree[$0].kind == .paragraph && !isMarker($0) && hasPlainWords($0) }
        return paragraphs.count == 1 && others.count == 1 ? paragraphs[0] : nil
    }

    private func hasPlainWords(_ id: ProvisionID) -> Bool { marks.plainOffset(of: id, in: tree) != nil }

    /// The candidate of the same kind with most words in common, if it has enough of them; several where they read alike.
    private mutating func likest(_ id: ProvisionID, among candidates: some Sequence<ProvisionID>) -> [ProvisionID] {
        let kind = tree[id].kind
        if kind == .cell { return candidates.first { tree[$0].kind == .cell }.map { [$0] } ?? [] }
        if kind == .table || kind == .caption || kind == .quote || kind == .verbatim {
            var only: ProvisionID?
            var isOnly = true
            for candidate in candidates where tree[candidate].kind == kind {
                isOnly = only == nil
                if !isOnly { break }
                only = candidate
            }
            if isOnly { return only.map { [$0] } ?? [] }
        }
        // A head that is not shown says nothing against a candidate that has one.
        let parts: [Part] = tree[id].heading.isEmpty ? [.text] : [.heading, .text]
        let wanted = words(of: id, parts, inBase: false)
        var best: (id: ProvisionID, score: Double)?
        var alike: [ProvisionID] = []
        for candidate in candidates where tree[candidate].kind == kind {
            let found = baseWords(of: candidate, parts)
            let containment = wanted.containment(in: found)
            // A paper may show part of a long paragraph, with … for the rest.
            let score = max(wanted.likeness(to: found), containment - 0.3)
            if score > best?.score ?? 0.4 { best = (candidate, score) }
            if containment > 0.95, readsLike(id, candidate) { alike.append(candidate) }
        }
        if !alike.isEmpty { return alike }
        if best == nil, kind == .row { return rowOfName(id, among: candidates).map { [$0] } ?? [] }
        return best.map { [$0.id] } ?? []
    }

    /// The one row whose first cell reads alike: what stands in it names a row when every other cell has changed.
    private mutating func rowOfName(_ id: ProvisionID, among candidates: some Sequence<ProvisionID>) -> ProvisionID? {
        guard let cell = paperChildren(of: id).first else { return nil }
        let name = paperTokens(.text, of: cell).filter { !$0.isSpace }.map(\.loose)
        if name.isEmpty { return nil }
        var found: ProvisionID?
        for row in candidates where tree[row].kind == .row {
            guard let first = baseChildren(of: row).first,
                baseTokens(.text, of: first).filter({ !$0.isSpace }).map(\.loose) == name
            else { continue }
            if found != nil { return nil }
            found = row
        }
        return found
    }

    /// The words of a candidate, which many of the paper's provisions may be held against.
    private mutating func baseWords(of id: ProvisionID, _ parts: [Part]) -> ProvisionSignature {
        let key = id.index << 1 | (parts.count == 1 ? 0 : 1)
        if let known = baseMemory.words[key] { return known }
        let signature = words(of: id, parts, inBase: true)
        baseMemory.words[key] = signature
        return signature
    }

    private mutating func words(of id: ProvisionID, _ parts: [Part], inBase: Bool) -> ProvisionSignature {
        var signature = ProvisionSignature(kind: tree[id].kind)
        for part in parts {
            let tokens = inBase ? baseTokens(part, of: id) : paperTokens(part, of: id)
            for token in tokens where !token.isSpace { signature.add(tokenizer.hash(of: token.loose)) }
        }
        for child in inBase ? baseChildren(of: id) : paperChildren(of: id) {
            signature.add(words(of: child, Part.allCases, inBase: inBase))
        }
        return signature
    }
}
