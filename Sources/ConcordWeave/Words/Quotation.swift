extension String {
    /// Words as a message quotes them: all of them when they are few, else as many whole ones as fit, and `…`.
    ///
    /// A word is not cut unless it alone is longer than the room, since half a word reads like a mistake of the paper.
    func quotedInPart(most: Int = 90) -> String {
        guard count > most else { return self }
        let start = prefix(most)
        if self[start.endIndex...].hasPrefix(" ") { return start + " …" }
        guard let space = start.lastIndex(of: " ") else { return start + "…" }
        return start[..<space] + " …"
    }
}
