import ConcordModel

/// What can be wrong with seals and with their record.
let sealExplanations: [Explanation] = [
    Explanation(
        .brokenSeal, "A paper, or what it changes, is not what was sealed.",
        meaning: """
            “concord seal” records in a signed paper what was signed: what the paper says, and what it makes of the
            contract. This paper says something else now, or the words beneath it are others: a word, a mark, a
            number, an item that stands elsewhere, a signature or a date of force. Line ends, spaces, typographic
            quotes and internal notes do not count.

            Nobody signed what stands there, so the paper stays out of the contract, and no clean contract is written.
            Put the words back as they were. If every party agreed to the new words, let them sign again and run
            “concord seal” with “--again”.
            """,
        wrong: SealedExample.whole.replacing("ten (10)", with: "twelve (12)", in: SealedExample.paper),
        right: SealedExample.whole.files),
    Explanation(
        .readingChanged, "Concord reads a sealed paper otherwise than when it was sealed.",
        meaning: """
            Not a byte of the paper and of what it changes is another than when it was sealed, but this version of
            Concord makes something else of it than the version that sealed it. The paper stays in force.

            Read what it makes of the contract with “concord redline”. If that is what the parties signed, seal it
            again. If it is not, say the same in a plainer way and have it signed, or use the version that sealed it.
            """,
        wrong: SealedExample.ofAnotherReading.files, right: SealedExample.whole.files),
    Explanation(
        .oldSeal, "A seal is over words alone, as earlier versions of Concord wrote it.",
        meaning: """
            Such a seal goes on being checked, but it sees little: not how the text is laid out, which item words
            belong to, what the contract says beneath them, or that the seal itself is taken out. “concord seal”
            writes one that sees all of it and records it in seals.txt. Read the papers once more before they are
            sealed: an earlier change that the old seal did not see would be sealed with them.
            """,
        wrong: SealedExample.ofWords, right: SealedExample.whole.files),
    Explanation(
        .unsealedPaper, "A paper that must be sealed is not, or has another seal.",
        meaning: """
            seals.txt says that a paper was sealed, and its seal is gone or is another one: nobody can tell whether
            the paper is what was signed, so it is left out, and that is an error. So it is when a paper without a
            seal would take the place of one that has a seal.

            Where agreement.yml says “seals: required”, a signed paper without a seal is left out; elsewhere, once
            papers are sealed, one in force that is not is told of. Run “concord seal” when it reads as it was signed.
            """,
        wrong: SealedExample.whole.without("seal: ", in: SealedExample.paper), right: SealedExample.whole.files),
    Explanation(
        .badSealRecord, "The record of seals, seals.txt, is missing or was changed.",
        meaning: """
            “concord seal” records every seal in seals.txt, beside agreement.yml, and every file that is printed.
            Each line holds all lines above it, so that none can be changed, moved or taken out unseen. Without the
            record a seal could be taken out together with the words that it guards.

            Bring the file back from a copy of the folder. Only if it is lost, read every signed paper once more and
            run “concord seal --all --again”, which writes it anew.
            """,
        wrong: SealedExample.whole.files.filter { $0.path != SealRecord.path }, right: SealedExample.whole.files),
    Explanation(
        .changedAfterSealing, "What was recorded when papers were sealed is not there, or says something else.",
        meaning: """
            When papers are sealed, seals.txt records what the contract was then: its articles, appendices and
            letters, agreement.yml with the parties, the page templates. One of these says something else now, is
            gone or is new; or a sealed paper itself is gone. No clean contract is written.

            Put it back as it was. What the parties agree to change is changed by a paper. If the change is right,
            as with a new term in agreement.yml, read what is printed once more and run “concord seal --all --again”.
            """,
        wrong: SealedExample.whole.replacing("requested", with: "granted", in: ExampleTexts.vacation.path),
        right: SealedExample.whole.files),
]

/// An agreement with one sealed paper and the record of its seal, as `concord seal` makes them.
private struct SealedExample {
    static let paper = "papers/ta-01.md"

    private(set) var files: [Explanation.ExampleFile]

    private static let frame = Explanation.ExampleFile(
        "agreement.yml",
        """
        title: Collective Bargaining Agreement
        parties:
          union:    { name: Library Workers Local 12, short: Union }
          employer: { name: Town of Maple Ridge, short: Town }
        """)

    private static func unsealed(_ more: String...) -> [Explanation.ExampleFile] {
        let body = ExampleTexts.accrual("Employees earn {~~eight (8)~>ten (10)~~} hours of vacation each month.")
        let paper =
            more.first.map { ExampleTexts.signed("TA-01", $0, body: body) } ?? ExampleTexts.signed("TA-01", body: body)
        return [frame, ExampleTexts.vacation, paper]
    }

    static let whole: SealedExample = {
        var files = unsealed()
        // Files end with a line end, which examples are shown without.
        let input = Input(name: "", files: files.map { SourceFile(path: $0.path, bytes: Array(($0.text + "\n").utf8)) })
        for file in (try? Sealing(input, .all))?.files ?? [] {
            files.removeAll { $0.path == file.path }
            files.append(Explanation.ExampleFile(file.path, String(decoding: file.written.dropLast(), as: UTF8.self)))
        }
        return SealedExample(files: files)
    }()

    /// As a Concord that reads otherwise would have sealed it.
    static let ofAnotherReading: SealedExample = {
        let old = whole.digests.paper
        let other = String(old.reversed())
        var files = whole.replacing(old, with: other, in: paper)
        guard let place = files.firstIndex(where: { $0.path == SealRecord.path }) else { return whole }
        var faults: [SealRecord.Fault] = []
        let record = SealRecord(
            SourceFile(path: SealRecord.path, bytes: Array(files[place].text.utf8)), faults: &faults)
        var changed = SealRecord()
        changed.files = record.files
        for var entry in record.entries {
            entry.digests.paper = other
            changed.add(entry)
        }
        files[place] = Explanation.ExampleFile(
            SealRecord.path, String(decoding: changed.bytes.dropLast(), as: UTF8.self))
        return SealedExample(files: files)
    }()

    static var ofWords: [Explanation.ExampleFile] {
        unsealed("seal: sha256:bbf83fdc1987eef258b45b7cb50e2c5d9f3e53e09e0ff852df6ff7ac5a86e069")
    }

    private var digests: SealDigests {
        let lines = files.first { $0.path == Self.paper }?.text.split(separator: "\n") ?? []
        let line = lines.first { $0.hasPrefix("seal: ") }.map { String($0.dropFirst("seal: ".count)) }
        return line.flatMap { SealDigests($0) } ?? SealDigests(paper: "", base: "", bytes: "")
    }

    /// With other words in one file.
    func replacing(_ words: String, with others: String, in path: String) -> [Explanation.ExampleFile] {
        files.map { file in
            guard file.path == path else { return file }
            let pieces = file.text.split(separator: words, omittingEmptySubsequences: false)
            return Explanation.ExampleFile(path, pieces.joined(separator: others))
        }
    }

    /// Without the line of one file that begins so.
    func without(_ start: String, in path: String) -> [Explanation.ExampleFile] {
        files.map { file in
            guard file.path == path else { return file }
            let lines = file.text.split(separator: "\n", omittingEmptySubsequences: false)
            return Explanation.ExampleFile(path, lines.filter { !$0.hasPrefix(start) }.joined(separator: "\n"))
        }
    }
}
