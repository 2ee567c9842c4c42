/// One version of the agreement as plain words: what the checks read.
///
/// Provisions stand in the order of the page, each with its words as bytes of one text, and every byte knows where it stands
/// in a file: in the contract, or in the paper that brought it. No marks, no struck words, no conflicts.
package struct ContractText: Sendable {
    package struct Provision: Sendable {
        package var identity: ProvisionID
        package var kind: ProvisionKind
        /// Sections: how deep among sections, from 1.
        package var level: UInt8
        /// Index of the parent; -1 for what stands at the top.
        package var parent: Int32
        /// One past the last provision of the subtree.
        package var end: Int32
        /// The label as it was parsed, by the number this version prints.
        package var label: Label?
        /// Bytes of `bytes`: the printed label, the title, the words.
        package var printedLabel: Range<Int>
        package var heading: Range<Int>
        package var text: Range<Int>
        /// Where it begins in its file.
        package var position: SourcePosition
        /// Ids of the papers that brought it, or gave it its number; empty for what the contract had.
        package var papers: [String]

        package init(
            identity: ProvisionID, kind: ProvisionKind, level: UInt8, parent: Int32, label: Label?,
            position: SourcePosition, papers: [String], printedLabel: Range<Int> = 0..<0, heading: Range<Int> = 0..<0,
            text: Range<Int> = 0..<0
        ) {
            self.identity = identity
            self.kind = kind
            self.level = level
            self.parent = parent
            self.end = 0
            self.label = label
            self.printedLabel = printedLabel
            self.heading = heading
            self.text = text
            self.position = position
            self.papers = papers
        }
    }

    /// From byte `start` on, the byte at `start + n` stands at `offset + n` in `file`.
    package struct Place: Sendable {
        package var start: UInt32
        package var position: SourcePosition
        /// Whether nobody wrote these words: they follow from what the paper at `position` does.
        package var isConforming: Bool
        package init(start: Int, position: SourcePosition, isConforming: Bool = false) {
            self.start = UInt32(start)
            self.position = position
            self.isConforming = isConforming
        }
    }

    /// What papers of this version took from its place: a provision they struck, moved elsewhere or renumbered.
    package struct Removed: Sendable {
        package var identity: ProvisionID
        /// Index of the provision it stood below; -1 for the top.
        package var parent: Int32
        /// The label it had there.
        package var label: Label?
        /// Ids of the papers that took it away.
        package var papers: [String]
        package init(identity: ProvisionID, parent: Int32, label: Label?, papers: [String]) {
            self.identity = identity
            self.parent = parent
            self.label = label
            self.papers = papers
        }
    }

    package var provisions: [Provision] = []
    package var removed: [Removed] = []
    /// A space stands behind each part, and in front of the first, so that no word runs from one into the next; `padding`
    /// stands at the end.
    package var bytes: [UInt8] = []
    /// Ascending by `start`.
    package var places: [Place] = []
    /// The paper that each file of a paper holds, by its id.
    package var paperOfFile: [FileID: String] = [:]

    /// Spaces behind the last word, so that whoever looks at the first letters of a word need not ask whether they are there.
    package static let padding: [UInt8] = [0x20, 0x20, 0x20, 0x20]

    package init() {}

    /// Adds a provision. Made where it comes to stand, since copying one costs more than reading its words.
    package mutating func add(
        identity: ProvisionID, kind: ProvisionKind, level: UInt8, parent: Int32, label: consuming Label?,
        position: SourcePosition, papers: consuming [String], printedLabel: Range<Int>, heading: Range<Int>,
        text: Range<Int>
    ) {
        provisions.append(
            Provision(
                identity: identity, kind: kind, level: level, parent: parent, label: label, position: position,
                papers: papers, printedLabel: printedLabel, heading: heading, text: text))
    }

    /// Makes plain spaces of all that typesetters use for one: a space that does not break, a thin one. As many as the bytes
    /// they take, so that every word stays in its place.
    package mutating func makeSpacesPlain() {
        bytes.withUnsafeMutableBufferPointer { bytes in
            var index = 0
            while index + 2 < bytes.count {
                guard bytes[index] >= 0xC2 else {
                    index += 1
                    continue
                }
                let (sign, length) = PlainSign.read(bytes[index], bytes[index + 1], bytes[index + 2])
                if case .space = sign { for place in index..<index + length { bytes[place] = 0x20 } }
                index += length
            }
        }
    }

    /// The first place that begins after a byte.
    private func place(behind byte: Int) -> Int {
        var low = 0
        var high = places.count
        while low < high {
            let middle = (low + high) / 2
            if Int(places[middle].start) <= byte { low = middle + 1 } else { high = middle }
        }
        return low
    }

    /// Where a byte stands in its file.
    package func position(of byte: Int) -> SourcePosition {
        let next = place(behind: byte)
        guard next > 0 else { return SourcePosition(FileID(0), 0) }
        let place = places[next - 1]
        return SourcePosition(place.position.file, Int(place.position.offset) + byte - Int(place.start))
    }

    /// Ids of the papers that brought any of these bytes; empty for words that the contract had.
    package func papers(bringing range: Range<Int>) -> [String] {
        guard !paperOfFile.isEmpty, !range.isEmpty else { return [] }
        var papers: [String] = []
        func add(_ file: FileID) {
            if let paper = paperOfFile[file], !papers.contains(paper) { papers.append(paper) }
        }
        add(position(of: range.lowerBound).file)
        var next = place(behind: range.lowerBound)
        while next < places.count, Int(places[next].start) < range.upperBound {
            // Of places that begin at one byte the last one counts.
            if next + 1 == places.count || places[next + 1].start > places[next].start {
                add(places[next].position.file)
            }
            next += 1
        }
        return papers
    }

    /// Whether the word at a byte was written by nobody, but follows from what papers do.
    package func isConforming(_ byte: Int) -> Bool {
        let next = place(behind: byte)
        return next > 0 && places[next - 1].isConforming
    }

    package func string(_ range: Range<Int>) -> String { String(decoding: bytes[range], as: UTF8.self) }

    /// Indices of the provisions right below one, or of those at the top.
    package func children(of parent: Int?) -> [Int] {
        var children: [Int] = []
        var index = parent.map { $0 + 1 } ?? 0
        let end = parent.map { Int(provisions[$0].end) } ?? provisions.count
        while index < end {
            children.append(index)
            index = Int(provisions[index].end)
        }
        return children
    }
}
