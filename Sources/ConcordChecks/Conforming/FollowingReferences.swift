import ConcordModel

/// What `conform: automatic` makes of a version: references to what papers moved or renumbered follow it.
package enum FollowingReferences {
    /// Every reference of a version whose words must change.
    ///
    /// - Parameters:
    ///   - references: those of the version, with the numbers that its provisions have at last.
    ///   - earlier: those of texts in which the same words meant what they mean, in the order in which they are asked: the
    ///     contract before any paper, and the version before its provisions were renumbered, which knows what the papers'
    ///     own words meant.
    package static func changes(in references: ContractReferences, since earlier: [ContractReferences])
        -> [ConformingChange]
    {
        let text = references.text
        let known = earlier.map { EarlierReferences($0, later: text) }
        var changes: [ConformingChange] = []
        for entry in references.entries where !entry.reference.isForeign {
            let provision = text.provisions[entry.reference.provision]
            for (target, resolution) in zip(entry.reference.targets, entry.resolutions) {
                let fate = known.first { $0.knows(target) }?.fate(
                    of: target, in: entry.reference, resolution: resolution, references)
                guard case .moved(_, let papers, let rewriting) = fate, !papers.isEmpty,
                    let part = part(of: provision, holding: target.range)
                else { continue }
                changes.append(
                    ConformingChange(
                        provision.identity,
                        .words(part.name, target.range.shifted(by: -part.start), rewriting.bytes), causes: papers))
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
