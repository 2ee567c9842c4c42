import ConcordModel

/// What cannot be laid on the contract's files, and why.
extension PatchReader {
    mutating func report(
        _ rule: Rule, severity: Severity? = nil, _ offset: Int, _ message: String, cure: String,
        related: [Finding.Related] = []
    ) {
        findings.append(
            Finding(
                rule, severity: severity, at: SourcePosition(file, offset), message, cure: cure, related: related))
    }

    /// A file that the patch names without showing words of it.
    mutating func reportWithoutWords(_ part: PatchedFile, _ entry: ContractFiles.Entry?) {
        if part.isBinary {
            report(
                .badPatch, part.offset,
                "The patch says that \(part.name) differs, and not how: the file was not taken for text.",
                cure: "Save the file with the encoding UTF-8, and make the patch with git diff --text.")
        } else if part.isDeleted, entry?.bytes.isEmpty == false {
            report(
                .badPatch, part.offset, "The patch deletes \(part.name) without showing its words.",
                cure: "Make the patch so that it shows them: git diff without --irreversible-delete.")
        } else if part.isRenamed {
            report(
                .outsideContract, severity: .note, part.offset,
                "The patch gives \(PatchPath.bare(part.oldPath)) the name \(PatchPath.bare(part.newPath)); that changes no words of the contract, and its place stays.",
                cure: "Rename the file in the folder itself when you like.")
        } else {
            report(
                .outsideContract, severity: .note, part.offset,
                "This part of the patch changes no words of \(part.name).",
                cure: "Nothing need be done, or leave this part out.")
        }
    }

    /// The hunks in the order of their places, without those that change the same lines as another.
    mutating func keepApart(
        _ hunks: [PlacedHunk], _ lines: [Range<Int>], _ entry: ContractFiles.Entry, _ text: DraftedFiles.Text
    ) -> [PlacedHunk] {
        let placed = hunks.map { (hunk: $0, bytes: $0.bytes(lines, count: text.bytes.count)) }
        var kept: [PlacedHunk] = []
        var end = 0
        for (hunk, bytes) in placed.sorted(by: { $0.bytes.lowerBound < $1.bytes.lowerBound }) {
            if let last = kept.last, bytes.lowerBound < end {
                report(
                    .badPatch, hunk.hunk.offset, "Two parts of the patch change the same lines of \(entry.path).",
                    cure: "Make the patch again with git diff or diff -u, and do not edit it.",
                    related: [Finding.Related(SourcePosition(file, last.hunk.offset), "The other part is this.")])
                continue
            }
            kept.append(hunk)
            end = max(end, bytes.upperBound)
        }
        return kept
    }

    mutating func report(
        _ failures: [PatchHunks.Failure], _ text: DraftedFiles.Text, _ entry: ContractFiles.Entry,
        _ home: PatchPlaces.Home, _ part: PatchedFile
    ) {
        let lines = PatchParser.lines(of: text.bytes, from: 0)
        var unlike: [(lines: Range<Int>, by: [PatchLine])] = []
        // The first part of the patch that is not there.
        var place: Int?
        for failure in failures {
            let hunk = failure.hunk
            let old = hunk.lines.filter(\.isBefore)
            switch failure.reason {
            case .unlike(let lines):
                place = place ?? hunk.offset
                if lines.lowerBound >= unlike.last?.lines.upperBound ?? 0 { unlike.append((lines, old)) }
            case .ambiguous(let starts):
                report(
                    .ambiguousTarget, hunk.offset,
                    "These lines stand \(starts.count) times in \(entry.path), equally far from line \(hunk.statedLine), so it is not known which are meant.",
                    cure: "Make the patch again with more lines around the change, for instance with git diff -U10.",
                    related: !text.isAsItWas
                        ? []
                        : starts.prefix(20).map {
                            Finding.Related(entry.position(lines[$0].lowerBound), "They stand here.")
                        })
            case .nothingShown:
                report(
                    .ambiguousTarget, hunk.offset,
                    "This part of the patch shows no words around its change, so it is not known where in \(entry.path) it goes.",
                    cure: "Make the patch again with more lines around the change, for instance with git diff -U10.")
            case .missing(let index, let nearest):
                let stated = max(0, hunk.statedLine - 1 + index)
                reportMissing(
                    old[index], entry, text, nearest.map { lines[$0] },
                    stated: stated < lines.count ? lines[stated] : nil)
            }
        }
        guard let place else { return }
        let stale = PatchedText.replacing(unlike, bytes, file, in: text.bytes, lines, hiddenOffset: nextHidden)
        nextHidden += text.bytes.count + 1
        let root = readBlocks(stale, entry.kind, place, inserted: nil)
        setPositions(from: root, to: [(0, part.offset)])
        places.stale.append(PatchPlaces.Part(home, text.provisions, before: root, after: root))
    }

    private mutating func reportMissing(
        _ line: PatchLine, _ entry: ContractFiles.Entry, _ text: DraftedFiles.Text, _ nearest: Range<Int>?,
        stated: Range<Int>?
    ) {
        let sieved = TextWithoutNotes(article: text.bytes)
        let words = excerpt(source.quoted(line.content))
        let found = nearest.map { excerpt(sieved.left(ofWritten: $0)) }
        // A line within a note has none of its signs and may not be quoted all the same.
        func isOfNote(_ line: Range<Int>) -> Bool {
            !excerpt(text.bytes[line]).isEmpty && excerpt(sieved.left(ofWritten: line)).isEmpty
        }
        let isHidden = words.isEmpty || [nearest, stated].contains { $0.map(isOfNote) ?? false }
        let quoted = isHidden ? "this line" : "words “\(words)”"
        let nearestWords = found.flatMap { $0.isEmpty ? nil : "; the nearest are “\($0)”" } ?? ""
        report(
            .staleText, line.content.lowerBound, "\(entry.path) has no \(quoted)\(nearestWords).",
            cure:
                "Make the patch again on the words as they stand now. If they are the words of another paper, say so in the front matter, for instance `after: [TA-01]`, and show more lines around the change (git diff -U10).",
            related: nearest.flatMap { place in
                text.isAsItWas
                    ? [
                        Finding.Related(entry.position(place.lowerBound), "The nearest words stand here.")
                    ] : nil
            } ?? [])
    }

    private func excerpt(_ line: ArraySlice<UInt8>) -> String {
        let words = line.split { $0 <= 0x20 }.joined(separator: [0x20])
        let text = String(decoding: Array(words), as: UTF8.self)
        return text.count <= 120 ? text : text.prefix(80) + " … " + text.suffix(30)
    }
}
