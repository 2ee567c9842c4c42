import ConcordModel

/// The papers of one version that hold together: those in force, without those that need what is not.
package struct PapersTogether: Sendable {
    /// A paper that cannot hold, since it changes what another one brought that is not there.
    package struct Refusal: Sendable, Hashable {
        package var paper: PaperIndex
        package var ground: PaperIndex
        package var provision: ProvisionID
    }

    package private(set) var papers: [PaperIndex]
    package private(set) var refusals: [Refusal] = []

    init() { papers = [] }

    /// - Parameter current: papers in force, ascending.
    init(_ current: [PaperIndex], _ weave: Weave, _ order: PaperOrder) {
        papers = current
        var version = Version(current)
        // Nearly always all that a paper was drafted on is in force with it.
        guard current.contains(where: { !order.closure(of: $0).isSubset(of: version) }) else { return }
        let ground = PaperGround(weave, order, of: version)
        var isSettled = false
        while !isSettled {
            isSettled = true
            for paper in current where version.contains(paper) {
                guard let need = ground.need(of: paper, in: version) else { continue }
                refusals.append(Refusal(paper: paper, ground: need.paper, provision: need.provision))
                version = version.removing([paper])
                isSettled = false
            }
        }
        refusals.sort { $0.paper < $1.paper }
        papers.removeAll { !version.contains($0) }
    }

    /// Takes back what was refused of papers that have had their time.
    mutating func forgive(_ outlived: Set<PaperIndex>) { refusals.removeAll { outlived.contains($0.paper) } }

    /// The paper without which one of these cannot hold.
    func ground(of paper: PaperIndex) -> PaperIndex? { refusals.first { $0.paper == paper }?.ground }
}
