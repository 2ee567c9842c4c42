import ConcordModel

/// What the first digest of a seal is over: the terms that were signed, and what the paper's body says in the form it has.
///
/// Of the front matter count the id, kind, form, signatures, dates of force, what the paper comes after, supersedes and sets
/// aside, with what holds instead; its title, drafter and date do not.
struct SealedPaper {
    private var reading = CanonicalReading()

    /// - Parameter effective: what front matter says of the day, which may be an event.
    static func digest(of manuscript: PaperManuscript, effective: String?, in file: SourceFile, _ tree: Tree) -> String
    {
        var sealed = SealedPaper()
        sealed.addTerms(manuscript.paper, effective)
        switch manuscript.paper.form {
        case .marked, .fullText, .beside:
            if let before = manuscript.before { sealed.reading.add(before, of: tree) }
            sealed.reading.add(manuscript.after, of: tree)
        case .instructions:
            for instruction in manuscript.instructions ?? [] { sealed.reading.add(instruction, tree) }
            for recital in manuscript.recitals { sealed.reading.add(words: recital.text, as: "recital") }
        case .patch: sealed.addPatch(file, from: manuscript.paper.bodyStart)
        }
        return SHA256.hexadecimal(of: sealed.reading.bytes)
    }

    private mutating func addTerms(_ paper: Paper, _ effective: String?) {
        reading.add("paper", paper.id)
        reading.add("kind", paper.kind.rawValue)
        reading.add("form", paper.form.rawValue)
        for (party, day) in paper.signed.sorted(by: { $0.key < $1.key }) { reading.add("signed", "\(party) \(day)") }
        // What was signed is the event, and the day of it comes later.
        if paper.isUponRatification {
            reading.add(words: effective?.lowercased() ?? "", as: "effective")
        } else if let day = paper.effective {
            reading.add("effective", day.description)
        }
        if let day = paper.expires { reading.add("expires", day.description) }
        for id in paper.after.sorted() { reading.add("after", id) }
        for id in paper.supersedes.sorted() { reading.add("supersedes", id) }
        for provision in paper.setsAside {
            reading.add(words: provision.citation, as: "sets aside")
            if let instead = provision.instead { reading.add(words: instead, as: "instead") }
        }
    }

    /// A patch is laid on lines, so that its lines are what it says; where in the file they stood does not matter.
    private mutating func addPatch(_ source: SourceFile, from start: Int) {
        for file in PatchParser(source.bytes, from: start, file: FileID(0)).files {
            reading.add("from", file.oldPath ?? "")
            reading.add("to", file.newPath ?? "")
            for hunk in file.hunks {
                reading.add("hunk", "")
                for line in hunk.lines {
                    let words = String(decoding: source.quoted(line.content), as: UTF8.self)
                    switch line.kind {
                    case .context: reading.add(" ", words)
                    case .struck: reading.add("-", words)
                    case .inserted: reading.add("+", words)
                    }
                }
            }
        }
    }
}
