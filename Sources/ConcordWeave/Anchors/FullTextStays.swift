import ConcordModel

/// What a full text says of words that it does not repeat: that they stay, `(b) [no change]`, `…`, or that they go,
/// `Section 3. [Deleted]`. Neither is ever text of the contract.
extension PaperAnchor {
    /// Which parts of a provision stay as they are, because the paper says so in their place.
    struct Staying {
        var heading = false
        var text = false
        /// All that stands below the provision.
        var below = false

        func covers(_ part: Part) -> Bool {
            switch part {
            case .label: false
            case .heading: heading
            case .text: text
            }
        }
        var isSaid: Bool { heading || text || below }
    }

    /// Places between the siblings that a paper shows at which it says what becomes of those that it does not show. A place
    /// is the number of shown ones in front of it.
    struct Gaps {
        var places: [(place: Int, says: FullTextSaying)] = []

        /// The first place in a range; that something stays counts before that it goes.
        func first(in range: ClosedRange<Int>) -> (place: Int, says: FullTextSaying)? {
            let here = places.filter { range.contains($0.place) }
            return here.first { $0.says == .stays } ?? here.first
        }
    }

    /// Takes the markers out of a list of siblings, and gives the places where they stood.
    mutating func takeOutGaps(_ later: inout [ProvisionID], beside earlier: [ProvisionID]) -> Gaps {
        var gaps = Gaps()
        var shown: [ProvisionID] = []
        for id in later {
            if let says = FullTextSaying.ofNeighbors(id, in: tree),
                !earlier.contains(where: { SameText.holds(below: $0, and: id, in: tree) })
            {
                gaps.places.append((shown.count, says))
                if says == .stays { saysStays = true }
                continue
            }
            shown.append(id)
            if FullTextSaying.endsInMarker(id, in: tree) { gaps.places.append((shown.count, .stays)) }
        }
        later = shown
        return gaps
    }

    /// The provisions of the base among some that stay, where the paper has a marker beside them: all but those whose number
    /// it gives to other words.
    func kept(
        of earlier: ArraySlice<ProvisionID>, beside later: ArraySlice<ProvisionID>, _ says: FullTextSaying?
    ) -> Set<ProvisionID> {
        guard says == .stays else { return [] }
        let names = Set(later.map { Name(kind: tree[$0].kind, key: TargetSearch.key($0, in: tree)) })
        return Set(
            earlier.filter { id in
                let key = TargetSearch.key(of: baseLabel(of: id), id, in: tree)
                return key.isEmpty || !names.contains(Name(kind: tree[id].kind, key: key))
            })
    }

    private struct Name: Hashable {
        var kind: ProvisionKind
        var key: String
    }

    // MARK: What is said of a provision by its number

    /// Which parts of a provision the paper says stay as they are.
    mutating func staying(_ new: ProvisionID, beside target: ProvisionID) -> Staying {
        var staying = Staying()
        let children = paperChildren(of: new)
        let isBare = children.allSatisfy { isMarker($0) }
        if isMarkerText(of: new), !SameText.holds(.text, of: target, and: new, in: tree) {
            staying = Staying(text: true, below: isBare)
        } else if !children.isEmpty, isBare, tree[new].text.isEmpty {
            staying = Staying(text: true, below: true)
        }
        if let tail = markerTail(of: paperTokens(.heading, of: new)), tail.says == .stays {
            // Nobody repeats a long title beside a marker.
            let isSameTitle = TargetSearch.title(target, in: tree).hasPrefix(title(of: new, upTo: tail.cut))
            if isBare, tree[new].text.isEmpty { staying = Staying(text: true, below: true) }
            staying.heading = isSameTitle
        }
        if staying.isSaid { saysStays = true }
        return staying
    }

    /// Whether the paper says that the provision is deleted. A dead number of the contract may read so too.
    func goes(_ new: ProvisionID, beside target: ProvisionID? = nil) -> Bool {
        FullTextSaying.isGoing(new, in: tree) && !(target.map { FullTextSaying.isGoing($0, in: tree) } ?? false)
    }

    /// Finds for siblings of which the paper says that they stay or go which ones of the base they are, so that they are
    /// paired: by title and number, else by title, else by number.
    mutating func stand(_ later: [ProvisionID], for earlier: [ProvisionID]) {
        var taken: Set<ProvisionID> = []
        for new in later {
            let isRow = tree[new].kind == .row
            guard isRow ? paperChildren(of: new).contains(where: { isMarkerText(of: $0) }) : speaksOfAnother(new) else {
                continue
            }
            let home = isRow ? rowNamed(as: new, among: earlier, taken) : namesake(of: new, among: earlier, taken)
            guard let home else { continue }
            taken.insert(home)
            standsFor[new] = home
            signatures[new] = signature(of: home, inBase: true)
        }
    }

    mutating func speaksOfAnother(_ new: ProvisionID) -> Bool {
        if goes(new) || isMarkerText(of: new) { return true }
        let children = paperChildren(of: new)
        if !children.isEmpty, tree[new].text.isEmpty, children.allSatisfy({ isMarker($0) }) { return true }
        return markerTail(of: paperTokens(.heading, of: new)) != nil
    }

    private mutating func namesake(
        of new: ProvisionID, among earlier: [ProvisionID], _ taken: Set<ProvisionID>
    ) -> ProvisionID? {
        let key = TargetSearch.key(new, in: tree)
        let heading = paperTokens(.heading, of: new)
        let title = title(of: new, upTo: markerTail(of: heading)?.cut ?? heading.count)
        let free = earlier.filter { tree[$0].kind == tree[new].kind && !taken.contains($0) }
        let titled = title.isEmpty ? [] : free.filter { TargetSearch.title($0, in: tree) == title }
        func hasKey(_ id: ProvisionID) -> Bool {
            !key.isEmpty && TargetSearch.key(of: baseLabel(of: id), id, in: tree) == key
        }
        if let named = titled.first(where: hasKey) ?? (titled.count == 1 ? titled[0] : nil) { return named }
        if let numbered = free.first(where: hasKey) { return numbered }
        let begun = title.isEmpty ? [] : free.filter { TargetSearch.title($0, in: tree).hasPrefix(title) }
        return begun.count == 1 ? begun[0] : nil
    }

    /// The row with the same words in its first cell.
    private mutating func rowNamed(
        as new: ProvisionID, among earlier: [ProvisionID], _ taken: Set<ProvisionID>
    ) -> ProvisionID? {
        guard let name = paperChildren(of: new).first, !tree[name].text.isEmpty, !isMarkerText(of: name) else {
            return nil
        }
        let words = paperTokens(.text, of: name).filter { !$0.isSpace }.map(\.loose)
        for id in earlier where tree[id].kind == .row && !taken.contains(id) {
            guard let first = baseChildren(of: id).first else { continue }
            if baseTokens(.text, of: first).filter({ !$0.isSpace }).map(\.loose) == words { return id }
        }
        return nil
    }

    /// The letters of a title as far as some of its tokens.
    private mutating func title(of id: ProvisionID, upTo end: Int) -> String {
        TargetSearch.letters(of: paperTokens(.heading, of: id)[..<end].lazy.map(\.bytes), in: tree)
    }

    // MARK: A marker behind a title

    /// Which token a marker at the end of a title begins with, and what it says; a title may be nothing else.
    private func markerTail(of tokens: [Token]) -> (cut: Int, says: FullTextSaying)? {
        if tokens.isEmpty { return nil }
        let words = String(decoding: tokens.flatMap { tree.text[$0.bytes] }, as: UTF8.self)
        guard let tail = MarkerWords.tail(of: words) else { return nil }
        var offset = 0
        for (index, token) in tokens.enumerated() {
            if offset >= tail.start { return (index, tail.says) }
            offset += Int(token.length)
        }
        return nil
    }

    /// A title without the marker behind it, or the period that a title in a line of text ends in.
    func titleAlone(_ heading: [Token], beside base: [Token]) -> [Token] {
        var heading = withoutMarker(heading)
        let last = base.last { !$0.isSpace }
        if let stop = heading.last, stop.isStop || isColon(stop), let last, !last.isStop, !isColon(last) {
            heading.removeLast()
        } else if let last, last.isStop || isColon(last), let end = heading.last, !end.isStop, !isColon(end) {
            heading.append(last)
        }
        return heading
    }

    private func isColon(_ token: Token) -> Bool {
        token.length == 1 && tree.text[Int(token.start)] == UInt8(ascii: ":")
    }

    private func withoutMarker(_ heading: [Token]) -> [Token] {
        guard let tail = markerTail(of: heading) else { return heading }
        var end = tail.cut
        while end > 0, heading[end - 1].isSpace { end -= 1 }
        return Array(heading[..<end])
    }
}
