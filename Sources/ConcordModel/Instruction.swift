/// One instruction of a paper in the drafter's words, as it was read: `Strike "eight (8)" and insert "ten (10)".`
///
/// Which provisions it means is not known yet; citations are kept as written, since only the version that the paper was
/// drafted on can tell what they fit. Quoted words stand in the tree, as texts of provisions of their own.
package struct Instruction: Sendable {
    package var action: InstructionAction
    package var position: SourcePosition
    /// The instruction as written, on one line, for messages.
    package var sentence: String
    /// The head `# Article 12` that it stands under.
    package var article: CitationText?
    /// What the instruction above it amends: `## Amend Section 1(a)`.
    package var scope: InstructionTarget?

    package init(_ action: InstructionAction, at position: SourcePosition, sentence: String) {
        self.action = action
        self.position = position
        self.sentence = sentence
    }
}

/// A citation as a paper writes it, and where.
package struct CitationText: Sendable, Hashable {
    package var text: String
    package var position: SourcePosition
    package init(_ text: String, at position: SourcePosition) {
        self.text = text
        self.position = position
    }
}

/// Where an instruction applies: a provision, or a place in one that has no number of its own.
package struct InstructionTarget: Sendable, Hashable {
    /// Which of several times that words occur is meant.
    package enum Occurrence: Sendable, Hashable {
        /// They must occur once.
        case only
        /// `throughout`
        case all
        /// From 1; `last` is -1.
        case number(Int)
    }

    /// Nil where the provision is the one that the instruction stands under.
    package var citation: CitationText?
    package var isWholeAgreement = false
    /// The number of an unnumbered paragraph, of a sentence; from 1, the last is -1.
    package var paragraph: Int?
    package var sentence: Int?
    package var isTitle = false
    /// Words of the first cell of a table's row, and of the head of a column.
    package var row: ProvisionID?
    package var column: ProvisionID?
    package var occurrence = Occurrence.only

    package init(_ citation: CitationText? = nil) { self.citation = citation }

    /// Whether it says no more than what stands above the instruction.
    package var isEmpty: Bool { self == InstructionTarget() }
}

/// Where new provisions, moved ones, rows and columns go.
package enum InstructionPlace: Sendable, Hashable {
    case after(InstructionTarget)
    case before(InstructionTarget)
    case atEnd(InstructionTarget)
    case atBeginning(InstructionTarget)
    /// Behind the number before its own.
    case byNumber
}

/// A new number for a provision, in every way it can be read: `i` is a letter and a Roman numeral.
package struct NewNumber: Sendable, Hashable {
    package var text: String
    package var readings: [Label]
    package var position: SourcePosition
    package init(_ text: String, readings: [Label], at position: SourcePosition) {
        self.text = text
        self.readings = readings
        self.position = position
    }
}

/// What an instruction asks for. Provisions named here are quoted words, unless they are called a body: the root of text
/// that was read as an article file is.
package enum InstructionAction: Sendable {
    /// A change of words inside of a provision.
    package enum WordEdit: Sendable {
        case replace(ProvisionID, with: ProvisionID?)
        /// The sentence or the paragraph that the target names.
        case replacePlace(with: ProvisionID?)
        case insertAfter(ProvisionID, ProvisionID)
        case insertBefore(ProvisionID, ProvisionID)
        case insertAtEnd(ProvisionID)
        case insertAtBeginning(ProvisionID)
    }

    case words(WordEdit, in: InstructionTarget)
    /// The provision shall read as the body does. `as follows` may show some of its provisions only.
    case rewrite(InstructionTarget, body: ProvisionID, showsSome: Bool)
    case add(CitationText?, InstructionPlace, body: ProvisionID)
    case delete(InstructionTarget, keepsNumber: Bool)
    case renumber(InstructionTarget, as: NewNumber)
    case move(InstructionTarget, InstructionPlace, renumber: NewNumber?)
    case retitle(InstructionTarget, as: ProvisionID)
    case setCell(InstructionTarget, to: ProvisionID)
    case addRows([ProvisionID], InstructionPlace)
    case deleteRow(InstructionTarget)
    /// The head of the new column and its cells, one a row.
    case addColumn(head: ProvisionID, values: [ProvisionID], InstructionPlace)
    case deleteColumn(InstructionTarget)
}
