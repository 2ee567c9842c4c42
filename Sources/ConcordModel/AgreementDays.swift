/// What agreement.yml says of days: how they are written in numbers, and when the parties ratified.
package struct AgreementDays: Sendable, Hashable {
    /// Whether the month or the day comes first in `3/4/2025`.
    package enum Order: String, Sendable, CaseIterable { case mdy, dmy }

    package var order: Order?
    /// The day on which each party ratified, by its key.
    package var ratification: [String: CivilDate] = [:]

    package init() {}

    /// The day on which the last of the parties ratified; nil until all have.
    package func ratified(by parties: [Party]) -> CivilDate? {
        let days = parties.compactMap { ratification[$0.key] }
        return days.count == parties.count ? days.max() : nil
    }
}

extension [Party] {
    /// The party of a key, a short name or a full name, in whatever letters: `union`, `Union`, `the Union`.
    package func named(_ name: String) -> Party? {
        func folded(_ text: String) -> Substring {
            let text = PaperName.key(text).split { $0 == " " || $0 == "\n" || $0 == "_" }.joined(separator: " ")[...]
            return text.hasPrefix("the ") ? text.dropFirst(4) : text
        }
        if let exact = first(where: { $0.key == name }) { return exact }
        let wanted = folded(name)
        let found = filter { [$0.key, $0.short, $0.name].contains { folded($0) == wanted } }
        return found.count == 1 ? found[0] : nil
    }
}
