/// Writes the difference of two texts as `diff -u` does, so that tests need no other program. It owes nothing to the
/// comparison that is tested.
package struct UnifiedDiff {
    private let old: [Substring]
    private let new: [Substring]
    private let context: Int

    package init(_ old: String, _ new: String, context: Int = 3) {
        self.old = Self.lines(old)
        self.new = Self.lines(new)
        self.context = context
    }

    private static func lines(_ text: String) -> [Substring] {
        var lines = text.split(separator: "\n", omittingEmptySubsequences: false)
        if lines.last?.isEmpty == true { lines.removeLast() }
        return lines
    }

    /// The diff of one file; empty where nothing differs. A nil name is a file that is not there.
    package func text(from oldName: String?, to newName: String?) -> String {
        let edits = script()
        guard edits.contains(where: { $0.sign != " " }) else { return "" }
        var text = "--- \(oldName.map { "a/" + $0 } ?? "/dev/null")\n+++ \(newName.map { "b/" + $0 } ?? "/dev/null")\n"
        let changed = edits.indices.filter { edits[$0].sign != " " }
        var index = 0
        while index < changed.count {
            var last = index
            while last + 1 < changed.count, changed[last + 1] - changed[last] <= 2 * context + 1 { last += 1 }
            let range = max(0, changed[index] - context)...min(edits.count - 1, changed[last] + context)
            let lines = edits[range]
            let (before, after) = (lines.filter { $0.sign != "+" }.count, lines.filter { $0.sign != "-" }.count)
            let (oldStart, newStart) = (edits[range.lowerBound].old, edits[range.lowerBound].new)
            text += "@@ -\(oldStart + (before > 0 ? 1 : 0)),\(before) +\(newStart + (after > 0 ? 1 : 0)),\(after) @@\n"
            for line in lines { text += "\(line.sign)\(line.text)\n" }
            index = last + 1
        }
        return text
    }

    /// All lines of both, each with the number of lines of either text in front of it.
    private func script() -> [(sign: Character, text: Substring, old: Int, new: Int)] {
        let difference = new.difference(from: old)
        var removed: Set<Int> = []
        var inserted: Set<Int> = []
        for change in difference {
            switch change {
            case .remove(let offset, _, _): removed.insert(offset)
            case .insert(let offset, _, _): inserted.insert(offset)
            }
        }
        var script: [(sign: Character, text: Substring, old: Int, new: Int)] = []
        var (i, j) = (0, 0)
        while i < old.count || j < new.count {
            if i < old.count, removed.contains(i) {
                script.append(("-", old[i], i, j))
                i += 1
            } else if j < new.count, inserted.contains(j) {
                script.append(("+", new[j], i, j))
                j += 1
            } else {
                script.append((" ", old[i], i, j))
                (i, j) = (i + 1, j + 1)
            }
        }
        return script
    }
}
