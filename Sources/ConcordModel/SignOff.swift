/// The lines below a paper where it is signed: they say who agreed to it and when, and are no text of a contract.
package enum SignOff {
    /// Whether a paragraph is such a line: no sentence, so that nothing of a contract is passed over, but a few words around a
    /// line to write on, or a name and a day.
    package static func isSignature(_ text: String) -> Bool {
        let words = text.lowercased().split { $0 == " " || $0 == "\n" || $0 == "_" }
        guard words.count <= 16, text.last != ".", text.last != ";" else { return false }
        if text.contains("_____") || words.contains("/s/") { return true }
        guard let first = words.first, words.count > 1 else { return false }
        switch first {
        case "ta'd", "ta’d", "t/a", "t/a:", "t/a'd", "t/a’d", "ta", "ta:": return text.contains { $0.isNumber }
        case "date:", "signed:", "initials:", "initialed:": return words.count <= 8
        case "dated", "signed", "initialed": return words.count <= 6 && text.contains { $0.isNumber }
        case "for": return words[1] == "the" && words.count <= 10 && text.contains(":")
        case "tentatively", "tentative": return words[1].hasPrefix("agree") && text.contains { $0.isNumber }
        default: return false
        }
    }
}
