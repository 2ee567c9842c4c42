import ConcordModel
import ConcordReader
import ConcordWeave

/// A paper as the record of the table has it: what it is, what it asks for, and how it stands.
public struct PaperRecord: Sendable {
    public let paper: Paper
    /// Articles, appendices and letters that it touches, as cited.
    public let places: [String]
    /// What it asks for, by kind, what it has none of left out: `replaced`, `inserted`, `struck` count changes of words.
    public let operations: [(kind: String, count: Int)]
    public let standing: PaperStanding
    /// Whether what it asks for was refused altogether.
    public let isRefused: Bool
    /// Ids of the papers it is in conflict with.
    public let conflicts: [String]
    /// How many errors were found in it, conflicts aside.
    public let errors: Int
    /// What a paper in the drafter's words tells and does not ask.
    public let recitals: [Recital]
    /// What it says, as one number that its signatures do not change.
    public let digest: PaperDigest

    /// How it stands, a line for each thing. A day says whether it is in force then; without one only its days are told,
    /// since there is no today.
    func stateLines(asOf day: CivilDate?) -> [String] {
        let from = paper.firstDay.map { "from \($0)" }
        let seal = paper.isSealed ? ["sealed"] : []
        let term = [from, paper.expires.map { "to \($0)" }].compactMap { $0 } + seal
        if isRefused { return ["refused"] + term }
        switch standing {
        case .proposed: return [paper.kind.rawValue]
        case .inForce: return ["in force"] + term
        case .effectiveLater: return ["effective later"] + term
        case .expired: return ["expired"] + term
        case .superseded(let id): return ["superseded by \(id)"] + seal
        case .unsigned: return ["unsigned"]
        case .halfSigned: return ["half-signed"]
        case .unratified: return ["awaits ratification"]
        case .sealBroken: return ["changed after it was sealed"]
        case .unsealed: return ["left out until it is sealed"]
        case .withoutGround(let id): return ["left out, since \(id) is"]
        case .lacking(let id): return ["refused", "needs \(id)"] + term
        case .leftOut: return ["left out"]
        }
    }

    /// One word for programs.
    public var stateName: String {
        if isRefused { return "refused" }
        return switch standing {
        case .proposed: "proposal"
        case .inForce: "in force"
        case .effectiveLater: "effective later"
        case .expired: "expired"
        case .superseded: "superseded"
        case .unsigned: "unsigned"
        case .halfSigned: "half-signed"
        case .unratified: "unratified"
        case .sealBroken: "broken seal"
        case .unsealed: "unsealed"
        case .lacking: "refused"
        case .withoutGround, .leftOut: "left out"
        }
    }
}

extension Compilation {
    /// The parties to the agreement, as `agreement.yml` names them.
    public var parties: [Party] { agreement.manuscript.parties }

    /// The digest of a paper before anyone signs it.
    public func digest(of paper: Paper) -> PaperDigest { PaperDigest(of: paper, in: sources[paper.position.file]) }

    /// All papers, as they stand on a day, in canonical order; those that could not be placed come last.
    public func paperRecords(asOf day: CivilDate? = nil) -> [PaperRecord] {
        let own = findings.filter { $0.severity == .error && !$0.rule.isOpenConflict }
        func errors(in paper: Paper) -> Int { own.filter { $0.position.file == paper.position.file }.count }
        var records: [PaperRecord] = []
        let standings = agreement.standings(on: day)
        for (number, manuscript) in agreement.order.papers.enumerated() {
            let index = PaperIndex(number)
            let tally = agreement.tallies[number]
            let standing = standings[number]
            let errors = errors(in: manuscript.paper)
            // By the numbers of the text that it amends.
            let citations = VersionCitations(agreement.weave, agreement.order.closure(of: index))
            let rivals = settlement.conflicts.filter { $0.sides.contains { $0.papers.contains(index) } }
                .flatMap { $0.sides.flatMap(\.papers) }
            let isPart =
                switch standing {
                case .inForce, .effectiveLater, .expired: true
                case .proposed, .superseded, .unsigned, .halfSigned, .unratified, .sealBroken, .unsealed,
                    .withoutGround, .lacking,
                    .leftOut:
                    false
                }
            records.append(
                PaperRecord(
                    paper: manuscript.paper,
                    places: tally.places.map(citations.citation),
                    operations: tally.counts, standing: standing,
                    isRefused: isPart && tally.isEmpty && errors > 0,
                    conflicts: Set(rivals).subtracting([index]).sorted().map { agreement.order[$0].id }, errors: errors,
                    recitals: manuscript.recitals, digest: digest(of: manuscript.paper)))
        }
        let placed = Set(records.map(\.paper.position))
        for manuscript in agreement.manuscript.papers where !placed.contains(manuscript.paper.position) {
            records.append(
                PaperRecord(
                    paper: manuscript.paper, places: [], operations: [], standing: .leftOut, isRefused: false,
                    conflicts: [], errors: errors(in: manuscript.paper), recitals: manuscript.recitals,
                    digest: digest(of: manuscript.paper)))
        }
        return records
    }
}

extension PaperTally {
    /// The counts with their names, zeros left out.
    var counts: [(kind: String, count: Int)] {
        [
            ("replaced", replaced), ("inserted", inserted), ("struck", struck),
            ("provisions inserted", provisionsInserted), ("provisions deleted", provisionsDeleted), ("moved", moved),
            ("relabelled", relabelled), ("retitled", retitled), ("cells", cells),
        ].filter { $0.1 > 0 }.map { (kind: $0.0, count: $0.1) }
    }
}
