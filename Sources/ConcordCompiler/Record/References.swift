import ConcordChecks
import ConcordModel
import ConcordWeave

/// A reference as `concord references` shows it: where it stands, and where it leads.
public struct CitedReference: Sendable {
    public enum State: String, Sendable, CaseIterable {
        /// Leads to one provision.
        case resolved
        /// Several provisions have that number.
        case ambiguous
        /// No provision has that number.
        case unresolved
        /// Points to a statute or another document.
        case foreign
    }

    /// The words that name one provision; of “Articles 12 and 13” it is two.
    public let words: String
    /// The citation of the provision it stands in.
    public let provision: String
    public let position: SourcePosition
    /// The citation it leads to.
    public let target: String?
    public let state: State
}

extension Compilation {
    /// The references of a version in the order of the page; all of them, or those that lead to a provision or to what
    /// stands in it. Of the latter, words such as “this Article” are none: an article need not be told that it speaks of
    /// itself.
    public func references(
        to citation: String? = nil, version: String = "integrated"
    ) throws(CommandError) -> [CitedReference] {
        if let other = try including(version) { return try other.references(to: citation, version: version) }
        let wanted = try self.version(named: version)
        var identity: ProvisionID?
        if let citation { identity = try provision(citation, version).0 }
        let text = ContractTextBuilder.build(agreement, in: wanted)
        let references = ContractReferences(text)
        let cited = identity.flatMap { id in text.provisions.firstIndex { $0.identity == id } }
        if identity != nil, cited == nil { return [] }
        var found: [CitedReference] = []
        for entry in references.entries {
            let provision = text.citation(of: entry.reference.provision)
            func make(_ range: Range<Int>, _ words: String, _ target: Int?, _ state: CitedReference.State) {
                found.append(
                    CitedReference(
                        words: words.split(whereSeparator: \.isWhitespace).joined(separator: " "), provision: provision,
                        position: text.position(of: range.lowerBound), target: target.map(text.citation), state: state))
            }
            if entry.reference.isForeign {
                if cited == nil { make(entry.reference.range, text.string(entry.reference.range), nil, .foreign) }
                continue
            }
            for (target, resolution) in zip(entry.reference.targets, entry.resolutions) {
                let words = references.words(of: target)
                switch resolution {
                case .resolved(let chain):
                    guard let last = chain.last else { continue }
                    if let cited {
                        guard !target.steps.isEmpty, last >= cited, last < Int(text.provisions[cited].end) else {
                            continue
                        }
                    }
                    make(target.range, words, last, .resolved)
                case .ambiguous: if cited == nil { make(target.range, words, nil, .ambiguous) }
                case .missing(_, _, let isCertain):
                    if cited == nil { make(target.range, words, nil, isCertain ? .unresolved : .ambiguous) }
                }
            }
        }
        return found
    }
}
