extension Rule {
    /// The rules about the contract as a document. They judge what an integrated version says, not whether papers could be
    /// integrated, so an agreement may change how bad they are, turn them off, or waive them for one provision. All other
    /// rules guard the integration, and nothing in an agreement can silence them.
    private static let checks: Set<Rule> = [
        .labelGap,
        .labelOutOfOrder,
        .duplicateLabel,
        .unresolvedReference, .titleMismatch, .referenceToDeleted, .staleReference,
        .numberMismatch,
        .undefinedTerm,
        .duplicateDefinition,
        .unusedDefinition,
        .mixedDays,
        .impossibleDate,
    ]

    /// Whether `rules:` in `agreement.yml`, waivers and baselines may speak of it. `duplicate-label` is a conflict too, where
    /// papers give one number twice; those findings of it are not the check's, and stay.
    public var isCheck: Bool { Rule.checks.contains(self) }

    /// The worst that a finding of a check can be by itself. The parties have lived with what they signed: an error is only
    /// what a paper of this agreement brought.
    package var worstSeverity: Severity { self == .impossibleDate ? .error : severity }

    /// Up to three rules whose names are near to what was typed, the nearest first: a few letters apart, or holding it.
    public static func named(like typed: String, where isWanted: (Rule) -> Bool = { _ in true }) -> [Rule] {
        let typed = Array(typed.lowercased().utf8.prefix(64))
        guard !typed.isEmpty else { return [] }
        var ranked: [(distance: Int, rule: Rule)] = []
        for rule in Rule.allCases where isWanted(rule) {
            let name = Array(rule.rawValue.utf8)
            let distance = editDistance(typed, name)
            let holdsIt = typed.count >= 4 && rule.rawValue.contains(String(decoding: typed, as: UTF8.self))
            if distance <= max(2, name.count / 3) || holdsIt { ranked.append((holdsIt ? 0 : distance, rule)) }
        }
        return ranked.sorted { ($0.distance, $0.rule.rawValue) < ($1.distance, $1.rule.rawValue) }
            .prefix(3).map(\.rule)
    }
}

/// How many letters must be put in, taken out or exchanged to make one name of the other.
private func editDistance(_ a: [UInt8], _ b: [UInt8]) -> Int {
    var row = Array(0...b.count)
    for i in a.indices {
        var diagonal = row[0]
        row[0] = i + 1
        for j in b.indices {
            let changed = diagonal + (a[i] == b[j] ? 0 : 1)
            diagonal = row[j + 1]
            row[j + 1] = min(changed, row[j] + 1, row[j + 1] + 1)
        }
    }
    return row[b.count]
}
