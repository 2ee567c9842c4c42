import ConcordCompiler
import ConcordWeave
import Foundation
import Support
import Testing

/// Our merge beside that of `git merge-file`, on random cases: `CONCORD_MERGES` says how many, and `CONCORD_MERGES_FROM` with
/// which seed they begin. `CONCORD_MERGES_KEPT` names a folder that gets the three files of each case that fails.
///
/// Where both are clean, they have the same words. Where only one is, there is a cause that `docs/git.md` explains.
@Suite(.enabled(if: GitMerge.isAtHand, "git is not at hand")) struct MergeDifferenceTests {
    static let cases = number("CONCORD_MERGES") ?? 400
    static let first = UInt64(number("CONCORD_MERGES_FROM") ?? 0)
    /// A few cases do not hold every cause.
    static let areMany = cases >= 400

    private static func number(_ name: String) -> Int? {
        ProcessInfo.processInfo.environment[name].flatMap(Int.init)
    }

    @Test func generatedArticles() throws {
        let tally = try Tally()
        for seed in Self.first..<Self.first + UInt64(Self.cases) {
            try tally.compare(MergeCase(seed: seed), "seed \(seed)")
        }
        guard Self.areMany else { return }
        // The cases are worth something only while both outcomes and most causes are among them.
        #expect(tally.clean > Self.cases / 4 && tally.conflicted > Self.cases / 20)
        #expect(tally.causes[.otherWords, default: 0] > 0 && tally.causes[.wrapping, default: 0] > 0)
        #expect(tally.causes[.numberTwice, default: 0] > 0 && tally.causes[.moved, default: 0] > 0)
        #expect(tally.likeGit > Self.cases * 99 / 100)
        if Self.cases > 1000 { print(tally.report) }
    }

    /// Both took over some changes, as by `git cherry-pick`, and each went on from there.
    @Test func articlesChangedAlike() throws {
        let tally = try Tally()
        let count = max(60, Self.cases / 4)
        for seed in Self.first..<Self.first + UInt64(Self.areMany ? count : Self.cases) {
            try tally.compare(MergeCase(seed: 2_000_000 + seed, alike: 1 + Int(seed % 2)), "alike seed \(seed)")
        }
        guard Self.areMany else { return }
        #expect(tally.clean > count / 4 && tally.causes[.sameChange, default: 0] > 0)
        #expect(Self.cases < 4000 || tally.causes[.putInTwice, default: 0] > 0)
        if Self.cases > 1000 { print("alike: \(tally.report)") }
    }

    @Test(.enabled(if: RealAgreement.isAtHand, RealAgreement.absence)) func realArticles() throws {
        let tally = try Tally()
        let files = try RealAgreement.all.flatMap { agreement in
            try agreement.input().files.filter { $0.path.hasPrefix("articles/") && $0.bytes.count > 2000 }
        }
        let count = Self.areMany ? max(60, Self.cases / 4) : Self.cases
        for seed in Self.first..<Self.first + UInt64(count) {
            let file = files[Int(seed * 37) % files.count]
            let text = String(decoding: file.bytes, as: UTF8.self)
            try tally.compare(MergeCase(seed: 1_000_000 + seed, text: text), "real seed \(seed)")
        }
        guard Self.areMany else { return }
        #expect(tally.clean > 10)
        #expect(tally.likeGit > count * 99 / 100)
        if Self.cases > 1000 { print("real: \(tally.report)") }
    }
}

/// Compares case by case and counts.
private final class Tally {
    private let gitMerge: GitMerge
    var clean = 0
    var conflicted = 0
    var causes: [MergeCause: Int] = [:]
    /// How often our merge of the lines is git's.
    var likeGit = 0
    var report: String { "clean \(clean), conflict \(conflicted), lines as git's \(likeGit), \(causes)" }

    init() throws { gitMerge = try GitMerge() }

    func compare(_ item: MergeCase, _ name: String) throws {
        let git = try gitMerge.merge(item)
        let lines = LineMerge(
            base: Array(item.base.utf8), ours: Array(item.ours.utf8), theirs: Array(item.theirs.utf8))
        if lines.merged.map({ git.conflicts == 0 && Array(git.text.utf8) == $0 }) ?? (git.conflicts > 0) {
            likeGit += 1
        }
        let merge = Self.merge(item.base, item.ours, item.theirs)
        let text = String(decoding: merge.bytes, as: UTF8.self)
        var wrong: [String] = []
        switch (git.conflicts > 0, merge.conflicts > 0) {
        case (false, false):
            clean += 1
            if Self.words(git.text) != Self.words(text) { wrong.append("git merges to other words") }
        case (true, true): conflicted += 1
        case (true, false):
            let found = MarkedConflict.all(in: git.text)
            if !item.didAlike.isEmpty, found.contains(where: { MergeCause.ofGit($0, in: item) == nil }) {
                // Were the same change in the base, git would see no conflict or one that is explained.
                for conflict in MarkedConflict.all(in: try gitMerge.merge(item.fromCommon).text) {
                    explain(MergeCause.ofGit(conflict, in: item.fromCommon), "git sees\n\(conflict)", &wrong)
                }
                causes[.sameChange, default: 0] += 1
            } else {
                for conflict in found {
                    explain(MergeCause.ofGit(conflict, in: item), "git sees a conflict\n\(conflict)", &wrong)
                }
            }
        case (false, true):
            for conflict in MarkedConflict.all(in: text) {
                explain(
                    MergeCause.ofConcord(conflict, in: item, git: git.text), "we see a conflict\n\(conflict)", &wrong)
            }
        }
        // Seen from the other side it is the same merge.
        let turned = Self.merge(item.base, item.theirs, item.ours)
        if turned.conflicts != merge.conflicts {
            wrong.append("\(merge.conflicts) conflicts, and \(turned.conflicts) seen from the other side")
        } else if merge.conflicts == 0, Self.words(String(decoding: turned.bytes, as: UTF8.self)) != Self.words(text) {
            wrong.append("other words seen from the other side")
        }
        // No word but those of the files and the markers.
        let known = Set(Self.words(item.base) + Self.words(item.ours) + Self.words(item.theirs) + Self.markers)
        if merge.conflicts > 0, !Self.words(text).allSatisfy(known.contains) { wrong.append("a word from nowhere") }
        guard !wrong.isEmpty else { return }
        for problem in wrong {
            Issue.record("\(name): both \(item.didAlike), ours \(item.oursDid), theirs \(item.theirsDid): \(problem)")
        }
        try keep(item, name)
    }

    /// Writes the files of a case that fails to a folder of its own, for a closer look.
    private func keep(_ item: MergeCase, _ name: String) throws {
        guard let place = ProcessInfo.processInfo.environment["CONCORD_MERGES_KEPT"] else { return }
        let folder = URL(fileURLWithPath: place).appendingPathComponent(name.replacing(" ", with: "-"))
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        for (file, text) in [("ours", item.ours), ("base", item.base), ("theirs", item.theirs)] {
            try Data(text.utf8).write(to: folder.appendingPathComponent(file))
        }
    }

    private func explain(_ cause: MergeCause?, _ message: String, _ wrong: inout [String]) {
        if let cause { causes[cause, default: 0] += 1 } else { wrong.append("not explained: \(message)") }
    }

    private static let markers: [Substring] = ["<<<<<<<", "|||||||", "=======", ">>>>>>>", "ours", "base", "theirs"]

    private static func merge(_ base: String, _ ours: String, _ theirs: String) -> FileMerge {
        var style = MergeStyle()
        style.markers = .diff3
        return mergeFiles(base: Array(base.utf8), ours: Array(ours.utf8), theirs: Array(theirs.utf8), style: style)
    }

    private static func words(_ text: String) -> [Substring] { text.split(whereSeparator: \.isWhitespace) }
}

/// `git merge-file` in a folder of its own.
final class GitMerge {
    private let folder: URL

    init() throws {
        folder = FileManager.default.temporaryDirectory.appendingPathComponent("concord-merge-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    }

    deinit { try? FileManager.default.removeItem(at: folder) }

    static let isAtHand = ["/usr/bin/git", "/usr/local/bin/git", "/opt/homebrew/bin/git"].contains {
        FileManager.default.isExecutableFile(atPath: $0)
    }

    func merge(_ item: MergeCase) throws -> (conflicts: Int, text: String) {
        for (name, text) in [("ours", item.ours), ("base", item.base), ("theirs", item.theirs)] {
            try Data(text.utf8).write(to: folder.appendingPathComponent(name))
        }
        let output = folder.appendingPathComponent("output")
        try Data().write(to: output)
        let stream = try FileHandle(forWritingTo: output)
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        process.arguments = ["git", "merge-file", "-p", "-q", "--diff3", "ours", "base", "theirs"]
        process.currentDirectoryURL = folder
        process.standardOutput = stream
        process.standardError = FileHandle.nullDevice
        try process.run()
        process.waitUntilExit()
        try stream.close()
        return (Int(process.terminationStatus), String(decoding: try Data(contentsOf: output), as: UTF8.self))
    }
}
