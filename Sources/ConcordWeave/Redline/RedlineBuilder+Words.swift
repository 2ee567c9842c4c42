import ConcordModel

/// The words of a provision, part by part.
extension RedlineBuilder {
    /// The words of a part of a provision that stands so, as stretches that stand alike.
    mutating func runs(_ part: Part, of id: ProvisionID, _ standing: Standing, _ change: Int32) -> Range<UInt32> {
        let first = UInt32(redline.runs.count)
        guard weave.isTouched(id, Weave.bit(part)),
            let thread = weave.threads[Weave.Place(provision: id, part: part)]
        else {
            return untouched(weave.tree.provisions[Int(id.index)].runs(of: part), standing, change)
        }
        let inConflict = conflictOf.isEmpty ? [:] : conflictOf[Weave.Place(provision: id, part: part)] ?? [:]
        if standing == .unchanged, inConflict.isEmpty, readsAlike(thread) {
            for strand in thread where Weave.isVisible(strand, later) {
                let token = strand.content
                append(RedlineRun(start: token.start, length: token.length, style: token.style), since: first)
            }
            return first..<UInt32(redline.runs.count)
        }
        if standing == .unchanged, inConflict.isEmpty, comparesPapers {
            let same = SameWords(thread, earlier: earlier, later: later)
            if same.found { return runs(of: same, since: first) }
        }
        // Words that stand together mostly stand alike; what was found for one holds for those behind it.
        var sets: (brought: UInt32, struck: UInt32) = (.max, .max)
        var (last, lastChange): (Standing?, Int32) = (nil, -1)
        // The run that is being made, and whether words that stand as these do may lengthen it.
        var open = RedlineRun(start: 0, length: 0, style: .plain)
        var goesOn = false
        for strand in thread {
            if strand.brought != sets.brought || strand.struck != sets.struck || !inConflict.isEmpty {
                sets = (strand.brought, strand.struck)
                last = self.standing(
                    Weave.isVisible(strand, earlier), Weave.isVisible(strand, later), within: standing)
                if let last {
                    // In what a paper puts in as a whole, others may have put words.
                    let isOfTheWhole = last == standing && (last != .inserted || strand.brought == 0)
                    lastChange =
                        isOfTheWhole ? change : changes.index(of: strand, last, conflict: inConflict[strand.id])
                    // What both versions have of it came and went with the whole.
                    if last == standing, lastChange >= 0, changes.list[Int(lastChange)].papers.isEmpty {
                        lastChange = change
                    }
                    goesOn = open.standing == last && open.change == lastChange
                }
            }
            guard let own = last else { continue }
            if goesOn, open.start + open.length == strand.content.start, open.style == strand.content.style {
                open.length += strand.content.length
                continue
            }
            if open.length > 0 { redline.runs.append(open) }
            open.start = strand.content.start
            open.length = strand.content.length
            open.style = strand.content.style
            open.standing = own
            open.change = lastChange
            goesOn = true
        }
        if open.length > 0 { redline.runs.append(open) }
        Self.putStruckFirst(in: &redline.runs, from: Int(first))
        return first..<UInt32(redline.runs.count)
    }

    private mutating func runs(of same: SameWords, since first: UInt32) -> Range<UInt32> {
        for (strand, standing) in same.strands {
            let token = strand.content
            append(
                RedlineRun(
                    start: token.start, length: token.length, style: token.style, standing: standing,
                    change: standing == .unchanged ? -1 : changes.index(of: strand, standing, conflict: nil)),
                since: first)
        }
        return first..<UInt32(redline.runs.count)
    }

    /// Whether both versions have the same words, though one paper may have struck them and another put them back: a redline
    /// shows what differs, and nobody reads “[-(d)-]{+(d)+}”.
    private func readsAlike(_ thread: [Weave.WordStrand]) -> Bool {
        let before = thread.lazy.filter { Weave.isVisible($0, self.earlier) }.map(\.content.exact)
        return before.elementsEqual(thread.lazy.filter { Weave.isVisible($0, self.later) }.map(\.content.exact))
    }

    /// Runs of the tree as they are.
    mutating func untouched(_ runs: Range<UInt32>, _ standing: Standing, _ change: Int32) -> Range<UInt32> {
        let first = UInt32(redline.runs.count)
        for index in runs {
            let run = weave.tree.runs[Int(index)]
            append(
                RedlineRun(
                    start: run.start, length: run.length, style: run.style, standing: standing, change: change),
                since: first)
        }
        return first..<UInt32(redline.runs.count)
    }

    /// Appends a run, or lengthens the last one when it goes on.
    private mutating func append(_ run: RedlineRun, since first: UInt32) {
        guard run.length > 0 else { return }
        if redline.runs.count > Int(first) {
            let last = redline.runs[redline.runs.count - 1]
            if last.style == run.style, last.standing == run.standing, last.change == run.change,
                last.start + last.length == run.start
            {
                redline.runs[redline.runs.count - 1].length += run.length
                return
            }
        }
        redline.runs.append(run)
    }

    /// Puts what is struck before what is inserted in its place: “ten” becomes “twelve”, and nobody reads “twelve ten”.
    ///
    /// In the weave the words of concurrent papers stand by an order of their own, so that between two papers, and from a
    /// later version back to an earlier one, the inserted words may come first. Of what changes without a word between, each
    /// group of inserted words is exchanged with the struck ones behind it, if the first group is an inserted one. The words
    /// of either side keep their order.
    private static func putStruckFirst(in runs: inout [RedlineRun], from first: Int) {
        var start = first
        while start < runs.count {
            guard runs[start].standing == .inserted else {
                // What begins with struck words stands well, as far as it changes.
                let isStruck = runs[start].standing == .struck
                start += 1
                while isStruck, start < runs.count, runs[start].standing != .unchanged { start += 1 }
                continue
            }
            while start < runs.count, runs[start].standing == .inserted {
                let struck = runs[start...].firstIndex { $0.standing != .inserted } ?? runs.count
                let end = runs[struck...].firstIndex { $0.standing != .struck } ?? runs.count
                if struck < end { runs.replaceSubrange(start..<end, with: runs[struck..<end] + runs[start..<struck]) }
                start = end
            }
        }
    }
}
