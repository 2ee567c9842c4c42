import ConcordModel

/// The references of the contract before any paper, by the place where their numbers stand in its files: whoever reads a
/// later version knows from here what words that no paper touched have meant all along.
struct EarlierReferences {
    enum Fate {
        /// The provision, in the base, was taken away by these papers.
        case deleted(Int, papers: [String])
        /// The provision stands elsewhere or has another number: which it is now, who did it, and what to write.
        case moved(Int, papers: [String], Rewriting)
    }

    /// A reference as it must read.
    struct Rewriting {
        /// What to write, with the word that stands before a list of numbers: “Section 13” where “13” is printed.
        var words: String
        /// What takes the place of the bytes of the target.
        var bytes: [UInt8]

        init(full: String) {
            words = full
            bytes = Array(full.utf8)
        }

        init(words: String, bytes: [UInt8]) {
            self.words = words
            self.bytes = bytes
        }
    }

    let base: ContractText
    private let references: ContractReferences
    private let later: ContractText
    private let resolver: ReferenceResolver
    private var places: [SourcePosition: (entry: Int, target: Int)] = [:]
    private let old: Set<ProvisionID>
    /// Where each provision stands in the later version.
    private var indices: [ProvisionID: Int] = [:]

    init(_ references: ContractReferences, later: ContractText) {
        self.references = references
        base = references.text
        self.later = later
        resolver = ReferenceResolver(later)
        old = Set(base.provisions.map(\.identity))
        for (entry, found) in references.entries.enumerated() where !found.reference.isForeign {
            for (target, value) in found.reference.targets.enumerated() {
                guard let step = value.steps.last else { continue }
                places[base.position(of: step.place.lowerBound)] = (entry, target)
            }
        }
        for (index, provision) in later.provisions.enumerated() { indices[provision.identity] = index }
    }

    /// Whether the words of a target of the later version stood there already.
    func knows(_ target: Reference.Target) -> Bool {
        target.steps.last.map { places[later.position(of: $0.place.lowerBound)] != nil } ?? false
    }

    /// What became of the provision that a target of the later version meant in the base; nil when nothing did, and when
    /// a paper wrote the words.
    func fate(
        of target: Reference.Target, in reference: Reference, resolution: ReferenceResolution,
        _ current: ContractReferences
    ) -> Fate? {
        guard let step = target.steps.last, let place = places[later.position(of: step.place.lowerBound)] else {
            return nil
        }
        let entry = references.entries[place.entry]
        let old = entry.reference.targets[place.target]
        guard case .resolved(let chain) = entry.resolutions[place.target], let was = chain.last,
            old.steps.map(\.number) == target.steps.map(\.number)
        else { return nil }
        let identity = base.provisions[was].identity
        guard let now = indices[identity] else {
            // Another provision put into its place under its number is its successor.
            if let next = resolution.provision, !isOld(later.provisions[next].identity) { return nil }
            // And so is text that begins with the number, such as a table with the head in its first cell.
            if case .missing(let index, .some(let below), _) = resolution, target.steps.indices.contains(index),
                resolver.isInText(target.steps[index], below: below)
            {
                return nil
            }
            return .deleted(was, papers: deletion(of: was))
        }
        if isReserved(later, now), !isReserved(base, was) {
            return .deleted(was, papers: later.provisions[now].papers)
        }
        if resolution.provision == now { return nil }
        if case .ambiguous = resolution { return nil }
        let rewriting = replacement(for: target, old, chain, now, in: reference, current)
        guard rewriting.words != current.words(of: target) else { return nil }
        return .moved(now, papers: causes(of: now), rewriting)
    }

    private func isOld(_ identity: ProvisionID) -> Bool { old.contains(identity) }

    /// The papers that took away a provision or what it stood in.
    private func deletion(of index: Int) -> [String] {
        var current = index
        while current >= 0 {
            let identity = base.provisions[current].identity
            if let removed = later.removed.first(where: { $0.identity == identity }) { return removed.papers }
            current = Int(base.provisions[current].parent)
        }
        return []
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

    private func isReserved(_ text: ContractText, _ index: Int) -> Bool {
        let provision = text.provisions[index]
        guard Int(provision.end) <= index + 2 else { return false }
        let words = (text.string(provision.heading) + " " + text.string(provision.text)).lowercased()
        return words.utf8.count < 80
            && ["reserved", "deleted", "intentionally left blank"].contains { words.contains($0) }
    }

    // MARK: - What to write

    private func replacement(
        for target: Reference.Target, _ old: Reference.Target, _ chain: [Int], _ now: Int, in reference: Reference,
        _ current: ContractReferences
    ) -> Rewriting {
        let full = Rewriting(full: later.citation(of: now))
        guard chain.count == target.steps.count else { return full }
        var path: [Int] = []
        for index in chain {
            guard let here = indices[base.provisions[index].identity], later.provisions[here].label != nil,
                here <= now, now < Int(later.provisions[here].end)
            else { return full }
            path.append(here)
        }
        // A path from the middle holds only within the article in which it stands, but for 12.4, which names its article.
        if let first = target.steps.first, !first.word.isTop, !first.number.contains("."),
            resolver.topLevel(of: now) != resolver.topLevel(of: reference.provision)
        {
            return full
        }
        var bytes = Array(later.bytes[target.range])
        for level in target.steps.indices.reversed() {
            let step = target.steps[level]
            guard let was = base.provisions[chain[level]].label, let new = later.provisions[path[level]].label else {
                return full
            }
            guard was.number != new.number else { continue }
            guard level >= target.firstOwn, target.range.contains(step.place.lowerBound) else { return full }
            let range =
                step.place.lowerBound - target.range.lowerBound..<step.place.upperBound - target.range.lowerBound
            bytes.replaceSubrange(range, with: number(of: new, was, for: step).utf8)
        }
        let words = String(decoding: bytes, as: UTF8.self)
        let printed = current.words(of: target)
        // The word that stands before the list: “Section 13”, though only “13” is printed.
        let own = later.string(target.range)
        return Rewriting(
            words: printed.hasSuffix(own) ? String(printed.dropLast(own.count)) + words : words, bytes: bytes)
    }

    /// The new number in the form in which the reference printed the old one: `12.10` for Section 10 of Article 12.
    private func number(of new: Label, _ old: Label, for step: Reference.Step) -> String {
        // “Article 16” of a contract that prints ARTICLE XVI.
        if ReferenceNumber.isFigure(step.number), !ReferenceNumber.isFigure(new.number), let value = new.value {
            return "\(value)"
        }
        // “Section 3” of an article that prints 12.3.
        if old.number.hasSuffix("." + step.number), let dot = new.number.utf8.lastIndex(of: 0x2E) {
            return String(new.number[new.number.utf8.index(after: dot)...])
        }
        if step.number != old.number, step.number.hasSuffix("." + old.number) {
            return String(step.number.dropLast(old.number.count)) + new.number
        }
        return cased(new.number, like: step.number, insteadOf: old.number)
    }

    /// A number in the case in which the reference prints it, where that is not the label's: “Article Twenty-One” of a contract
    /// with an ARTICLE TWENTY-ONE.
    private func cased(_ number: String, like printed: String, insteadOf old: String) -> String {
        if printed == old || printed.lowercased() != old.lowercased() { return number }
        if printed == printed.lowercased() { return number.lowercased() }
        if printed == printed.uppercased() { return number.uppercased() }
        var isStart = true
        return String(
            number.map { letter in
                defer { isStart = letter == "-" }
                return isStart ? Character(letter.uppercased()) : Character(letter.lowercased())
            })
    }
}
