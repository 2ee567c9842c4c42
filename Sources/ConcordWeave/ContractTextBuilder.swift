import ConcordModel

/// Reads one version off the weave as the plain words that checks read.
package struct ContractTextBuilder {
    private let agreement: IntegratedAgreement
    private let weave: Weave
    private let version: Version
    private let presence: [Bool]
    private var text = ContractText()

    package static func build(_ agreement: IntegratedAgreement, in version: Version) -> ContractText {
        var builder = ContractTextBuilder(agreement, version)
        builder.text.bytes.reserveCapacity(builder.weave.tree.text.count)
        builder.text.provisions.reserveCapacity(builder.weave.tree.provisions.count)
        for known in agreement.order.papers { builder.text.paperOfFile[known.paper.position.file] = known.paper.id }
        builder.visitChildren(of: builder.weave.base, parent: -1, papers: [])
        return builder.text
    }

    private init(_ agreement: IntegratedAgreement, _ version: Version) {
        self.agreement = agreement
        weave = agreement.weave
        self.version = version
        presence = agreement.weave.presence(in: version)
    }

    private mutating func visitChildren(of id: ProvisionID, parent: Int32, papers: [String]) {
        guard weave.isTouched(id, Weave.childrenBit), let family = weave.families[id] else {
            var child = weave.tree[id].firstChild
            while child.exists {
                visit(child, parent, papers)
                child = weave.tree[child].nextSibling
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
        let provision = weave.tree[id]
        var own = papers
        if let given = weave.relabels[id]?.last(where: { version.contains($0.paper) }) {
            own = agreement.order.names(of: [given.paper])
            note(id, removedBy: own, below: parent)
        }
        text.provisions.append(
            ContractText.Provision(
                identity: id, kind: provision.kind, level: provision.level, parent: parent,
                label: weave.label(of: id, in: version), position: provision.position, papers: own))
        text.provisions[index].printedLabel = words(.label, of: id)
        text.provisions[index].heading = words(.heading, of: id)
        text.provisions[index].text = words(.text, of: id)
        visitChildren(of: id, parent: Int32(index), papers: papers)
        text.provisions[index].end = Int32(text.provisions.count)
    }

    private mutating func words(_ part: Part, of id: ProvisionID) -> Range<Int> {
        let first = text.bytes.count
        let file = weave.tree[id].position.file
        guard weave.isTouched(id, Weave.bit(part)),
            let thread = weave.threads[Weave.Place(provision: id, part: part)]
        else {
            for index in weave.tree[id].runs(of: part) {
                let run = weave.tree.runs[Int(index)]
                append(run.bytes, SourcePosition(file, Int(run.source)))
            }
            return first..<text.bytes.count
        }
        for strand in thread where Weave.isVisible(strand, presence) {
            // Words that a paper brought stand in the paper.
            let home = weave.sets[strand.brought].first { version.contains($0) }
            append(
                strand.content.bytes,
                SourcePosition(home.map { agreement.order[$0].position.file } ?? file, Int(strand.content.source)))
        }
        return first..<text.bytes.count
    }

    private mutating func append(_ bytes: Range<Int>, _ position: SourcePosition) {
        text.places.append(ContractText.Place(start: text.bytes.count, position: position))
        text.bytes.append(contentsOf: weave.tree.text[bytes])
    }

    private mutating func note(_ id: ProvisionID, removedBy papers: [String], below parent: Int32) {
        text.removed.append(
            ContractText.Removed(identity: id, parent: parent, label: weave.tree.label(of: id), papers: papers))
    }

    private func ids(_ papers: [PaperIndex]) -> [String] {
        agreement.order.names(of: papers.filter(version.contains))
    }
}
