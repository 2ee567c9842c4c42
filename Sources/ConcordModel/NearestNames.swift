/// The names that someone may have meant who typed another one.
public enum NearestNames {
    /// Up to three of `names` that are near to what was typed, the nearest first: a few letters apart, or holding it.
    /// Capitals mean nothing.
    public static func of(_ typed: String, among names: [String]) -> [String] {
        let typed = Array(AgreementPath.folded(typed).utf8.prefix(64))
        guard !typed.isEmpty else { return [] }
        var ranked: [(distance: Int, name: String)] = []
        for name in names {
            let folded = AgreementPath.folded(name)
            let distance = distance(typed, Array(folded.utf8))
            let holdsIt = typed.count >= 4 && folded.contains(String(decoding: typed, as: UTF8.self))
            // Of a short name little is left when two letters go.
            let most = folded.utf8.count < 5 ? 1 : max(2, folded.utf8.count / 3)
            if distance <= most || holdsIt { ranked.append((holdsIt ? 0 : distance, name)) }
        }
        return ranked.sorted { ($0.distance, $0.name) < ($1.distance, $1.name) }.prefix(3).map(\.name)
    }

    /// How many letters must be put in, taken out or exchanged to make one name of the other.
    private static func distance(_ a: [UInt8], _ b: [UInt8]) -> Int {
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
}
