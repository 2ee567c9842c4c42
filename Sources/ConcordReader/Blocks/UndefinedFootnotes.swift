import ConcordModel

extension InlineReader {
    /// A warning for each sign of a footnote met so far that no note answers: it is printed as it is written, which nobody
    /// means.
    mutating func findingsOnFootnotes(in source: SourceText) -> [Finding] {
        // The usual case, in the hottest place of all.
        if undefinedFootnotes.isEmpty { return [] }
        return takeUndefinedFootnotes().map { sign in
            // At the bracket, two signs before the name.
            Finding(
                .undefinedFootnote, at: SourcePosition(source.file, source.origin(of: sign.offset - 2)),
                "There is no footnote “\(sign.name)”, so its sign is printed as it is written: [^\(sign.name)].",
                cure:
                    "Write the note on a line of its own in this file, [^\(sign.name)]: and its words. If no footnote is meant, write \\[^\(sign.name)]."
            )
        }
    }
}
