/// The words of internal notes in a patch.
///
/// A patch must keep its lines to be laid on the files of the contract, where the notes are then taken out. Until then
/// whoever quotes a line of it has to know what in it nobody may see. A note may begin above the lines that a part of the
/// patch shows, or end below them; then all on that side of its sign is taken for it.
struct PatchNotes {
    private let bytes: UnsafeBufferPointer<UInt8>
    private var hidden: [Range<Int>] = []

    /// Lines that are read as one text, and the bytes of the patch that they are.
    private struct Side {
        var text: [UInt8] = []
        var lines: [(start: Int, bytes: Range<Int>)] = []

        mutating func add(_ line: Range<Int>, of bytes: UnsafeBufferPointer<UInt8>) {
            lines.append((text.count, line))
            text += bytes[line]
            text.append(0x0A)
        }
    }

    /// Where a patch begins that stands in a text from `start` on, behind a letter or the head of a mail.
    static func start(in bytes: UnsafeBufferPointer<UInt8>, from start: Int) -> Int {
        let lines = NoteLines(bytes, start..<bytes.count)
        var index = start
        while index < bytes.count {
            func begins(_ sign: StaticString) -> Bool { NoteSigns.matches(sign, bytes, index, bytes.count) }
            if begins("diff --") || begins("@@ -") { return index }
            let next = lines.nextLine(behind: lines.lineEnd(from: index))
            if begins("--- "), NoteSigns.matches("+++ ", bytes, next, bytes.count) { return index }
            index = next
        }
        return bytes.count
    }

    /// The stretches from `start` on that are words of notes.
    static func hidden(in bytes: [UInt8], from start: Int) -> [Range<Int>] {
        bytes.withUnsafeBufferPointer { bytes in
            guard NoteSigns.first(in: bytes, from: start) != nil else { return [] }
            var notes = PatchNotes(bytes)
            notes.read(from: start)
            return notes.hidden.sorted { $0.lowerBound < $1.lowerBound }
        }
    }

    private init(_ bytes: UnsafeBufferPointer<UInt8>) { self.bytes = bytes }

    private mutating func read(from start: Int) {
        let lines = NoteLines(bytes, start..<bytes.count)
        var (before, after, others) = (Side(), Side(), Side())
        var isInPart = false
        var index = start
        while index < bytes.count {
            let end = lines.lineEnd(from: index)
            let sign = index < end ? bytes[index] : 0x20
            let content = min(index + 1, end)..<end
            let isHead = NoteSigns.matches("@@ -", bytes, index, end)
            if isHead || isInPart && !" +-\\".utf8.contains(sign) {
                hide(before)
                hide(after)
                (before, after) = (Side(), Side())
                isInPart = isHead
            }
            if isInPart, !isHead {
                if sign != UInt8(ascii: "+") { before.add(content, of: bytes) }
                if sign != UInt8(ascii: "-") { after.add(content, of: bytes) }
            } else {
                others.add(index..<end, of: bytes)
            }
            index = lines.nextLine(behind: end)
        }
        for side in [before, after, others] { hide(side) }
    }

    private mutating func hide(_ side: Side) {
        for note in Self.notes(in: side.text) {
            let first = BinarySearch.count(of: side.lines.count) {
                side.lines[$0].start + side.lines[$0].bytes.count <= note.lowerBound
            }
            for line in side.lines[first...].prefix(while: { $0.start < note.upperBound }) {
                let start = max(line.bytes.lowerBound, line.bytes.lowerBound + note.lowerBound - line.start)
                let end = min(line.bytes.upperBound, line.bytes.lowerBound + note.upperBound - line.start)
                if start < end { hidden.append(start..<end) }
            }
        }
    }

    private static func notes(in text: [UInt8]) -> [Range<Int>] {
        text.withUnsafeBufferPointer { bytes in
            guard NoteSigns.first(in: bytes) != nil else { return [] }
            let signs = NoteSigns(bytes, bytes.indices, .text)
            var notes: [Range<Int>] = []
            var reached = 0
            for opener in signs.openers where opener.offset >= reached {
                reached = opener.close ?? bytes.count
                notes.append(opener.offset..<reached)
            }
            if let stray = NoteSigns.strays(signs.closings, outside: notes).last {
                notes.insert(0..<stray + SourceNote.Signs.braces.closing.utf8CodeUnitCount, at: 0)
            }
            return notes
        }
    }
}
