import ConcordModel

/// What stands behind `effective`: a day, or an event that makes one.
enum EffectiveDay {
    /// The day that the last party signs, as where nothing is said.
    case uponSigning
    /// The day on which the last party ratifies; or then, but as of an earlier day.
    case uponRatification(retroactiveTo: String?)
    /// A day, as it is written.
    case day(String)

    init(_ text: String) {
        var words = text.lowercased().split { !$0.isLetter && !$0.isNumber }.map(String.init)[...]
        var date: String?
        if let start = words.firstIndex(where: { $0.hasPrefix("retroactive") || $0 == "retro" }) {
            // What follows is the day, in the letters in which it is written.
            let rest = words[(start + 1)...].drop { $0 == "to" || $0 == "as" || $0 == "of" }
            words = words[..<start]
            date = rest.first.flatMap { EffectiveDay.tail(of: text, from: $0) }
        }
        let isRatified = words.contains { $0.hasPrefix("ratif") }
        let isSigned = words.contains { EffectiveDay.signing.contains($0) }
        let knows = words.allSatisfy {
            EffectiveDay.small.contains($0) || EffectiveDay.signing.contains($0) || $0.hasPrefix("ratif")
        }
        if knows, isRatified, !isSigned {
            self = .uponRatification(retroactiveTo: date)
        } else if knows, isSigned, !isRatified, date == nil {
            self = .uponSigning
        } else if let date, knows {
            self = .day(date)
        } else {
            self = .day(text)
        }
    }

    /// The text from the last place on where a word begins it.
    private static func tail(of text: String, from word: String) -> String? {
        let lower = AgreementPath.folded(text)
        guard lower.utf8.count == text.utf8.count else { return nil }
        let (all, part) = (Array(lower.utf8), Array(word.utf8))
        guard let to = (0...(all.count - part.count)).last(where: { all[$0..<$0 + part.count].elementsEqual(part) })
        else { return nil }
        // The first word of a day stands once, unless day and month are one number.
        let first = (0...(all.count - part.count)).first { all[$0..<$0 + part.count].elementsEqual(part) } ?? to
        return String(decoding: Array(text.utf8)[first...], as: UTF8.self)
    }

    private static let signing: Set<String> = [
        "signing", "signature", "signatures", "signed", "execution", "executed", "immediately",
    ]
    private static let small: Set<String> = [
        "upon", "on", "at", "when", "the", "of", "by", "both", "all", "parties", "date", "day", "this", "agreement",
        "contract", "full", "final", "and", "last", "its",
    ]
}
