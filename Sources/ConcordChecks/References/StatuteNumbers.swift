import ConcordModel

/// Whether a number from a hundred up that the agreement does not have is that of a statute.
///
/// Statutes count their sections in hundreds and most contracts do not; but some do, and then a number may as well be a slip.
/// So something must say that a law is meant: a word in the sentence, or a number that everybody knows.
struct StatuteNumbers {
    private let text: ContractText
    private let resolver: ReferenceResolver
    /// Whether articles, or sections, of the agreement have such numbers themselves.
    private let hasArticles: Bool
    private let hasSections: Bool

    init(_ text: ContractText, _ resolver: ReferenceResolver) {
        self.text = text
        self.resolver = resolver
        func hasHundreds(_ label: Label) -> Bool { Self.isHundreds(label.number) }
        // By index: to copy a provision costs more than to look at its number.
        func have(_ isMeant: (ProvisionKind) -> Bool) -> Bool {
            text.provisions.indices.contains {
                isMeant(text.provisions[$0].kind) && text.provisions[$0].label.map(hasHundreds) ?? false
            }
        }
        hasArticles = have(\.isTopLevel)
        hasSections = have { $0 == .section }
    }

    /// Whether a reference that nothing beside it calls foreign is to a statute all the same.
    func contain(_ reference: Reference) -> Bool {
        guard let steps = reference.targets.first?.steps, let first = steps.first,
            first.word == .section || first.word == .article, Self.isHundreds(first.number),
            resolver.articles(first).isEmpty
        else { return false }
        let isKnown = first.word == .section && Self.known.contains(Self.figures(of: first.number))
        let hasOwn = first.word == .article ? hasArticles : hasSections
        if hasOwn { return isKnown && steps.count > 1 || namesLaw(reference, Self.names) }
        return isKnown || first.word == .section && first.number.contains(".")
            || namesLaw(reference, Self.names + Self.words)
    }

    private static func figures(of number: String) -> Substring { Substring(number.utf8.prefix(while: Bytes.isDigit)) }

    private static func isHundreds(_ number: String) -> Bool {
        let figures = figures(of: number)
        let rest = number.utf8.dropFirst(figures.utf8.count).first
        return figures.utf8.count >= 3 && (rest.map { !Bytes.isLetter($0) || number.utf8.count <= 5 } ?? true)
    }

    /// Whether the sentence around a place names a law.
    private func namesLaw(_ reference: Reference, _ words: [[UInt8]]) -> Bool {
        let bytes = text.bytes
        let (range, bounds) = (reference.range, text.provisions[reference.provision].text)
        func isEnd(_ index: Int) -> Bool {
            // Not behind an abbreviation such as “U.S.C.”, nor in front of a number.
            bytes[index] == UInt8(ascii: ".") && Bytes.isSpace(bytes[index + 1]) && Bytes.isLower(bytes[index - 1])
                && Bytes.isLower(bytes[index - 2])
        }
        var start = range.lowerBound
        while start > bounds.lowerBound, start > 3, range.lowerBound - start < Self.reach, !isEnd(start - 1) {
            start -= 1
        }
        var end = range.upperBound
        while end < bounds.upperBound, end - range.upperBound < Self.reach, !isEnd(end) { end += 1 }
        let sentence = bytes[start..<end]
        return words.contains { word in
            var index = sentence.startIndex
            while index + word.count <= sentence.endIndex {
                if sentence[index] == word[0], index == 0 || !Bytes.isAlphanumeric(bytes[index - 1]),
                    sentence[index...].starts(with: word), !Bytes.isAlphanumeric(bytes[index + word.count])
                {
                    return true
                }
                index += 1
            }
            return false
        }
    }

    /// No sentence that matters is longer.
    private static let reach = 240

    /// Sections of the tax code and other laws that are called by their number alone.
    private static let known: Set<Substring> = [
        "105", "106", "125", "127", "129", "132", "139", "152", "213", "223", "401", "402", "403", "404", "408", "409",
        "410", "411", "414", "415", "416", "419", "457", "501", "503", "504", "508", "530", "1981", "1983",
    ]
    /// What a law is called.
    private static let names = [
        "Act", "Acts", "Code", "Statute", "Statutes", "Law", "Laws", "Regulation", "Regulations", "Rule", "Rules",
        "Ordinance", "Charter", "Internal Revenue", "IRC", "IRS", "ORS", "OAR", "RCW", "WAC", "USC", "U.S.C", "CFR",
        "C.F.R", "FLSA", "FMLA", "OFLA", "PECBA", "NLRA", "ERISA", "HIPAA", "Title VII", "Chapter", "Ch", "Public Law",
    ].map { Array($0.utf8) }
    private static let words = [
        "federal", "Federal", "statute", "statutes", "statutory", "law", "laws", "tax", "regulation", "regulations",
        "code", "act", "ordinance", "pre-tax", "pretax", "deferred compensation", "cafeteria",
    ].map { Array($0.utf8) }
}
