/// A stretch of a marked paper that only one of its readings has: struck words, or inserted ones. Bytes of the file.
package struct PaperMark: Sendable {
    package enum Kind: Sendable { case struck, inserted }
    package var kind: Kind
    package var range: Range<Int>
    /// Whether the mark has no end, so that its range is a guess.
    package var isBroken: Bool
    package init(kind: Kind, range: Range<Int>, isBroken: Bool = false) {
        self.kind = kind
        self.range = range
        self.isBroken = isBroken
    }
}

/// A paper as it was read: its front matter, and its body as article text. Which words it asks to change is found by
/// comparing the body with the text the paper was drafted on.
package struct PaperManuscript: Sendable {
    package var paper: Paper
    /// The body before its marks; none in a paper of full text.
    package var before: ProvisionID?
    /// The body as it shall read.
    package var after: ProvisionID
    /// In the order of the file, not overlapping.
    package var marks: [PaperMark]
    /// What a patch says beyond its words; nothing in the other forms.
    package var patch = PatchPlaces()
    /// What a paper in the drafter's words asks for; `after` then holds nothing.
    package var instructions: [Instruction]?
    /// Quoted words of these whose last sign may be the instruction's own: `insert “ten (10).”`
    package var withForeignSign: Set<ProvisionID> = []
    /// What a paper in the drafter's words tells and does not ask.
    package var recitals: [Recital] = []
    /// Whether it says aloud that something stays as it is, so that a paper without effect is meant so.
    package var saysThatSomethingStays = false
    /// Whether every party has signed it, so that what it says is agreed.
    package var isSigned = false
    /// Whether something in it was not understood, which has its finding.
    package var hasUnread = false

    /// Whether it can be read only when it is known how the papers before it leave the files.
    package var isReadLate: Bool { paper.form == .patch && !paper.after.isEmpty }

    package init(paper: Paper, before: ProvisionID?, after: ProvisionID, marks: [PaperMark]) {
        self.paper = paper
        self.before = before
        self.after = after
        self.marks = marks
    }
}

/// Everything that was read: the contract and the papers, in one tree.
package struct Manuscript: Sendable {
    package var title: String
    package var parties: [Party]
    /// The first and last day of the agreement, as far as they are known.
    package var termFrom: TermDay?
    package var termTo: TermDay?
    /// How days are written, and when the parties ratified.
    package var days = AgreementDays()
    /// Whether nothing is part of the contract that is not sealed.
    package var requiresSeals = false
    /// How the contract is checked as a document.
    package var checkOptions = CheckOptions()
    package var tree: Tree
    package var base: ProvisionID
    package var papers: [PaperManuscript]

    package init(title: String, tree: Tree, base: ProvisionID) {
        self.title = title
        parties = []
        self.tree = tree
        self.base = base
        papers = []
    }
}
