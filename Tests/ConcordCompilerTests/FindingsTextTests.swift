import ConcordCompiler
import ConcordModel
import Testing

/// Findings as people read them.
@Suite struct FindingsTextTests {
    /// The report on one finding at a byte of a text.
    private func report(
        _ text: String, at offset: Int, _ message: String = "It is wrong.", cure: String? = nil, width: Int = 100,
        related: [Int] = []
    ) -> [String] {
        var sources = SourceSet()
        let file = sources.add(SourceFile(path: "articles/1.md", bytes: Array(text.utf8)))
        let finding = Finding(
            .staleText, at: SourcePosition(file, offset), message, cure: cure,
            related: related.map { Finding.Related(SourcePosition(file, $0), "here too") })
        let bytes = FindingText(width: width).bytes(for: [finding], in: sources)
        return String(decoding: bytes, as: UTF8.self).split(separator: "\n", omittingEmptySubsequences: false)
            .map(String.init)
    }

    @Test func placeMessageLineAndCaret() {
        #expect(
            report("one\ntwo three\n", at: 8, cure: "write four", related: [0]) == [
                "articles/1.md:2:5: error: It is wrong. [stale-text]", "    two three", "        ^",
                "  try: write four", "  note: articles/1.md:1:1: here too", "",
            ])
    }

    @Test func tabsAndWideLettersKeepTheCaretInPlace() {
        #expect(report("\tx漢字y", at: 8)[1...2] == ["        x漢字y", "             ^"])
        #expect(report("e\u{301}x", at: 3)[1...2] == ["    e\u{301}x", "     ^"])
    }

    @Test func whatActsOnATerminalIsShownAsASign() {
        let lines = report("a\u{1B}[31mb\u{202E}c", at: 0, "The word “\u{1B}[2J\nx” is new.")
        #expect(lines[0].hasSuffix("The word “␛[2J x” is new. [stale-text]"))
        // What nobody sees is no part of the words.
        #expect(lines[1] == "    a␛[31mbc")
    }

    @Test func longLinesAreCutAroundThePlace() {
        let text = String(repeating: "before ", count: 5000) + "HERE" + String(repeating: " after", count: 5000)
        let lines = report(text, at: 35000, width: 60)
        #expect(lines[1].count <= 60)
        #expect(lines[1].hasPrefix("    …") && lines[1].hasSuffix("…") && lines[1].contains(" HERE after"))
        let caret = lines[2].firstIndex(of: "^").map { lines[2].distance(from: lines[2].startIndex, to: $0) }
        #expect(caret == lines[1].range(ofWord: "HERE"))
    }

    @Test(arguments: 0...40)
    func everyPlaceIsShownAtEveryWidth(offset: Int) {
        let text = "0123456789ABCDEFGHIJ漢字klmnopqrstuvwxyz"
        for width in 0...50 {
            let lines = report(text, at: offset, width: width)
            #expect(lines.count == 4)
            #expect(lines[1].unicodeScalars.count <= max(width, 12))
            #expect(lines[2].hasSuffix("^"))
        }
    }

    @Test func placesAtTheEndAndBeyondAreAtTheEnd() {
        #expect(
            report("one\r\ntwo", at: 8)[0...2] == [
                "articles/1.md:2:4: error: It is wrong. [stale-text]", "    two", "       ^",
            ])
        #expect(report("one", at: 4_000_000)[0].hasPrefix("articles/1.md:1:4: "))
        #expect(report("", at: 0)[0...2] == ["articles/1.md:1:1: error: It is wrong. [stale-text]", "    ", "    ^"])
        #expect(report("one\r\n", at: 3)[1...2] == ["    one", "       ^"])
    }

    @Test func linesAndColumnsAreThoseOfTheSourceSet() {
        let text = "é\n\n漢字 x\r\n\nlast"
        var sources = SourceSet()
        let file = sources.add(SourceFile(path: "f", bytes: Array(text.utf8)))
        for offset in 0...text.utf8.count {
            let position = SourcePosition(file, offset)
            let (line, column) = sources.lineAndColumn(of: position)
            let bytes = FindingText().bytes(for: [Finding(.staleText, at: position, "m")], in: sources)
            #expect(String(decoding: bytes, as: UTF8.self).hasPrefix("f:\(line):\(column): "))
        }
    }

    @Test func bytesThatAreNoTextAreShownAsSigns() {
        var sources = SourceSet()
        let file = sources.add(SourceFile(path: "f", bytes: [0x61, 0xFF, 0xE6, 0xBC, 0x0A, 0x80, 0x80]))
        for offset in 0...7 {
            let bytes = FindingText().bytes(
                for: [Finding(.invalidUTF8, at: SourcePosition(file, offset), "m")], in: sources)
            #expect(String(decoding: bytes, as: UTF8.self).contains("^"))
        }
    }

    @Test func summaries() {
        func summary(_ severities: [Severity]) -> String {
            let position = SourcePosition(FileID(0), 0)
            return FindingCounts(severities.map { Finding(.staleText, severity: $0, at: position, "m") }).summary
        }
        #expect(summary([]) == "no errors, no warnings")
        #expect(summary([.error, .warning, .error]) == "2 errors, 1 warning")
        #expect(summary([.error]) == "1 error")
        #expect(summary([.warning, .note]) == "1 warning, 1 note")
        #expect(summary([.note, .note]) == "no errors, no warnings, 2 notes")
    }

    private func wrapped(_ findings: [Finding], _ sources: SourceSet, width: Int) -> [String] {
        let bytes = FindingText(width: width, wraps: true).bytes(for: findings, in: sources)
        return String(decoding: bytes, as: UTF8.self).split(separator: "\n", omittingEmptySubsequences: false)
            .map(String.init)
    }

    @Test func onATerminalMessagesAreBrokenBetweenWords() {
        var sources = SourceSet()
        let file = sources.add(SourceFile(path: "f.md", bytes: Array("words".utf8)))
        let finding = Finding(
            .staleText, at: SourcePosition(file, 0), "The words that the paper quotes are not there.",
            cure: "Say that it comes `after: [TA-01, TA-02]` or quote it.",
            related: [Finding.Related(SourcePosition(file, 2), "The nearest words stand here.")])
        #expect(
            wrapped([finding, finding], sources, width: 36)[0...11] == [
                "f.md:1:1: error: The words that the", "  paper quotes are not there.", "  [stale-text]", "    words",
                "    ^", "  try: Say that it comes", "       `after: [TA-01, TA-02]` or", "       quote it.",
                "  note: f.md:1:3: The nearest words", "        stand here.", "",
                "f.md:1:1: error: The words that the",
            ])
    }

    /// However narrow, no word is lost, nothing but a word alone stands out, and it ends.
    @Test(arguments: [0, 1, 9, 20, 33, 60, 200])
    func wrappingKeepsEveryWord(width: Int) {
        let message = "A “message” with `a: { code, that is long }`, 漢字漢字 and `one that is never closed, and  spaces "
        var sources = SourceSet()
        let file = sources.add(SourceFile(path: "articles/1.md", bytes: Array("words".utf8)))
        let finding = Finding(.staleText, at: SourcePosition(file, 0), message)
        let lines = wrapped([finding], sources, width: width)
        let words = lines.joined(separator: " ").split(separator: " ")
        #expect(words.starts(with: "articles/1.md:1:1: error: \(message) [stale-text]".split(separator: " ")))
        for line in lines where line.count > max(width, 12) {
            #expect(line.split(separator: " ").count == 1 || line.hasSuffix("error:"), "\(line)")
        }
    }

    @Test func colourAddsEscapesOnly() {
        var sources = SourceSet()
        let file = sources.add(SourceFile(path: "f", bytes: Array("words".utf8)))
        let findings = [Finding(.staleText, at: SourcePosition(file, 2), "m", cure: "c")]
        let plain = String(decoding: FindingText().bytes(for: findings, in: sources), as: UTF8.self)
        let coloured = String(decoding: FindingText(isColoured: true).bytes(for: findings, in: sources), as: UTF8.self)
        #expect(coloured.contains("\u{1B}[1;31m"))
        #expect(coloured.replacing(/\u{1B}\[[0-9;]*m/, with: "") == plain)
    }
}

extension String {
    fileprivate func range(ofWord word: String) -> Int? {
        firstRange(of: word).map { distance(from: startIndex, to: $0.lowerBound) }
    }
}
