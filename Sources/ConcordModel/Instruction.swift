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
    /// The words in front of a list: `the introductory text of Section 1`.
    package var isIntroduction = false
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
    /// A row or a column goes to another place of its table.
    case moveRow(InstructionTarget, InstructionPlace)
    case moveColumn(InstructionTarget, InstructionPlace)
    /// The head of the new column and its cells, one a row.
    case addColumn(head: ProvisionID, values: [ProvisionID], InstructionPlace)
    case deleteColumn(InstructionTarget)
}

extension InstructionPlace {
    /// What the place is said of; nil where the number alone says it.
    package var target: InstructionTarget? {
        switch self {
        case .after(let target), .before(let target), .atEnd(let target), .atBeginning(let target): target
        case .byNumber: nil
        }
    }

    /// The same place of another target.
    package func with(_ target: InstructionTarget) -> InstructionPlace {
        switch self {
        case .after: .after(target)
        case .before: .before(target)
        case .atEnd: .atEnd(target)
        case .atBeginning: .atBeginning(target)
        case .byNumber: .byNumber
        }
    }
}

extension InstructionAction {
    /// What is changed; nil for what is added somewhere.
    package var target: InstructionTarget? {
        switch self {
        case .words(_, let target), .rewrite(let target, _, _), .delete(let target, _), .renumber(let target, _),
            .move(let target, _, _), .retitle(let target, _), .setCell(let target, _), .deleteRow(let target),
            .moveRow(let target, _), .moveColumn(let target, _), .deleteColumn(let target):
            target
        case .add, .addRows, .addColumn: nil
        }
    }

    /// The same with another target.
    package func with(_ target: InstructionTarget) -> InstructionAction {
        switch self {
        case .words(let edit, _): .words(edit, in: target)
        case .rewrite(_, let body, let showsSome): .rewrite(target, body: body, showsSome: showsSome)
        case .delete(_, let keepsNumber): .delete(target, keepsNumber: keepsNumber)
        case .renumber(_, let number): .renumber(target, as: number)
        case .move(_, let place, let number): .move(target, place, renumber: number)
        case .retitle(_, let phrase): .retitle(target, as: phrase)
        case .setCell(_, let phrase): .setCell(target, to: phrase)
        case .deleteRow: .deleteRow(target)
        case .moveRow(_, let place): .moveRow(target, place)
        case .moveColumn(_, let place): .moveColumn(target, place)
        case .deleteColumn: .deleteColumn(target)
        case .add, .addRows, .addColumn: self
        }
    }
}

/// A sentence of a paper in the drafter's words that asks for nothing: what was, who met, what the paper is for.
public struct Recital: Sendable, Hashable {
    /// On one line.
    public let text: String
    public let position: SourcePosition
    /// The heads it stands under that name no provision by a number, the nearest last. One of them may be a title of the
    /// contract, and below such a head nothing is a recital.
    package let heads: [CitationText]

    package init(_ text: String, at position: SourcePosition, below heads: [CitationText]) {
        (self.text, self.position, self.heads) = (text, position, heads)
    }
}
