import ConcordModel

/// Finds the conflicts of a version, from the records of what each paper did. Only places that several papers touched are
/// looked at; the result does not depend on the order of papers.
package struct ConflictSearch {
    let weave: Weave
    let order: PaperOrder
    let version: Version
    let presence: [Bool]
    /// Whether numbers follow position, so that two provisions that papers bring cannot have one.
    let numbersFollow: Bool
    /// What the papers of this version restate that come after others: they may settle what those disagree about.
    private let settling: [(closure: Version, restatement: Restatement)]
    /// Whether a paper of this version comes after another.
    private let hasFollowers: Bool
    /// The provision of each strand of a family, by the strand's name.
    let contents: [ProvisionID: [ProvisionID]]
    package internal(set) var conflicts: [Conflict] = []
    /// Two papers changed different words of one sentence.
    package private(set) var neighbours: [Conflict] = []
    /// From here on they are of the place that is looked at.
    private var firstNeighbourHere = 0
    /// The sides of conflicts that have got more than two; there may be thousands of one.
    private var knownSides: [Int: Set<SideName>] = [:]

    package init(_ agreement: IntegratedAgreement, in version: Version) {
        weave = agreement.weave
        order = agreement.order
        numbersFollow = agreement.manuscript.checkOptions.numbersFollow
        settling = agreement.order.papers.indices.compactMap { index in
            let (paper, restatement) = (PaperIndex(index), agreement.restatements[index])
            let closure = agreement.order.closure(of: paper)
            guard version.contains(paper), !restatement.isEmpty, closure != Version() else { return nil }
            return (closure, restatement)
        }
        hasFollowers = agreement.order.papers.indices.map(PaperIndex.init).contains {
            version.contains($0) && agreement.order.closure(of: $0) != Version()
        }
        contents = agreement.weave.families.mapValues { family in
            var contents = [ProvisionID](repeating: .none, count: family.count)
            for strand in family { contents[Int(strand.id)] = strand.content }
            return contents
        }
        self.version = version
        presence = agreement.weave.presence(in: version)
        let weave = self.weave
        var places: [Weave.Place] = []
        for (place, records) in weave.recordsByPlace where records.count > 1 {
            let first = weave.records[records[0]].papers
            if records.contains(where: { weave.records[$0].papers != first }) { places.append(place) }
        }
        places.sort { ($0.provision, $0.part?.rawValue ?? 9) < ($1.provision, $1.part?.rawValue ?? 9) }
        for place in places { search(place) }
        searchDeletedProvisions()
        searchMoves()
        searchLabels()
        searchTables()
    }

    func isActive(_ record: Weave.Record) -> Bool { record.papers.contains(where: version.contains) }

    /// Whether two records belong to papers of this version that do not know of each other.
    func areRivals(_ a: Weave.Record, _ b: Weave.Record) -> Bool {
        // Nearly always the work of one paper.
        if a.papers == b.papers { return false }
        let left = a.papers.filter(version.contains)
        let right = b.papers.filter(version.contains)
        guard !left.contains(where: right.contains) else { return false }
        return left.contains { p in right.contains { order.areConcurrent(p, $0) } }
    }

    /// Whether a paper of this version comes after both sides and says how the provision shall read.
    func isSettled(_ provision: ProvisionID, _ a: Weave.Record, _ b: Weave.Record) -> Bool {
        settling.contains { closure, restatement in
            a.papers.contains(where: closure.contains) && b.papers.contains(where: closure.contains)
                && restatement.covers(provision, in: weave)
        } || isDecided(a, b)
    }

    /// Whether a paper of this version that comes after both strikes what one of them brought: by instructions, it says how
    /// the words shall read without restating them all.
    private func isDecided(_ a: Weave.Record, _ b: Weave.Record) -> Bool {
        guard hasFollowers, a.place == b.place, a.place.part != nil else { return false }
        let brought = Set(a.inserted + b.inserted)
        return (weave.recordsByPlace[a.place] ?? []).contains { index in
            let record = weave.records[index]
            return record.struck.contains(where: brought.contains)
                && record.papers.contains { paper in
                    guard version.contains(paper) else { return false }
                    let closure = order.closure(of: paper)
                    return a.papers.contains(where: closure.contains) && b.papers.contains(where: closure.contains)
                }
        }
    }

    // MARK: One place

    /// A record with the stretch of strands it is about.
    private struct Span {
        var record: Int
        /// Indices of the first and last struck strand; for a pure insertion the index it stands behind, twice.
        var first: Int
        var last: Int
        var isInsertion: Bool
    }

    private mutating func search(_ place: Weave.Place) {
        let (positions, seen) = layout(of: place)
        var spans: [Span] = []
        for index in weave.recordsByPlace[place] ?? [] where isActive(weave.records[index]) {
            let record = weave.records[index]
            if record.struck.isEmpty {
                let left = record.left < 0 ? -1 : positions[Int(record.left)]
                spans.append(Span(record: index, first: left, last: left, isInsertion: true))
            } else {
                let struck = record.struck.map { positions[Int($0)] }
                spans.append(
                    Span(record: index, first: struck.min() ?? 0, last: struck.max() ?? 0, isInsertion: false))
            }
        }
        spans.sort { ($0.first, $0.last, $0.record) < ($1.first, $1.last, $1.record) }
        let sentences = place.part == .text ? sentenceNumbers(of: place) : []
        firstNeighbourHere = neighbours.count
        // The conflict that the change of each span was last found to be a side of.
        var conflictOf = [Int?](repeating: nil, count: spans.count)
        var ofOnePaper = runsOfOnePaper(spans)
        var ofOneConflict = SpanRuns(count: spans.count)
        for (index, a) in spans.enumerated() {
            var next = index + 1
            while next < spans.count {
                let other = next
                let b = spans[other]
                // Everything farther on stands behind words that both saw, and in a later sentence.
                if seen.stands(between: a.last, and: b.first),
                    place.part != .text || sentence(b.first, sentences) > sentence(a.last, sentences)
                {
                    break
                }
                next += 1
                // A paper may put thousands of provisions at one place.
                if ofOnePaper.name(of: index) == ofOnePaper.name(of: other) {
                    next = ofOnePaper.end(of: other)
                    continue
                }
                if let known = conflictOf[index], known == conflictOf[other], known + 1 == conflicts.count {
                    next = ofOneConflict.end(of: other)
                    continue
                }
                let (left, right) = (weave.records[a.record], weave.records[b.record])
                guard areRivals(left, right), !isSettled(place.provision, left, right) else { continue }
                if let rule = rule(a, b, left, right, seen) {
                    let conflict = add(rule, place, left, right)
                    (conflictOf[index], conflictOf[other]) = (conflict, conflict)
                    ofOneConflict.give(conflict, to: index)
                    ofOneConflict.give(conflict, to: other)
                } else if place.part == .text, !isWholeSentence(left, place), !isWholeSentence(right, place),
                    sentence(a.last, sentences) == sentence(b.first, sentences)
                {
                    addNeighbour(place, left, right)
                }
            }
        }
    }

    /// Names the spans by their papers.
    private func runsOfOnePaper(_ spans: [Span]) -> SpanRuns {
        var runs = SpanRuns(count: spans.count)
        var numbers: [[PaperIndex]: Int] = [:]
        for (index, span) in spans.enumerated() {
            let papers = weave.records[span.record].papers
            let number = numbers[papers] ?? numbers.count
            numbers[papers] = number
            runs.give(number, to: index)
        }
        return runs
    }

    private func rule(
        _ a: Span, _ b: Span, _ left: Weave.Record, _ right: Weave.Record, _ seen: SeenStrands
    ) -> Rule? {
        switch (a.isInsertion, b.isInsertion) {
        case (true, true):
            // Letters are bound in one behind the other; nothing is decided by their order.
            guard !isBoundIn(left), !isBoundIn(right) else { return nil }
            // At one place when no words that both papers saw stand between.
            guard !seen.stands(between: a.first, and: b.first) else { return nil }
            if left.place.part == .label { return .competingRelabel }
            return .competingInsertion
        case (false, false):
            guard b.first <= a.last else { return nil }
            if left.place.part == .label { return .competingRelabel }
            switch (left.moved, right.moved) {
            case (.some, .some): return .competingMove
            case (.some, nil), (nil, .some): return .changeInDeletedText
            case (nil, nil): break
            }
            let isDeletion = (left.inserted.isEmpty, right.inserted.isEmpty)
            // Two deletions that overlap want the same thing.
            if isDeletion == (true, true) { return nil }
            if isDeletion.0, Set(right.struck).isSubset(of: left.struck) { return .changeInDeletedText }
            if isDeletion.1, Set(left.struck).isSubset(of: right.struck) { return .changeInDeletedText }
            return .overlappingChange
        case (true, false), (false, true):
            if left.place.part == .label { return .competingRelabel }
            let insertion = a.isInsertion ? a : b
            let change = a.isInsertion ? b : a
            guard insertion.first >= change.first, insertion.first < change.last else { return nil }
            let record = a.isInsertion ? right : left
            return record.inserted.isEmpty ? .changeInDeletedText : .overlappingChange
        }
    }

    /// Whether a record is a paper beside the contract that is bound in as a letter.
    private func isBoundIn(_ record: Weave.Record) -> Bool {
        record.place.part == nil && record.papers.contains { order[$0].form == .beside }
    }

    /// Where each strand of a place stands, and which strands the base has.
    /// Strands of a list are named by the numbers from 0.
    private func layout(of place: Weave.Place) -> (positions: [Int], seen: SeenStrands) {
        func layout<C>(_ strands: [Weave.Strand<C>]) -> ([Int], SeenStrands) {
            var positions = [Int](repeating: -1, count: strands.count)
            for (index, strand) in strands.enumerated() { positions[Int(strand.id)] = index }
            return (positions, SeenStrands(strands.map { $0.brought == 0 }))
        }
        return place.part == nil
            ? layout(weave.families[place.provision] ?? []) : layout(weave.threads[place] ?? [])
    }

    // MARK: Sentences

    /// The number of the sentence each strand stands in.
    private func sentenceNumbers(of place: Weave.Place) -> [Int] {
        guard let thread = weave.threads[place] else { return [] }
        var number = 0
        var numbers: [Int] = []
        for (index, strand) in thread.enumerated() {
            numbers.append(number)
            if strand.content.isStop, index + 1 >= thread.count || thread[index + 1].content.isSpace { number += 1 }
        }
        return numbers
    }

    private func sentence(_ index: Int, _ numbers: [Int]) -> Int {
        index < 0 ? 0 : index < numbers.count ? numbers[index] : numbers.last ?? 0
    }

    /// An insertion of whole sentences between two others changes neither.
    private func isWholeSentence(_ record: Weave.Record, _ place: Weave.Place) -> Bool {
        guard record.struck.isEmpty, let thread = weave.threads[place] else { return false }
        let inserted = Set(record.inserted)
        let words = thread.filter { inserted.contains($0.id) && !$0.content.isSpace }
        guard let last = words.last, last.content.isStop else { return false }
        guard record.left >= 0 else { return true }
        // The insertion may stand behind the space that follows the sentence's end.
        guard var index = thread.firstIndex(where: { $0.id == record.left }) else { return false }
        while index > 0, thread[index].content.isSpace { index -= 1 }
        return thread[index].content.isStop
    }

    // MARK: Values

    /// What tells the sides of a conflict apart.
    private struct SideName: Hashable {
        var papers: [PaperIndex]
        var inserted: String
        init(_ side: Conflict.Side) { (papers, inserted) = (side.papers, side.inserted) }
    }

    /// Notes a conflict, or a further side of one that is known; gives its index.
    @discardableResult
    mutating func add(
        _ rule: Rule, _ place: Weave.Place, _ a: Weave.Record, _ b: Weave.Record, about provision: ProvisionID? = nil
    ) -> Int {
        let strands = Set(a.struck + a.inserted).union(b.place == place ? b.struck + b.inserted : [])
        let sides = [side(a), side(b)]
        // Three papers over the same words are one conflict with three sides.
        if let index = conflicts.lastIndex(where: { $0.place == place && !$0.strands.isDisjoint(with: strands) }) {
            conflicts[index].strands.formUnion(strands)
            if knownSides[index] == nil { knownSides[index] = Set(conflicts[index].sides.map(SideName.init)) }
            for side in sides where knownSides[index]?.insert(SideName(side)).inserted == true {
                conflicts[index].sides.append(side)
            }
            return index
        }
        conflicts.append(
            Conflict(
                rule: rule, provision: provision ?? a.moved ?? place.provision, sides: sides, place: place,
                strands: strands))
        return conflicts.count - 1
    }

    private mutating func addNeighbour(_ place: Weave.Place, _ a: Weave.Record, _ b: Weave.Record) {
        let papers = Set((a.papers + b.papers).filter(version.contains))
        if neighbours[firstNeighbourHere...].contains(where: { Set($0.sides.flatMap(\.papers)) == papers }) { return }
        neighbours.append(
            Conflict(
                rule: .neighbouringChange, provision: place.provision, sides: [side(a), side(b)], place: place,
                strands: []))
    }

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
        let printer = CitationPrinter()
        let sibling = (weave.families[parent] ?? []).first { $0.id == landing.left }
        guard let sibling else { return "to the beginning of \(printer.citation(of: parent, in: weave))" }
        let name = printer.citation(of: sibling.content, in: weave)
        let home = printer.citation(of: parent, in: weave)
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
