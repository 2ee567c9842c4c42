import ConcordModel
import ConcordReader
import ConcordWeave

/// What sealing papers comes to: the files as they shall be written, the record of seals last.
public struct Sealing: Sendable {
    /// Which papers are to be sealed.
    public enum Wanted: Sendable {
        case papers([String])
        /// All that every party has signed.
        case all
    }

    /// A paper that was asked for.
    public struct Outcome: Sendable {
        public let id: String
        public let path: String
        /// The number that stands on the page which was signed by hand.
        public let short: String
        /// Whether it was sealed and recorded before, and nothing has changed since.
        public let isUnchanged: Bool
        /// Whether it was sealed before, and is not what was sealed.
        public let hadChanged: Bool
    }

    /// Where the record stands, in the agreement's folder.
    public static let recordPath = SealRecord.path

    public private(set) var papers: [Outcome] = []
    public private(set) var files: [SourceFile] = []

    private let input: Input
    private let before: Compilation
    private let again: Bool
    private let isAll: Bool
    /// The names that several papers have.
    private let doubles: Set<String>

    /// Seals signed papers: a line goes into the front matter of each, and one into `seals.txt`. Only what every party has
    /// signed can be sealed, and only `again` seals what stands there in the place of what was sealed. What comes of it is
    /// compiled once more, and nothing is given out unless every seal is whole.
    public init(_ input: Input, _ wanted: Wanted, again: Bool = false) throws(CommandError) {
        self.input = input
        self.again = again
        before = compile(input)
        doubles = Set(before.findings.filter { $0.rule == .duplicatePaper }.flatMap(\.papers))
        let ids: [String]
        switch wanted {
        case .all:
            isAll = true
            ids = before.papers.filter { $0.isSigned(by: before.parties) }.map(\.id)
        case .papers(let names):
            isAll = false
            ids = names
        }
        try checkFolder(ids)
        var papers: [Paper] = []
        for id in ids { papers.append(try paper(id)) }
        let wanted = Set(papers.map(\.id))
        for paper in papers { try checkGround(of: paper, among: wanted) }
        try seal(papers)
    }

    // MARK: What may be sealed

    /// What was recorded must be as it was, or else it would be recorded as it was not.
    private func checkFolder(_ ids: [String]) throws(CommandError) {
        if isAll, again || before.seals.record == nil { return }
        let rules: [Rule] = [.badSealRecord, .changedAfterSealing, .brokenSeal, .unsealedPaper]
        let keys = Set(ids.map(PaperName.key))
        let found = before.findings.filter { finding in
            finding.severity == .error && rules.contains(finding.rule)
                && !finding.papers.contains { keys.contains(PaperName.key($0)) }
                && !(finding.rule == .badSealRecord && before.seals.record == nil)
        }
        guard let first = found.first else { return }
        let most = 6
        var lines = found.prefix(most).map { "  \($0.message)" }
        if found.count > most { lines.append("  and \(found.count - most) more; “concord check” shows them") }
        throw CommandError(
            message:
                "nothing is sealed, since what was sealed before has changed:\n\(lines.joined(separator: "\n"))\n  try: \(first.cure ?? "")"
        )
    }

    private func paper(_ id: String) throws(CommandError) -> Paper {
        guard let index = before.agreement.order.index(of: id) else {
            let known = before.papers.map(\.id).joined(separator: ", ")
            throw CommandError(
                message: known.isEmpty
                    ? "there is no paper “\(id)”; this agreement has no papers."
                    : "there is no paper “\(id)”. The papers are \(known).")
        }
        let paper = before.agreement.order[index]
        let id = paper.id
        guard paper.kind.bindsWhenSigned else {
            throw CommandError(
                message:
                    "\(id) is a \(paper.kind.rawValue), and only what the parties have agreed is sealed: a tentative agreement, a memorandum or an erratum."
            )
        }
        guard !before.parties.isEmpty else {
            throw CommandError(message: "agreement.yml names no parties, so nobody can have signed \(id).")
        }
        let missing = before.parties.filter { paper.signed[$0.key] == nil }.map(\.short)
        guard missing.isEmpty else {
            throw CommandError(
                message:
                    "\(id) is not sealed, since it is not signed by the \(missing.joined(separator: " and the ")). Write the day under `signed:` when it is."
            )
        }
        if doubles.contains(id) {
            throw CommandError(
                message: "two papers are called \(id). Give each a name of its own before one is sealed.")
        }
        guard !again else { return paper }
        if paper.seal.map({ $0.state != .whole }) ?? false || paper.isHeldBack && before.seals.knows(id) {
            throw CommandError(
                message:
                    "\(id) is not the paper that was sealed: its words, its signatures or its dates have changed since, or the contract beneath it, or its seal. If every party has agreed to it as it stands now, seal it with --again."
            )
        }
        return paper
    }

    /// What a paper was signed on top of must be sealed too: its seal is over both.
    private func checkGround(of paper: Paper, among ids: Set<String>) throws(CommandError) {
        for id in paper.after where !ids.contains(id) {
            guard let index = before.agreement.order.index(of: id) else { continue }
            let other = before.agreement.order[index]
            if other.isSealedByReading, other.seal?.isBroken == false, !other.isHeldBack || before.seals.record == nil {
                continue
            }
            throw CommandError(
                message:
                    "\(paper.id) is not sealed, since it was signed on top of \(id), which is not. Seal that first, or all together with “concord seal --all”."
            )
        }
    }

    // MARK: Sealing

    private mutating func seal(_ papers: [Paper]) throws(CommandError) {
        // What a seal must be shows when there is one.
        let none = String(repeating: "0", count: 64)
        let open = compile(
            try input(with: papers.map { ($0, SealDigests(paper: none, base: none, bytes: none)) }, seals: nil))
        let now = PaperSeals(open.agreement, open.sources)
        var seals: [(Paper, SealDigests)] = []
        for paper in papers {
            guard let index = open.agreement.order.index(of: paper.id) else { continue }
            let digests = now.digests(of: index)
            // One that is whole stays as it was written; one over words alone becomes one over readings.
            seals.append((paper, again ? digests : paper.seal?.digests ?? digests))
        }
        let sealed = compile(try input(with: seals, seals: nil))
        let folder = SealedFolder(sealed.agreement, sealed.sources, templates: input.templates)
        var record = SealRecord()
        if let old = before.seals.record, !(isAll && again) { record = old }
        if before.seals.record == nil || isAll && again { record.files = folder.files }
        let files = SealRecord.digest(of: record.files)
        for (paper, digests) in seals {
            guard let index = sealed.agreement.order.index(of: paper.id) else { continue }
            let source = sealed.sources[sealed.agreement.order[index].position.file]
            let entry = SealRecord.Entry(
                id: paper.id, short: PaperDigest(of: sealed.agreement.order[index], in: source).short, digests: digests,
                after: folder.after(index), parties: folder.parties, files: files)
            let isUnchanged = before.seals.has(entry) && before.sources[paper.position.file].written == source.written
            if !(record.entry(of: paper.id)?.says(entry) ?? false) { record.add(entry) }
            self.papers.append(
                Outcome(
                    id: paper.id, path: source.path, short: entry.short, isUnchanged: isUnchanged,
                    hadChanged: paper.seal?.isBroken ?? false || paper.isHeldBack && before.seals.knows(paper.id)))
            if source.written != before.sources[paper.position.file].written { self.files.append(source) }
        }
        let file = SourceFile(path: SealRecord.path, bytes: record.bytes)
        if input.seals?.written != file.written { self.files.append(file) }
        try check(compile(try input(with: seals, seals: file)), papers)
    }

    /// The files with seals in papers.
    private func input(with seals: [(Paper, SealDigests)], seals record: SourceFile?) throws(CommandError) -> Input {
        var input = input
        input.seals = record
        let places = Dictionary(zip(input.files.map(\.path), input.files.indices)) { first, _ in first }
        for (paper, digests) in seals {
            let path = before.sources[paper.position.file].path
            guard let index = places[path] else { continue }
            guard let bytes = SealWriting.written(digests.description, into: input.files[index].written) else {
                throw noPlace(path)
            }
            input.files[index] = SourceFile(path: path, bytes: bytes)
        }
        return input
    }

    private func check(_ after: Compilation, _ papers: [Paper]) throws(CommandError) {
        for paper in papers {
            guard let index = after.agreement.order.index(of: paper.id) else { continue }
            let sealed = after.agreement.order[index]
            guard sealed.seal?.digests != nil, sealed.seal?.state == .whole, !sealed.isHeldBack else {
                throw noPlace(before.sources[paper.position.file].path)
            }
        }
    }

    private func noPlace(_ path: String) -> CommandError {
        CommandError(
            message:
                "\(path) has no place for a seal. Begin it with a line of ---, then one `name: value` on each line, then a line of ---."
        )
    }
}

extension FolderSeals {
    /// Whether the record has a line of a paper.
    fileprivate func knows(_ id: String) -> Bool { record?.entry(of: id) != nil }

    fileprivate func has(_ entry: SealRecord.Entry) -> Bool { record?.entry(of: entry.id)?.says(entry) ?? false }
}

extension SealRecord.Entry {
    /// Whether both lines say the same.
    fileprivate func says(_ other: SealRecord.Entry) -> Bool {
        digests == other.digests && after == other.after && parties == other.parties && files == other.files
            && short == other.short
    }
}

extension Compilation {
    /// The id of the paper that stands in a file of the agreement, by its path; nil when none does.
    public func paper(inFile path: String) -> String? {
        papers.first { sources[$0.position.file].path == path }?.id
    }

    /// The file of each paper, by its path in the agreement's folder.
    public var paperPaths: [String] { papers.map { sources[$0.position.file].path } }
}
