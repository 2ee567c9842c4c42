import ConcordModel
import Testing

@testable import ConcordReader

@Suite("A diff is parted into files and hunks")
struct PatchParserTests {
    private func parse(_ text: String) -> PatchParser { PatchParser(Array(text.utf8), from: 0, file: FileID(0)) }

    private func lines(_ hunk: PatchHunk, _ text: String) -> [String] {
        let bytes = Array(text.utf8)
        return hunk.lines.map { line in
            let sign =
                switch line.kind {
                case .context: " "
                case .struck: "-"
                case .inserted: "+"
                }
            return sign + String(decoding: bytes[line.content], as: UTF8.self)
        }
    }

    @Test func aDiffOfGit() throws {
        let text = """
            diff --git a/articles/1.md b/articles/1.md
            index 4b10b0d..20a2452 100644
            --- a/articles/1.md
            +++ b/articles/1.md
            @@ -2,3 +2,3 @@ head
             a
            -b
            +c
             d
            @@ -9 +9 @@
            --- e
            +++ f
            diff --git a/articles/2.md b/articles/2.md
            old mode 100644
            new mode 100755
            """
        let parser = parse(text)
        #expect(parser.findings.isEmpty)
        try #require(parser.files.count == 2)
        let first = parser.files[0]
        #expect(first.oldPath == "a/articles/1.md" && first.newPath == "b/articles/1.md")
        #expect(first.hunks.map(\.statedLine) == [2, 9])
        #expect(lines(first.hunks[0], text) == [" a", "-b", "+c", " d"])
        #expect(lines(first.hunks[1], text) == ["--- e", "+++ f"], "lines that look like names are counted as lines")
        #expect(parser.files[1].changesMode && parser.files[1].hunks.isEmpty)
        #expect(parser.files[1].oldPath == "a/articles/2.md")
    }

    @Test func linesThatMailDamaged() throws {
        // A blank line that lost its space, blank lines lost at the end, CRLF, and the signature of the mail.
        let text = "--- a/1.md\r\n+++ b/1.md\r\n@@ -1,4 +1,4 @@\r\n-a\r\n+b\r\n\r\n c\r\n"
        let parser = parse(text)
        #expect(parser.findings.isEmpty)
        #expect(lines(try #require(parser.files.first?.hunks.first), text) == ["-a", "+b", " ", " c"])
        let signed = parse("--- a/1.md\n+++ b/1.md\n@@ -1 +1 @@\n-a\n+b\n-- \n2.43.0\n")
        #expect(signed.findings.isEmpty && signed.files.first?.hunks.count == 1)
    }

    @Test func filesThatComeAndGo() throws {
        let text = """
            diff --git a/x y.md b/x y.md
            new file mode 100644
            --- /dev/null
            +++ b/x y.md\t
            @@ -0,0 +1 @@
            +a
            \\ No newline at end of file
            --- old.md\t2025-03-14 10:00:00.000000000 +0000
            +++ /dev/null\t1970-01-01 00:00:00.000000000 +0000
            @@ -1 +0,0 @@
            -a
            diff --git a/1.md b/2.md
            similarity index 100%
            rename from 1.md
            rename to 2.md
            """
        let files = parse(text).files
        try #require(files.count == 3)
        #expect(files[0].isNew && files[0].newPath == "b/x y.md" && files[0].hunks.count == 1)
        #expect(files[1].isDeleted && files[1].oldPath == "old.md")
        #expect(files[2].isRenamed && files[2].oldPath == "1.md" && files[2].newPath == "2.md")
    }

    @Test(arguments: [
        "@@ -1 +1 @@\n-a\n+b\n",
        "--- a/1.md\n+++ b/1.md\n@@ -1,9 +1,9 @@\n-a\n",
        "--- a/1.md\n+++ b/1.md\n@@ -1 +1 @@\n-a\n+b\n+c\n",
        "--- a/1.md\n+++ b/1.md\n@@ -1 +1\n-a\n+b\n",
        "--- a/1.md\n+++ b/1.md\n@@ -99999999999 +1 @@\n-a\n+b\n",
        "diff --cc 1.md\n--- a/1.md\n+++ b/1.md\n@@@ -1 -1 +1 @@@\n- a\n -b\n++c\n",
        "Only in new: 13.md\n",
    ])
    func whatCannotBeReadIsFound(text: String) {
        let parser = parse(text)
        #expect(parser.findings.map(\.rule) == [.badPatch])
        #expect(parser.files.allSatisfy { $0.hunks.isEmpty })
    }

    @Test(arguments: [
        (#""a/articles/caf\303\251.md""#, "a/articles/café.md"),
        ("a/b c.md\t2025-03-14 10:00:00", "a/b c.md"),
        ("a/b.md  2025-03-14 10:00:00.5 +0000", "a/b.md"),
        ("b.md\r", "b.md"), (#""a\"b\\.md""#, #"a"b\.md"#), (#""open"#, #""open"#),
    ])
    func names(written: String, path: String) {
        #expect(PatchPath.read(Array(written.utf8)[...]) == path)
    }

    @Test func headsOfMail() {
        let head = """
            From 8f1d Mon Sep 17 00:00:00 2001
            From: =?UTF-8?q?Caf=C3=A9_Workers?= <a@b.example>
            Date: Fri, 14 Mar 2025 10:00:00 -0700
            Subject: [PATCH v2 1/2] Longer
             hours

            Subject: not this
            """
        let defaults = PaperDefaults(path: "papers/a/0001-longer hours.v2.patch", head: Array(head.utf8)[...])
        #expect(defaults.id == "0001-longer-hours.v2")
        #expect(defaults.tidiedTitle == "Longer hours")
        #expect(defaults.date == CivilDate("2025-03-14"))
        let parties = [
            Party(key: "union", name: "Café Workers", short: "CW"), Party(key: "owner", name: "Owner", short: "O"),
        ]
        #expect(defaults.party(among: parties) == "union")
    }
}

@Suite("The lines of a hunk are found by what stands there")
struct PatchPlacementTests {
    private func place(_ old: [String], in base: [String], expected: Int, countsLines: Bool = true) -> String {
        let (patch, file) = (Array(old.joined(separator: "\n").utf8), Array(base.joined(separator: "\n").utf8))
        let shown = old.isEmpty ? [] : PatchParser.lines(of: patch + [0x0A], from: 0)
        var placement = PatchPlacement(file, PatchParser.lines(of: file, from: 0), countsLines: countsLines)
        switch placement.place(patch, shown, expected: expected, from: 0) {
        case .lines(let first): return "line \(first)"
        case .words(_, let words):
            return words.map { String(decoding: file[$0.range], as: UTF8.self) }.joined(separator: " ")
        case .unlike(let lines, let missing): return "\(lines), but \(missing)"
        case .ambiguous(let starts): return "\(starts)"
        case .nothingShown: return "nothing shown"
        case .missing(let line, let nearest): return "no \(line), near \(nearest.map(String.init) ?? "none")"
        }
    }

    @Test func places() {
        let base = ["one two three", "", "four", "", "four", "“five” — six", "seven eight nine ten"]
        #expect(place(["one two three"], in: base, expected: 5) == "line 0")
        #expect(place(["four"], in: base, expected: 4) == "line 4")
        #expect(place(["four"], in: base, expected: 3) == "[2, 4]")
        #expect(place(["four", "\"five\"  - six"], in: base, expected: 0) == "line 4")
        #expect(place(["seven eight nine eleven"], in: base, expected: 0) == "6..<7, but 0")
        #expect(place(["seven of nothing else here"], in: base, expected: 0) == "no 0, near 6")
        #expect(place(["nothing"], in: base, expected: 3) == "no 0, near none")
        #expect(place([], in: base, expected: 99) == "line 7")
    }

    @Test func placesWhereLinesEndElsewhere() {
        let base = ["## one two", "three", "", "- four five", "* six, seven"]
        #expect(place(["**one", "two** three"], in: base, expected: 0) == "one two three")
        #expect(place(["- four", "five", "six, seven"], in: base, expected: 0) == "four five six, seven")
        #expect(place(["two four"], in: base, expected: 0).hasPrefix("no"))
    }

    @Test func placesInATextThatWasWrittenAnew() {
        let base = ["one", "", "two", "", "one"]
        #expect(place(["two"], in: base, expected: 9, countsLines: false) == "line 2")
        #expect(place(["one"], in: base, expected: 0, countsLines: false) == "[0, 4]")
        #expect(place([""], in: base, expected: 1, countsLines: false) == "nothing shown")
        #expect(place([], in: base, expected: 1, countsLines: false) == "nothing shown")
    }

    @Test func repeatedLinesStayLinear() {
        // With a search from each line this would be a hundred million comparisons.
        let base = Array(repeating: "a b", count: 20_000)
        let old = Array(repeating: "a b", count: 10_000) + ["c"]
        #expect(place(old, in: base, expected: 0) == "no 10000, near none")
    }
}
