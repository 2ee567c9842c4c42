import ConcordModel

/// Where checks get the texts that papers wrote their own words for: the contract as a paper knew it, with what the paper
/// itself does.
package struct Drafts: Sendable {
    /// The papers that one came after, and itself.
    let known: @Sendable (String) -> Set<String>
    /// The text of some papers and of all they came after; whole in some of the pieces at the top, of others the heads alone.
    let text: @Sendable (Set<String>, Set<ProvisionID>) -> ContractText

    package init(
        known: @escaping @Sendable (String) -> Set<String>,
        text: @escaping @Sendable (Set<String>, Set<ProvisionID>) -> ContractText
    ) {
        self.known = known
        self.text = text
    }
}

/// What references in papers' own words meant. A paper is understood on the text it was drafted on, so that another paper,
/// which it does not know of, can lead its words astray as it can those of the contract.
///
/// Only articles are looked at whose numbers or provisions papers changed that the writer did not know of.
final class DraftedReferences {
    private struct Draft {
        var text: ContractText
        var resolver: ReferenceResolver
        /// Where each of its provisions stands.
        var indices: [ProvisionID: Int]
        /// What became of its provisions since.
        var earlier: EarlierReferences
    }

    private let drafts: Drafts
    private let earlier: EarlierReferences
    private var made: [Set<String>: Draft?] = [:]
    /// The pieces at the top whose lists of provisions papers changed, and those papers.
    private lazy var touched = Self.touched(in: earlier.later)

    init(_ drafts: Drafts, _ earlier: EarlierReferences) {
        self.drafts = drafts
        self.earlier = earlier
    }

    enum Answer {
        /// The words are not a paper's, or nothing that the paper did not know of could lead them astray.
        case unknown
        /// What the words meant on the text they were written for, and what became of it; nil where it is where it was.
        case known(EarlierReferences.Outcome?)
    }

    func answer(
        for target: Reference.Target, in entry: ContractReferences.Entry, resolution: ReferenceResolution,
        _ current: ContractReferences
    ) -> Answer {
        let later = earlier.later
        guard !later.paperOfFile.isEmpty, !target.steps.isEmpty else { return .unknown }
        var writers: Set<String> = []
        for step in target.steps {
            // What follows already needs nobody's reading.
            if later.isConforming(step.place.lowerBound) { return .unknown }
            writers.formUnion(later.papers(bringing: step.place))
        }
        guard !writers.isEmpty, let draft = draft(of: writers), concerns(draft, resolution) else { return .unknown }
        var place = entry.reference.provision
        while draft.indices[later.provisions[place].identity] == nil, later.provisions[place].parent >= 0 {
            place = Int(later.provisions[place].parent)
        }
        guard let here = draft.indices[later.provisions[place].identity] else { return .unknown }
        let context = entry.context.flatMap { draft.indices[later.provisions[$0].identity] }
        guard case .resolved(let chain) = draft.resolver.resolve(target, in: here, context: context) else {
            return .unknown
        }
        let fate = draft.earlier.fate(of: target, chain, in: entry.reference, resolution: resolution, current)
        return .known(
            fate.map {
                EarlierReferences.Outcome(
                    fate: $0, target: target, resolution: resolution, text: draft.text, writers: writers.sorted())
            })
    }

    /// Whether a target leads, or would have to lead, into a piece that others changed.
    private func concerns(_ draft: Draft, _ resolution: ReferenceResolution) -> Bool {
        let place: Int
        switch resolution {
        case .resolved(let chain): place = chain.last ?? 0
        case .missing(_, let below?, _): place = below
        case .missing, .ambiguous: return true
        }
        let top = earlier.resolver.topLevel(of: place)
        return draft.indices[earlier.later.provisions[top].identity].map { Int(draft.text.provisions[$0].end) > $0 + 1 }
            ?? true
    }

    private func draft(of writers: Set<String>) -> Draft? {
        if let known = made[writers] { return known }
        let known = writers.reduce(into: Set<String>()) { $0.formUnion(drafts.known($1)) }
        let pieces = touched.filter { !$0.value.isSubset(of: known) }
        guard !pieces.isEmpty else {
            made[writers] = .some(nil)
            return nil
        }
        let text = drafts.text(writers, Set(pieces.keys))
        var indices: [ProvisionID: Int] = [:]
        for index in text.provisions.indices { indices[text.provisions[index].identity] = index }
        let draft = Draft(
            text: text, resolver: ReferenceResolver(text), indices: indices,
            earlier: EarlierReferences(earlier, draftedOn: text))
        made[writers] = draft
        return draft
    }

    private static func touched(in text: ContractText) -> [ProvisionID: Set<String>] {
        let walk = ReferenceResolver(walking: text)
        var touched: [ProvisionID: Set<String>] = [:]
        for (index, provision) in text.provisions.enumerated() where !provision.papers.isEmpty && provision.label != nil
        {
            touched[text.provisions[walk.topLevel(of: index)].identity, default: []].formUnion(provision.papers)
        }
        for removed in text.removed {
            let top =
                removed.parent < 0
                ? removed.identity : text.provisions[walk.topLevel(of: Int(removed.parent))].identity
            touched[top, default: []].formUnion(removed.papers)
        }
        return touched
    }
}
