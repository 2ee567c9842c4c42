import ConcordModel

/// Full text: the article as it shall read. The change is computed.
extension PaperAnchor {
    mutating func anchorFullText(_ after: ProvisionID) {
        var last: ProvisionID = .none
        for new in Array(tree.children(of: after)) {
            if FullTextSaying.isOfSeveral(new, in: tree) {
                saysStays = true
                continue
            }
            let matches = TargetSearch.matches(new, among: articles, in: tree)
            if let target = matches.first {
                if matches.count > 1 {
                    reportAmbiguous(new, matches)
                    continue
                }
                restatement.addWhole(target)
                last = target
                if goes(new, beside: target) {
                    ask(.delete(target, under: weave.base, at: tree[new].position))
                } else {
                    amendFully(target, to: new)
                }
            } else if tree[new].heading.isEmpty, tree[new].label.isEmpty {
                report(
                    .unknownTarget, at: tree[new].position,
                    "These words stand under no article, so it is not known what they shall replace.",
                    cure: "Begin with the article's head, for instance # Article 12. Vacation.")
            } else {
                // An article that the contract does not have yet stands behind the one before it in number.
                guard insertFully(new, under: weave.base, after: placeOfNewArticle(new, articles.ids, last)) else {
                    continue
                }
                last = new
            }
        }
    }

    /// The first places are enough to see what happened: a list of all in each finding would grow with their square.
    mutating func reportAmbiguous(_ wanted: ProvisionID, _ matches: [ProvisionID]) {
        let most = TargetSearch.mostOfOneName
        let count = matches.count > most ? "more than \(most)" : "\(matches.count)"
        report(
            .ambiguousTarget, at: tree[wanted].position,
            "The agreement has \(count) provisions of this name, so it is not known which is meant.",
            cure: "Write the title with the number.",
            related: matches.prefix(20).map {
                Finding.Related(tree[$0].position, citations.citation(of: $0, in: weave, version: self.base))
            })
    }

    /// Behind the last article of the same kind whose number is smaller, else at the end of its kind.
    func placeOfNewArticle(_ new: ProvisionID, _ articles: [ProvisionID], _ last: ProvisionID) -> ProvisionID {
        if last.exists { return last }
        let sameKind = articles.filter { tree[$0].kind == tree[new].kind }
        // Of a kind that the contract has not: behind its articles, its appendices or its letters; a page of signatures behind
        // all of them. None stands behind the back cover.
        let most = tree[new].kind == .front ? 2 : rank(of: new)
        let end = sameKind.last ?? articles.last { rank(of: $0) <= most } ?? articles.last ?? .none
        guard let value = tree.label(of: new)?.value else { return end }
        let smaller = sameKind.last { (tree.label(of: $0)?.value).map { $0 < value } ?? false }
        return smaller ?? end
    }

    /// In which part of a contract a provision stands; what is on no page of its own stands behind all.
    private func rank(of id: ProvisionID) -> Int {
        switch tree[id].kind {
        case .article, .front: 0
        case .appendix: 1
        case .letter: 2
        case .agreement, .title, .cover, .division, .section, .item, .bullet, .paragraph, .table, .row, .cell, .caption,
            .verbatim, .quote, .footnote, .rule:
            3
        }
    }

    /// Makes a provision and all below it read as the paper has it. Words that differ in quotes, dashes or spaces alone stay as
    /// the contract has them, and with `keepsStyle` those that differ in their emphasis.
    mutating func amendFully(_ target: ProvisionID, to new: ProvisionID, keepsStyle: Bool = false) {
        if isSame(target, new) { return }
        let staying = staying(new, beside: target)
        for part in Part.allCases {
            // A head that gives the number alone names the article and leaves its title as it is.
            if part == .heading, tree[target].kind.isTopLevel, tree[new].heading.isEmpty { continue }
            if staying.covers(part) { continue }
            if !weave.isTouched(target, Weave.bit(part)), SameText.holds(part, of: target, and: new, in: tree) {
                continue
            }
            amendPart(part, of: target, to: new, keepsStyle: keepsStyle)
        }
        if !staying.below { amendChildrenFully(of: target, to: new, keepsStyle: keepsStyle) }
    }

    private mutating func amendPart(_ part: Part, of target: ProvisionID, to new: ProvisionID, keepsStyle: Bool) {
        let earlier = baseTokens(part, of: target)
        var later = paperTokens(part, of: new)
        if part == .label {
            // A number that is set with other spaces or dashes is the same number.
            if earlier.filter({ !$0.isSpace }).map(\.loose) == later.filter({ !$0.isSpace }).map(\.loose) { return }
        } else if !tree[target].kind.keepsLines {
            if part == .heading { later = titleAlone(later, beside: earlier) }
            let marks = SourceMarks([])
            let comparison = ReadingComparison(
                base: earlier, shown: later, marks: marks, ellipsis: tokenizer.ellipsis)
            if let unclear = Self.unclearEllipsis(comparison, later, tokenizer.ellipsis) {
                return reportUnclear(ellipsis: unclear, in: target)
            }
            later = comparison.later(later, base: earlier, marks: marks, keepsStyle: keepsStyle)
        }
        change(part, of: target, from: earlier, to: later, near: new)
    }

    mutating func amendChildrenFully(of target: ProvisionID, to new: ProvisionID, keepsStyle: Bool) {
        var earlier = baseChildren(of: target)
        var later = paperChildren(of: new)
        for id in strayCopies(in: &earlier) { ask(.delete(id, under: target, at: tree[new].position)) }
        let isRow = tree[new].kind == .row
        if tree[new].kind == .table { pairColumns(of: target, and: new, inBase: true) }
        let afterword = isRow ? .none : trimEqualEnds(&earlier, &later)
        let gaps = takeOutGaps(&later, beside: earlier)
        stand(later, for: earlier)
        let pairs = isRow ? pairCells(earlier, later, inBase: true) : pair(earlier, later)
        let (moved, going) = spokenOf(later, pairs)
        var (i, j) = (0, 0)
        var last = afterword
        for (a, b) in pairs + [(earlier.count, later.count)] {
            let gap = gaps.first(in: j...b)
            // What the paper shows in front of the words that stay stands in front of them.
            let middle = gap?.place ?? j
            for id in later[j..<middle] where insertFully(id, under: target, after: last) { last = id }
            let kept = kept(of: earlier[i..<a], beside: later[j..<b], gap?.says)
            for id in earlier[i..<a] {
                if going.contains(id) || !kept.contains(id) && !moved.contains(id) {
                    ask(.delete(id, under: target, at: tree[new].position))
                    if gap?.says != .goes, !going.contains(id) {
                        vanished.append(Vanished(id: id, parent: target, paper: new))
                    }
                }
                last = id
            }
            for id in later[middle..<b] where insertFully(id, under: target, after: last) { last = id }
            guard a < earlier.count, b < later.count else { break }
            if goes(later[b], beside: earlier[a]) {
                ask(.delete(earlier[a], under: target, at: tree[later[b]].position))
            } else {
                amendFully(earlier[a], to: later[b], keepsStyle: keepsStyle)
            }
            last = earlier[a]
            (i, j) = (a + 1, b + 1)
        }
    }

    /// Takes out what papers moved to several places among these siblings, and gives it: where it stands from now on, the
    /// paper says.
    private func strayCopies(in siblings: inout [ProvisionID]) -> [ProvisionID] {
        if weave.homes.isEmpty { return [] }
        var counts: [ProvisionID: Int] = [:]
        for id in siblings where weave.homes[id] != nil { counts[id, default: 0] += 1 }
        let copies = siblings.filter { counts[$0, default: 0] > 1 }
        siblings.removeAll { counts[$0, default: 0] > 1 }
        return Set(copies).sorted()
    }

    /// Pairs siblings in order. Those that are the same to the byte are found by their hashes; only what stands between
    /// them is parted into words and paired by likeness.
    mutating func pair(_ earlier: [ProvisionID], _ later: [ProvisionID]) -> [(Int, Int)] {
        let same = sameSubtrees(earlier, later)
        var pairs: [(Int, Int)] = []
        var (i, j) = (0, 0)
        for (a, b) in same + [(earlier.count, later.count)] {
            if i < a, j < b, areSameSections(earlier[i..<a], later[j..<b]) {
                pairs += zip(i..<a, j..<b)
            } else if i < a, j < b {
                let gap = SiblingAlignment.align(
                    earlier[i..<a].map { signature(of: $0, inBase: true) },
                    later[j..<b].map { signature(of: $0, inBase: false) })
                pairs += gap.map { ($0.0 + i, $0.1 + j) }
            }
            if a < earlier.count { pairs.append((a, b)) }
            (i, j) = (a + 1, b + 1)
        }
        return pairs
    }

    /// Beyond this many cells siblings that changed places are paired as they come.
    private static let largestTable = 250_000

    /// Pairs of siblings that are the same to the byte, in order. Where some changed places, those stay that have most words
    /// together: a reader takes the smaller one for the one that was moved.
    private func sameSubtrees(_ earlier: [ProvisionID], _ later: [ProvisionID]) -> [(Int, Int)] {
        if earlier.isEmpty || later.isEmpty { return [] }
        var a: [UInt32] = []
        var b: [UInt32] = []
        for id in earlier { a.append(weave.isTouchedBelow(id) ? UInt32(id.index) | 1 << 31 : hash(of: id)) }
        for id in later {
            let stands = standsFor[id].map { weave.isTouchedBelow($0) ? UInt32($0.index) | 1 << 31 : hash(of: $0) }
            b.append(stands ?? hash(of: id))
        }
        if a.count * b.count > Self.largestTable { return Self.sameAmongMany(a, b) }
        let pairs = MyersAlignment.align(a[...], b[...])
        guard pairs.count < min(a.count, b.count) else { return pairs }
        let (keptA, keptB) = (Set(pairs.map(\.0)), Set(pairs.map(\.1)))
        let left = Set(a.indices.filter { !keptA.contains($0) }.map { a[$0] })
        guard b.indices.contains(where: { !keptB.contains($0) && left.contains(b[$0]) }) else { return pairs }
        let weights = earlier.map { 1 + bytes(below: $0) }
        let width = b.count + 1
        var best = [Int](repeating: 0, count: (a.count + 1) * width)
        for i in a.indices.reversed() {
            for j in b.indices.reversed() {
                let skipped = max(best[(i + 1) * width + j], best[i * width + j + 1])
                let taken = a[i] == b[j] ? best[(i + 1) * width + j + 1] + weights[i] : 0
                best[i * width + j] = max(skipped, taken)
            }
        }
        var heaviest: [(Int, Int)] = []
        var (i, j) = (0, 0)
        while i < a.count, j < b.count {
            if a[i] == b[j], best[i * width + j] == best[(i + 1) * width + j + 1] + weights[i] {
                heaviest.append((i, j))
                (i, j) = (i + 1, j + 1)
            } else if best[(i + 1) * width + j] >= best[i * width + j + 1] {
                i += 1
            } else {
                j += 1
            }
        }
        return heaviest
    }

    /// Pairs of equal numbers of long lists. What the other list has nowhere is left out, since the search grows with what
    /// is different.
    private static func sameAmongMany(_ a: [UInt32], _ b: [UInt32]) -> [(Int, Int)] {
        let (known, wanted) = (Set(a), Set(b))
        let (left, right) = (
            a.indices.filter { wanted.contains(a[$0]) }, b.indices.filter { known.contains(b[$0]) }
        )
        return MyersAlignment.align(left.map { a[$0] }[...], right.map { b[$0] }[...]).map { (left[$0], right[$1]) }
    }

    private func bytes(below id: ProvisionID) -> Int {
        let own = Part.allCases.flatMap { tree[id].runs(of: $0) }.reduce(0) { $0 + Int(tree.runs[Int($1)].length) }
        return tree.children(of: id).reduce(own) { $0 + bytes(below: $1) }
    }

    private func areSameSections(_ base: ArraySlice<ProvisionID>, _ new: ArraySlice<ProvisionID>) -> Bool {
        guard base.count == new.count else { return false }
        for (base, new) in zip(base, new) where !isSameSection(base, new) { return false }
        return true
    }

    /// Sections that keep their number and their title are the same section, whatever their words.
    private func isSameSection(_ base: ProvisionID, _ new: ProvisionID) -> Bool {
        guard tree[base].kind == .section, tree[new].kind == .section else { return false }
        let key = TargetSearch.key(new, in: tree)
        return !key.isEmpty && key == TargetSearch.key(of: baseLabel(of: base), base, in: tree)
            && !weave.isTouched(base, Weave.bit(.heading))
            && TargetSearch.title(base, in: tree) == TargetSearch.title(new, in: tree)
    }

    /// A hash of a subtree with the highest bit free.
    private func hash(of id: ProvisionID) -> UInt32 {
        UInt32(truncatingIfNeeded: SubtreeDigest.of(id, in: tree)) & ~(1 << 31)
    }

    /// Cuts off the siblings at both ends that are the same in both lists to the byte: most of a restated article is, and
    /// need not be parted into words. Gives the last sibling that was cut off in front.
    private func trimEqualEnds(_ earlier: inout [ProvisionID], _ later: inout [ProvisionID]) -> ProvisionID {
        var prefix = 0
        while prefix < earlier.count, prefix < later.count, isSame(earlier[prefix], later[prefix]) { prefix += 1 }
        var suffix = 0
        while suffix < earlier.count - prefix, suffix < later.count - prefix,
            isSame(earlier[earlier.count - 1 - suffix], later[later.count - 1 - suffix])
        { suffix += 1 }
        let last = prefix > 0 ? earlier[prefix - 1] : .none
        earlier = Array(earlier[prefix..<earlier.count - suffix])
        later = Array(later[prefix..<later.count - suffix])
        return last
    }

    /// Whether a provision of the base and one of the paper hold the same words in the same shape. A provision that another
    /// paper has changed is not looked at here.
    func isSame(_ base: ProvisionID, _ new: ProvisionID) -> Bool {
        SameText.holds(below: base, and: new, in: tree) && !weave.isTouchedBelow(base)
    }

    /// What a provision is about, children included, as the base has it or as the paper has it.
    mutating func signature(of id: ProvisionID, inBase: Bool) -> ProvisionSignature {
        if let known = signatures[id] { return known }
        var signature = ProvisionSignature(kind: tree[id].kind)
        signature.label = TargetSearch.key(of: inBase ? baseLabel(of: id) : tree.label(of: id), id, in: tree)
        var digest = FNV1a()
        digest.add(number: UInt64(tree[id].kind.rawValue) + 1)
        signature.isHead = tree[id].isHead
        if signature.isHead { digest.add(number: 0xFFFF_FFFE) }
        for part in Part.allCases {
            let tokens = inBase ? baseTokens(part, of: id) : paperTokens(part, of: id)
            let isLabel = part == .label
            for token in tokens {
                if token.isSpace { continue }
                digest.add(number: UInt64(token.loose))
                digest.add(number: UInt64(token.style.marks.rawValue) << 16 | UInt64(token.style.link))
                if !isLabel { signature.add(tokenizer.hash(of: token.loose)) }
            }
            if part == .heading { signature.heading = tokens.filter { !$0.isSpace }.map(\.loose) }
            digest.add(number: 0xFFFF_FFFF)
        }
        let children = inBase ? baseChildren(of: id) : paperChildren(of: id)
        if tree[id].kind == .row, let cell = children.first {
            let name = inBase ? baseTokens(.text, of: cell) : paperTokens(.text, of: cell)
            signature.label = TargetSearch.letters(of: name.lazy.map(\.bytes), in: tree)
        }
        for child in children {
            let inner = self.signature(of: child, inBase: inBase)
            signature.add(inner)
            digest.add(number: inner.digest)
        }
        signature.digest = digest.value
        signatures[id] = signature
        return signature
    }
}
