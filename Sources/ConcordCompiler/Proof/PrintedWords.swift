import ConcordModel

/// Reads back what was printed and holds it against what was meant, letter by letter.
///
/// Compared are ASCII letters and digits in their order: enough to tell any two readings apart but those that differ in
/// signs alone, and for these the tree has been checked. Spaces, signs and line ends each format sets its own way.
struct PrintedWords {
    private let redline: Redline

    init(_ redline: Redline) { self.redline = redline }

    /// Whether the words of `bytes`, read with one kind of mark and without the other, are the words of either side.
    /// `showsNotes`: whether a plain text holds the redline's notes.
    func agree(with bytes: [UInt8], format: OutputFormat, showsNotes: Bool = true) -> Bool {
        bytes.withUnsafeBufferPointer { bytes in
            redline.text.withUnsafeBufferPointer { text in
                redline.runs.withUnsafeBufferPointer { runs in
                    switch format {
                    case .html:
                        return PrintedMarkup(bytes, isHTML: true).agrees(with: MeantPlace(text, runs))
                    case .docbook:
                        return PrintedMarkup(bytes, isHTML: false).agrees(with: MeantPlace(text, runs))
                    case .text:
                        // What is struck in a block stands before what is inserted there, so that each side is read alone. A
                        // clean copy has one side and no marks: what looks like one is the contract's own text.
                        let sides: [RedlineSide] = redline.isClean ? [.later] : [.earlier, .later]
                        let tables = MeantText.tables(of: redline)
                        let hasNotes = showsNotes && !redline.notes.isEmpty
                        return sides.allSatisfy { side in
                            PrintedText(bytes, side, hasMarks: !redline.isClean, hasNotes: hasNotes)
                                .agrees(with: MeantText(text, runs, side, tables: tables))
                        }
                    }
                }
            }
        }
    }

    @inline(__always)
    static func isLetter(_ byte: UInt8) -> Bool { byte &- 0x30 < 10 || (byte | 0x20) &- 0x61 < 26 }
}
