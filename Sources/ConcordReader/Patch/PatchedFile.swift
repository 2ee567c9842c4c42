import ConcordModel

/// One line of a hunk. Its words are bytes of the patch, without the sign in front and without the line end.
struct PatchLine {
    enum Kind { case context, struck, inserted }
    var kind: Kind
    var content: Range<Int>

    /// Whether the text before the patch has it; likewise the text after.
    var isBefore: Bool { kind != .inserted }
    var isAfter: Bool { kind != .struck }
}

/// A stretch of changed lines with what stands around them.
struct PatchHunk {
    /// Where its head stands in the patch.
    var offset: Int
    /// The line of the earlier file at which it begins, counted from 1, as its head says. A hunk without earlier lines
    /// names the line in front of it.
    var statedLine: Int
    var lines: [PatchLine] = []

    /// Bytes of the patch that its lines take.
    var bytes: Range<Int> { (lines.first?.content.lowerBound ?? offset)..<(lines.last?.content.upperBound ?? offset) }
}

/// What a patch says about one file.
struct PatchedFile {
    /// Where the first line about it stands in the patch.
    var offset: Int
    /// As they are written, with prefixes such as `a/`; none where the patch says that there is no such file.
    var oldPath: String?
    var newPath: String?
    /// Whether the lines `---` and `+++` were met, which name it more surely than the line of the command.
    var hasNames = false
    var isNew = false
    var isDeleted = false
    var isRenamed = false
    var isCopied = false
    var isBinary = false
    var changesMode = false
    var isCombined = false
    var hunks: [PatchHunk] = []
    /// Whether a hunk of it could not be read, so that it has a finding already.
    var isDamaged = false

    /// The name that messages use.
    var name: String { TextWithoutNotes.quoted(PatchPath.bare(isDeleted ? oldPath ?? newPath : newPath ?? oldPath)) }
}
