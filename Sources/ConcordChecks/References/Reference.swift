import ConcordModel

/// Words of the contract that point to another of its provisions, or to somebody else's text.
///
/// One reference may name several provisions, “Articles 12 and 13”: each is a target with the whole path that is meant,
/// though it prints only a part of it.
package struct Reference: Sendable {
    /// One number of a path, and the word before it.
    package struct Step: Sendable, Equatable {
        package var word: ReferenceWord
        /// As printed, without parentheses: `12`, `XII`, `Twelve`, `a`.
        package var number: String
        package var isEnclosed: Bool
        /// Where the number stands.
        package var place: Range<Int>
    }

    package struct Target: Sendable {
        /// From the outermost to the innermost; empty for “this Article”.
        package var steps: [Step]
        /// Index of the step that this target begins with itself; steps before it were said elsewhere in the reference.
        package var firstOwn = 0
        /// Where the path starts when it does not start at the top: “this Article”.
        package var base: ReferenceWord?
        /// The bytes that name this target.
        package var range: Range<Int>
        /// Whether it is the last of a range: “5 through 9”.
        package var endsRange = false
        /// The title printed behind a step, with the index of the step.
        package var titles: [Title] = []
    }

    package struct Title: Sendable {
        package var step: Int
        package var range: Range<Int>
        /// Whether the way it is set apart, in parentheses or by a dash, says that it is a title.
        package var isSetApart: Bool
    }

    /// Index of the provision it stands in.
    package var provision: Int
    package var range: Range<Int>
    package var targets: [Target]
    /// Whether it points to a statute, a policy or another document.
    package var isForeign = false
    /// Whether it has a form that other things have too, such as `12.1(a)` alone: it counts only if it leads somewhere.
    package var isGuess = false
}

/// The words that stand before the number of a provision.
package enum ReferenceWord: UInt8, Sendable, CaseIterable {
    case none, article, section, subsection, paragraph, item, appendix, exhibit, schedule, attachment, addendum, annex,
        letter, memorandum

    /// How far out it stands: a path goes from low to high.
    var rank: Int {
        switch self {
        case .article, .appendix, .exhibit, .schedule, .attachment, .addendum, .annex, .letter, .memorandum: 0
        case .section: 1
        case .subsection: 2
        case .paragraph: 3
        case .item, .none: 4
        }
    }

    var isTop: Bool { rank == 0 }

    /// As a reference begins with it.
    package var printed: String {
        switch self {
        case .none: ""
        case .article: "Article"
        case .section: "Section"
        case .subsection: "Subsection"
        case .paragraph: "Paragraph"
        case .item: "Item"
        case .appendix: "Appendix"
        case .exhibit: "Exhibit"
        case .schedule: "Schedule"
        case .attachment: "Attachment"
        case .addendum: "Addendum"
        case .annex: "Annex"
        case .letter: "Letter of Agreement"
        case .memorandum: "Memorandum of Understanding"
        }
    }

    /// The words of labels that it may mean.
    var labelWords: [LabelWord] {
        switch self {
        case .article: [.article]
        case .appendix: [.appendix]
        case .exhibit: [.exhibit]
        case .schedule: [.schedule]
        case .attachment: [.attachment]
        case .addendum: [.addendum]
        case .annex: [.annex]
        case .letter, .memorandum: [.letter, .memorandum]
        case .none, .section, .subsection, .paragraph, .item: []
        }
    }
}

extension LabelWord {
    /// Its number among all of them.
    var place: Int {
        switch self {
        case .none: 0
        case .article: 1
        case .section: 2
        case .appendix: 3
        case .letter: 4
        case .exhibit: 5
        case .schedule: 6
        case .attachment: 7
        case .addendum: 8
        case .annex: 9
        case .memorandum: 10
        case .part: 11
        case .step: 12
        }
    }
}
