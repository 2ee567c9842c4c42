import ConcordModel

/// A text that a proof reads: a paper's body as a file gives it, or a version of the agreement as the weave has it.
struct ProvedReading {
    let tree: Tree
    private let weave: Weave?
    private let version: Version
    private let presence: [Bool]

    /// What stands in a file, as it was read.
    init(file tree: Tree) {
        self.tree = tree
        weave = nil
        version = Version()
        presence = []
    }

    init(_ version: Version, of weave: Weave) {
        tree = weave.tree
        self.weave = weave
        self.version = version
        presence = weave.presence(in: version)
    }

    /// Whether it is a version rather than a file.
    var isVersion: Bool { weave != nil }

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
            for strand in thread where Weave.isVisible(strand, presence) { body(strand.content.bytes) }
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
