import ConcordModel

/// What stands outside every mark of a paper is untouched: the same words, blamed on the same papers.
extension PaperProof {
    /// Words that the paper brings though no mark inserts them, or takes though no mark strikes them.
    func outsideMarks() -> [Finding] {
        let marks = SourceMarks(manuscript.marks)
        var struck = 0
        // A label changes as a whole.
        for record in records.lazy.map({ self.weave.records[$0] }) where record.place.part != .label {
            guard record.place.part != nil, let thread = weave.threads[record.place] else {
                for id in provisions(record.inserted, of: record) where isOwn(id) {
                    guard let offset = plainWord(below: id, marks) else { continue }
                    return [unmarked(at: offset, line(id), in: later)]
                }
                if record.moved == nil {
                    struck += provisions(record.struck, of: record).reduce(0) { $0 + words(below: $1, in: earlier) }
                }
                continue
            }
            let (brought, taken) = (Set(record.inserted), Set(record.struck))
            let all = thread.filter { !$0.content.isSpace && (taken.contains($0.id) || brought.contains($0.id)) }
            // A number written twice changes as a whole, though a mark holds a part of it.
            let phrases = all.map(\.content).filter(isPhrase)
            let changed = all.filter { isPhrase($0.content) || !isPiece($0.content, of: phrases) }
            struck += changed.count { taken.contains($0.id) }
            for strand in changed
            where brought.contains(strand.id) && isOfPaper(strand.content) && !isPhrase(strand.content)
                && isPlain(strand.content, marks)
            {
                return [unmarked(at: Int(strand.content.source), line(record.place.provision), in: later)]
            }
        }
        let marked = struckWords(marks)
        if struck <= marked { return [] }
        return [
            unproved(
                at: manuscript.paper.position, says: "its marks strike \(marked) words and signs", .none,
                reads: "\(struck) are struck")
        ]
    }

    private func unmarked(at offset: Int, _ line: ReadingLines.Line, in reading: ProvedReading) -> Finding {
        unproved(
            at: SourcePosition(manuscript.paper.position.file, offset), says: "no mark inserts the words here", line.id,
            reads: "they are inserted, in \(words(of: line, in: reading))")
    }

    private func line(_ id: ProvisionID) -> ReadingLines.Line { ReadingLines.Line(id: id, kind: weave.tree[id].kind) }

    private func provisions(_ strands: [Int32], of record: Weave.Record) -> [ProvisionID] {
        guard !strands.isEmpty else { return [] }
        let names = Set(strands)
        return (weave.families[record.place.provision] ?? []).filter { names.contains($0.id) }.map(\.content)
    }

    /// Where a word of a title or a text stands that no mark holds. The sign of an item may be typed in front of its mark.
    private func plainWord(below root: ProvisionID, _ marks: SourceMarks) -> Int? {
        words(below: root, in: { _ in true }).first { isPlain($0, marks) }.map { Int($0.source) }
    }

    /// The words of the titles and texts of a paper that are wanted.
    private func words(below root: ProvisionID, in isWanted: (Range<UInt32>) -> Bool) -> [Token] {
        memory.withTokenizer { tokenizer in
            var words: [Token] = []
            var waiting = [root]
            while let id = waiting.popLast() {
                for part in [Part.heading, .text] where isWanted(weave.tree[id].runs(of: part)) {
                    words +=
                        tokenizer?.tokens(of: weave.tree[id].runs(of: part), in: weave.tree).filter { !$0.isSpace }
                        ?? []
                }
                waiting += weave.tree.children(of: id)
            }
            return words
        }
    }

    /// A word of which a mark holds a part is in the mark: a number written twice, `day{++s++}`. The signs take three bytes.
    private func isPlain(_ token: Token, _ marks: SourceMarks) -> Bool {
        !isNear(marks, Int(token.source)..<Int(token.source) + Int(token.length))
    }

    private func isNear(_ marks: SourceMarks, _ range: Range<Int>) -> Bool {
        marks.mark(over: range.lowerBound - 4..<range.upperBound + 4) != nil
    }

    /// Whether a word is one of those that a number written twice is made of, as where a mark adds the `(10)` of `ten (10)`.
    private func isPiece(_ token: Token, of phrases: [Token]) -> Bool {
        phrases.contains { !weave.tree.text[$0.bytes].ranges(of: weave.tree.text[token.bytes]).isEmpty }
    }

    private func isPhrase(_ token: Token) -> Bool { weave.tree.text[token.bytes].contains(0x20) }

    /// How many words and signs of the paper stand in struck marks, wholly or in part.
    private func struckWords(_ marks: SourceMarks) -> Int {
        guard let root = manuscript.before else { return 0 }
        // Most of what a paper shows stands far from every mark.
        let marked = words(below: root) { runs in
            runs.contains {
                let run = weave.tree.runs[Int($0)]
                return isNear(marks, Int(run.source)..<Int(run.source + run.length))
            }
        }
        return marked.count { !isPlain($0, marks) }
    }

    /// How many words and signs stand in a provision and below it.
    private func words(below id: ProvisionID, in reading: ProvedReading) -> Int {
        memory.withTokenizer { ReadingLines([id], of: reading, by: &$0, from: memory).size }
    }
}
