import ConcordModel

/// What a paper says of itself without front matter: a patch by its file name and by the head of the mail that
/// `git format-patch` writes.
struct PaperDefaults {
    var id: String?
    var title: String?
    var date: CivilDate?
    /// Name and address as the mail has them.
    var sender: String?

    init() {}

    /// - Parameters:
    ///   - path: the patch's own path; its name without the ending is the paper's.
    ///   - head: what stands in front of the diff.
    init(path: String, head: ArraySlice<UInt8>) {
        let name = path.split(separator: "/").last ?? ""
        let stem = name.lastIndex(of: ".").map { name[..<$0] } ?? name
        // These signs part the names of versions.
        let safe = stem.map { $0 == " " || $0 == "+" || $0 == "@" ? "-" : String($0) }.joined()
        id = safe.isEmpty ? nil : safe
        readMail(head)
    }

    private mutating func readMail(_ head: ArraySlice<UInt8>) {
        var isInHead = false
        var name: String?
        for line in head.split(separator: 0x0A, omittingEmptySubsequences: false) {
            let text = String(decoding: line.last == 0x0D ? line.dropLast() : line, as: UTF8.self)
            if text.isEmpty {
                if isInHead { return }
                continue
            }
            if isInHead, text.hasPrefix(" ") || text.hasPrefix("\t") {
                if name == "Subject" { title = (title ?? "") + " " + text.drop { $0 == " " || $0 == "\t" } }
                continue
            }
            guard let colon = text.firstIndex(of: ":"), text[..<colon].allSatisfy({ $0.isLetter || $0 == "-" }) else {
                if text.hasPrefix("From ") {
                    isInHead = true
                    continue
                }
                // Neither a mail nor any more of its head.
                return
            }
            isInHead = true
            name = String(text[..<colon])
            let value = String(text[text.index(after: colon)...].drop { $0 == " " })
            switch name {
            case "From": sender = PaperDefaults.decoded(value)
            case "Date": date = PaperDefaults.date(value)
            case "Subject": title = value
            default: break
            }
        }
    }

    /// The subject as a title. `[PATCH 1/2] ` in front of it counts mails and is no
    /// part of it.
    var tidiedTitle: String? {
        guard var words = title.flatMap(PaperDefaults.decoded)?[...] else { return nil }
        while words.hasPrefix("["), let end = words.firstIndex(of: "]") {
            words = words[words.index(after: end)...].drop { $0 == " " }
        }
        return words.isEmpty ? nil : String(words)
    }

    /// The party that the sender is: one whose key, short name or name stands among the words of the sender's name.
    func party(among parties: [Party]) -> String? {
        guard let sender else { return nil }
        let words = " " + PaperDefaults.letters(sender) + " "
        let fits = parties.filter { party in
            [party.key, party.short, party.name].contains { name in
                let letters = PaperDefaults.letters(name)
                return !letters.isEmpty && words.contains(" " + letters + " ")
            }
        }
        return fits.count == 1 ? fits[0].key : nil
    }

    private static func letters(_ text: String) -> String {
        text.lowercased().split { !$0.isLetter && !$0.isNumber }.joined(separator: " ")
    }

    /// The day of `Fri, 14 Mar 2025 10:00:00 +0100`, where the sender was.
    static func date(_ text: String) -> CivilDate? {
        let months = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"]
        let pieces = text.split { $0 == " " || $0 == "," || $0 == "\t" }
        for index in pieces.indices.dropLast(2) {
            guard let day = Int(pieces[index]), let year = Int(pieces[index + 2]),
                let month = months.firstIndex(of: pieces[index + 1].prefix(3).lowercased())
            else { continue }
            return CivilDate(year: year, month: month + 1, day: day)
        }
        return nil
    }

    /// Words of a mail's head; those that are coded (`=?UTF-8?q?caf=C3=A9?=`, RFC 2047) are decoded where they are coded
    /// letter by letter, which is what git writes. Nil where they cannot be read.
    static func decoded(_ text: String) -> String? {
        guard text.contains("=?") else { return text }
        var result: [UInt8] = []
        let bytes = Array(text.utf8)
        var index = 0
        while index < bytes.count {
            guard bytes[index...].starts(with: "=?".utf8) else {
                result.append(bytes[index])
                index += 1
                continue
            }
            let parts = bytes[(index + 2)...].split(separator: UInt8(ascii: "?"), maxSplits: 3)
            guard parts.count == 4, parts[1].count == 1, parts[1].first.map({ $0 | 0x20 }) == UInt8(ascii: "q"),
                parts[3].first == UInt8(ascii: "=")
            else { return nil }
            var word = parts[2]
            while let byte = word.first {
                word = word.dropFirst()
                if byte == UInt8(ascii: "="), word.count >= 2,
                    let value = UInt8(String(decoding: word.prefix(2), as: UTF8.self), radix: 16)
                {
                    result.append(value)
                    word = word.dropFirst(2)
                } else {
                    result.append(byte == UInt8(ascii: "_") ? 0x20 : byte)
                }
            }
            index = parts[3].startIndex + 1
            // Spaces between two coded words are none of theirs.
            let space = bytes[index...].firstIndex { $0 != 0x20 } ?? bytes.count
            if bytes[space...].starts(with: "=?".utf8) { index = space }
        }
        return String(decoding: result, as: UTF8.self)
    }
}
