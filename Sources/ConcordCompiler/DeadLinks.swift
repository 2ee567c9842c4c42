import ConcordModel
import ConcordWeave

/// Tells of links to places on the page that no head of a version has: `dead-link`.
enum DeadLinks {
    static func findings(in agreement: IntegratedAgreement, _ version: Version) -> [Finding] {
        let tree = agreement.weave.tree
        guard AnchorLinks.isNeeded(tree.links) else { return [] }
        let redline = RedlineBuilder.build(agreement, from: version, to: version, frame: .none, conflicts: [])
        return AnchorLinks.dead(in: redline).map { dead in
            let id = redline.provisions[dead.provision].identity
            let address = redline.links[Int(dead.link) - 1].destination
            var position = tree[id].position
            if let run = tree[id].runs(of: dead.part).first(where: { tree.runs[Int($0)].style.link == dead.link }) {
                position = SourcePosition(position.file, Int(tree.runs[Int(run)].source))
            }
            let place = CitationPrinter().citation(of: id, in: agreement.weave, version: version)
            let isUnclear = dead.count > 1
            return Finding(
                .deadLink, at: position,
                isUnclear
                    ? "The link to “\(address)” may mean \(dead.count) heads of the agreement, so it leads to none of them."
                    : "The link to “\(address)” leads nowhere: no head of the agreement has this name.",
                cure: isUnclear
                    ? "Write the number of the provision into the words, and take the link off them: references become links of their own."
                    : "Write the name of a head behind #, its letters in lower case with hyphens for spaces; or take the link off its words: references such as Section 2 become links of their own.",
                provision: place.isEmpty ? nil : place)
        }
    }
}
