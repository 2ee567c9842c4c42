import ConcordModel

/// Parts a unified diff into files and hunks, as `git diff`, `git format-patch`, `diff -u` and `diff -ru` write it. Other
/// lines around them (a letter, a table of changes) are passed over, since no diff is changed by them.
///
/// A hunk counts its lines in its head. Where the lines do not bear that out, the patch was cut or edited, and the hunk is
/// refused with a finding: what it would have said is not known.
struct PatchParser {
    let bytes: [UInt8]
    let file: FileID
    private(set) var files: [PatchedFile] = []
    private(set) var findings: [Finding] = []
    /// Where the first line stands that belongs to the diff itself.
    private(set) var firstOffset: Int?
    /// Lines without their ends.
    private var lines: [Range<Int>] = []
    private var next = 0

    init(_ bytes: [UInt8], from start: Int, file: FileID) {
        self.bytes = bytes
        self.file = file
        lines = PatchParser.lines(of: bytes, from: start)
        while next < lines.count { readLine() }
        for index in files.indices where files[index].isCombined && !files[index].isDamaged {
            report(
                files[index].offset,
                "This part of the patch compares \(files[index].name) with two earlier texts at once, as a merge does, so it is not known which of them it changes.",
                cure: "Compare with one text: git diff OLD NEW.")
            files[index].isDamaged = true
        }
    }

    /// Lines end at LF; a CR before it belongs to the line end.
    static func lines(of bytes: [UInt8], from start: Int) -> [Range<Int>] {
        var lines: [Range<Int>] = []
        var lineStart = start
        for index in start..<max(start, bytes.count) where bytes[index] == 0x0A {
            let end = index > lineStart && bytes[index - 1] == 0x0D ? index - 1 : index
            lines.append(lineStart..<end)
            lineStart = index + 1
        }
        if lineStart < bytes.count { lines.append(lineStart..<bytes.count) }
        return lines
    }

    private func starts(_ index: Int, with text: StaticString) -> Bool {
        index < lines.count && text.withUTF8Buffer { bytes[lines[index]].starts(with: $0) }
    }

    private func rest(_ index: Int, behind text: StaticString) -> ArraySlice<UInt8> {
        bytes[lines[index].lowerBound + text.utf8CodeUnitCount..<lines[index].upperBound]
    }

    private mutating func report(_ offset: Int, severity: Severity? = nil, _ message: String, cure: String) {
        findings.append(
            Finding(.badPatch, severity: severity, at: SourcePosition(file, offset), message, cure: cure))
    }

    // MARK: Heads

    private mutating func open(_ offset: Int) {
        firstOffset = firstOffset ?? offset
        files.append(PatchedFile(offset: offset))
    }

    private mutating func readLine() {
        let offset = lines[next].lowerBound
        if starts(next, with: "diff --git ") {
            open(offset)
            if let (old, new) = PatchPath.both(rest(next, behind: "diff --git ")) {
                files[files.count - 1].oldPath = old
                files[files.count - 1].newPath = new
            }
        } else if starts(next, with: "diff --cc ") || starts(next, with: "diff --combined ") {
            open(offset)
            let name =
                starts(next, with: "diff --cc ")
                ? rest(next, behind: "diff --cc ") : rest(next, behind: "diff --combined ")
            files[files.count - 1].newPath = PatchPath.read(name)
            files[files.count - 1].isCombined = true
        } else if starts(next, with: "--- "), starts(next + 1, with: "+++ ") {
            if files.last.map({ $0.hasNames || !$0.hunks.isEmpty }) ?? true { open(offset) }
            let last = files.count - 1
            files[last].hasNames = true
            files[last].oldPath = PatchPath.read(rest(next, behind: "--- "))
            files[last].newPath = PatchPath.read(rest(next + 1, behind: "+++ "))
            if files[last].oldPath == nil { files[last].isNew = true }
            if files[last].newPath == nil { files[last].isDeleted = true }
            next += 1
        } else if starts(next, with: "@@@") {
            if files.isEmpty { open(offset) }
            files[files.count - 1].isCombined = true
        } else if starts(next, with: "@@ -"), files.last?.isCombined != true {
            readHunk()
            return
        } else if starts(next, with: "Only in ") {
            let words = TextWithoutNotes.quoted(String(decoding: bytes[lines[next]], as: UTF8.self))
            firstOffset = firstOffset ?? offset
            report(
                offset,
                "“\(words)”: the patch says that this file is in one folder alone, and does not show its words.",
                cure: "Make the patch again so that it shows them: diff -ruN OLD NEW.")
        } else if starts(next, with: "Binary files ") || starts(next, with: "GIT binary patch") {
            if files.last.map({ $0.hasNames || $0.isBinary }) ?? true { open(offset) }
            files[files.count - 1].isBinary = true
            if files[files.count - 1].newPath == nil, starts(next, with: "Binary files ") { readBinaryNames() }
        } else if let last = files.indices.last, !files[last].hasNames {
            readExtendedHead(last)
        }
        next += 1
    }

    /// The lines that git sets between the names and the hunks.
    private mutating func readExtendedHead(_ last: Int) {
        if starts(next, with: "old mode ") || starts(next, with: "new mode ") { files[last].changesMode = true }
        if starts(next, with: "new file mode ") { files[last].isNew = true }
        if starts(next, with: "deleted file mode ") { files[last].isDeleted = true }
        if starts(next, with: "rename from ") {
            files[last].isRenamed = true
            files[last].oldPath = PatchPath.read(rest(next, behind: "rename from "))
        }
        if starts(next, with: "rename to ") { files[last].newPath = PatchPath.read(rest(next, behind: "rename to ")) }
        if starts(next, with: "copy from ") {
            files[last].isCopied = true
            files[last].oldPath = PatchPath.read(rest(next, behind: "copy from "))
        }
        if starts(next, with: "copy to ") { files[last].newPath = PatchPath.read(rest(next, behind: "copy to ")) }
    }

    private mutating func readBinaryNames() {
        let words = String(decoding: rest(next, behind: "Binary files "), as: UTF8.self)
        let names = (words.hasSuffix(" differ") ? words.dropLast(7) : words[...]).utf8
        let bytes = Array(names)
        for index in bytes.indices where bytes[index...].starts(with: " and ".utf8) {
            files[files.count - 1].oldPath = PatchPath.read(bytes[..<index])
            files[files.count - 1].newPath = PatchPath.read(bytes[(index + 5)...])
            return
        }
    }

    // MARK: Hunks

    private mutating func readHunk() {
        let offset = lines[next].lowerBound
        guard let head = PatchHunk.head(bytes[lines[next]]) else {
            if files.isEmpty { open(offset) }
            files[files.count - 1].isDamaged = true
            report(
                offset, "The head of this part of the patch cannot be read.",
                cure: "Make the patch again with git diff or diff -u, and do not edit it.")
            next += 1
            return
        }
        guard !files.isEmpty else {
            open(offset)
            files[0].isDamaged = true
            report(
                offset, "The patch does not say which file it changes here.",
                cure: "Keep the lines `--- articles/…` and `+++ articles/…` that stand in front of this one.")
            next += 1
            return
        }
        var hunk = PatchHunk(offset: offset, statedLine: head.line)
        var (old, new) = (head.old, head.new)
        next += 1
        while next < lines.count, old > 0 || new > 0 {
            let line = lines[next]
            let content = min(line.lowerBound + 1, line.upperBound)..<line.upperBound
            let sign = line.isEmpty ? 0x20 : bytes[line.lowerBound]
            if startsNextPart(next) { break }
            switch sign {
            case UInt8(ascii: " ") where old > 0 && new > 0:
                hunk.lines.append(PatchLine(kind: .context, content: content))
                old -= 1
                new -= 1
            case UInt8(ascii: "-") where old > 0:
                hunk.lines.append(PatchLine(kind: .struck, content: content))
                old -= 1
            case UInt8(ascii: "+") where new > 0:
                hunk.lines.append(PatchLine(kind: .inserted, content: content))
                new -= 1
            case UInt8(ascii: "\\"): break
            default: old = -old - 1
            }
            if old < 0 { break }
            next += 1
        }
        // A mailer or an editor may have dropped blank lines at the end: they say nothing.
        let isWhole = old == new && old >= 0 && old <= 3 && (old == 0 || next >= lines.count || startsNextPart(next))
        if isWhole, !goesOn(next) {
            files[files.count - 1].hunks.append(hunk)
        } else {
            files[files.count - 1].isDamaged = true
            let place = next < lines.count ? lines[next].lowerBound : lines.last?.lowerBound ?? offset
            report(
                min(place, max(0, bytes.count - 1)),
                isWhole
                    ? "This part of the patch has more lines than its head says."
                    : "This part of the patch breaks off here: it has fewer lines than its head says.",
                cure: "The patch was cut or edited. Make it again with git diff or diff -u, and do not edit it.")
        }
    }

    private func startsNextPart(_ index: Int) -> Bool {
        if starts(index, with: "diff --git ") || starts(index, with: "@@ -") { return true }
        return starts(index, with: "--- ") && starts(index + 1, with: "+++ ") && starts(index + 2, with: "@@ -")
    }

    /// Whether lines of a hunk stand right behind one that is complete. The signature of a mail (`-- `) is none.
    private func goesOn(_ index: Int) -> Bool {
        guard index < lines.count, let sign = bytes[lines[index]].first, !startsNextPart(index) else { return false }
        if starts(index, with: "-- "), lines[index].count == 3 { return false }
        if starts(index, with: "--- "), starts(index + 1, with: "+++ ") { return false }
        if lines[index].count == 2, starts(index, with: "--") { return false }
        return sign == UInt8(ascii: "+") || sign == UInt8(ascii: "-") || sign == 0x20
    }
}

extension PatchHunk {
    /// The numbers of a head `@@ -12,7 +12,8 @@ …`: the first earlier line, and how many lines before and after.
    static func head(_ line: ArraySlice<UInt8>) -> (line: Int, old: Int, new: Int)? {
        var index = line.startIndex + 4
        func number() -> Int? {
            let start = index
            var value = 0
            while index < line.endIndex, Numerals.isDigit(line[index]), index - start < 9 {
                value = value * 10 + Int(line[index]) - 0x30
                index += 1
            }
            return index > start ? value : nil
        }
        func count() -> Int? {
            guard index < line.endIndex, line[index] == UInt8(ascii: ",") else { return 1 }
            index += 1
            return number()
        }
        guard let first = number(), let old = count(), line[index...].starts(with: " +".utf8) else { return nil }
        index += 2
        guard number() != nil, let new = count(), line[index...].starts(with: " @@".utf8) else { return nil }
        return (first, old, new)
    }
}
