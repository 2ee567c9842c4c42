import ConcordModel

/// A text that a proof reads: a paper's body as a file gives it, or a version of the agreement as the weave has it.
package struct ProvedReading {
    let tree: Tree
    private let weave: Weave?
    private let version: Version
    private let presence: [Bool]
    /// Whether `[no change]` and its like say that something stays; in a contract they are words.
    let isPaper: Bool
    /// Whether it is proved as a text that is given in full, in which `[deleted]` says that something goes.
    var isFullText = false

    /// What stands in a file of the contract, as it was read.
    package init(file tree: Tree) { self.init(tree, isPaper: false) }

    /// What stands in a paper.
    init(paper tree: Tree) { self.init(tree, isPaper: true) }

    private init(_ tree: Tree, isPaper: Bool) {
        self.tree = tree
        self.isPaper = isPaper
        weave = nil
        version = Version()
        presence = []
    }

    init(_ version: Version, of weave: Weave) {
        tree = weave.tree
        isPaper = false
        self.weave = weave
        self.version = version
        presence = weave.presence(in: version)
    }

    /// Whether a provision's own line is as it would be without any paper: none of the version has a part in it.
    func isOfBase(_ id: ProvisionID, _ memory: ProofMemory) -> Bool {
        guard let weave, !isFullText else { return false }
        if tree[id].kind == .row ? !weave.isTouchedBelow(id) : !weave.isTouched(id, ~Weave.childrenBit) { return true }
        return memory.partners(of: id, in: weave).allSatisfy { !presence[$0] }
            && weave.relabels[id]?.contains { version.contains($0.paper) } != true
    }

    func label(of id: ProvisionID) -> Label? {
        guard let weave else { return tree.label(of: id) }
        return weave.label(of: id, in: version)
    }

    func forEachChild(of id: ProvisionID, _ body: (ProvisionID) -> Void) {
        if let weave, weave.isTouched(id, Weave.childrenBit) {
            for child in weave.children(of: id, presence) { body(child) }
            return
        }
        var child = tree[id].firstChild
        while child.exists {
            body(child)
            child = tree[child].nextSibling
        }
    }

    func children(of id: ProvisionID) -> [ProvisionID] {
        var children: [ProvisionID] = []
        forEachChild(of: id) { children.append($0) }
        return children
    }

    /// The stretches of the tree's text that the words of a part are, in order.
    func forEachStretch(_ part: Part, of id: ProvisionID, _ body: (Range<Int>) -> Void) {
        if let thread = thread(part, of: id) {
            // Words that stand together in the text are one stretch.
            var stretch = 0..<0
            for strand in thread where Weave.isVisible(strand, presence) {
                let bytes = strand.content.bytes
                if bytes.lowerBound == stretch.upperBound {
                    stretch = stretch.lowerBound..<bytes.upperBound
                } else {
                    if !stretch.isEmpty { body(stretch) }
                    stretch = bytes
                }
            }
            if !stretch.isEmpty { body(stretch) }
        } else {
            for run in tree[id].runs(of: part) { body(tree.runs[Int(run)].bytes) }
        }
    }

    /// The words of a part. Those of threads have their numbers from the weave's tokenizer, so `tokenizer` is a copy of it.
    func tokens(_ part: Part, of id: ProvisionID, by tokenizer: inout Tokenizer) -> [Token] {
        guard let thread = thread(part, of: id) else {
            return tokenizer.tokens(of: tree[id].runs(of: part), in: tree)
        }
        return thread.lazy.filter { Weave.isVisible($0, presence) }.map(\.content)
    }

    func string(_ part: Part, of id: ProvisionID) -> String {
        var bytes: [UInt8] = []
        forEachStretch(part, of: id) { bytes += tree.text[$0] }
        return String(decoding: bytes, as: UTF8.self)
    }

    private func thread(_ part: Part, of id: ProvisionID) -> [Weave.WordStrand]? {
        guard let weave, weave.isTouched(id, Weave.bit(part)) else { return nil }
        return weave.threads[Weave.Place(provision: id, part: part)]
    }
}
