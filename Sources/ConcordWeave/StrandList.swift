/// A thread or a family as the list it is.
extension Array {
    /// Adds a paper to the strands that are struck.
    mutating func markStruck<C>(_ names: Set<Int32>, adding: (UInt32) -> UInt32) where Element == Weave.Strand<C> {
        guard !names.isEmpty else { return }
        for index in indices where names.contains(self[index].id) { self[index].struck = adding(self[index].struck) }
    }

    /// Where a strand put behind `anchor` goes: behind what earlier papers put at the same place without its paper having
    /// seen it, but a replacement stays before pure insertions, next to the words it replaces. Papers come in canonical
    /// order, so the result does not depend on the order of files.
    func insertionIndex<C>(
        behind anchor: Int32, isReplacement: Bool, isSeen: (Element) -> Bool
    ) -> Int where Element == Weave.Strand<C> {
        var index = 0
        if anchor >= 0 {
            guard let found = firstIndex(where: { $0.id == anchor }) else { return count }
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
