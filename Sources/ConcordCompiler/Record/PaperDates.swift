import ConcordModel
import ConcordWeave

/// What a paper is and when it was made, signed and holds, in one line for people.
enum PaperDates {
    static func text(of paper: Paper, _ parties: [Party]) -> String {
        if !paper.causes.isEmpty { return PaperCaption.conforming(to: paper.causes) }
        var text = paper.kind.rawValue
        if let title = paper.title { text += " “\(title)”" }
        if let from = paper.from { text += " of the \(short(from, parties))" }
        if let date = paper.date { text += ", \(date)" }
        let signatures = signatures(of: paper, parties)
        text += signatures.isEmpty ? ", not signed" : ", signed by " + signatures.joined(separator: ", ")
        if let effective = paper.effective { text += ", effective \(effective)" }
        if let expires = paper.expires { text += ", until \(expires)" }
        return text.prefix(1).uppercased() + text.dropFirst()
    }

    /// `Union 2025-03-14`, in the order of the parties.
    static func signatures(of paper: Paper, _ parties: [Party]) -> [String] {
        let known = parties.filter { paper.signed[$0.key] != nil }.map(\.key)
        let others = paper.signed.keys.filter { !known.contains($0) }.sorted()
        return (known + others).compactMap { key in paper.signed[key].map { "\(short(key, parties)) \($0)" } }
    }

    static func short(_ key: String, _ parties: [Party]) -> String { parties.first { $0.key == key }?.short ?? key }
}
