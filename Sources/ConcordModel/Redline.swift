/// How a part of a redline stands between the two versions it compares.
package enum Standing: UInt8, Sendable {
    /// In both versions.
    case unchanged
    /// In the later version only.
    case inserted
    /// In the earlier version only.
    case struck

    /// Written out, since comparing raw values the general way costs fifty instructions in other modules.
    package static func == (a: Standing, b: Standing) -> Bool { a.rawValue == b.rawValue }
}

/// A stretch of words in a redline. `change` is an index into `Redline.changes`; unchanged words have -1.
package struct RedlineRun: Sendable, Hashable {
    package var start: UInt32
    package var length: UInt32
    package var style: Style
    package var standing: Standing
    package var change: Int32

    package init(start: UInt32, length: UInt32, style: Style, standing: Standing = .unchanged, change: Int32 = -1) {
        self.start = start
        self.length = length
        self.style = style
        self.standing = standing
        self.change = change
    }

    package var bytes: Range<Int> { Int(start)..<Int(start + length) }
}

/// Who made a change: ids of the papers, and the conflict the words stand in, if any.
package struct RedlineChange: Sendable, Hashable {
    /// Why the later version reads otherwise.
    package enum Reason: Sendable, Hashable {
        /// The papers say so.
        case made
        /// No paper says it, and these are the papers that it follows from.
        case conforming
        /// As before, of papers that the earlier version has and the later one does not.
        case conformingWithout
        /// The earlier version has the papers and the later one does not: their words are gone, or what they struck is back.
        case without
        /// As before, and papers of the later version took their place: these are named; those whose place they took stand
        /// here, as readers know them.
        case inPlaceOf([String])
        /// A proposal that another one took the place of: its words stay those of the side that proposed them. Here are the
        /// proposals that came instead, as readers know them.
        case givenUpFor([String])
    }

    package var papers: [String]
    /// The papers as readers know them: `TA-07`, and a side's proposal as that side's, `Union (U-1)`.
    package var names: [String]
    /// Index into `Redline.conflicts`.
    package var conflict: Int?
    package var reason: Reason

    package init(papers: [String], names: [String]? = nil, conflict: Int? = nil, reason: Reason = .made) {
        self.papers = papers
        self.names = names ?? papers
        self.conflict = conflict
        self.reason = reason
    }

    package var isConforming: Bool { reason == .conforming || reason == .conformingWithout }

    /// Whether the papers did not do this: it comes of the later version's being without them.
    package var isOfAbsence: Bool {
        switch reason {
        case .without, .conformingWithout, .givenUpFor: true
        case .made, .conforming, .inPlaceOf: false
        }
    }

    /// Who changed the words, in a sentence for readers; of insertions and of deletions.
    package func sentence(inserted: Bool) -> String {
        let who = names.joined(separator: ", ")
        let were = names.count == 1 ? "is" : "are"
        switch reason {
        case .made: return (inserted ? "Inserted by " : "Struck by ") + who
        case .conforming: return "Conforming change because of " + who
        case .conformingWithout:
            return "Conforming change, since \(who) \(were) not part of the later version"
        case .without:
            return inserted
                ? "Stands again: \(who), which struck it, \(were) not part of the later version"
                : "Words of \(who), not part of the later version"
        case .inPlaceOf(let others):
            return "\(inserted ? "Inserted" : "Struck") by \(who), in the place of \(others.joined(separator: ", "))"
        case .givenUpFor(let others):
            let instead = others.joined(separator: ", ")
            return inserted
                ? "Stands again: \(instead) takes the place of \(who)"
                : "Words of \(who), whose place \(instead) takes"
        }
    }
}

/// One provision of a redline, in the order of the page. Its subtree is `provisions[i + 1 ..< end]`.
///
/// A provision that is inserted or struck as a whole has that standing, and so have all its runs: whoever looks at runs
/// alone sees every change.
package struct RedlineProvision: Sendable {
    package var identity: ProvisionID
    package var kind: ProvisionKind
    package var level: UInt8
    package var alignment: Alignment
    package var isHead: Bool
    package var standing: Standing
    /// Whether it is struck here because it stands elsewhere in the later version, or inserted here because it stood
    /// elsewhere in the earlier one.
    package var isMoved = false
    /// Number of ancestors, the agreement not counted.
    package var depth: UInt16
    package var change: Int32
    /// One past the last provision of the subtree.
    package var end: UInt32
    package var label: Range<UInt32>
    package var heading: Range<UInt32>
    package var text: Range<UInt32>
    /// Bytes of `Redline.anchors`: the name links use, unique on the page, of `a–z`, `0–9`, `.` and `-`. Empty for
    /// what cannot be cited.
    package var anchor: Range<UInt32>

    package init(identity: ProvisionID, provision: Provision, standing: Standing, change: Int32, depth: UInt16) {
        self.identity = identity
        kind = provision.kind
        level = provision.level
        alignment = provision.alignment
        isHead = provision.isHead
        self.standing = standing
        self.change = change
        self.depth = depth
        end = 0
        label = 0..<0
        heading = 0..<0
        text = 0..<0
        anchor = 0..<0
    }

    package func runs(of part: Part) -> Range<UInt32> {
        switch part {
        case .label: label
        case .heading: heading
        case .text: text
        }
    }
}

/// Something that stands beside the agreement's words and is not one of them: the caption of a conflict, where a provision
/// was moved to or from, that provisions are left out here, or an internal note that the reader asked for.
package struct RedlineNote: Sendable {
    package enum Kind: Sendable { case conflict, internalNote, paper, move, gap }
    package var kind: Kind
    /// Index of the provision it stands at the head of.
    package var provision: Int
    package var text: String
    package init(kind: Kind, provision: Int, text: String) {
        self.kind = kind
        self.provision = provision
        self.text = text
    }
}

/// A paper as a redline names it.
package struct RedlinePaper: Sendable {
    package var id: String
    /// For people: "Tentative agreement TA-07, 2025-03-14".
    package var caption: String
    package init(id: String, caption: String) {
        self.id = id
        self.caption = caption
    }
}

/// Two versions of an agreement in one tree: everything a writer may know.
///
/// A clean copy is the redline from a version to itself. Taking the unchanged and inserted runs gives the later version;
/// the unchanged and struck runs give the earlier one.
package struct Redline: Sendable {
    package var title: String
    /// Names of the versions, as the user would type them.
    package var from: String
    package var to: String
    package var parties: [Party]
    /// For people: "July 1, 2022 to June 30, 2025"; empty when the term is not known.
    package var term: String
    package var provisions: [RedlineProvision] = []
    package var runs: [RedlineRun] = []
    package var text: [UInt8]
    package var links: [Link]
    package var anchors: [UInt8] = []
    package var changes: [RedlineChange] = []
    /// Captions of the conflicts that are open in the later version.
    package var conflicts: [String] = []
    /// In the order of the provisions they belong to.
    package var notes: [RedlineNote] = []
    /// The papers that changed something between the two versions.
    package var papers: [RedlinePaper] = []
    /// Whether the reader asked for a redline, even where nothing changed.
    package var isClean: Bool

    package init(
        title: String, from: String, to: String, parties: [Party], term: String, text: [UInt8], links: [Link],
        isClean: Bool
    ) {
        self.title = title
        self.from = from
        self.to = to
        self.parties = parties
        self.term = term
        self.text = text
        self.links = links
        self.isClean = isClean
    }

    package func anchor(of provision: RedlineProvision) -> ArraySlice<UInt8> {
        anchors[Int(provision.anchor.lowerBound)..<Int(provision.anchor.upperBound)]
    }
}
