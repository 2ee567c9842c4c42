import ConcordModel

/// What `conform: automatic` makes of a version: references to what papers moved or renumbered follow it.
package enum FollowingReferences {
    /// Every reference of a version whose words must change.
    ///
    /// - Parameters:
    ///   - references: those of the version, with the numbers that its provisions have at last.
    ///   - earlier: those of texts in which the same words meant what they mean, in the order in which they are asked: the
    ///     contract before any paper, and the version before its provisions were renumbered.
    ///   - drafts: the texts that papers were drafted on: what their own words meant there goes before what they would mean
    ///     among those of papers that they did not know of.
    package static func changes(
        in references: ContractReferences, since earlier: [ContractReferences], drafts: Drafts
    ) -> [ConformingChange] {
        let text = references.text
        let known = earlier.map { EarlierReferences($0, later: text) }
        let drafted = known.first.map { DraftedReferences(drafts, $0) }
        var changes: [ConformingChange] = []
        for entry in references.entries where !entry.reference.isForeign {
            let provision = text.provisions[entry.reference.provision]
            // A number that several targets share is changed once.
            var done: [Range<Int>] = []
            for (target, resolution) in zip(entry.reference.targets, entry.resolutions) {
                let outcome: EarlierReferences.Outcome?
                if known.first?.knows(target) != true,
                    case .known(let own)? = drafted?.answer(
                        for: target, in: entry, resolution: resolution, references)
                {
                    outcome = own
                } else {
                    outcome = known.first { $0.knows(target) }?.outcome(
                        of: target, in: entry.reference, resolution: resolution, references)
                }
                guard let outcome, case .moved(let now, let papers, _, let edits) = outcome.fate, !papers.isEmpty else {
                    continue
                }
                var pieces = (edits ?? []).map { (place: $0.place, words: $0.number) }
                if edits == nil { pieces = [(outcome.target.range, text.citation(of: now))] }
                for piece in pieces where !done.contains(where: piece.place.overlaps) {
                    done.append(piece.place)
                    guard let part = part(of: provision, holding: piece.place) else { continue }
                    let range = piece.place.shifted(by: -part.start)
                    changes.append(
                        ConformingChange(
                            provision.identity, .words(part.name, range, Array(piece.words.utf8)), causes: papers))
                }
            }
        }
        return changes
    }

    private static func part(
        of provision: ContractText.Provision, holding range: Range<Int>
    ) -> (name: Part, start: Int)? {
        for (name, words) in [(Part.text, provision.text), (.heading, provision.heading)]
        where words.lowerBound <= range.lowerBound && range.upperBound <= words.upperBound {
            return (name, words.lowerBound)
        }
        return nil
    }
}

extension Range<Int> {
    fileprivate func shifted(by offset: Int) -> Range<Int> { lowerBound + offset..<upperBound + offset }
}
