import ConcordModel

/// The files of the contract that papers change, in the order in which they are read.
package struct ContractFiles: Sendable {
    package struct Entry: Sendable {
        package var id: FileID
        package var path: String
        /// What a head without a telling word is in this file.
        var kind: ProvisionKind
        /// The file; nil for one that a patch brings.
        var source: SourceFile?

        /// The file with the internal notes in it, since that is what a patch has lines of.
        var bytes: [UInt8] { source?.seen ?? [] }

        /// The place of a byte of these.
        func position(_ offset: Int) -> SourcePosition {
            SourcePosition(id, source?.offset(ofSeen: offset) ?? offset)
        }
    }

    package private(set) var entries: [Entry] = []
    private var entriesByPath: [Substring: Int] = [:]
    private static let rooms: [(name: String, kind: ProvisionKind)] = [
        ("articles/", .article), ("appendices/", .appendix), ("letters/", .letter),
    ]

    /// The names of the footnotes of all files. A paper restates words with the mark of a note that it need not show.
    private(set) var footnotes: Set<String> = []
    /// The names of the footnotes of all papers, which a paper that comes after others may restate.
    private(set) var footnotesOfPapers: Set<String> = []

    init() {}

    /// - Parameters:
    ///   - contract: the files of the contract, and what a head without a telling word is in each.
    ///   - papers: those of the papers.
    init(_ sources: SourceSet, _ contract: [(file: FileID, kind: ProvisionKind)], _ papers: [FileID]) {
        for (file, kind) in contract {
            add(Entry(id: file, path: sources[file].path, kind: kind, source: sources[file]))
        }
        for paper in papers { footnotesOfPapers.formUnion(Definitions.footnotes(in: sources[paper].bytes)) }
    }

    private mutating func add(_ entry: Entry) {
        entriesByPath[entry.path[...]] = entries.count
        entries.append(entry)
        footnotes.formUnion(Definitions.footnotes(in: entry.source?.bytes ?? []))
    }

    /// The footnotes that a paper may speak of without showing them.
    func footnotes(for paper: Paper) -> Set<String> {
        paper.after.isEmpty ? footnotes : footnotes.union(footnotesOfPapers)
    }

    /// What the name of a file in a patch means.
    enum Target {
        case file(Entry)
        /// A file that the contract does not have yet: its path, its kind, and the file that it stands behind.
        case new(path: String, kind: ProvisionKind, predecessor: FileID?)
        /// A file that holds no words of the contract.
        case outside
        /// No such file; the names that are most like it.
        case unknown(nearest: [String])
        case ambiguous([Entry])
    }

    /// - Parameters:
    ///   - file: what the patch says about the file.
    func target(of file: PatchedFile) -> Target {
        let paths = [file.oldPath, file.newPath].compactMap { $0 }
        for path in paths {
            // With any prefix, or none: `a/articles/…`, `contract/articles/…`, `articles/…`.
            var rest = path[...]
            while true {
                if let known = entriesByPath[rest] { return .file(entries[known]) }
                guard let slash = rest.firstIndex(of: "/") else { break }
                rest = rest[rest.index(after: slash)...]
            }
        }
        // The folders may have other names, when two copies of one are compared.
        if let name = file.newPath ?? file.oldPath, isElsewhere(name) { return .outside }
        for path in paths {
            let name = ContractFiles.lastPiece(path)
            let fits = entries.filter { ContractFiles.lastPiece($0.path) == name }
            if fits.count == 1, !isOtherRoom(path, fits[0]) { return .file(fits[0]) }
            if fits.count > 1 { return .ambiguous(fits) }
        }
        if let path = file.newPath,
            file.isNew || file.hunks.allSatisfy({ $0.lines.allSatisfy { $0.kind == .inserted } }),
            !file.hunks.isEmpty
        {
            return new(path)
        }
        return .unknown(nearest: nearest(to: file.oldPath ?? file.newPath ?? ""))
    }

    /// Whether a path leads to something that is no article, appendix or letter, whatever stands in front of it.
    private func isElsewhere(_ path: String) -> Bool {
        if !AgreementPath.ends(path, in: AgreementPath.textEndings) {
            return !entries.contains { ContractFiles.lastPiece($0.path) == ContractFiles.lastPiece(path) }
                && !path.hasSuffix(".orig")
        }
        if ContractFiles.rooms.contains(where: { ContractFiles.isBelow($0.name, path) }) { return false }
        if ["papers/", "templates/", "docs/", "build/"].contains(where: { ContractFiles.isBelow($0, path) }) {
            return true
        }
        let name = ContractFiles.lastPiece(path).lowercased()
        return ["readme.md", "changelog.md", "contributing.md"].contains(name)
            && !entries.contains { ContractFiles.lastPiece($0.path).lowercased() == name }
    }

    /// Whether a path names another room than the one the file stands in.
    private func isOtherRoom(_ path: String, _ entry: Entry) -> Bool {
        let rooms = ContractFiles.rooms.map(\.name)
        guard let named = rooms.first(where: { ContractFiles.isBelow($0, path) }) else { return false }
        return entry.path.contains("/") && !AgreementPath.folded(entry.path).hasPrefix(named)
    }

    private static func isBelow(_ room: String, _ path: String) -> Bool {
        let path = AgreementPath.folded(path)
        return path.hasPrefix(room) || path.contains("/" + room)
    }

    private static func lastPiece(_ path: String) -> Substring { path.split(separator: "/").last ?? path[...] }

    private func new(_ path: String) -> Target {
        let name = String(ContractFiles.lastPiece(path))
        let hasRooms = entries.contains { $0.path.contains("/") } || entries.isEmpty
        let named = ContractFiles.rooms.firstIndex { ContractFiles.isBelow($0.name, path) }
        let room = named ?? 0
        // Folders inside the room count for the order too.
        var inRoom = name
        if let named, let range = ContractFiles.end(of: ContractFiles.rooms[named].name, in: path) {
            inRoom = String(path[range...])
        }
        let own = hasRooms ? ContractFiles.rooms[room].name + inRoom : name
        let before = entries.last { entry in
            let path = AgreementPath.folded(entry.path)
            let other = ContractFiles.rooms.firstIndex { path.hasPrefix($0.name) } ?? 0
            return other != room
                ? other < room : precedesNaturally(path, AgreementPath.folded(own))
        }
        return .new(path: own, kind: ContractFiles.rooms[room].kind, predecessor: before?.id)
    }

    /// Where a path goes on behind a room.
    private static func end(of room: String, in path: String) -> String.Index? {
        var rest = path[...]
        while true {
            let start = rest.prefix(room.count)
            if AgreementPath.folded(start) == room { return start.endIndex }
            guard let slash = rest.firstIndex(of: "/") else { return nil }
            rest = rest[rest.index(after: slash)...]
        }
    }

    /// The paths whose names share most with one that is not found.
    private func nearest(to path: String) -> [String] {
        let wanted = Set(ContractFiles.words(path))
        let ranked = entries.map { entry -> (path: String, common: Int) in
            (entry.path, ContractFiles.words(entry.path).filter(wanted.contains).count)
        }
        return ranked.filter { $0.common > 0 }.sorted { $0.common > $1.common }.prefix(3).map(\.path)
    }

    private static func words(_ path: String) -> [Substring] {
        lastPiece(path).lowercased().split { !$0.isLetter && !$0.isNumber }.filter { $0 != "md" }
            .map { word in
                // 07 and 7 are one number.
                let bare = word.drop { $0 == "0" }
                return Substring(bare.isEmpty ? word : bare)
            }
    }
}
