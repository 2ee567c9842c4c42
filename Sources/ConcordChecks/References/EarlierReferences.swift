import ConcordModel

/// The references of the contract before any paper, by the place where their numbers stand in its files: whoever reads a
/// later version knows from here what words that no paper touched have meant all along.
struct EarlierReferences {
    enum Fate {
        /// The provision, in the base, was taken away by these papers; its number may be kept, with nothing behind it.
        case deleted(Int, isReserved: Bool, papers: [String])
        /// The provision stands elsewhere or has another number: which it is now, who did it, and what to write. The edits
        /// are nil where other words than numbers must change.
        case moved(Int, papers: [String], words: String, edits: [ReferenceEdit]?)
    }

    /// What became of a target, or of its first steps where the base already had nothing behind them.
    struct Outcome {
        var fate: Fate
        /// The steps that are known, and the words that name them.
        var target: Reference.Target
        /// Where these words lead now.
        var resolution: ReferenceResolution
        /// The text in which they led to it.
        var text: ContractText
        /// The papers whose own words they are; none for those of the contract.
        var writers: [String] = []
    }

    let base: ContractText
    private let references: ContractReferences
    let later: ContractText
    let resolver: ReferenceResolver
    private var places: [UInt64: (entry: Int32, target: Int32)] = [:]
    /// By the number of a provision: whether the base has it.
    private var isInBase: [Bool] = []
    /// By the number of a provision: where it stands in the later version, -1 for nowhere.
    private var indices: [Int32] = []
    /// That of the base, where a reference is known in part only: “Article 8, Section 3” where the sections of Article 8 have
    /// lost their numbers.
    private let baseResolver: ReferenceResolver?

    init(_ references: ContractReferences, later: ContractText) {
        self.references = references
        base = references.text
        self.later = later
        places.reserveCapacity(references.entries.count)
        var isPartly = false
        for (entry, found) in references.entries.enumerated() where !found.reference.isForeign {
            for (target, value) in found.reference.targets.enumerated() {
                guard let step = value.steps.last else { continue }
                places[Self.key(base.position(of: step.place.lowerBound))] = (Int32(entry), Int32(target))
                if case .missing(let step, .some, isCertain: false) = found.resolutions[target], step > 0 {
                    isPartly = true
                }
            }
        }
        // What is known whole needs no resolving.
        resolver = isPartly ? ReferenceResolver(later) : ReferenceResolver(walking: later)
        baseResolver = isPartly ? ReferenceResolver(base) : nil
        var most = -1
        for text in [base, later] {
            for index in text.provisions.indices { most = max(most, Int(text.provisions[index].identity.index)) }
        }
        isInBase = Array(repeating: false, count: most + 1)
        indices = Array(repeating: -1, count: most + 1)
        for index in base.provisions.indices { isInBase[Int(base.provisions[index].identity.index)] = true }
        for index in later.provisions.indices {
            indices[Int(later.provisions[index].identity.index)] = Int32(index)
        }
    }

    /// What became of the provisions of a text on which papers were drafted.
    init(_ other: EarlierReferences, draftedOn text: ContractText) {
        base = text
        references = other.references
        later = other.later
        resolver = other.resolver
        baseResolver = nil
        isInBase = other.isInBase
        indices = other.indices
        for index in text.provisions.indices {
            let identity = Int(text.provisions[index].identity.index)
            while isInBase.count <= identity {
                isInBase.append(false)
                indices.append(-1)
            }
            isInBase[identity] = true
        }
    }

    /// A place in a file as one number.
    private static func key(_ position: SourcePosition) -> UInt64 {
        UInt64(position.file.index) << 32 | UInt64(position.offset)
    }

    /// Where a provision of either text stands in the later version.
    func index(of identity: ProvisionID) -> Int? {
        let index = indices[Int(identity.index)]
        return index < 0 ? nil : Int(index)
    }

    /// Whether the words of a target of the later version stood there already.
    func knows(_ target: Reference.Target) -> Bool {
        target.steps.last.map { places[Self.key(later.position(of: $0.place.lowerBound))] != nil } ?? false
    }

    /// What became of the provision that a target of the later version meant in the base; nil when nothing did, and when
    /// a paper wrote the words.
    func outcome(
        of target: Reference.Target, in reference: Reference, resolution: ReferenceResolution,
        _ current: ContractReferences
    ) -> Outcome? {
        guard let step = target.steps.last, let place = places[Self.key(later.position(of: step.place.lowerBound))]
        else {
            return nil
        }
        let entry = references.entries[Int(place.entry)]
        let old = entry.reference.targets[Int(place.target)]
        guard old.steps.elementsEqual(target.steps, by: { $0.number == $1.number }) else { return nil }
        switch entry.resolutions[Int(place.target)] {
        case .resolved(let chain):
            return fate(of: target, chain, in: reference, resolution: resolution, current).map {
                Outcome(fate: $0, target: target, resolution: resolution, text: base)
            }
        case .missing(let step, .some, isCertain: false) where step > 0 && step < target.steps.count:
            let (was, now) = (old.beginning(step, in: base), target.beginning(step, in: later))
            guard
                case .resolved(let chain)? = baseResolver?.resolve(was, in: entry.reference.provision, context: nil)
            else { return nil }
            let resolution = resolver.resolve(now, in: reference.provision, context: nil)
            return fate(of: now, chain, in: reference, resolution: resolution, current).map {
                Outcome(fate: $0, target: now, resolution: resolution, text: base)
            }
        case .missing, .ambiguous: return nil
        }
    }

    /// What became of the provision that the words of a target led to in `base`; nil where they still do.
    func fate(
        of target: Reference.Target, _ chain: [Int], in reference: Reference, resolution: ReferenceResolution,
        _ current: ContractReferences
    ) -> Fate? {
        guard let was = chain.last else { return nil }
        let identity = base.provisions[was].identity
        guard let now = index(of: identity) else {
            // Another provision put into its place under its number is its successor.
            if let next = resolution.provision, !isOld(later.provisions[next].identity) { return nil }
            // And so is text that begins with the number, such as a table with the head in its first cell.
            if case .missing(let index, .some(let below), _) = resolution, target.steps.indices.contains(index),
                resolver.isInText(target.steps[index], below: below)
            {
                return nil
            }
            return .deleted(was, isReserved: false, papers: deletion(of: was))
        }
        if later.isReserved(now), !base.isReserved(was) {
            return .deleted(was, isReserved: true, papers: reservation(of: now))
        }
        if resolution.provision == now { return nil }
        if case .ambiguous = resolution { return nil }
        let edits = edits(of: target, chain, now, in: reference)
        let words = replacement(for: target, edits, now, current)
        guard words != current.words(of: target) else { return nil }
        return .moved(now, papers: causes(of: now), words: words, edits: edits)
    }

    private func isOld(_ identity: ProvisionID) -> Bool { isInBase[Int(identity.index)] }

    private func deletion(of index: Int) -> [String] { Self.removal(of: index, in: base, later) }

    /// The papers that took away a provision of the base or what it stood in; empty where it still stands.
    static func removal(of index: Int, in base: ContractText, _ later: ContractText) -> [String] {
        guard !later.removed.isEmpty else { return [] }
        var current = index
        while current >= 0 {
            let identity = base.provisions[current].identity
            if let removed = later.removed.first(where: { $0.identity == identity }) { return removed.papers }
            current = Int(base.provisions[current].parent)
        }
        return []
    }

    /// The papers that put the words of a kept number there.
    private func reservation(of index: Int) -> [String] {
        let provision = later.provisions[index]
        let words = later.papers(bringing: provision.heading) + later.papers(bringing: provision.text)
        var papers = provision.papers
        for paper in words where !papers.contains(paper) { papers.append(paper) }
        return papers
    }

    /// The papers that gave a provision its number, or that of what it stands in.
    private func causes(of index: Int) -> [String] {
        var current = index
        while current >= 0 {
            let provision = later.provisions[current]
            if !provision.papers.isEmpty { return provision.papers }
            current = Int(provision.parent)
        }
        return []
    }
}

extension ContractText {
    /// Whether a provision keeps its number though nothing stands there.
    func isReserved(_ index: Int) -> Bool {
        guard Int(provisions[index].end) <= index + 2 else { return false }
        let provision = provisions[index]
        // No letter in lower case is less than a third as long.
        guard provision.heading.count + provision.text.count < 240 else { return false }
        let words = (string(provision.heading) + " " + string(provision.text)).lowercased()
        return words.utf8.count < 80
            && ["reserved", "deleted", "intentionally left blank"].contains { words.contains($0) }
    }
}
