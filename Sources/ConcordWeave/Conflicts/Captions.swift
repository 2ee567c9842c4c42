import ConcordModel

/// How a paper is named to readers: `Tentative agreement TA-07, “Leave and weekends”, signed 2025-03-15`.
package enum PaperCaption {
    package static func text(of paper: Paper, in agreement: IntegratedAgreement) -> String {
        if !paper.causes.isEmpty { return conforming(to: paper.causes) }
        let kind = paper.kind.rawValue
        var caption = kind.prefix(1).uppercased() + kind.dropFirst() + " " + paper.id
        if let side = side(of: paper, agreement.manuscript.parties) { caption += " of the \(side)" }
        if let title = paper.title { caption += ", “\(title)”" }
        if let signed = paper.signed.values.max() {
            caption += ", signed \(signed)"
        } else if let date = paper.date {
            caption += ", \(date)"
        }
        if let effective = paper.effective { caption += ", effective \(effective)" }
        if let expires = paper.expires { caption += ", until \(expires)" }
        return caption
    }

    /// The short name of a paper: its id, and of what only one side wants, that side’s name with it: `Union (U-1)`.
    package static func name(of paper: Paper, _ parties: [Party]) -> String {
        side(of: paper, parties).map { "\($0) (\(paper.id))" } ?? paper.id
    }

    /// The short names of a paper, or of those that a conforming change follows from.
    package static func names(of paper: Paper, in agreement: IntegratedAgreement) -> [String] {
        let parties = agreement.manuscript.parties
        if paper.causes.isEmpty { return [name(of: paper, parties)] }
        return paper.causes.map { id in
            agreement.order.index(of: id).map { name(of: agreement.order[$0], parties) } ?? id
        }
    }

    /// The side whose paper it is, where it is one side's.
    private static func side(of paper: Paper, _ parties: [Party]) -> String? {
        guard !paper.kind.bindsWhenSigned, let from = paper.from else { return nil }
        return parties.first { $0.key == from }?.short ?? from
    }

    package static func conforming(to causes: [String]) -> String {
        "Conforming changes caused by " + ConflictCaption.listed(causes)
    }

    /// When a paper is in force: `from 2026-01-01 to 2026-06-30`, as far as its days are known.
    package static func term(of paper: Paper) -> String {
        let from = paper.firstDay.map { "from \($0)" }
        return [from, paper.expires.map { "to \($0)" }].compactMap { $0 }.joined(separator: " ")
    }

    /// Who signed, and when: `Union 2025-03-14, City 2025-03-15`, in the order of the parties.
    package static func signatures(of paper: Paper, _ parties: [Party]) -> String {
        parties.compactMap { party in paper.signed[party.key].map { "\(party.short) \($0)" } }.joined(separator: ", ")
    }
}

/// How a conflict is told in a sentence, for findings and for the page.
package enum ConflictCaption {
    package static func text(
        of conflict: Conflict, in agreement: IntegratedAgreement, _ citations: VersionCitations
    ) -> String {
        let place =
            conflict.isAboutItsPlace
            ? CitationPrinter().citation(of: conflict.provision, in: agreement.weave)
            : citations.citationWithFormer(of: conflict.provision)
        let names = listed(
            Set(conflict.sides.flatMap(\.papers)).sorted().flatMap {
                PaperCaption.names(of: agreement.order[$0], in: agreement)
            })
        switch conflict.rule {
        case .overlappingChange:
            return "\(names) change the same words of \(place): \(sides(of: conflict, agreement))."
        case .changeInDeletedText:
            let isMove = conflict.sides.contains { $0.moved != nil }
            return
                "\(names) disagree on \(place): one deletes what the other \(isMove ? "moves" : "changes"); \(sides(of: conflict, agreement))."
        case .competingInsertion:
            return
                "\(names) insert different words at one place of \(place): \(sides(of: conflict, agreement)). Their order is a choice."
        case .competingRelabel:
            return "\(names) give \(place) different numbers: \(sides(of: conflict, agreement))."
        case .competingMove:
            if conflict.isPassing {
                return
                    "\(names) move provisions past one another, so that their order is not decided: \(sides(of: conflict, agreement))."
            }
            if Set(conflict.sides.map(\.moved)).count > 1 {
                return "\(names) move provisions into one another: \(sides(of: conflict, agreement))."
            }
            return "\(names) move \(place) to different places: \(sides(of: conflict, agreement))."
        case .duplicateLabel:
            // The number that both would have, not the one that a renumbered provision had.
            let number = CitationPrinter().citation(
                of: conflict.provision, in: agreement.weave, version: Version(conflict.sides.flatMap(\.papers)))
            return "\(names) give two provisions the number of \(number): \(sides(of: conflict, agreement))."
        default:
            return "\(names) change different words of one sentence of \(place): \(sides(of: conflict, agreement))."
        }
    }

    package static func papers(of conflict: Conflict, in agreement: IntegratedAgreement) -> [String] {
        Set(conflict.sides.flatMap(\.papers)).sorted().map { agreement.order[$0].id }
    }

    private static func sides(of conflict: Conflict, _ agreement: IntegratedAgreement) -> String {
        conflict.sides.map { side in
            let who = listed(side.papers.flatMap { PaperCaption.names(of: agreement.order[$0], in: agreement) })
            let s = side.papers.count == 1 ? "s" : ""
            if let moved = side.moved {
                let isAlone = Set(conflict.sides.compactMap(\.moved)).count == 1
                let name = isAlone ? "it" : CitationPrinter().citation(of: moved, in: agreement.weave)
                return "\(who) move\(s) \(name) \(side.destination)"
            }
            switch (side.struck.isEmpty, side.inserted.isEmpty) {
            case (false, false): return "\(who) replace\(s) “\(side.struck)” by “\(side.inserted)”"
            case (true, false): return "\(who) insert\(s) “\(side.inserted)”"
            case (false, true): return "\(who) strike\(s) “\(side.struck)”"
            case (true, true): return "\(who) change\(s) nothing"
            }
        }.joined(separator: "; ")
    }

    static func listed(_ names: [String]) -> String {
        guard names.count > 1, let last = names.last else { return names.first ?? "" }
        return names.dropLast().joined(separator: ", ") + " and " + last
    }
}

extension RedlineChange {
    /// Who moved a provision, or why it stands elsewhere, in a sentence; the way is “from Article 4, Section 2”.
    func sentence(ofMove way: String) -> String {
        if names.isEmpty { return "Moved \(way)." }
        let who = ConflictCaption.listed(names)
        return switch reason {
        case .made, .conforming, .inPlaceOf: "Moved by \(who) \(way)."
        case .without, .conformingWithout, .givenUpFor:
            "Moved \(way), since \(who) \(names.count == 1 ? "is" : "are") not part of the later version."
        }
    }
}
