import ConcordCompiler
import ConcordModel
import Support
import Testing

/// Signs that nobody sees change nothing: wherever they are put, every output is what it is without them, and whoever signed
/// one hears of it.
@Suite struct UnseenSignTests {
    private static let signs = [
        "\u{200B}", "\u{AD}", "\u{2060}", "\u{202E}", "\u{202A}", "\u{2066}", "\u{2069}", "\u{200F}", "\u{200D}",
    ]

    /// The harbor's texts, none of them sealed.
    private static func harbor() throws -> SealedHarbor {
        var harbor = try SealedHarbor.sealed()
        harbor.remove(Sealing.recordPath)
        for path in harbor.paths where path.hasPrefix("papers/") { harbor.dropLine(from: path, startingWith: "seal:") }
        return harbor
    }

    /// Pages of every format, of the contract as it was and with its papers.
    private func pages(_ compilation: Compilation) throws -> [[UInt8]] {
        try OutputFormat.allCases.flatMap { format in
            try [("base", "base"), ("base", "integrated"), ("integrated", "integrated")].map { from, to in
                try compilation.redline(from: from, to: to, format: format)
            }
        }
    }

    @Test(arguments: 0..<60) func changeNothing(seed: UInt64) throws {
        var random = Seeded(seed)
        let plain = try Self.harbor()
        let expected = try pages(compile(plain.input))
        var harbor = plain
        let path = random.pick(plain.paths.filter { !$0.hasPrefix("templates/") })
        var text = Array(plain.text(of: path).utf8)
        var first = Int.max
        var sign = ""
        for _ in 0..<(1 + random.number(4)) {
            let index = random.number(text.count + 1)
            // No sign stands within another.
            if index < text.count, text[index] & 0xC0 == 0x80 { continue }
            let next = random.pick(Self.signs)
            text.insert(contentsOf: next.utf8, at: index)
            if index <= first { (first, sign) = (index, next) } else { continue }
        }
        guard first < Int.max else { return }
        harbor.set(String(decoding: text, as: UTF8.self), in: path)
        let compilation = compile(harbor.input)
        let place = "seed \(seed): U+\(String(sign.unicodeScalars.first!.value, radix: 16)) at \(first) of \(path)"
        #expect(try pages(compilation) == expected, "\(place)")
        let found = compilation.findings.filter { $0.rule == .hiddenCharacter }
        let isSigned = path.hasPrefix("papers/")
        #expect(found.allSatisfy { ($0.severity == .error) == isSigned }, "\(place)")
        let places = found.map { compilation.sources.lineAndColumn(of: $0.position) }
        let before = String(decoding: text[..<first], as: UTF8.self).split(
            separator: "\n", omittingEmptySubsequences: false)
        let wanted = (line: before.count, column: (before.last?.unicodeScalars.count ?? 0) + 1)
        #expect(places.contains { $0 == wanted }, "\(place): \(places), and not \(wanted)")
    }

    /// The same signs written by name or number.
    @Test func writtenByNumberTheyChangeNothing() throws {
        func pages(_ title: String, _ words: String) throws -> [[UInt8]] {
            let small = SmallAgreement(
                ("agreement.yml", "title: \"\(title)\"\nparties: { union: Union, employer: Port }\n"),
                ("articles/01-hours.md", "# Article 1. Hours\n\nA day is \(words) hours."))
            return try self.pages(small.compiled)
        }
        let plain = try pages("Agreement", "eight (8)")
        #expect(try pages("Agree\\u200Bment\\u202E", "eig&#8203;ht&shy; (&#x202E;8&zwj;)") == plain)
    }

    /// Spaces within a number are one in every format, as they are in words.
    @Test(arguments: ["# Article  1. Hours", "# Article \t 1.   Hours", "# Article\t1. Hours", "#   Article 1.\tHours"])
    func spacesInANumberAreOne(_ head: String) throws {
        func pages(_ head: String) throws -> [[UInt8]] {
            try self.pages(SmallAgreement(("articles/01-hours.md", head + "\n\nA day is eight (8) hours.")).compiled)
        }
        #expect(try pages(head) == pages("# Article 1. Hours"))
    }

    /// What a paper brings from the right stays to itself: the words behind it stand where they stood.
    @Test func whatRunsFromTheRightIsKeptToItself() throws {
        let paper = SmallAgreement.paper("TA-1", body: "A day is {~~eight (8)~>שמונה (8)\u{200F}~~} hours.")
        let compilation = SmallAgreement(paper).compiled
        let page = String(decoding: try compilation.redline(from: "base", to: "TA-1", format: .html), as: UTF8.self)
        for match in page.matches(of: /<(ins|del)[ >][^>]*>(<bdi>)?/) where match.0.contains("data-paper") {
            #expect(match.0.hasSuffix("<bdi>"), "\(match.0)")
        }
        #expect(page.contains("<bdi>שמונה (8)\u{200F}</bdi></ins>"))
        for format in OutputFormat.allCases {
            let bytes = try compilation.redline(from: "base", to: "TA-1", format: format)
            #expect(String(decoding: bytes, as: UTF8.self).unicodeScalars.count { $0 == "\u{200F}" } == 1, "\(format)")
        }
        #expect(!compilation.findings.contains { $0.rule == .hiddenCharacter })
        // Pages without such words are as they were.
        let plain = SmallAgreement(SmallAgreement.paper("TA-1", body: "A day is {~~eight (8)~>seven (7)~~} hours."))
            .compiled
        #expect(
            !String(decoding: try plain.redline(from: "base", to: "TA-1", format: .html), as: UTF8.self).contains("bdi")
        )
    }

    /// What no page can hold is the same sign on all of them.
    @Test(arguments: [0x7F, 0x85, 0x9B, 0xFFFE, 0xFDD0, 0x07, 0x00] as [UInt32])
    func everyFormatHasTheSameSign(_ value: UInt32) throws {
        let sign = String(try #require(Unicode.Scalar(value)))
        let compilation = SmallAgreement(
            ("articles/01-hours.md", "# Article 1. Hours\n\nA day\(sign)is eight (8) hours.")
        ).compiled
        for format in OutputFormat.allCases {
            let page = String(
                decoding: try compilation.redline(from: "base", to: "base", format: format), as: UTF8.self)
            #expect(page.contains("A day\u{FFFD}is"), "\(format)")
        }
    }
}
