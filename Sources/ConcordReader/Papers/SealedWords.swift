import ConcordModel

/// What a seal is the digest of: the terms that were signed and the words of the body, in a form that wrapping, spacing and
/// typography do not change.
///
/// The words are the bytes of the body, so that a seal means the same in every form of paper and survives any change of how
/// papers are read. Marks count: they say which words are new. Runs of spaces and line ends are one space; typographic
/// quotes, dashes and ellipses are plain. Of the front matter count the id, kind, form, signatures, dates of force, what the
/// paper comes after, supersedes and sets aside; its title, date and drafter do not.
package struct SealedWords {
    private var bytes: [UInt8] = []

    /// The seal as front matter holds it.
    package static func seal(of paper: Paper, in file: SourceFile) -> String {
        var words = SealedWords()
        words.add("paper", paper.id)
        words.add("kind", paper.kind.rawValue)
        words.add("form", paper.form.rawValue)
        for (party, day) in paper.signed.sorted(by: { $0.key < $1.key }) { words.add("signed", "\(party) \(day)") }
        // What was signed is the event, and the day of it comes later.
        if paper.isUponRatification {
            words.add("effective", "upon ratification")
        } else if let day = paper.effective {
            words.add("effective", day.description)
        }
        if let day = paper.expires { words.add("expires", day.description) }
        for id in paper.after.sorted() { words.add("after", id) }
        for id in paper.supersedes.sorted() { words.add("supersedes", id) }
        for provision in paper.setsAside { words.add("sets aside", provision.citation) }
        words.bytes.append(0x0A)
        // Internal notes count: whoever signs has the file before them.
        words.append(file.written[file.written(lineFrom: paper.bodyStart)...])
        return prefix + SHA256.hexadecimal(of: words.bytes)
    }

    private static let prefix = "sha256:"

    private mutating func add(_ name: String, _ value: String) {
        append(Array("\(name): \(value)".utf8)[...])
        bytes.append(0x0A)
    }

    private mutating func append(_ text: ArraySlice<UInt8>) { SealedSigns.append(text, to: &bytes) }
}
