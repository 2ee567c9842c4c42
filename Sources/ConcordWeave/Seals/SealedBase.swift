import ConcordModel

/// What a paper changes in the contract, as it stands before and after, in the version of that paper alone: what the second
/// digest of a seal is over.
///
/// Of a change of words its provision counts, of a change in a table the table, of provisions that come or go all that stands
/// in them and their neighbors; of each, where it stands: the numbers and titles above it. It is the same whatever other
/// papers there are, and in whatever order they are read.
package struct SealedBase {
    /// The reading of every place.
    package private(set) var reading = CanonicalReading()
    /// The files that these stand in.
    package private(set) var files: Set<FileID> = []
    /// Where the first of them stands, for people; empty where the paper touches nothing.
    package private(set) var places: [ProvisionID] = []
    private let agreement: IntegratedAgreement
    private var weave: Weave { agreement.weave }

    /// - Parameters:
    ///   - records: what the paper changes, by number of record.
    ///   - setAside: the provisions that it sets aside.
    package init(
        _ paper: PaperIndex, _ records: [Int], setAside: [ProvisionID], in agreement: IntegratedAgreement
    ) {
        self.agreement = agreement
        let before = agreement.order.closure(of: paper)
        var after = before
        after.insert(paper)
        var provisions: Set<ProvisionID> = []
        var families: [ProvisionID: Set<ProvisionID>] = [:]
        for record in records.map({ agreement.weave.records[$0] }) {
            if record.place.part != nil {
                provisions.insert(table(around: record.place.provision) ?? record.place.provision)
            } else if let table = table(around: record.place.provision) {
                provisions.insert(table)
            } else {
                families[record.place.provision, default: []].formUnion(children(of: record))
            }
        }
        places = (provisions.union(families.keys).union(setAside)).sorted()
        for (name, version) in [("before", before), ("after", after)] {
            let presence = weave.presence(in: version)
            var pieces: [[UInt8]] = []
            for id in provisions where weave.isPresent(id, presence) {
                pieces.append(piece(id, isWhole: weave.tree[id].kind == .table, presence))
            }
            for id in setAside where weave.isPresent(id, presence) {
                pieces.append(piece(id, isWhole: true, presence))
            }
            for (parent, changed) in families where weave.isPresent(parent, presence) {
                pieces += family(of: parent, changed, presence)
            }
            var side = CanonicalReading()
            for piece in pieces.sorted(by: { $0.lexicographicallyPrecedes($1) }) { side.add(piece) }
            reading.add("version", name)
            reading.add(side)
        }
    }

    private func table(around id: ProvisionID) -> ProvisionID? {
        var current = id
        while current.exists {
            switch weave.tree[current].kind {
            case .table: return current
            case .row, .cell, .caption: current = weave.parent(of: current)
            default: return nil
            }
        }
        return nil
    }

    /// The children that a record brings or strikes.
    private func children(of record: Weave.Record) -> Set<ProvisionID> {
        let names = Set(record.struck + record.inserted)
        let family = weave.families[record.place.provision] ?? []
        return Set(family.filter { names.contains($0.id) }.map(\.content))
    }

    // MARK: Pieces

    /// A provision with what stands above it.
    private mutating func piece(
        _ id: ProvisionID, isWhole: Bool, _ presence: [Bool]
    ) -> [UInt8] {
        var piece = CanonicalReading()
        addPath(to: id, presence, &piece)
        add(id, isWhole: isWhole, presence, &piece)
        return piece.bytes
    }

    /// The children of a provision that come or go, each between its neighbors.
    private mutating func family(
        of parent: ProvisionID, _ changed: Set<ProvisionID>, _ presence: [Bool]
    ) -> [[UInt8]] {
        let children = weave.children(of: parent, presence)
        var pieces: [[UInt8]] = []
        for (index, child) in children.enumerated() where changed.contains(child) {
            var piece = CanonicalReading()
            addPath(to: child, presence, &piece)
            for neighbor in [index - 1, index + 1] {
                piece.add("neighbor", "")
                if children.indices.contains(neighbor), !changed.contains(children[neighbor]) {
                    addHead(of: children[neighbor], presence, &piece)
                }
            }
            add(child, isWhole: true, presence, &piece)
            pieces.append(piece.bytes)
        }
        return pieces
    }

    private mutating func addPath(to id: ProvisionID, _ presence: [Bool], _ reading: inout CanonicalReading) {
        var path: [ProvisionID] = []
        var current = weave.parent(of: id, presence)
        while current.exists, current != weave.base, path.count < 1000 {
            path.append(current)
            current = weave.parent(of: current, presence)
        }
        for id in path.reversed() {
            reading.add("in", "")
            addHead(of: id, presence, &reading)
        }
    }

    /// Number and title of a provision.
    private mutating func addHead(of id: ProvisionID, _ presence: [Bool], _ reading: inout CanonicalReading) {
        open(id, [.label, .heading], presence, &reading)
        reading.close()
    }

    /// A provision, with all below it if it is wanted whole.
    private mutating func add(
        _ id: ProvisionID, isWhole: Bool, _ presence: [Bool], _ reading: inout CanonicalReading
    ) {
        open(id, Part.allCases, presence, &reading)
        if isWhole {
            for child in weave.children(of: id, presence) { add(child, isWhole: true, presence, &reading) }
        }
        reading.close()
    }

    private mutating func open(
        _ id: ProvisionID, _ parts: [Part], _ presence: [Bool], _ reading: inout CanonicalReading
    ) {
        let provision = weave.tree[id]
        files.insert(provision.position.file)
        reading.open(provision.kind, level: provision.level, provision.alignment, isHead: provision.isHead)
        for part in parts {
            reading.add(part, weave.stretches(part, of: id, presence), keepsLines: provision.kind.keepsLines)
        }
    }
}

extension IntegratedAgreement {
    /// The provisions that each paper sets aside.
    package var setAsideByPaper: [PaperIndex: [ProvisionID]] {
        setAside.reduce(into: [:]) { $0[$1.paper, default: []].append($1.provision) }
    }
}

extension Weave {
    /// The words of a part in a version, by style.
    fileprivate func stretches(_ part: Part, of id: ProvisionID, _ presence: [Bool]) -> [CanonicalReading.Stretch] {
        func stretch(_ bytes: Range<Int>, _ style: Style) -> CanonicalReading.Stretch {
            CanonicalReading.Stretch(
                tree.text[bytes], style.marks, style.link > 0 ? tree.links[Int(style.link) - 1] : nil)
        }
        guard isTouched(id, Weave.bit(part)), let thread = threads[Place(provision: id, part: part)] else {
            return tree[id].runs(of: part).map { stretch(tree.runs[Int($0)].bytes, tree.runs[Int($0)].style) }
        }
        return thread.filter { Weave.isVisible($0, presence) }.map { stretch($0.content.bytes, $0.content.style) }
    }
}
