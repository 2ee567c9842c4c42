import ConcordModel

/// What was found about one paper when it was laid beside the text it was drafted on: what it asks for, and what is wrong
/// with it.
struct AnchoredPaper: Sendable {
    var operations: [Operation]
    /// The words of parts that no paper touched yet and this one changes: the weave need not part them again.
    var baseWords: [Weave.Place: [Token]]
    /// What the paper shows and is no text of the contract, to be taken out of its tree.
    var strays: [ProvisionID]
    var findings: [Finding]
    var unmarked: [PaperAnchor.UnmarkedWords]
    var restatement: Restatement
    /// What a paper that stands beside the contract sets aside, and what it says holds instead.
    var setAside: [(provision: ProvisionID, instead: String?)]

    init(_ anchor: borrowing PaperAnchor) {
        operations = anchor.operations
        baseWords = anchor.baseWords
        strays = anchor.strays
        findings = anchor.findings
        unmarked = anchor.unmarked
        restatement = anchor.restatement
        setAside = anchor.setAside
    }

    /// Gives every token the number it has in another table of words.
    mutating func renumber(_ numbers: [UInt32]) {
        for index in operations.indices { operations[index].renumber(numbers) }
        for index in baseWords.values.indices { baseWords.values[index].renumber(numbers) }
        for index in unmarked.indices {
            unmarked[index].words = unmarked[index].words.map { numbers[Int($0)] }
        }
    }
}
