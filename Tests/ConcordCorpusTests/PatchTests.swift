import ConcordCompiler
import Support
import Testing

/// Papers in patch form: whatever the difference of two contracts is, the patch of it leads from one to the other.
@Suite struct PatchTests {
    static let frame = SourceFile(
        path: "agreement.yml",
        bytes: Array("title: A\nparties:\n  union: { name: Union }\n  employer: { name: Employer }\n".utf8))

    static func paper(_ id: String, _ patch: String, after: [String] = []) -> SourceFile {
        let matter = """
            ---
            paper: \(id)
            kind: tentative agreement
            after: [\(after.joined(separator: ", "))]
            signed: { union: 2025-06-01, employer: 2025-06-02 }
            ---

            """
        return SourceFile(path: "papers/\(id).diff", bytes: Array((matter + patch).utf8))
    }

    private static func file(_ path: String, _ text: String) -> SourceFile {
        SourceFile(path: path, bytes: Array(text.utf8))
    }

    private func clean(_ files: [SourceFile]) throws -> String {
        let compilation = compile(Input(name: "a", files: [Self.frame] + files))
        let errors = compilation.findings.filter { $0.severity == .error && !$0.isCheck }
        #expect(errors.isEmpty, "\(compilation.report)")
        let text = try compilation.redline(from: "integrated", to: "integrated", format: .text)
        return String(decoding: text, as: UTF8.self)
    }

    /// An article of sections, lists, a table and fixed text, some of its lines repeated.
    private static func article(_ number: Int, _ random: inout Seeded) -> [String] {
        var lines = ["# Article \(number). Subject \(number)", ""]
        for section in 1...(2 + random.number(3)) {
            lines += ["## Section \(section). Matter \(random.number(9))", "", sentence(&random), ""]
            for letter in "abcde".prefix(random.number(6)) {
                lines += ["(\(letter)) \(sentence(&random))", ""]
                if random.chance(4) {
                    lines += ["    (1) \(sentence(&random))", "", "    (2) \(sentence(&random))", ""]
                }
            }
            if random.chance(3) {
                lines += ["| Post | Pay |", "| :-- | --: |", "| Clerk | $20.00 |", "| Page | $18.00 |", ""]
            }
            if random.chance(4) { lines += [sentence(&random), sentence(&random), ""] }
        }
        return lines
    }

    private static func sentence(_ random: inout Seeded) -> String {
        let words = [
            "the", "Town", "gives", "notice", "ten (10)", "days", "ahead", "in writing", "to each", "employee",
        ]
        return "The " + (0..<(4 + random.number(8))).map { _ in random.pick(words) }.joined(separator: " ") + "."
    }

    private static func edited(_ article: [String], _ random: inout Seeded) -> [String] {
        var lines = article
        for _ in 0..<random.number(5) where lines.count > 4 {
            let place = 1 + random.number(lines.count - 2)
            let end = min(lines.count, place + 1 + random.number(3))
            switch random.number(6) {
            case 0: lines.removeSubrange(place..<end)
            case 1: lines.insert(contentsOf: lines[place..<end], at: place)
            case 2: lines[place] = lines[place].replacing("days", with: "weeks")
            case 3: lines[place] += lines[place].isEmpty ? "" : " And more."
            case 4: lines.insert(contentsOf: ["", "## Section 9. New", "", "Its text.", ""], at: place)
            default: lines.insert(contentsOf: ["", sentence(&random), ""], at: place)
            }
        }
        return lines
    }

    @Test(arguments: 0..<80)
    func aPatchLeadsToTheChangedContract(seed: Int) throws {
        var random = Seeded(UInt64(seed))
        var before: [SourceFile] = []
        var after: [SourceFile] = []
        var patch = ""
        for number in 1...3 {
            let path = "articles/0\(number).md"
            let old = Self.article(number, &random)
            let new = random.chance(8) ? [] : random.chance(3) ? old : Self.edited(old, &random)
            let (oldText, newText) = (old.joined(separator: "\n") + "\n", new.joined(separator: "\n"))
            before.append(Self.file(path, oldText))
            if !new.isEmpty { after.append(Self.file(path, newText)) }
            patch += UnifiedDiff(oldText, newText, context: random.pick([0, 1, 3, 8])).text(
                from: path, to: new.isEmpty ? nil : path)
        }
        guard !patch.isEmpty else { return }
        let name = "seed \(seed)\n\(patch)"
        #expect(try clean(before + [Self.paper("TA-1", patch)]) == clean(after), "\(name)")
        let compilation = compile(Input(name: "a", files: [Self.frame] + before + [Self.paper("TA-1", patch)]))
        try ReadingBack(compilation).check(name, pairs: [("base", "integrated")])
    }

    /// Patches cut off, with bytes replaced and with lines shuffled.
    @Test(arguments: CorpusCase.all.filter { $0.name.contains("patch") })
    func damagedPatchesCompile(_ item: CorpusCase) throws {
        let input = try item.input()
        var random = Seeded(3)
        for index in input.files.indices where input.files[index].path.hasPrefix("papers/") {
            let bytes = input.files[index].written
            for round in 0..<12 where !bytes.isEmpty {
                var damaged = input
                var text = bytes
                switch round % 3 {
                case 0: text = Array(bytes[..<random.number(bytes.count)])
                case 1:
                    for _ in 0..<4 { text[random.number(text.count)] = random.pick(Array("+-@ \\\n\r09,\u{00}".utf8)) }
                default:
                    text = Array(
                        bytes.split(separator: 0x0A, omittingEmptySubsequences: false).shuffled(using: &random).joined(
                            separator: [0x0A]))
                }
                damaged.files[index] = SourceFile(path: input.files[index].path, bytes: text)
                let compilation = compile(damaged)
                _ = try compilation.redline(from: "base", to: "integrated", format: .text)
                for finding in compilation.findings where finding.rule != .badFrontMatter {
                    let source = compilation.sources[finding.position.file]
                    let (offset, length) = (Int(finding.position.offset), source.bytes.count)
                    // Behind the end are the places of what was left out.
                    let isLeftOut = source.beginsNote(offset - length - 1) || finding.rule == .hiddenCharacter
                    #expect(offset <= length || isLeftOut, "\(finding.message)")
                }
            }
        }
    }
}

@Suite(.enabled(if: RealAgreement.isAtHand, RealAgreement.absence))
struct RealPatchTests {
    /// From one term of a contract to the next and back, each article as a patch.
    @Test(arguments: [("aee-2023", "aee-2025", 3), ("aee-2025", "aee-2023", 3), ("aee-2023", "aee-2025", 0)])
    func theNextTermAsPatches(from oldName: String, to newName: String, context: Int) throws {
        func articles(_ name: String) throws -> [SourceFile] {
            // As in the test of full text: without the signature page, which competes for its place with the last article.
            try RealAgreement(name: name).input().files.filter {
                $0.path.hasPrefix("articles/") && $0.bytes.starts(with: "# ARTICLE".utf8)
            }
        }
        let (old, new) = (try articles(oldName), try articles(newName))
        var papers: [SourceFile] = []
        /// Papers on articles that differ in their typography alone.
        var alike: Set<String> = []
        for path in Set(old.map(\.path) + new.map(\.path)).sorted() {
            func text(_ files: [SourceFile]) -> String? {
                files.first { $0.path == path }.map { String(decoding: $0.bytes, as: UTF8.self) }
            }
            let (before, after) = (text(old), text(new))
            let patch = UnifiedDiff(before ?? "", after ?? "", context: context).text(
                from: before == nil ? nil : path, to: after == nil ? nil : path)
            if !patch.isEmpty { papers.append(PatchTests.paper("TA-\(papers.count + 1)", patch)) }
            if PrintedWords.plain(Array((before ?? "").utf8)) == PrintedWords.plain(Array((after ?? "").utf8)) {
                alike.insert("TA-\(papers.count)")
            }
        }
        #expect(papers.count > 10)
        let compilation = compile(Input(name: "aee", files: [PatchTests.frame] + old + papers))
        // Other quotes, dashes and spaces are no change: an article that differs in these alone is told of.
        let told = compilation.findings.filter { $0.severity > .note && !$0.isCheck && $0.rule != .noChange }
        #expect(told.isEmpty, "\(compilation.report)")
        let idle = Set(compilation.findings.filter { $0.rule == .noChange }.flatMap(\.papers))
        #expect(idle.isSubset(of: alike), "\(idle.subtracting(alike))")
        let clean = try compilation.redline(from: "integrated", to: "integrated", format: .text)
        let wanted = try compile(Input(name: "aee", files: [PatchTests.frame] + new)).redline(
            from: "base", to: "base", format: .text)
        let isSame = PrintedWords.plain(clean) == PrintedWords.plain(wanted)
        #expect(isSame)
        try ReadingBack(compilation).check("aee", pairs: [("base", "integrated")])
    }
}
