import ConcordModel

/// A redline with what changes, in the sections that it stands in and below their heads. Where provisions are left out
/// within an article, a note says `…`.
extension Redline {
    package func changedSectionsAlone() -> Redline {
        let isKept = provisionsOfChangedSections()
        var result = self
        result.provisions = []
        result.notes = []
        result.runs = []
        var places = [Int](repeating: 0, count: provisions.count + 1)
        var isGap = false
        var nextNote = 0
        for (index, provision) in provisions.enumerated() {
            let place = result.provisions.count
            places[index] = place
            if isKept[index] {
                if isGap, !provision.kind.isTopLevel {
                    result.notes.append(RedlineNote(kind: .gap, provision: place, text: "…"))
                }
                isGap = false
                result.provisions.append(result.keeping(provision, runs))
            } else if !provision.kind.isInTable {
                isGap = true
            }
            while nextNote < notes.count, notes[nextNote].provision <= index {
                let note = notes[nextNote]
                if isKept[index] {
                    result.notes.append(RedlineNote(kind: note.kind, provision: place, text: note.text))
                }
                nextNote += 1
            }
        }
        places[provisions.count] = result.provisions.count
        let ends = provisions.indices.filter { isKept[$0] }.map { UInt32(places[Int(provisions[$0].end)]) }
        for (index, end) in ends.enumerated() { result.provisions[index].end = end }
        return result
    }

    /// A provision of a redline with its runs taken over into this one.
    private mutating func keeping(_ provision: RedlineProvision, _ all: [RedlineRun]) -> RedlineProvision {
        func taken(_ range: Range<UInt32>) -> Range<UInt32> {
            let start = UInt32(runs.count)
            runs += all[Int(range.lowerBound)..<Int(range.upperBound)]
            return start..<UInt32(runs.count)
        }
        var kept = provision
        kept.label = taken(provision.label)
        kept.heading = taken(provision.heading)
        kept.text = taken(provision.text)
        return kept
    }

    /// Whether nothing changes.
    package var isUnchanged: Bool { !provisions.indices.contains(where: changes) }

    private func changes(_ index: Int) -> Bool {
        let provision = provisions[index]
        return provision.standing != .unchanged
            || Part.allCases.contains { provision.runs(of: $0).contains { runs[Int($0)].standing != .unchanged } }
    }

    private func provisionsOfChangedSections() -> [Bool] {
        var isKept = [Bool](repeating: false, count: provisions.count)
        var units: Set<Int> = []
        /// The provisions around the one that was reached, outermost first, each with the last paragraph right below it.
        var around: [(index: Int, paragraph: Int?)] = []
        for index in provisions.indices {
            while let last = around.last, Int(provisions[last.index].end) <= index { around.removeLast() }
            if provisions[index].kind == .paragraph, !around.isEmpty { around[around.count - 1].paragraph = index }
            around.append((index, nil))
            guard changes(index) else { continue }
            let place = unit(in: around.map(\.index))
            for outer in around.prefix(place) { isKept[outer.index] = true }
            guard units.insert(around[place].index).inserted else { continue }
            // The words that a list or a table begins with.
            if place > 0, provisions[around[place].index].kind != .section, let words = around[place - 1].paragraph {
                isKept[words] = true
            }
            keep(around[place].index, &isKept)
        }
        return isKept
    }

    /// What is shown whole because of a change, as a place in the provisions around it: the innermost section; where there
    /// is none, what stands right below the article.
    private func unit(in around: [Int]) -> Int {
        around.lastIndex { provisions[$0].kind == .section }
            ?? around.firstIndex { !provisions[$0].kind.isTopLevel && provisions[$0].kind != .agreement }
            ?? around.count - 1
    }

    /// Keeps a provision with all that stands in it but sections; of an article its head.
    private func keep(_ unit: Int, _ isKept: inout [Bool]) {
        isKept[unit] = true
        if provisions[unit].kind.isTopLevel { return }
        var index = unit + 1
        while index < Int(provisions[unit].end) {
            if provisions[index].kind == .section {
                index = max(index + 1, Int(provisions[index].end))
            } else {
                isKept[index] = true
                index += 1
            }
        }
    }
}

extension ProvisionKind {
    /// Whether it is a part of a table.
    fileprivate var isInTable: Bool { self == .row || self == .cell }
}
