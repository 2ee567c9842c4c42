import ConcordModel

/// The text of HTML's `<main>` or of a DocBook document without notes, each letter with the mark it stands in.
///
/// One reading proves both sides: where struck words, inserted words and the rest all come as they were meant, in the order of
/// the redline, so do the words of either version.
struct PrintedMarkup {
    private let bytes: UnsafeBufferPointer<UInt8>
    private let isHTML: Bool

    init(_ bytes: UnsafeBufferPointer<UInt8>, isHTML: Bool) {
        self.bytes = bytes
        self.isHTML = isHTML
    }

    /// What an element makes of the words in it.
    private enum Mark { case none, struck, inserted, note }

    /// What a byte is to a reader of markup: 1 a letter, 2 the start of a tag, 3 of an entity, 0 anything else.
    private static let classes: [UInt8] = (0...255).map { byte in
        let byte = UInt8(byte)
        return byte == UInt8(ascii: "<") ? 2 : byte == UInt8(ascii: "&") ? 3 : PrintedWords.isLetter(byte) ? 1 : 0
    }

    func agrees(with meant: MeantPlace) -> Bool {
        PrintedMarkup.classes.withUnsafeBufferPointer { agrees(with: meant, $0) }
    }

    private func agrees(with meant: MeantPlace, _ classes: UnsafeBufferPointer<UInt8>) -> Bool {
        var place = meant
        var open = 0
        // How many elements were open around the outermost that strikes, inserts or hides its words; below 0 there is none.
        var (struck, inserted, note) = (-1, -1, -1)
        var standing: Standing? = .unchanged
        var inMain = !isHTML
        var index = 0
        let count = bytes.count
        while index < count {
            let byte = bytes[index]
            switch classes[Int(byte)] {
            case 1:
                guard place.takes(byte), place.standing == standing else { return false }
                index = place.passSame(bytes, from: index + 1, stopAt: UInt8(ascii: "<"), UInt8(ascii: "&"))
            case 2:
                let second = index + 1 < count ? bytes[index + 1] : 0
                let end: Int
                if second == UInt8(ascii: "/") {
                    // An end tag holds a name and nothing else.
                    end = min(Sixteen.index(of: UInt8(ascii: ">"), in: bytes, from: index) + 1, count)
                    open = max(0, open - 1)
                    if open <= struck { struck = -1 }
                    if open <= inserted { inserted = -1 }
                    if open <= note { note = -1 }
                    if isHTML, starts(index + 2, "main") { inMain = false }
                } else {
                    let mark: Mark
                    (end, mark) = tag(at: index)
                    if second != UInt8(ascii: "!"), second != UInt8(ascii: "?") {
                        if isHTML, starts(index + 1, "main") { inMain = true }
                        if bytes[end - 2] != UInt8(ascii: "/"), !isHTML || !isVoid(index + 1) {
                            switch mark {
                            case .none: break
                            case .struck: if struck < 0 { struck = open }
                            case .inserted: if inserted < 0 { inserted = open }
                            case .note: if note < 0 { note = open }
                            }
                            open += 1
                        }
                    }
                }
                index = end
                standing = struck < 0 ? inserted < 0 ? .unchanged : .inserted : inserted < 0 ? .struck : nil
                // What is hidden is not read at all.
                if !inMain || note >= 0 || standing == nil {
                    index = Sixteen.index(of: UInt8(ascii: "<"), in: bytes, from: index)
                }
            case 3:
                while index < count, bytes[index] != UInt8(ascii: ";") { index += 1 }
                index += 1
            default:
                index += 1
            }
        }
        return place.isAtEnd()
    }

    /// The first `>`, quote or space from `start` on, or the end.
    @inline(__always)
    private func nextSignOfTag(from start: Int) -> Int {
        let (end, quote, space) = (UInt8(ascii: ">"), UInt8(ascii: "\""), UInt8(ascii: " "))
        var index = start
        while index + 16 <= bytes.count {
            let here = Sixteen.load(bytes, at: index)
            let found =
                (here .== Sixteen.all(end)) .| (here .== Sixteen.all(quote)) .| (here .== Sixteen.all(space))
            if Sixteen.any(found) { return index + Sixteen.first(found) }
            index += 16
        }
        while index < bytes.count, bytes[index] != end, bytes[index] != quote, bytes[index] != space { index += 1 }
        return index
    }

    /// One past the `>` that closes the tag at `start` (one inside a quoted attribute does not), and what it makes of the words
    /// in it.
    private func tag(at start: Int) -> (end: Int, mark: Mark) {
        let quote = UInt8(ascii: "\"")
        var mark = Mark.none
        if isHTML {
            if starts(start + 1, "del") { mark = .struck }
            if starts(start + 1, "ins") { mark = .inserted }
        } else if starts(start + 1, "remark") {
            mark = .note
        }
        var index = start + 1
        while true {
            index = nextSignOfTag(from: index)
            guard index < bytes.count else { return (bytes.count, mark) }
            switch bytes[index] {
            case UInt8(ascii: ">"): return (index + 1, mark)
            case quote: index = Sixteen.index(of: quote, in: bytes, from: index + 1)
            default:
                if isHTML {
                    if starts(index + 1, "data-note") { mark = .note }
                } else if starts(index + 1, "revisionflag="), mark == .none {
                    if starts(index + 14, "\"deleted\"") { mark = .struck }
                    if starts(index + 14, "\"added\"") { mark = .inserted }
                }
            }
            index += 1
        }
    }

    private func isVoid(_ name: Int) -> Bool {
        // Only what the writer uses; a page's head is outside of main and hides nothing.
        guard name < bytes.count else { return false }
        switch bytes[name] {
        case UInt8(ascii: "b"), UInt8(ascii: "m"), UInt8(ascii: "l"), UInt8(ascii: "h"), UInt8(ascii: "c"): break
        default: return false
        }
        return starts(name, "br") || starts(name, "meta") || starts(name, "link") || starts(name, "hr")
            || starts(name, "col") && !starts(name, "colg")
    }

    @inline(__always)
    private func starts(_ index: Int, _ text: StaticString) -> Bool {
        let length = text.utf8CodeUnitCount
        guard index + length <= bytes.count else { return false }
        for offset in 0..<length where bytes[index + offset] != text.utf8Start[offset] { return false }
        return true
    }
}
