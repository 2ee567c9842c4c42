/// The stable ids of everything the compiler can find. The raw value is what users see, type and keep in files.
public enum Rule: String, Sendable, CaseIterable, Hashable {
    // Reading
    case unclosedMark = "unclosed-mark"
    case markCrossesBlock = "mark-crosses-block"
    case ambiguousEnumerator = "ambiguous-enumerator"
    case invalidUTF8 = "invalid-utf8"
    case hiddenCharacter = "hidden-character"
    case badFrontMatter = "bad-front-matter"
    case nestingTooDeep = "nesting-too-deep"
    case noAgreementFile = "no-agreement-file"
    case unreadFile = "unread-file"
    case unclosedFence = "unclosed-fence"
    case unclosedNote = "unclosed-note"
    case noteHidesProvisions = "note-hides-provisions"
    case undefinedFootnote = "undefined-footnote"
    case unreadTable = "unread-table"

    // Papers
    case unmarkedChange = "unmarked-change"
    case omittedProvision = "omitted-provision"
    case vanishedProvision = "vanished-provision"
    case staleText = "stale-text"
    case ambiguousTarget = "ambiguous-target"
    case unknownTarget = "unknown-target"
    case unclearInstruction = "unclear-instruction"
    case unknownPaper = "unknown-paper"
    case duplicatePaper = "duplicate-paper"
    case cyclicPapers = "cyclic-papers"
    case unsignedPaper = "unsigned-paper"
    case missingGround = "missing-ground"
    case papersInTurn = "papers-in-turn"
    case brokenSeal = "broken-seal"
    case readingChanged = "reading-changed"
    case oldSeal = "old-seal"
    case unsealedPaper = "unsealed-paper"
    case badSealRecord = "bad-seal-record"
    case changedAfterSealing = "changed-after-sealing"
    case missingSignature = "missing-signature"
    case badSigners = "bad-signers"
    case folderSigners = "folder-signers"
    case dateOrder = "date-order"
    case noChange = "no-change"
    case badPatch = "bad-patch"
    case outsideContract = "outside-contract"
    case unprovedPaper = "unproved-paper"

    // Conflicts
    case overlappingChange = "overlapping-change"
    case changeInDeletedText = "change-in-deleted-text"
    case competingInsertion = "competing-insertion"
    case competingRelabel = "competing-relabel"
    case competingMove = "competing-move"
    case duplicateLabel = "duplicate-label"
    case neighbouringChange = "neighbouring-change"

    // The contract as a document: labels
    case labelGap = "label-gap"
    case labelOutOfOrder = "label-out-of-order"
    // The contract as a document: references
    case unresolvedReference = "unresolved-reference"
    case titleMismatch = "title-mismatch"
    case referenceToDeleted = "reference-to-deleted"
    case staleReference = "stale-reference"
    case deadLink = "dead-link"
    // Wording
    case numberMismatch = "number-mismatch"
    case undefinedTerm = "undefined-term"
    case duplicateDefinition = "duplicate-definition"
    case unusedDefinition = "unused-definition"
    case mixedDays = "mixed-days"
    case impossibleDate = "impossible-date"
    // Settings of the checks
    case unusedWaiver = "unused-waiver"

    /// Whether it says that papers cannot all have what they ask, so that there is no clean text where they meet.
    public var isOpenConflict: Bool {
        [
            .overlappingChange, .changeInDeletedText, .competingInsertion, .competingRelabel, .competingMove,
            .duplicateLabel,
        ].contains(self)
    }

    /// What a finding of this rule is unless the finding itself says otherwise.
    public var severity: Severity {
        switch self {
        case .unclosedMark, .markCrossesBlock, .badFrontMatter, .unmarkedChange, .staleText, .ambiguousTarget,
            .unknownTarget, .unclearInstruction, .unknownPaper, .duplicatePaper, .cyclicPapers, .missingGround,
            .brokenSeal, .badSealRecord, .changedAfterSealing, .missingSignature, .badSigners,
            .badPatch, .unprovedPaper,
            .unclosedNote,
            .overlappingChange, .changeInDeletedText, .competingInsertion, .competingRelabel, .competingMove,
            .duplicateLabel:
            .error
        case .invalidUTF8, .hiddenCharacter, .nestingTooDeep, .unclosedFence, .unreadFile, .undefinedFootnote,
            .unreadTable, .noteHidesProvisions,
            .omittedProvision, .vanishedProvision,
            .unsignedPaper, .readingChanged, .unsealedPaper, .dateOrder, .outsideContract, .neighbouringChange:
            .warning
        case .ambiguousEnumerator, .noAgreementFile, .noChange, .papersInTurn, .oldSeal, .folderSigners:
            .note
        // The contract as a document
        case .referenceToDeleted:
            .error
        case .labelOutOfOrder, .unresolvedReference, .titleMismatch, .staleReference, .numberMismatch, .undefinedTerm,
            .duplicateDefinition, .impossibleDate, .deadLink:
            .warning
        case .labelGap, .unusedWaiver,
            .unusedDefinition, .mixedDays:
            .note
        }
    }
}
