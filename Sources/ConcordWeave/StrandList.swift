/// A thread or a family as the list it is.
extension Array {
    /// Adds a paper to the strands that are struck; their names stand in the order of the strands.
    mutating func markStruck<C>(_ names: [Int32], adding: (UInt32) -> UInt32) where Element == Weave.Strand<C> {
        guard let first = names.first, var index = firstIndex(where: { $0.id == first }) else { return }
        for name in names {
            while index < count, self[index].id != name { index += 1 }
            guard index < count else { return }
            self[index].struck = adding(self[index].struck)
        }
    }

    /// Where a strand put behind `anchor` goes: behind what earlier papers put at the same place without its paper having
    /// seen it, but a replacement stays before pure insertions, next to the words it replaces. Papers come in canonical
    /// order, so the result does not depend on the order of files.
    /// `place` is where the anchor stands, if that is known.
    func insertionIndex<C>(
        behind anchor: Int32, at place: Int? = nil, isReplacement: Bool, isSeen: (Element) -> Bool
    ) -> Int where Element == Weave.Strand<C> {
        var index = 0
        if anchor >= 0 {
            guard let found = place ?? firstIndex(where: { $0.id == anchor }) else { return count }
            index = found + 1
        }
        var passed: Set<Int32> = []
        while index < count {
            let strand = self[index]
            let isHere = strand.anchor == anchor && (strand.isReplacement || !isReplacement)
            guard isHere || passed.contains(strand.anchor), !isSeen(strand) else { break }
            passed.insert(strand.id)
            index += 1
        }
        return index
    }
}
