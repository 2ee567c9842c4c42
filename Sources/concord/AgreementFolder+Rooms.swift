import ConcordCompiler

/// What stands in the folder of an agreement, and which of it is read.
extension AgreementFolder {
    private static let rooms: [AgreementPath.Room] = [.articles, .appendices, .letters, .papers]
    /// No agreement is filed more deeply, and each folder more takes room in the stack.
    private static let mostFolders = 50

    mutating func addFolder(_ folder: String) throws(Failure) {
        let entries = try FileSystem.entries(in: folder)
        let names = entries.map(\.name)
        let frame = Self.frame(among: names)
        let isAgreement = frame != nil || Self.holdsArticles(names)
        if let frame {
            let path = joined(folder, frame)
            _ = try entries.first { $0.name == frame }.map { entry throws(Failure) in try entity(of: entry, at: path) }
            found.append((path, frame))
            try findBaseline(in: folder, entries)
        }
        if isAgreement { try findSeals(in: folder, entries) }
        if !isAgreement {
            // A folder of articles and nothing else; its README is about them and not one of them.
            for entry in entries where AgreementPath.isRead(entry.name) {
                let path = joined(folder, entry.name)
                if try kind(of: entry, at: path) != .folder { found.append((path, entry.name)) }
            }
        }
        try noteStrays(entries.filter { isAgreement || !AgreementPath.isRead($0.name) }, in: folder)
        for room in Self.rooms {
            // `articles` and `Articles` may both be there; one may be a link to the other.
            for entry in entries where AgreementPath.room(named: entry.name) == room {
                try collect(room: entry, in: folder)
            }
        }
        for entry in entries where AgreementPath.room(named: entry.name) == .templates {
            let path = joined(folder, entry.name)
            if try kind(of: entry, at: path) == .folder { try collectTemplates(path) }
        }
    }

    private mutating func collect(room: FolderEntry, in folder: String) throws(Failure) {
        let path = joined(folder, room.name)
        let entity = try entity(of: room, at: path)
        guard entity.kind == .folder else {
            throw Failure(
                "cannot read \(path): it is no folder, and what the agreement has of that kind is sought in it")
        }
        if visited.insert(entity.identity).inserted { try collect(path, named: room.name, depth: 1) }
    }

    private mutating func collect(_ folder: String, named prefix: String, depth: Int) throws(Failure) {
        guard depth <= Self.mostFolders else {
            throw Failure(
                "cannot read \(folder): folders stand in one another more than \(Self.mostFolders) deep there")
        }
        for entry in try FileSystem.entries(in: folder, hidden: true) {
            let path = joined(folder, entry.name)
            let name = prefix + "/" + entry.name
            let isRead = AgreementPath.isRead(name)
            if entry.isHidden {
                // Hidden folders are for programs; a hidden text may be a paper that somebody misses.
                if isRead { input.unread.append(name) }
                continue
            }
            switch try kind(of: entry, at: path) {
            case .file, .other:
                if isRead { found.append((path, name)) } else { input.unread.append(name) }
            case .folder:
                guard let entity = FileSystem.entity(at: path) else { throw Failure.system("read the folder", path) }
                if visited.insert(entity.identity).inserted { try collect(path, named: name, depth: depth + 1) }
            }
        }
    }

    /// Whether an entry is a file or a folder, its links followed as far as they may be.
    private func kind(of entry: FolderEntry, at path: String) throws(Failure) -> FileSystem.Entity.Kind {
        guard entry.isText else {
            // Nothing is opened by it, so whatever would not be read is at least told of by its name.
            if entry.kind == .file, !AgreementPath.isRead(path) { return .file }
            throw Failure("cannot read \(path): its name is not written in UTF-8; rename it")
        }
        return switch entry.kind {
        case .file: .file
        case .folder: .folder
        case .other: .other
        case .link, .unsaid: try entity(of: entry, at: path).kind
        }
    }

    private func entity(of entry: FolderEntry, at path: String) throws(Failure) -> FileSystem.Entity {
        let isLink = entry.kind == .unsaid ? try FileSystem.isLink(path) : entry.kind == .link
        if isLink { return try links.destination(of: path) }
        guard let entity = FileSystem.entity(at: path) else { throw Failure.system("read", path) }
        return entity
    }

    private mutating func findBaseline(in folder: String, _ entries: [FolderEntry]) throws(Failure) {
        let path = joined(folder, FindingBaseline.usualName)
        guard let entry = entries.first(where: { $0.name == FindingBaseline.usualName }),
            try entity(of: entry, at: path).kind == .file
        else { return }
        let bytes = try FileSystem.bytes(of: path)
        if FindingBaseline.isMeant(by: bytes) { baseline = (path, bytes) }
    }

    /// The record of seals, in whatever letters its name is.
    private mutating func findSeals(in folder: String, _ entries: [FolderEntry]) throws(Failure) {
        let usual = Sealing.recordPath
        guard
            let entry = entries.first(where: { $0.name == usual })
                ?? entries.first(where: { AgreementPath.folded($0.name) == usual })
        else { return }
        let path = joined(folder, entry.name)
        _ = try entity(of: entry, at: path)
        input.seals = SourceFile(path: usual, bytes: try FileSystem.bytes(of: path))
    }

    /// Notes what stands beside the rooms and may have been meant for one: documents, and folders with a name like a room's.
    private mutating func noteStrays(_ entries: [FolderEntry], in folder: String) throws(Failure) {
        for entry in entries where AgreementPath.room(named: entry.name) == nil {
            let name = entry.name
            if !entry.isText {
                if Self.isDocument(name, in: folder) { input.unread.append(name) }
            } else if Self.isDocument(name, in: folder), FileSystem.entity(at: joined(folder, name))?.kind == .file {
                input.unread.append(name)
            } else if AgreementPath.room(like: name) != nil,
                FileSystem.entity(at: joined(folder, name))?.kind == .folder
            {
                // Names of files outside are nothing to print either.
                _ = try entity(of: entry, at: joined(folder, name))
                let inside = (try? FileSystem.names(in: joined(folder, name))) ?? []
                input.unread += inside.map { name + "/" + $0 }
            }
        }
    }

    /// Whether a file beside the rooms may be an article or a paper; what projects have there by custom is not.
    private static func isDocument(_ name: String, in folder: String) -> Bool {
        if customary.contains(AgreementPath.folded(AgreementPath.stem(of: name))) { return false }
        if AgreementPath.ends(name, in: text + AgreementPath.patchEndings + [".doc", ".docx", ".odt", ".rtf"]) {
            return true
        }
        guard AgreementPath.ends(name, in: [".txt"]), let bytes = try? FileSystem.bytes(of: joined(folder, name)) else {
            return false
        }
        let start = AgreementPath.folded(String(decoding: bytes.prefix(40), as: UTF8.self))
        return ["---", "# article", "article ", "section ", "tentative agreement", "memorandum", "letter of agreement"]
            .contains(where: start.hasPrefix)
    }

    private static let customary: Set<String> = [
        "readme", "changelog", "changes", "contributing", "license", "licence", "notice", "todo", "notes", "agents",
        "claude", "security", "code_of_conduct", "authors", "baseline", "requirements",
    ]

    private mutating func collectTemplates(_ folder: String) throws(Failure) {
        for entry in try FileSystem.entries(in: folder) {
            let path = joined(folder, entry.name)
            guard try kind(of: entry, at: path) == .file, entry.isText else { continue }
            let bytes = try FileSystem.bytes(of: path)
            templates[entry.name] = String(decoding: bytes, as: UTF8.self)
            let name = joined(AgreementPath.Room.templates.rawValue, entry.name)
            input.templates.append(SourceFile(path: name, bytes: bytes))
        }
    }
}
