import ConcordModel

/// What a paper changed, provision by provision, as the two versions have it: lines of the articles that it touched.
struct PaperChange {
    private struct Line {
        var id: ProvisionID
        /// Letters and figures of its label, its title and its words, without case.
        var letters: [UInt8]
        var isRow: Bool
        /// Whether the paper brought it or changed its words.
        var isChanged: Bool
        /// The provisions that it stands in, and itself.
        var homes: Set<ProvisionID>
    }

    private var earlier: [Line] = []
    private var later: [Line] = []
    /// Letters of all that the paper's instructions bring.
    private let brought: [[UInt8]]
    /// What both versions have.
    private var stayed: Set<ProvisionID> = []
    /// Whether something that stayed stands elsewhere than it did, or something came that is not new.
    private var isReordered = false
    private var hasArrivals = false
    private let proof: PaperProof

    init(_ proof: PaperProof) {
        self.proof = proof
        brought = (proof.manuscript.instructions ?? []).flatMap(\.action.brought).map {
            TitleLetters.folded(proof.weave.tree.string(.text, of: $0))
        }
        for top in proof.touchedArticles(in: proof.earlier) { add(top, in: proof.earlier, [], to: &earlier) }
        for top in proof.touchedArticles(in: proof.later) { add(top, in: proof.later, [], to: &later) }
        let left = Set(later.map(\.id))
        for index in earlier.indices where !left.contains(earlier[index].id) { earlier[index].isChanged = true }
        let stayed = left.intersection(earlier.map(\.id))
        let old = earlier.lazy.map(\.id).filter(stayed.contains)
        isReordered = !old.elementsEqual(later.lazy.map(\.id).filter(stayed.contains))
        hasArrivals = later.contains { !$0.isChanged && !stayed.contains($0.id) }
        self.stayed = stayed
    }

    private func add(
        _ id: ProvisionID, in reading: ProvedReading, _ homes: Set<ProvisionID>, to lines: inout [Line]
    ) {
        let isRow = reading.tree[id].kind == .row
        let homes = homes.union([id])
        var letters: [UInt8] = []
        for part in [Part.label, .heading, .text] {
            TitleLetters.append(Array(reading.string(part, of: id).utf8), to: &letters)
        }
        let children = reading.children(of: id)
        if isRow {
            for cell in children { TitleLetters.append(Array(reading.string(.text, of: cell).utf8), to: &letters) }
        }
        lines.append(Line(id: id, letters: letters, isRow: isRow, isChanged: proof.isChanged(id), homes: homes))
        if !isRow { for child in children { add(child, in: reading, homes, to: &lines) } }
    }

    /// Whether the changed lines of the later version have the words of a quotation.
    func brings(_ phrase: ProvisionID, at places: [ProvisionID]) -> Bool {
        contains(letters(of: phrase), later, at: places) { $0.isChanged }
    }

    /// Whether lines of the earlier version that are changed or gone have them, and have them less often now, but for what
    /// the paper brings.
    func takes(_ phrase: ProvisionID, at places: [ProvisionID]) -> Bool {
        let wanted = letters(of: phrase)
        if wanted.isEmpty { return true }
        let brought = brought.reduce(0) { $0 + $1.count(of: wanted) }
        let lines = earlier.filter { line in
            line.isChanged && (places.isEmpty || !line.homes.isDisjoint(with: places))
                && line.letters.firstRange(of: wanted) != nil
        }
        // A quotation that runs over several provisions stands in none of them.
        if lines.isEmpty { return contains(wanted, earlier, at: places) { $0.isChanged } }
        let now = Dictionary(later.map { ($0.id, $0.letters) }) { first, _ in first }
        return lines.contains { line in
            now[line.id].map { $0.count(of: wanted) - brought < line.letters.count(of: wanted) } ?? true
        }
    }

    /// Whether a cell has these words: below a head, in a row, each named by its own words. True where no such cell is known.
    func sets(_ target: InstructionTarget, to phrase: ProvisionID, at places: [ProvisionID]) -> Bool {
        guard let row = target.row, let column = target.column else { return missing(of: phrase, at: places) == nil }
        let (reading, weave) = (proof.later, proof.weave)
        func cells(_ id: ProvisionID) -> [[UInt8]] {
            reading.children(of: id).map { TitleLetters.folded(reading.string(.text, of: $0)) }
        }
        let rows = later.filter { $0.isRow && (places.isEmpty || !$0.homes.isDisjoint(with: places)) }.map(\.id)
            .filter { cells($0).first == letters(of: row) }
        return rows.isEmpty
            || rows.contains { row in
                let heads = reading.children(of: weave.parent(of: row)).first { weave.tree[$0].kind == .row }
                guard let place = heads.flatMap({ cells($0).firstIndex(of: letters(of: column)) }) else { return true }
                return cells(row)[safely: place] == letters(of: phrase)
            }
    }

    /// Whether one quotation asks for the words that the other has already.
    func isSame(_ phrase: ProvisionID, _ other: ProvisionID?) -> Bool {
        other.map { letters(of: phrase) == letters(of: $0) } ?? false
    }

    /// Words of a body that the later version does not have there; nil when it has all.
    func missing(of body: ProvisionID, at places: [ProvisionID]) -> String? {
        let tree = proof.weave.tree
        var waiting = [body]
        while let id = waiting.popLast() {
            let words = tree.string(.heading, of: id) + " " + tree.string(.text, of: id)
            let letters = TitleLetters.folded(words)
            if PaperAnchor.marker(id, in: tree) == nil, !contains(letters, later, at: places, where: { _ in true }) {
                return words
            }
            waiting += tree.children(of: id)
        }
        return nil
    }

    /// Whether the later version still has a provision.
    func has(_ id: ProvisionID) -> Bool { later.contains { $0.id == id } }

    /// Whether something that is meant stands elsewhere than it did, among what stayed.
    func moves(_ places: [ProvisionID], row: ProvisionID?) -> Bool {
        let wanted = row.map { letters(of: $0) }
        return isReordered
            && (wanted == nil || later.contains { $0.isRow && $0.letters.starts(with: wanted ?? []) })
            || hasArrivals || standsBesideTheGone(places)
    }

    /// Whether what was beside what is meant is gone, so that a move past it leaves no trace.
    private func standsBesideTheGone(_ places: [ProvisionID]) -> Bool {
        let own = earlier.indices.filter { !earlier[$0].homes.isDisjoint(with: places) }
        guard let first = own.first, let last = own.last else { return false }
        return [first - 1, last + 1].contains { earlier.indices.contains($0) && !stayed.contains(earlier[$0].id) }
    }

    /// Whether anything is changed in what is meant, or in a row of it that has some words.
    func isMade(at places: [ProvisionID], inRowWith phrase: ProvisionID? = nil) -> Bool {
        let wanted = phrase.map { letters(of: $0) } ?? []
        return later.contains { line in
            line.isChanged && (places.isEmpty || !line.homes.isDisjoint(with: places))
                && (phrase == nil || line.isRow && line.letters.firstRange(of: wanted) != nil)
        }
    }

    private func letters(of phrase: ProvisionID) -> [UInt8] {
        TitleLetters.folded(proof.weave.tree.string(.text, of: phrase))
    }

    private func contains(
        _ letters: [UInt8], _ lines: [Line], at places: [ProvisionID], where isMeant: (Line) -> Bool
    ) -> Bool {
        if letters.isEmpty { return true }
        var text: [UInt8] = []
        for line in lines where isMeant(line) && (places.isEmpty || !line.homes.isDisjoint(with: places)) {
            text += line.letters
        }
        return text.firstRange(of: letters) != nil
    }
}

extension [UInt8] {
    /// How often others stand in these, one behind the other.
    fileprivate func count(of others: [UInt8]) -> Int {
        var count = 0
        var rest = self[...]
        while let found = rest.firstRange(of: others) {
            count += 1
            rest = rest[found.upperBound...]
        }
        return count
    }
}
