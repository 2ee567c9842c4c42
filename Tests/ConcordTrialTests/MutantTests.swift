import ConcordCompiler
import Foundation
import Support
import Testing

/// Agreements changed as accidents change them, drawn by a number: a few in the suite, any number with `make mutants`.
/// `CONCORD_MUTANTS` says how many, `CONCORD_MUTANTS_FROM` with which number they begin.
@Suite struct MutantTests {
    private static func number(_ name: String) -> Int? {
        ProcessInfo.processInfo.environment[name].flatMap(Int.init)
    }

    private static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent()

    /// The examples and the cases of the corpus, each with its files.
    private static let agreements: [(name: String, files: [(path: String, bytes: [UInt8])])] = {
        let places =
            ["examples/alder-falls", "examples/alder-falls-conflict"]
            + ["Tests/Corpus", "Tests/FourForms"].flatMap { room in
                let names = try? FileManager.default.contentsOfDirectory(atPath: root.appendingPathComponent(room).path)
                return (names ?? []).sorted().map { "\(room)/\($0)" }
            }
        return places.compactMap { place in
            guard let input = try? AgreementFiles.input(at: root.appendingPathComponent(place)), input.files.count > 1
            else { return nil }
            let files = input.files + input.templates + (input.seals.map { [$0] } ?? [])
            return (place, files.map { ($0.path, $0.written) })
        }
    }()

    @Test func mutantsAreAsTheyShallBe() throws {
        let wanted = Self.number("CONCORD_MUTANTS")
        let first = Self.number("CONCORD_MUTANTS_FROM") ?? 0
        #expect(Self.agreements.count > 100)
        var tally = MutantTally()
        for seed in first..<first + (wanted ?? 80) {
            // Where a run ends with the process, this says in which mutant.
            if wanted != nil { try Data("\(seed)\n".utf8).write(to: Self.root.appendingPathComponent(".build/mutant")) }
            tally.start()
            let faults = Self.faults(UInt64(seed), &tally)
            tally.end(seed, hasFaults: !faults.isEmpty)
            for fault in faults { Issue.record("mutant \(seed): \(fault)") }
        }
        if wanted != nil { print(tally.report) }
    }

    private static func faults(_ seed: UInt64, _ tally: inout MutantTally) -> [String] {
        var random = Seeded(seed)
        let (name, files) = random.pick(agreements)
        let mutant = MutantAgreement(files, &random)
        let (input, isPlanted) = mutant.input()
        var trial = AgreementTrial(
            input, canary: isPlanted ? PlantedNotes.word : nil, extent: .part(random.next() >> 8))
        trial.run()
        tally.count(trial)
        var faults = trial.faults.map { "\(name), \(mutant.changes): \($0)" }
        // Two people each made a mess of one file.
        if let (path, base) = files.filter({ $0.0.hasPrefix("articles/") }).randomElement(using: &random) {
            let sides = (0..<2).map { _ in MutantAgreement([(path, base)], &random) }
            let merge = MergeTrial(
                base: base, ours: sides[0].files.first?.bytes ?? [], theirs: sides[1].files.first?.bytes ?? [])
            faults += merge.faults.map { "\(name), merge of \(sides.map(\.changes)): \($0)" }
        }
        return faults
    }
}

/// What a run came to.
private struct MutantTally {
    private var mutants = 0
    private var outputs = 0
    private var refused = 0
    private var failures = 0
    private var slowest: (time: Duration, seed: Int) = (.zero, 0)
    private var started = ContinuousClock.now

    mutating func start() { started = .now }

    mutating func end(_ seed: Int, hasFaults: Bool) {
        mutants += 1
        if hasFaults { failures += 1 }
        let time = ContinuousClock.now - started
        if time > slowest.time { slowest = (time, seed) }
    }

    mutating func count(_ trial: AgreementTrial) {
        outputs += trial.outputs
        refused += trial.hasErrors ? 1 : 0
    }

    /// A row of the table in `docs/testing.md`, and what it does not hold.
    var report: String {
        """
        | mutants | \(mutants) agreements (\(refused) with errors), \(mutants) merges, \(outputs) outputs | \(failures) |
        slowest: mutant \(slowest.seed), \(slowest.time)
        """
    }
}
