import ConcordModel

/// A paper in marked form, parted into its two readings: the text as it stood before the marks and as it stands after
/// them. Both are ordinary article text and are read by the one block reader, each byte knowing its place in the paper.
///
/// Marks: `{++new++}`, `{--old--}`, `{~~old~>new~~}`, each inside one block; a line holding only `{++` and a later one
/// holding only `++}` insert whole blocks, likewise `{--`.
struct MarkedText {
    private(set) var before: SourceText
    private(set) var after: SourceText
    /// In the order of the file; they do not overlap.
    private(set) var marks: [PaperMark] = []
    private(set) var findings: [Finding] = []

    init(_ source: SourceFile, from bodyStart: Int, file: FileID) {
        let bytes = source.bytes
        before = SourceText(file: file, bytes: [])
        after = SourceText(file: file, bytes: [])
        let signs = MarkSigns(in: bytes, from: bodyStart)
        let habits = MarkHabits(bytes: bytes)
        let notes = SourceText(file: file, source, from: bodyStart).notes
        var beforeText = ReadingText(notes, from: bodyStart)
        var afterText = ReadingText(notes, from: bodyStart)
        var cursor = bodyStart
        func copy(_ range: Range<Int>, _ toBefore: Bool, _ toAfter: Bool) {
            guard !range.isEmpty else { return }
            if toBefore { beforeText.append(bytes, range) } else { beforeText.leaveOut() }
            if toAfter { afterText.append(bytes, range) } else { afterText.leaveOut() }
        }
        // The mark read last, if another may not begin inside it.
        var around: MarkSigns.Opener?
        var newHeads = NewHead.all(in: bytes, from: bodyStart, marks: signs.openers.map(\.offset))[...]
        /// Adds the heads that say that they are new, up to a place, with what stands below them.
        func readNewHeads(before offset: Int) {
            while let head = newHeads.first, head.range.lowerBound < offset {
                newHeads.removeFirst()
                guard head.range.lowerBound >= cursor else { continue }
                copy(cursor..<head.range.lowerBound, true, true)
                if head.isPlain { afterText.appendHeadSign(at: head.range.lowerBound) }
                for piece in head.printed { copy(piece, false, true) }
                marks.append(PaperMark(kind: .inserted, range: head.range))
                cursor = head.range.upperBound
            }
        }
        for opener in signs.openers {
            readNewHeads(before: opener.offset)
            if opener.offset < cursor {
                if let around, opener.typed == nil { findings.append(MarkedText.nested(opener, in: around, file)) }
                continue
            }
            around = nil
            let contentStart = opener.typed?.content.lowerBound ?? opener.offset + 3
            copy(cursor..<opener.offset, true, true)
            let isBlockMark = opener.isAloneOnLine
            let close = opener.typed?.end ?? signs.closer(of: opener.kind, from: contentStart, aloneOnLine: isBlockMark)
            let blockEnd = signs.blockEnd(from: contentStart)
            let end: Int
            let next: Int
            if let typed = opener.typed {
                (end, next) = (typed.content.upperBound, typed.end)
            } else if let damaged = MarkedText.damagedClose(of: opener, close, before: blockEnd, habits) {
                (end, next) = (damaged.lowerBound, damaged.upperBound)
            } else if let close {
                end = close
                next = close + 3
                // One that crosses a paragraph has a finding of its own.
                if isBlockMark || close <= blockEnd { around = opener }
                if !isBlockMark, close > blockEnd {
                    findings.append(
                        Finding(
                            .markCrossesBlock, at: SourcePosition(file, opener.offset),
                            "This \(opener.kind.name) mark begins in one paragraph and ends in another.",
                            cure:
                                "Close the mark at the end of each paragraph, or set \(opener.kind.opening) and \(opener.kind.closing) on lines of their own around whole paragraphs.",
                            related: [
                                Finding.Related(SourcePosition(file, close), "The mark is closed here.")
                            ]))
                }
            } else {
                end = isBlockMark ? bytes.count : blockEnd
                next = end
                findings.append(
                    Finding(
                        .unclosedMark, at: SourcePosition(file, opener.offset),
                        "This \(opener.kind.name) mark is never closed.",
                        cure: "Write \(opener.kind.closing) where the marked words end."))
            }
            beforeText.leaveOut()
            afterText.leaveOut()
            switch opener.kind {
            case .insertion:
                marks.append(PaperMark(kind: .inserted, range: contentStart..<end, isBroken: close == nil))
                copy(contentStart..<end, false, true)
            case .deletion:
                marks.append(PaperMark(kind: .struck, range: contentStart..<end, isBroken: close == nil))
                copy(contentStart..<end, true, false)
            case .substitution:
                let arrow =
                    signs.arrow(from: contentStart, to: end).map { $0..<$0 + 2 }
                    ?? (close == nil ? nil : habits.arrow(in: contentStart..<end))
                if arrow == nil, close != nil {
                    findings.append(
                        Finding(
                            .unclosedMark, at: SourcePosition(file, opener.offset),
                            "This replacement has no `~>` between the old words and the new.",
                            cure: "Write {~~old words~>new words~~}, or {--old words--} to strike them."))
                }
                let oldEnd = arrow?.lowerBound ?? end
                let newStart = arrow?.upperBound ?? end
                marks.append(
                    PaperMark(kind: .struck, range: contentStart..<oldEnd, isBroken: close == nil || arrow == nil))
                marks.append(PaperMark(kind: .inserted, range: newStart..<end))
                copy(contentStart..<oldEnd, true, false)
                copy(newStart..<end, false, true)
            }
            beforeText.leaveOut()
            afterText.leaveOut()
            cursor = next
        }
        readNewHeads(before: bytes.count)
        copy(min(cursor, bytes.count)..<bytes.count, true, true)
        before = beforeText.finished(file)
        after = afterText.finished(file)
    }

    /// The closing sign of a deletion of which autocorrection made `–}`, where none as it should be stands in the paragraph.
    private static func damagedClose(
        of opener: MarkSigns.Opener, _ close: Int?, before blockEnd: Int, _ habits: MarkHabits
    ) -> Range<Int>? {
        guard opener.kind == .deletion, !opener.isAloneOnLine, close.map({ $0 > blockEnd }) ?? true else { return nil }
        for offset in opener.offset + 3..<max(opener.offset + 3, blockEnd) {
            if let length = habits.closingDash(at: offset) { return offset..<offset + length }
        }
        return nil
    }

    /// A mark inside a mark says nothing: words that come cannot go.
    private static func nested(_ inner: MarkSigns.Opener, in outer: MarkSigns.Opener, _ file: FileID) -> Finding {
        Finding(
            .unclosedMark, at: SourcePosition(file, inner.offset),
            "This \(inner.kind.name) mark begins inside \(outer.kind == .insertion ? "an" : "a") \(outer.kind.name) mark that is not closed yet.",
            cure:
                "A mark holds no other. Write \(outer.kind.closing) before this mark begins, or write the words inside without marks, as they shall read.",
            related: [Finding.Related(SourcePosition(file, outer.offset), "The mark around it begins here.")])
    }

    /// One of the two readings as it grows. A line of which nothing is left goes away with its line end, so that a struck
    /// row does not part a table.
    private struct ReadingText {
        private var bytes: [UInt8] = []
        private var jumps: [SourceText.Jump] = []
        private var expected = -1
        private var lineStart = 0
        private var hasGap = false
        /// The internal notes of the paper that are still to come, and those of this reading.
        private var coming: ArraySlice<SourceText.Note>
        private var notes: [SourceText.Note] = []
        /// Where the text begins that the offsets of `coming` count from.
        private let bodyStart: Int

        init(_ notes: [SourceText.Note], from bodyStart: Int) {
            coming = notes[...]
            self.bodyStart = bodyStart
        }

        /// Notes that something of the current line is left out here.
        mutating func leaveOut() { hasGap = true }

        mutating func append(_ source: [UInt8], _ range: Range<Int>) {
            var start = range.lowerBound
            while start < range.upperBound {
                let end = source[start..<range.upperBound].firstIndex(of: 0x0A).map { $0 + 1 } ?? range.upperBound
                if start != expected { jumps.append(SourceText.Jump(here: bytes.count, there: start)) }
                takeNotes(in: start..<end)
                bytes.append(contentsOf: source[start..<end])
                expected = end
                if source[end - 1] == 0x0A { endLine() }
                start = end
            }
        }

        /// The notes of a stretch that is added now; those of what was left out before it are not of this reading.
        private mutating func takeNotes(in range: Range<Int>) {
            while let note = coming.first, bodyStart + note.offset <= range.upperBound {
                coming.removeFirst()
                guard bodyStart + note.offset >= range.lowerBound else { continue }
                notes.append(
                    SourceText.Note(
                        offset: bytes.count + bodyStart + note.offset - range.lowerBound, text: note.text,
                        place: note.place))
            }
        }

        /// Adds the sign of a head that a line is without.
        mutating func appendHeadSign(at offset: Int) {
            jumps.append(SourceText.Jump(here: bytes.count, there: offset))
            bytes += "# ".utf8
            expected = -1
        }

        private mutating func endLine() {
            if hasGap, isWithoutWords {
                bytes.removeSubrange(lineStart...)
                while let last = jumps.last, Int(last.here) >= lineStart { jumps.removeLast() }
                for index in notes.indices.reversed() {
                    if notes[index].offset < lineStart { break }
                    notes[index].offset = lineStart
                }
                expected = -1
            }
            lineStart = bytes.count
            hasGap = false
        }

        /// Whether the current line has no words: nothing, or the sign alone of a head, a bullet, a note or emphasis, all of
        /// whose words are marked (`## {++Section 4. Holidays++}`, `**{--Note--}**`).
        private var isWithoutWords: Bool {
            var rest = bytes[lineStart...]
            while let last = rest.last, last <= 0x20 { rest.removeLast() }
            while let first = rest.first, first <= 0x20 { rest.removeFirst() }
            if rest.count == 1, let sign = rest.first { return "-*+>#".utf8.contains(sign) }
            if let sign = rest.first, rest.count <= 6, rest.count % 2 == 0, "*_".utf8.contains(sign) {
                return rest.allSatisfy { $0 == sign }
            }
            return rest.allSatisfy { $0 == UInt8(ascii: "#") } || rest.elementsEqual("•".utf8)
        }

        mutating func finished(_ file: FileID) -> SourceText {
            if hasGap, isWithoutWords { endLine() }
            var text = SourceText(file: file, bytes: bytes, jumps: jumps)
            text.notes = notes
            return text
        }
    }
}
