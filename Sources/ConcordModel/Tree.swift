/// How words are set. Nested emphasis of one kind is flat here: a word is emphasised or it is not.
package struct Style: Sendable, Hashable {
    package struct Marks: OptionSet, Sendable, Hashable {
        package let rawValue: UInt16
        package init(rawValue: UInt16) { self.rawValue = rawValue }
        package static let emphasis = Marks(rawValue: 1)
        package static let strong = Marks(rawValue: 2)
        package static let code = Marks(rawValue: 4)
        /// The words are the mark of a footnote.
        package static let footnoteMark = Marks(rawValue: 8)
    }

    package var marks: Marks
    /// 1 + index of the link among the tree's links; 0 is no link.
    package var link: UInt16

    package init(_ marks: Marks = [], link: UInt16 = 0) {
        self.marks = marks
        self.link = link
    }

    /// Written out, as for `Standing`.
    package static func == (a: Style, b: Style) -> Bool { a.marks.rawValue == b.marks.rawValue && a.link == b.link }

    package static let plain = Style()
    package var isPlain: Bool { marks.isEmpty && link == 0 }
}

/// A stretch of words of one style: bytes of the tree's text, and where they stood in the source.
///
/// The bytes are decoded UTF-8 without markup, entities or escapes. Soft line ends are single spaces; a newline is a
/// hard line break. Within a run, source offsets advance with the text.
package struct Run: Sendable, Hashable {
    package var start: UInt32
    package var length: UInt32
    package var source: UInt32
    package var style: Style

    package init(start: Int, length: Int, source: Int, style: Style = .plain) {
        self.start = UInt32(start)
        self.length = UInt32(length)
        self.source = UInt32(source)
        self.style = style
    }

    package var bytes: Range<Int> { Int(start)..<Int(start + length) }
}

/// A note for the drafting team. It stands beside the tree and never in it, so that a writer cannot meet one by chance.
package struct InternalNote: Sendable {
    package var provision: ProvisionID
    package var text: String
    package var position: SourcePosition

    package init(provision: ProvisionID, text: String, position: SourcePosition) {
        self.provision = provision
        self.text = text
        self.position = position
    }
}

/// All provisions of a compilation, of the contract and of every paper, in one arena with one text: a provision that a
/// paper brings needs no copying to stand in the contract.
///
/// Invariants: a child has a greater index than its parent; the runs of a part are contiguous in `runs` and their bytes
/// ascend in `text`; text is valid UTF-8.
package struct Tree: Sendable {
    package var provisions: [Provision] = []
    package var runs: [Run] = []
    package var text: [UInt8] = []
    package var labels: [Label] = []
    package var links: [Link] = []
    package var notes: [InternalNote] = []

    package init() {}

    package subscript(id: ProvisionID) -> Provision {
        get { provisions[Int(id.index)] }
        _modify { yield &provisions[Int(id.index)] }
    }

    /// Adds a provision as the last child of `parent`, or as a root.
    package mutating func add(_ provision: Provision, under parent: ProvisionID) -> ProvisionID {
        let id = ProvisionID(provisions.count)
        provisions.append(provision)
        provisions[Int(id.index)].parent = parent
        if parent.exists {
            let last = provisions[Int(parent.index)].lastChild
            if last.exists {
                provisions[Int(last.index)].nextSibling = id
            } else {
                provisions[Int(parent.index)].firstChild = id
            }
            provisions[Int(parent.index)].lastChild = id
        }
        return id
    }

    /// Takes a provision out of its parent's children. It stays in the arena, under no parent.
    package mutating func takeOut(_ id: ProvisionID) {
        let parent = self[id].parent
        guard parent.exists else { return }
        var previous: ProvisionID = .none
        var child = self[parent].firstChild
        while child.exists, child != id {
            previous = child
            child = self[child].nextSibling
        }
        guard child == id else { return }
        let next = self[id].nextSibling
        if previous.exists { self[previous].nextSibling = next } else { self[parent].firstChild = next }
        if self[parent].lastChild == id { self[parent].lastChild = previous }
        self[id].parent = .none
        self[id].nextSibling = .none
    }

    /// Puts the children of one provision behind those of another.
    package mutating func moveChildren(of old: ProvisionID, to new: ProvisionID) {
        var child = self[old].firstChild
        guard child.exists else { return }
        let last = self[new].lastChild
        if last.exists { self[last].nextSibling = child } else { self[new].firstChild = child }
        self[new].lastChild = self[old].lastChild
        while child.exists {
            self[child].parent = new
            child = self[child].nextSibling
        }
        self[old].firstChild = .none
        self[old].lastChild = .none
    }

    /// Appends decoded bytes to the text and gives the run for them.
    package mutating func append(_ bytes: some Sequence<UInt8>, source: Int, style: Style = .plain) -> Run {
        let start = text.count
        text.append(contentsOf: bytes)
        return Run(start: start, length: text.count - start, source: source, style: style)
    }

    package func label(of id: ProvisionID) -> Label? {
        let value = self[id].labelValue
        return value < 0 ? nil : labels[Int(value)]
    }

    package func children(of id: ProvisionID) -> ChildSequence {
        ChildSequence(provisions: provisions, upcoming: self[id].firstChild)
    }

    /// The words of a part as one string. For messages and labels, not for hot paths.
    package func string(_ part: Part, of id: ProvisionID) -> String {
        var bytes: [UInt8] = []
        for run in self[id].runs(of: part) { bytes.append(contentsOf: text[runs[Int(run)].bytes]) }
        return String(decoding: bytes, as: UTF8.self)
    }

    package struct ChildSequence: Sequence, IteratorProtocol {
        let provisions: [Provision]
        var upcoming: ProvisionID
        package mutating func next() -> ProvisionID? {
            guard upcoming.exists else { return nil }
            defer { upcoming = provisions[Int(upcoming.index)].nextSibling }
            return upcoming
        }
    }
}
