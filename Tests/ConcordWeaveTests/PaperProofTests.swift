import ConcordModel
import Support
import Testing

@testable import ConcordReader
@testable import ConcordWeave

/// A sound compiler never meets `unproved-paper`, so the proof is tried on agreements that are damaged once woven.
@Suite("The proof of a version against its papers")
struct PaperProofTests {
    private static let article = """
        # Article 1. Hours

        ## Section 1. Days

        A day is eight (8) hours, a week forty.

        (a) Overtime is paid.

        (b) Call-back is paid.

        (c) Standby is paid.

        | Class | Step 1 | Step 2 | Step 3 |
        | ----- | ------ | ------ | ------ |
        | Clerk | 20     | 21     | 22     |
        | Page  | 15     | 16     | 17     |

        ## Section 2. Nights

        Nights are paid double.
        """

    private static let later =
        article
        .replacing("eight (8)", with: "seven (7)").replacing("(b) Call-back is paid.\n\n", with: "")
        .replacing("20     | 21     | 22", with: "24     | 21     | 26")
        .replacing("Nights are", with: "Night work is")

    private static func head(_ form: String) -> String {
        """
        ---
        paper: TA-1
        kind: tentative agreement
        form: \(form)
        signed: { union: 2025-01-01, employer: 2025-01-01 }
        ---


        """
    }

    /// One change in each of the forms.
    private static let papers: [(form: String, path: String, text: String)] = [
        (
            "marked", "papers/ta.md",
            head("marked")
                + article.replacing("eight (8)", with: "{~~eight (8)~>seven (7)~~}")
                .replacing("(b) Call-back is paid.", with: "{--(b) Call-back is paid.--}")
                .replacing("20     | 21     | 22", with: "{~~20~>24~~} | 21 | {~~22~>26~~}")
                .replacing("Nights are", with: "{~~Nights are~>Night work is~~}")
        ),
        ("full text", "papers/ta.md", head("full text") + later),
        // A cell that is not repeated tells nothing of the others in its row.
        ("full text", "papers/ta.md", head("full text") + later.replacing("24     | 21", with: "24     | … ")),
        (
            "instructions", "papers/ta.md",
            head("instructions") + """
                # Article 1

                ## Amend Section 1

                Strike "eight (8)" and insert "seven (7)".

                ## Delete Section 1(b)

                ## Amend Section 1

                Set the row "Clerk", column "Step 1" to "24".

                Set the row "Clerk", column "Step 3" to "26".

                ## Amend Section 2

                Strike "Nights are" and insert "Night work is".
                """
        ),
        (
            "patch", "papers/ta.patch",
            head("patch") + UnifiedDiff(article, later).text(from: "articles/01.md", to: "articles/01.md")
        ),
    ]

    /// What is found of a paper; with `isKnown`, what is known before the proof counts too.
    private static func proved(
        _ paper: (form: String, path: String, text: String), _ damage: Damage?, article: String = article,
        isKnown: ((Finding) -> Bool)? = nil
    ) -> [Finding] {
        var sources = SourceSet()
        for (path, text) in [
            ("agreement.yml", "title: T\nparties: { union: { name: U }, employer: { name: E } }\n"),
            ("articles/01.md", article), (paper.path, paper.text),
        ] { sources.add(SourceFile(path: path, bytes: Array(text.utf8))) }
        let (manuscript, found) = AgreementReader.read(sources, name: "T")
        var agreement = IntegratedAgreement(manuscript)
        let known = found + agreement.findings
        #expect(known.allSatisfy { isKnown?($0) ?? false }, "\(paper.form): \(known.map(\.message))")
        damage?.apply(to: &agreement.weave)
        return known
            + PaperProof.findings(
                of: agreement, in: Version([PaperIndex(0)]), known: known
            ) { [sources] paper, _ in LaidFiles(paper.paper, in: sources).files.map { ($0.id, $0.tree, $0.root) } }
    }

    @Test(arguments: papers.indices)
    func aSoundVersionIsProved(form: Int) {
        let findings = Self.proved(Self.papers[form], nil)
        #expect(findings.isEmpty, "\(Self.papers[form].form): \(findings.map(\.message))")
    }

    /// A note that a slip leaves open beside a number takes words with it that no mark strikes, whatever else is known of it.
    @Test
    func wordsBesideANumberAreNotStruckByANote() {
        let words = "A day is eight (8) hours and no more {>> hold {>> ask <<} until May <<} of work.\n"
        let marked = words.replacing("eight (8)", with: "{~~eight (8)~>nine (9) {>> why <<~~}")
        let findings = Self.proved(
            ("marked", "papers/ta.md", Self.head("marked") + "# Article 1. Hours\n\n" + marked), nil,
            article: "# Article 1. Hours\n\n" + words, isKnown: { $0.rule == .unclosedNote })
        #expect(findings.contains { $0.severity == .error })
    }

    @Test(arguments: papers.indices, Damage.allCases)
    func aDamagedVersionIsNot(form: Int, damage: Damage) {
        let findings = Self.proved(Self.papers[form], damage)
        #expect(findings.contains { $0.rule == .unprovedPaper }, "\(Self.papers[form].form)")
    }

    /// What may go wrong between a paper and a version.
    enum Damage: CaseIterable {
        case struckWordsStay, insertedWordsAreLost, insertedWordsAreOthers, struckProvisionStays, cellsChangePlaces
        case cellIsAnother

        func apply(to weave: inout Weave) {
            switch self {
            case .struckWordsStay:
                Self.forThread(holding: "Nights", in: &weave) { thread, _ in
                    for index in thread.indices { thread[index].struck = 0 }
                }
            case .insertedWordsAreLost:
                Self.forThread(holding: "seven (7)", in: &weave) { thread, _ in thread.removeAll { $0.brought != 0 } }
            case .insertedWordsAreOthers:
                Self.forThread(holding: "seven (7)", in: &weave) { thread, _ in
                    let last = thread[thread.count - 2].content
                    for index in thread.indices where thread[index].brought != 0 { thread[index].content = last }
                }
            case .struckProvisionStays:
                for id in weave.families.keys {
                    for index in weave.families[id, default: []].indices { weave.families[id]?[index].struck = 0 }
                }
            case .cellsChangePlaces:
                let places = weave.threads.keys.filter { weave.tree[$0.provision].kind == .cell }
                    .sorted { $0.provision < $1.provision }
                guard places.count > 1 else { return }
                let first = weave.threads[places[0]]
                weave.threads[places[0]] = weave.threads[places[1]]
                weave.threads[places[1]] = first
            case .cellIsAnother:
                // The words are right: the cell that had them is struck, and another is put in with the same words.
                guard
                    let place = weave.threads.keys.filter({ weave.tree[$0.provision].kind == .cell }).min(by: {
                        $0.provision < $1.provision
                    })
                else { return }
                let row = weave.parent(of: place.provision)
                let cell = weave.addProvision(Provision(kind: .cell, position: weave.tree[row].position))
                let hand = Weave.Hand(paper: PaperIndex(0), presence: weave.presence(in: Version())) { _ in true }
                weave.insert(cell, at: Weave.Landing(under: row, after: place.provision), by: hand)
                weave.delete(place.provision, under: row, at: weave.tree[row].position, by: hand)
                weave.threads[Weave.Place(provision: cell, part: .text)] = weave.threads[place]
                weave.touched[Int(cell.index)] |= Weave.bit(.text)
            }
        }

        /// Changes the first thread with a token of these bytes.
        private static func forThread(
            holding word: String, in weave: inout Weave, _ change: (inout [Weave.WordStrand], Tree) -> Void
        ) {
            for place in weave.threads.keys.sorted(by: { $0.provision < $1.provision }) {
                guard var thread = weave.threads[place] else { continue }
                let bytes = Array(word.utf8)
                guard thread.contains(where: { Array(weave.tree.text[$0.content.bytes]) == bytes }) else { continue }
                change(&thread, weave.tree)
                weave.threads[place] = thread
                return
            }
        }
    }
}
