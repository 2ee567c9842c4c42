import ConcordModel

/// Reads one version off the weave as the plain words that checks read.
///
/// It runs before every check and every link, for the base too where papers changed it, so what no paper touched is copied
/// run by run without asking any table, and words of one paper that stand side by side are copied together.
package struct ContractTextBuilder {
    private let agreement: IntegratedAgreement
    private let weave: Weave
    private let version: Version
    private let presence: [Bool]
    /// For each set of papers, the file of the first that the version has: where the words stand that they brought.
    private let files: [FileID?]
    /// For each set of papers, whether the first that the version has is one that nobody wrote.
    private let areConforming: [Bool]
    /// The pieces at the top whose words and parts are wanted; nil for all.
    private let wanted: Set<ProvisionID>?
    private var text = ContractText()

    /// - Parameter wanted: the articles and other pieces at the top that are wanted whole; of others the heads alone.
    package static func build(
        _ agreement: IntegratedAgreement, in version: Version, whole wanted: Set<ProvisionID>? = nil
    ) -> ContractText {
        var builder = ContractTextBuilder(agreement, version, wanted)
        if wanted == nil {
            // The words, and a space behind each of three parts.
            builder.text.bytes.reserveCapacity(
                builder.weave.tree.text.count + 3 * builder.weave.tree.provisions.count + 8)
            builder.text.provisions.reserveCapacity(builder.weave.tree.provisions.count)
            builder.text.places.reserveCapacity(builder.weave.tree.provisions.count)
        }
        for known in agreement.order.papers { builder.text.paperOfFile[known.paper.position.file] = known.paper.id }
        builder.text.bytes.append(0x20)
        builder.visitChildren(of: builder.weave.base, parent: -1, papers: [])
        builder.text.bytes.append(contentsOf: ContractText.padding)
        builder.text.makeSpacesPlain()
        return builder.text
    }

    private init(_ agreement: IntegratedAgreement, _ version: Version, _ wanted: Set<ProvisionID>?) {
        self.agreement = agreement
        self.wanted = wanted
        weave = agreement.weave
        self.version = version
        presence = agreement.weave.presence(in: version)
        let firsts = agreement.weave.sets.sets.map { $0.first(where: version.contains).map { agreement.order[$0] } }
        files = firsts.map { $0?.position.file }
        areConforming = firsts.map { $0?.causes.isEmpty == false }
    }

    private mutating func visitChildren(of id: ProvisionID, parent: Int32, papers: [String]) {
        guard weave.isTouched(id, Weave.childrenBit), let family = weave.families[id] else {
            var child = weave.tree.provisions[Int(id.index)].firstChild
            while child.index >= 0 {
                visit(child, parent, papers)
                child = weave.tree.provisions[Int(child.index)].nextSibling
            }
            return
        }
        for strand in family
        where presence[Int(strand.struck)] && (strand.brought == 0 || presence[Int(strand.brought)]) {
            note(strand.content, removedBy: ids(weave.sets[strand.struck]), below: parent)
        }
        for strand in weave.visible(family, of: id, presence) {
            visit(strand.content, parent, strand.brought == 0 ? papers : ids(weave.sets[strand.brought]))
        }
    }

    private mutating func visit(_ id: ProvisionID, _ parent: Int32, _ papers: [String]) {
        let index = text.provisions.count
        let provision = weave.tree.provisions[Int(id.index)]
        let touched = weave.touched[Int(id.index)]
        var own = papers
        var label: Label?
        if touched & Self.labelBit != 0 {
            if let given = weave.relabels[id]?.last(where: { version.contains($0.paper) }) {
                own = agreement.order.names(of: [given.paper])
                note(id, removedBy: own, below: parent)
            }
            label = weave.label(of: id, in: version)
        } else if provision.labelValue >= 0 {
            label = weave.tree.labels[Int(provision.labelValue)]
        }
        let printed = words(.label, provision.label, of: id, touched & Self.labelBit, provision.position.file)
        let heading = words(.heading, provision.heading, of: id, touched & Self.headingBit, provision.position.file)
        let isWhole = parent >= 0 || wanted?.contains(id) ?? true
        let words =
            isWhole
            ? words(.text, provision.text, of: id, touched & Self.textBit, provision.position.file)
            : text.bytes.count..<text.bytes.count
        text.add(
            identity: id, kind: provision.kind, level: provision.level, parent: parent, label: label,
            position: provision.position, papers: own, printedLabel: printed, heading: heading, text: words)
        if isWhole, touched & Weave.childrenBit != 0 || provision.firstChild.index >= 0 {
            visitChildren(of: id, parent: Int32(index), papers: papers)
        }
        text.provisions[index].end = Int32(text.provisions.count)
    }

    private static let labelBit = Weave.bit(.label)
    private static let headingBit = Weave.bit(.heading)
    private static let textBit = Weave.bit(.text)

    private mutating func words(
        _ part: Part, _ runs: Range<UInt32>, of id: ProvisionID, _ touched: UInt8, _ file: FileID
    ) -> Range<Int> {
        let first = text.bytes.count
        if touched != 0, let thread = weave.threads[Weave.Place(provision: id, part: part)] {
            append(thread, file)
        } else {
            for index in runs {
                let run = weave.tree.runs[Int(index)]
                append(Int(run.start), Int(run.start) + Int(run.length), SourcePosition(file, Int(run.source)))
            }
        }
        let end = text.bytes.count
        if end > first { text.bytes.append(0x20) }
        return first..<end
    }

    private mutating func append(_ thread: [Weave.WordStrand], _ home: FileID) {
        // What is waiting to be copied, in the tree's text and in its file.
        var (start, end, source, file, isConforming) = (0, 0, 0, home, false)
        for strand in thread where Weave.isVisible(strand, presence) {
            // Words that a paper brought stand in the paper.
            let from = strand.brought == 0 ? home : files[Int(strand.brought)] ?? home
            let follows = strand.brought != 0 && areConforming[Int(strand.brought)]
            let (first, length) = (Int(strand.content.start), Int(strand.content.length))
            if first == end, Int(strand.content.source) == source + end - start, from.index == file.index, end > start,
                follows == isConforming
            {
                end += length
                continue
            }
            if end > start { append(start, end, SourcePosition(file, source), isConforming) }
            (start, end, source, file) = (first, first + length, Int(strand.content.source), from)
            isConforming = follows
        }
        if end > start { append(start, end, SourcePosition(file, source), isConforming) }
    }

    private mutating func append(_ start: Int, _ end: Int, _ position: SourcePosition, _ isConforming: Bool = false) {
        text.places.append(
            ContractText.Place(start: text.bytes.count, position: position, isConforming: isConforming))
        text.bytes.append(contentsOf: weave.tree.text[start..<end])
    }

    private mutating func note(_ id: ProvisionID, removedBy papers: [String], below parent: Int32) {
        text.removed.append(
            ContractText.Removed(identity: id, parent: parent, label: weave.tree.label(of: id), papers: papers))
    }

    private func ids(_ papers: [PaperIndex]) -> [String] {
        agreement.order.names(of: papers.filter(version.contains))
    }
}
