import ConcordModel

/// Provisions that read alike: which of them a paper shows is told by what it shows beside them, and by nothing else.
///
/// Of all ways to lay what is shown beside the contract, in order, those count in which most neighbors are neighbors in
/// both. Where these leave a choice, nobody can tell.
struct HomeChoices {
    /// For each one shown the places in the contract that it can be, ascending; none where it is not looked for.
    let places: [[Int]]
    /// Whether something stands between one shown and the next that says that it left something out.
    let isApart: [Bool]

    /// More places than this are not weighed against one another.
    static let most = 50

    /// The place of each one shown; nil where there is none or nobody can tell.
    func resolved() -> [Int?] {
        var resolved: [Int?] = places.map { $0.count == 1 ? $0[0] : nil }
        // Where all that read alike are shown, each is the one that stands there.
        for (alike, members) in Dictionary(grouping: places.indices.filter { places[$0].count > 1 }, by: { places[$0] })
        where alike.count == members.count {
            for (member, place) in zip(members, alike) { resolved[member] = place }
        }
        let left = places.indices.map { index in resolved[index].map { [$0] } ?? places[index] }
        return HomeChoices(places: left, isApart: isApart).weighed()
    }

    private func weighed() -> [Int?] {
        var resolved: [Int?] = places.map { $0.count == 1 ? $0[0] : nil }
        var index = 0
        while index < places.count {
            guard places[index].count > 1 else {
                index += 1
                continue
            }
            // A run of doubtful ones, with the sure ones at its ends.
            var end = index
            while end < places.count, places[end].count != 1 { end += 1 }
            let start = index > 0 && places[index - 1].count == 1 ? index - 1 : index
            let run = (start..<min(end + 1, places.count)).filter { !places[$0].isEmpty }
            for (member, place) in resolve(run) { resolved[member] = place }
            index = end + 1
        }
        return resolved
    }

    /// How many neighbors can be neighbors before and after each place, and the places that the best ways have.
    private func resolve(_ run: [Int]) -> [(member: Int, place: Int)] {
        if run.contains(where: { places[$0].count > Self.most }) { return [] }
        let forward = run.indices.reduce(into: [[Int?]]()) { scores, step in
            scores.append(
                places[run[step]].map { place in
                    step == 0
                        ? 0
                        : best(zip(places[run[step - 1]], scores[step - 1])) { before in
                            before < place ? neighbors(run, step - 1, before, place) : nil
                        }
                })
        }
        var backward = [[Int?]](repeating: [], count: run.count)
        for step in run.indices.reversed() {
            backward[step] = places[run[step]].map { place in
                step == run.count - 1
                    ? 0
                    : best(zip(places[run[step + 1]], backward[step + 1])) { after in
                        after > place ? neighbors(run, step, place, after) : nil
                    }
            }
        }
        return run.indices.compactMap { step in
            let totals = zip(forward[step], backward[step]).map { a, b in a.flatMap { a in b.map { a + $0 } } }
            guard let most = totals.compactMap({ $0 }).max() else { return nil }
            let chosen = totals.indices.filter { totals[$0] == most }
            return chosen.count == 1 ? (run[step], places[run[step]][chosen[0]]) : nil
        }
    }

    private func best(_ others: some Sequence<(Int, Int?)>, _ gain: (Int) -> Int?) -> Int? {
        others.compactMap { place, score in score.flatMap { score in gain(place).map { $0 + score } } }.max()
    }

    /// Whether a shown one and the next are neighbors in the contract too.
    private func neighbors(_ run: [Int], _ step: Int, _ place: Int, _ next: Int) -> Int {
        let isBeside = run[step + 1] == run[step] + 1 && !isApart[run[step]]
        return isBeside && next == place + 1 ? 1 : 0
    }
}
