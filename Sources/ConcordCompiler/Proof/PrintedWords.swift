import ConcordModel

/// Reads back what was printed and holds it against what was meant, letter by letter.
///
/// Compared are ASCII letters and digits in their order: enough to tell any two readings apart but those that differ in
/// signs alone, and for these the tree has been checked. Spaces, signs and line ends each format sets its own way.
struct PrintedWords {
    private let redline: Redline
    private let side: RedlineSide

    init(_ redline: Redline, _ side: RedlineSide) {
        self.redline = redline
        self.side = side
    }

    /// Whether the words of `bytes`, read as this side, are the words of this side.
    /// `showsNotes`: whether a plain text holds the redline's notes.
    func agree(with bytes: [UInt8], format: OutputFormat, showsNotes: Bool = true) -> Bool {
        bytes.withUnsafeBufferPointer { bytes in
            redline.text.withUnsafeBufferPointer { text in
                redline.runs.withUnsafeBufferPointer { runs in
                    switch format {
                    case .html:
                        return PrintedMarkup(bytes, side, isHTML: true).agrees(with: MeantPlace(text, runs, side))
                    case .docbook:
                        return PrintedMarkup(bytes, side, isHTML: false).agrees(with: MeantPlace(text, runs, side))
                    case .text:
                        // A clean copy has no marks: what looks like one there is the contract's own text.
                        return PrintedText(
                            bytes, side, hasMarks: !redline.isClean, hasNotes: showsNotes && !redline.notes.isEmpty
                        ).agrees(with: MeantText(text, runs, side, tables: MeantText.tables(of: redline)))
                    }
                }
            }
        }
    }

    @inline(__always)
    static func isLetter(_ byte: UInt8) -> Bool { byte &- 0x30 < 10 || (byte | 0x20) &- 0x61 < 26 }
}
