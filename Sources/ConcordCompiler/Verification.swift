import ConcordModel
import ConcordWeave

/// The compiler's own proof, made each time a redline is written: every insertion and no deletion gives exactly the later
/// version, the reverse exactly the earlier one — in the tree, down to label, cell and style, and again in the bytes of
/// each format as anyone could check them.
extension Compilation {
    /// Checks the tree of a redline against clean copies of its two versions.
    func verify(_ redline: Redline, _ earlier: Version, _ later: Version) throws(CommandError) {
        for (side, version) in [(RedlineSide.earlier, earlier), (.later, later)] {
            let clean = RedlineBuilder.build(
                agreement, from: version, to: version,
                frame: RedlineBuilder.Frame(
                    title: redline.title, from: "", to: "", parties: [], term: "", showsInternalNotes: false),
                conflicts: [])
            guard clean.reading(.later) == redline.reading(side) else {
                throw CommandError(
                    message:
                        "the redline from \(redline.from) to \(redline.to) does not give back the \(side == .later ? "later" : "earlier") version, so it was not written. This is a fault of concord; please report it with the folder."
                )
            }
        }
    }

    /// Checks the bytes of an output: the words that stand in it, read with one kind of mark and without the other, are
    /// the words of the redline.
    func verify(_ bytes: [UInt8], of redline: Redline, format: OutputFormat) throws(CommandError) {
        for side in [RedlineSide.earlier, .later] {
            let printed = PrintedWords.letters(in: bytes, format: format, side, of: redline)
            let meant = PrintedWords.letters(in: redline, side)
            // Cells of a row that are wrapped in plain text stand line by line beside each other.
            let isShuffled = format == .text && redline.provisions.contains { $0.kind == .table }
            guard printed == meant || isShuffled && PrintedWords.counts(printed) == PrintedWords.counts(meant) else {
                throw CommandError(
                    message:
                        "the \(format.rawValue) output does not hold the words of its version, so it was not written. This is a fault of concord; please report it with the folder."
                )
            }
            if redline.isClean { return }
        }
    }
}

/// The letters and digits of a version in the order they are printed, for comparing what was printed with what was meant.
/// Spaces, signs and line ends are left out, since each format sets them its own way.
enum PrintedWords {
    static func letters(in redline: Redline, _ side: RedlineSide) -> [UInt8] {
        var letters: [UInt8] = []
        letters.reserveCapacity(redline.text.count)
        for provision in redline.provisions {
            for part in Part.allCases {
                for index in provision.runs(of: part) {
                    let run = redline.runs[Int(index)]
                    guard side.shows(run.standing) else { continue }
                    for byte in redline.text[run.bytes] where isLetter(byte) { letters.append(byte) }
                }
            }
        }
        return letters
    }

    /// The letters of `bytes`, the output of `redline`.
    static func letters(
        in bytes: [UInt8], format: OutputFormat, _ side: RedlineSide, of redline: Redline
    ) -> [UInt8] {
        var letters: [UInt8] = []
        letters.reserveCapacity(bytes.count)
        bytes.withUnsafeBufferPointer { bytes in
            switch format {
            case .text:
                readText(
                    bytes, side, isClean: redline.isClean, hasNotes: !redline.notes.isEmpty, into: &letters)
            case .html: readMarkup(bytes, side, isHTML: true, into: &letters)
            case .docbook: readMarkup(bytes, side, isHTML: false, into: &letters)
            }
        }
        return letters
    }

    /// How often each letter occurs.
    static func counts(_ letters: [UInt8]) -> [Int] {
        var counts = [Int](repeating: 0, count: 256)
        for letter in letters { counts[Int(letter)] += 1 }
        return counts
    }

    /// ASCII letters and digits: enough to tell any two readings apart but those that differ in signs alone, and these
    /// the tree has been checked for.
    @inline(__always)
    private static func isLetter(_ byte: UInt8) -> Bool { byte &- 0x30 < 10 || (byte | 0x20) &- 0x61 < 26 }

    // MARK: Plain text

    /// A clean copy has no marks: whatever looks like one is text. In a redline a sign behind an odd number of
    /// backslashes is text; a backslash anywhere else is only itself.
    private static func readText(
        _ bytes: UnsafeBufferPointer<UInt8>, _ side: RedlineSide, isClean: Bool, hasNotes: Bool,
        into letters: inout [UInt8]
    ) {
        let hidden: TextMark = side == .later ? .struck : .inserted
        var open = TextMark.none
        var backslashes = 0
        var index = 0
        var atLineStart = true
        while index < bytes.count {
            let byte = bytes[index]
            let next = index + 1 < bytes.count ? bytes[index + 1] : 0
            if hasNotes, atLineStart, byte == UInt8(ascii: ">"), next == UInt8(ascii: ">") {
                // A note that was asked for stands on lines of its own.
                while index < bytes.count, bytes[index] != 0x0A { index += 1 }
                continue
            }
            if byte == 0x0A { atLineStart = true } else if byte != 0x20 { atLineStart = false }
            let isText = backslashes % 2 == 1
            backslashes = byte == UInt8(ascii: "\\") ? backslashes + 1 : 0
            if isLetter(byte) {
                if isClean || open != hidden { letters.append(byte) }
            } else if !isClean, let sign = TextMark.sign(byte, next) {
                if isText {
                    index += 2
                    continue
                }
                if sign.opens, open == .none {
                    open = sign.mark
                    index += 1
                } else if !sign.opens, open == sign.mark {
                    open = .none
                    index += 1
                }
            }
            index += 1
        }
    }

    /// The mark that is open at some point of a redline in plain text.
    private enum TextMark {
        case none, struck, inserted

        static func sign(_ first: UInt8, _ second: UInt8) -> (mark: TextMark, opens: Bool)? {
            switch (first, second) {
            case (UInt8(ascii: "["), UInt8(ascii: "-")): (.struck, true)
            case (UInt8(ascii: "-"), UInt8(ascii: "]")): (.struck, false)
            case (UInt8(ascii: "{"), UInt8(ascii: "+")): (.inserted, true)
            case (UInt8(ascii: "+"), UInt8(ascii: "}")): (.inserted, false)
            default: nil
            }
        }
    }

    // MARK: Markup

    /// Reads the text of HTML's `<main>` or of a DocBook document, without notes and without what the side does not have.
    private static func readMarkup(
        _ bytes: UnsafeBufferPointer<UInt8>, _ side: RedlineSide, isHTML: Bool, into letters: inout [UInt8]
    ) {
        let hiddenMark: StaticString =
            isHTML
            ? (side == .later ? "<del" : "<ins")
            : (side == .later ? "revisionflag=\"deleted\"" : "revisionflag=\"added\"")
        // For each open element whether it hides its words; counted, so that depth costs no memory worth naming.
        var open: [Bool] = []
        var hiding = 0
        var inMain = !isHTML
        var index = 0
        while index < bytes.count {
            let byte = bytes[index]
            if byte == UInt8(ascii: "<") {
                let end = tagEnd(bytes, index)
                let tag = UnsafeBufferPointer(rebasing: bytes[index..<end])
                if starts(tag, "</") {
                    if let hid = open.popLast(), hid { hiding -= 1 }
                    if isHTML, starts(tag, "</main") { inMain = false }
                } else if !starts(tag, "<!"), !starts(tag, "<?") {
                    let isVoid = tag[tag.count - 2] == UInt8(ascii: "/") || isHTML && isVoidElement(tag)
                    if isHTML, starts(tag, "<main") { inMain = true }
                    if !isVoid {
                        let hides =
                            isHTML
                            ? contains(tag, " data-note") || starts(tag, hiddenMark)
                            : starts(tag, "<remark") || contains(tag, hiddenMark)
                        open.append(hides)
                        if hides { hiding += 1 }
                    }
                }
                index = end
            } else if byte == UInt8(ascii: "&") {
                while index < bytes.count, bytes[index] != UInt8(ascii: ";") { index += 1 }
                index += 1
            } else {
                if hiding == 0, inMain, isLetter(byte) { letters.append(byte) }
                index += 1
            }
        }
    }

    /// One past the `>` that closes a tag; a `>` inside a quoted attribute does not.
    private static func tagEnd(_ bytes: UnsafeBufferPointer<UInt8>, _ start: Int) -> Int {
        var index = start
        var quote: UInt8 = 0
        while index < bytes.count {
            let byte = bytes[index]
            if quote != 0 {
                if byte == quote { quote = 0 }
            } else if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'") {
                quote = byte
            } else if byte == UInt8(ascii: ">") {
                return index + 1
            }
            index += 1
        }
        return bytes.count
    }

    private static func isVoidElement(_ tag: UnsafeBufferPointer<UInt8>) -> Bool {
        starts(tag, "<br") || starts(tag, "<meta") || starts(tag, "<link") || starts(tag, "<col>") || starts(tag, "<hr")
            || starts(tag, "<wbr") || starts(tag, "<img") || starts(tag, "<input")
    }

    private static func starts(_ tag: UnsafeBufferPointer<UInt8>, _ text: StaticString) -> Bool {
        guard tag.count >= text.utf8CodeUnitCount else { return false }
        for offset in 0..<text.utf8CodeUnitCount where tag[offset] != text.utf8Start[offset] { return false }
        return true
    }

    private static func contains(_ tag: UnsafeBufferPointer<UInt8>, _ text: StaticString) -> Bool {
        let length = text.utf8CodeUnitCount
        guard tag.count >= length else { return false }
        let first = text.utf8Start[0]
        for start in 0...(tag.count - length) where tag[start] == first {
            var offset = 1
            while offset < length, tag[start + offset] == text.utf8Start[offset] { offset += 1 }
            if offset == length { return true }
        }
        return false
    }
}
