import ConcordModel
import Testing

@testable import ConcordReader
@testable import ConcordWeave

@Suite("The proof of a redline's tree")
struct VersionProofTests {
    private static let files = [
        ("agreement.yml", "title: T\nparties: { union: { name: U }, employer: { name: E } }\n"),
        (
            "articles/01.md",
            """
            # Article 1. Hours

            A day is **eight (8)** hours, a week forty.

            (a) Overtime is paid.

            (b) Call-back is paid.

            | Step | Rate |
            | ---- | ---- |
            | 1    | 20   |
            """
        ),
        (
            "papers/ta.md",
            """
            ---
            paper: TA-1
            kind: tentative agreement
            signed: { union: 2025-01-01, employer: 2025-01-01 }
            ---

            # Article 1. Hours

            A day is **{~~eight (8)~>seven (7)~~}** hours, a week forty.

            {--(a) Overtime is paid.--}

            {++(c) Standby is paid.++}
            """
        ),
    ]

    private static func agreement() -> IntegratedAgreement {
        var sources = SourceSet()
        for (path, text) in files { sources.add(SourceFile(path: path, bytes: Array(text.utf8))) }
        return IntegratedAgreement(AgreementReader.read(sources, name: "T").manuscript)
    }

    private static func redline(_ agreement: IntegratedAgreement, _ from: Version, _ to: Version) -> Redline {
        RedlineBuilder.build(
            agreement, from: from, to: to,
            frame: RedlineBuilder.Frame(
                title: "T", from: "base", to: "TA-1", parties: [], term: "", showsInternalNotes: false),
            conflicts: [])
    }

    @Test func everyFaultOfATreeIsFound() throws {
        let agreement = Self.agreement()
        let base = try #require(agreement.version(named: "base"))
        let later = try #require(agreement.version(named: "TA-1"))
        let sound = Self.redline(agreement, base, later)
        func holds(_ redline: Redline) -> (earlier: Bool, later: Bool) {
            (
                VersionProof.holds(redline, .earlier, gives: base, of: agreement),
                VersionProof.holds(redline, .later, gives: later, of: agreement)
            )
        }
        #expect(holds(sound) == (true, true))
        #expect(!VersionProof.holds(sound, .later, gives: base, of: agreement))
        #expect(sound.runs.contains { $0.standing == .inserted } && sound.runs.contains { $0.standing == .struck })
        for index in sound.runs.indices {
            var faulty = sound
            faulty.runs[index].length -= 1
            #expect(holds(faulty) != (true, true), "a run that lost a byte")
            faulty = sound
            faulty.runs[index].style.marks.formSymmetricDifference(.emphasis)
            #expect(holds(faulty) != (true, true), "a run in another style")
            faulty = sound
            faulty.runs[index].standing = sound.runs[index].standing == .unchanged ? .struck : .unchanged
            #expect(holds(faulty) != (true, true), "a run of another standing")
        }
        for index in sound.provisions.indices {
            var faulty = sound
            faulty.provisions[index].depth += 1
            #expect(holds(faulty) != (true, true), "a provision at another depth")
            faulty = sound
            faulty.provisions[index].kind = .rule
            #expect(holds(faulty) != (true, true), "a provision of another kind")
            faulty = sound
            faulty.provisions.remove(at: index)
            #expect(holds(faulty) != (true, true), "a provision that is missing")
        }
    }

    /// Bytes of the tree that a redline points at elsewhere are the same only when they read the same.
    @Test func wordsAreComparedWhereTheyStandElsewhere() throws {
        let agreement = Self.agreement()
        let base = try #require(agreement.version(named: "base"))
        var redline = Self.redline(agreement, base, base)
        let run = try #require(redline.runs.first { $0.length > 3 })
        let index = try #require(redline.runs.firstIndex(of: run))
        redline.text += redline.text[run.bytes]
        redline.runs[index].start = UInt32(redline.text.count) - run.length
        #expect(VersionProof.holds(redline, .later, gives: base, of: agreement))
        redline.text[redline.text.count - 1] ^= 1
        #expect(!VersionProof.holds(redline, .later, gives: base, of: agreement))
    }

    private static func worker(_ number: Int) -> (worker: Int, made: Int) { (number, 0) }

    @Test func workSideBySideComesBackInOrder() {
        for count in [0, 1, 2, 15, 16, 17, 1000] {
            #expect(SideBySide.map(count) { $0 * $0 } == (0..<count).map { $0 * $0 })
            let (values, states) = SideBySide.map(count, state: Self.worker) { state, index in
                state.made += 1
                return (index, state.worker)
            }
            #expect(values.map(\.0) == Array(0..<count))
            #expect(states.compactMap { $0?.made }.reduce(0, +) == count)
            for (worker, state) in states.enumerated() {
                guard let state else { continue }
                #expect(state.worker == worker && state.made == values.filter { $0.1 == worker }.count)
            }
        }
    }
}
