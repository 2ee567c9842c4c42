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
        var homes: [ProvisionID] = []
        homes.reserveCapacity(shown.count)
        for id in shown {
            if isMarker(id) {
                homes.append(.none)
                continue
            }
            let known = isPatch ? homeOfPatch(id, among: free.rest) : nil
            var matches = known.map { [$0] } ?? TargetSearch.matches(id, among: named, in: tree, taken: free.taken)
            if matches.isEmpty, TargetSearch.key(id, in: tree).isEmpty, tree[id].heading.isEmpty {
                matches = likest(id, among: free.rest).map { [$0] } ?? []
                if matches.isEmpty, tree[id].kind == .paragraph {
                    let only = onlyParagraph ?? self.onlyParagraph(of: base, beside: shown)
                    onlyParagraph = .some(only)
                    if let only, free.contains(only) { matches = [only] }
                }
            }
            if matches.count > 1 {
                // Numbers that stand twice: the words decide, if they can. Among very many they are not asked.
                if matches.count <= TargetSearch.mostOfOneName, let best = likest(id, among: matches, isDistinct: true)
                {
                    matches = [best]
                } else {
                    reportAmbiguous(id, matches)
                    homes.append(.none)
                    continue
                }
            }
            guard let home = matches.first else {
                homes.append(.none)
                if !isPlaceholder(id) { reportUnknown(id, among: base, under: target) }
                continue
            }
            homes.append(home)
            free.take(home)
        }
        return homes
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

    /// The candidate of the same kind with most words in common, if it has enough of them.
    private mutating func likest(
        _ id: ProvisionID, among candidates: some Sequence<ProvisionID>, isDistinct: Bool = false
    ) -> ProvisionID? {
        let kind = tree[id].kind
        if kind == .cell { return candidates.first { tree[$0].kind == .cell } }
        if kind == .table || kind == .caption || kind == .quote || kind == .verbatim {
            var only: ProvisionID?
            var isOnly = true
            for candidate in candidates where tree[candidate].kind == kind {
                isOnly = only == nil
                if !isOnly { break }
                only = candidate
            }
            if isOnly { return only }
        }
        // One with the same words is the likest, and they need not be parted for it.
        if !isDistinct, let same = candidates.first(where: { isSame($0, id) }) { return same }
        // A head that is not shown says nothing against a candidate that has one.
        let parts: [Part] = tree[id].heading.isEmpty ? [.text] : [.heading, .text]
        let wanted = words(of: id, parts, inBase: false)
        var best: (id: ProvisionID, score: Double)?
        var isTied = false
        for candidate in candidates where tree[candidate].kind == kind {
            let found = baseWords(of: candidate, parts)
            // A paper may show part of a long paragraph, with … for the rest.
            let score = max(wanted.likeness(to: found), wanted.containment(in: found) - 0.3)
            if score > best?.score ?? (isDistinct ? 0 : 0.4) {
                isTied = score - (best?.score ?? 0) < 0.02
                best = (candidate, score)
                // None that follows can be better.
                if score == 1, !isDistinct { break }
            } else if let best, best.score - score < 0.02 {
                isTied = true
            }
        }
        if best == nil, kind == .row { return rowOfName(id, among: candidates) }
        return isDistinct && isTied ? nil : best?.id
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
