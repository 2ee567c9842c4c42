/// What a text means, written down so that two texts have the same bytes exactly when they read the same: kinds, nesting,
/// numbers, cells, words, styles and links. Wrapping, spacing and typographic signs leave no trace.
///
/// Seals keep digests of these bytes for years, so that nothing here may change: another way of writing is another form of
/// seal. Every value has its length in front of it, and none can be taken for another.
package struct CanonicalReading {
    package private(set) var bytes: [UInt8] = []

    package init() {}

    /// A named value.
    package mutating func add(_ name: StaticString, _ value: some StringProtocol) {
        name.withUTF8Buffer { add($0) }
        add(Array(value.utf8))
    }

    /// A named value whose spacing and typographic signs mean nothing.
    package mutating func add(words: some StringProtocol, as name: StaticString) {
        name.withUTF8Buffer { add($0) }
        add(CanonicalReading.folded(Array(words.utf8)))
    }

    /// Bytes with their count in front: `5:hours`.
    package mutating func add(_ value: some Collection<UInt8>) {
        bytes.append(contentsOf: String(value.count).utf8)
        bytes.append(UInt8(ascii: ":"))
        bytes.append(contentsOf: value)
    }

    /// Another reading as one value of this one.
    package mutating func add(_ other: CanonicalReading) { add(other.bytes) }

    // MARK: Provisions

    /// Begins a provision; what is added before it is closed stands in it.
    package mutating func open(_ kind: ProvisionKind, level: UInt8, _ alignment: Alignment, isHead: Bool) {
        bytes.append(UInt8(ascii: "("))
        add(CanonicalReading.name(of: kind).utf8)
        if kind == .section { add("level", String(level)) }
        if kind == .row, isHead { add("head", "") }
        switch alignment {
        case .none: break
        case .left: add("set", "left")
        case .center: add("set", "center")
        case .right: add("set", "right")
        }
    }

    package mutating func close() { bytes.append(UInt8(ascii: ")")) }

    /// Words of one style.
    package struct Stretch {
        package var bytes: ArraySlice<UInt8>
        package var marks: Style.Marks
        package var link: Link?

        package init(_ bytes: ArraySlice<UInt8>, _ marks: Style.Marks, _ link: Link?) {
            (self.bytes, self.marks, self.link) = (bytes, marks, link)
        }
    }

    /// The words of a part, if it has any. A style counts for the letters that it covers: of spaces it does not show.
    package mutating func add(_ part: Part, _ stretches: [Stretch], keepsLines: Bool) {
        if stretches.allSatisfy(\.bytes.isEmpty) { return }
        switch part {
        case .label: bytes.append(UInt8(ascii: "#"))
        case .heading: bytes.append(UInt8(ascii: "="))
        case .text: bytes.append(UInt8(ascii: "'"))
        }
        let whole = stretches.flatMap(\.bytes)
        add(keepsLines ? whole : CanonicalReading.folded(whole))
        var (start, next) = (0, 0)
        var current: (marks: Style.Marks, link: Link?) = ([], nil)
        func style(_ end: Int, _ reading: inout CanonicalReading) {
            guard end > start, !current.marks.isEmpty || current.link != nil else { return }
            let link = current.link.map { "\($0.destination)\n\($0.title)" } ?? ""
            reading.bytes.append(UInt8(ascii: "*"))
            reading.add(Array("\(start)-\(end) \(current.marks.rawValue) \(link)".utf8))
        }
        for stretch in stretches {
            let letters = CanonicalReading.folded(stretch.bytes).count { $0 != 0x20 && $0 != 0x0A }
            if letters == 0 { continue }
            if stretch.marks.rawValue != current.marks.rawValue || stretch.link != current.link {
                style(next, &self)
                (start, current) = (next, (stretch.marks, stretch.link))
            }
            next += letters
        }
        style(next, &self)
    }

    /// A provision of a tree with all below it.
    package mutating func add(_ id: ProvisionID, of tree: Tree) {
        let provision = tree[id]
        open(provision.kind, level: provision.level, provision.alignment, isHead: provision.isHead)
        for part in Part.allCases {
            let stretches = provision.runs(of: part).map { index in
                let run = tree.runs[Int(index)]
                return Stretch(
                    tree.text[run.bytes], run.style.marks,
                    run.style.link > 0 ? tree.links[Int(run.style.link) - 1] : nil)
            }
            add(part, stretches, keepsLines: provision.kind.keepsLines)
        }
        for child in tree.children(of: id) { add(child, of: tree) }
        close()
    }

    // MARK: Signs

    /// Words without what spacing and typography add. A hard line end stays.
    private static func folded(_ bytes: some Collection<UInt8>) -> [UInt8] {
        var folded: [UInt8] = []
        for (index, line) in bytes.split(separator: 0x0A, omittingEmptySubsequences: false).enumerated() {
            if index > 0 { folded.append(0x0A) }
            SealedSigns.append(line, to: &folded)
        }
        return folded
    }

    /// Names that stay, whatever the cases are called or numbered.
    private static func name(of kind: ProvisionKind) -> String {
        switch kind {
        case .agreement: "agreement"
        case .title: "title"
        case .cover: "cover"
        case .division: "division"
        case .article: "article"
        case .appendix: "appendix"
        case .letter: "letter"
        case .front: "front"
        case .section: "section"
        case .item: "item"
        case .bullet: "bullet"
        case .paragraph: "paragraph"
        case .table: "table"
        case .row: "row"
        case .cell: "cell"
        case .caption: "caption"
        case .verbatim: "verbatim"
        case .quote: "quote"
        case .footnote: "footnote"
        case .rule: "rule"
        }
    }
}
