import ConcordCompiler
import Synchronization

/// The files of an agreement, collected from a folder or from a single article file.
///
/// Rooms are read in the order of the contract (articles, appendices, letters, papers), files inside a room in natural
/// order, so that the input is the same on every machine. Hidden files are passed over. Links are followed, each
/// folder once, so that a circle of links ends.
struct AgreementFolder {
    private(set) var input: Input
    /// File name to text, of the templates that take the place of those built in.
    private(set) var templates: [String: String] = [:]
    /// The list of findings that were there when the checks were adopted, where one stands beside `agreement.yml`.
    private(set) var baseline: (path: String, bytes: [UInt8])?

    private var visited: [FileSystem.Entity.Identity] = []
    /// The files that were found, to be read together: where each stands, and the path that findings print.
    private var found: [(path: String, name: String)] = []

    private static let text = AgreementPath.textEndings
    private static let rooms: [AgreementPath.Room] = [.articles, .appendices, .letters, .papers]

    /// Reads everything.
    ///
    /// - Parameters:
    ///   - path: the folder, or a single `.md` file.
    ///   - output: the folder that a build writes to; what stands there is never input.
    init(at path: String, output: String? = nil) throws(Failure) {
        input = Input(name: Self.name(of: path), files: [])
        Memory.shareOneHeap()
        guard let entity = FileSystem.entity(at: path) else { throw Failure.system("read", path) }
        switch entity.kind {
        case .file:
            guard AgreementPath.ends(path, in: Self.text) else {
                throw Failure("\(path) is neither a folder nor a .md file")
            }
            found.append((path, String(path.drop(through: path.lastIndex(of: "/")))))
            Memory.setAside(forSource: Int(entity.size))
        case .folder:
            if let output = output.flatMap(FileSystem.entity(at:)) { visited.append(output.identity) }
            try addFolder(path)
        case .other:
            throw Failure("\(path) is neither a folder nor a .md file")
        }
        try readFiles()
        guard !input.files.isEmpty else {
            throw Failure(
                "\(path) holds no articles: expected .md files in it or in \(path)/articles; "
                    + "“concord init” makes a folder to start from")
        }
    }

    /// Where a build of this input goes unless the user names a place.
    static func defaultOutput(for path: String) -> String {
        guard FileSystem.entity(at: path)?.kind == .file else { return joined(path, "build") }
        guard let slash = path.lastIndex(of: "/") else { return "build" }
        return path[..<slash] + "/build"
    }

    private mutating func addFolder(_ folder: String) throws(Failure) {
        let names = try FileSystem.names(in: folder)
        let frame = Self.frame(among: names)
        let isAgreement = frame != nil || Self.holdsArticles(names)
        if let frame {
            found.append((joined(folder, frame), frame))
            try findBaseline(in: folder, names)
        }
        if !isAgreement {
            // A folder of articles and nothing else; its README is about them and not one of them.
            for name in names where AgreementPath.isRead(name) {
                let path = joined(folder, name)
                if FileSystem.entity(at: path)?.kind != .folder { found.append((path, name)) }
            }
        }
        noteStrays(names.filter { isAgreement || !AgreementPath.isRead($0) }, in: folder)
        for room in Self.rooms {
            // `articles` and `Articles` may both be there; one may be a link to the other.
            for name in names where AgreementPath.room(named: name) == room {
                let path = joined(folder, name)
                guard let entity = FileSystem.entity(at: path), entity.kind == .folder,
                    !visited.contains(entity.identity)
                else { continue }
                visited.append(entity.identity)
                try collect(path, named: name)
            }
        }
        for name in names where AgreementPath.room(named: name) == .templates {
            if FileSystem.entity(at: joined(folder, name))?.kind == .folder {
                try collectTemplates(joined(folder, name))
            }
        }
    }

    private mutating func findBaseline(in folder: String, _ names: [String]) throws(Failure) {
        let path = joined(folder, FindingBaseline.usualName)
        guard names.contains(FindingBaseline.usualName), FileSystem.entity(at: path)?.kind == .file else { return }
        let bytes = try FileSystem.bytes(of: path)
        if FindingBaseline.isMeant(by: bytes) { baseline = (path, bytes) }
    }

    /// The file of the title, the parties and the term: as it is written everywhere, or else in other letters.
    static func frame(among names: [String]) -> String? {
        AgreementPath.frames.first(where: names.contains)
            ?? names.first { AgreementPath.frames.contains(AgreementPath.folded($0)) }
    }

    /// Whether a folder is an agreement though it has no such file.
    static func holdsArticles(_ names: [String]) -> Bool {
        names.contains { AgreementPath.room(named: $0) == .articles }
    }

    /// Whether a folder is an agreement by what stands in it, and not by article files alone.
    static func isAgreement(_ folder: String) -> Bool {
        guard let names = try? FileSystem.names(in: folder) else { return false }
        return frame(among: names) != nil || holdsArticles(names)
    }

    private mutating func collect(_ folder: String, named prefix: String) throws(Failure) {
        for (name, isFile) in try FileSystem.entries(in: folder) {
            let path = joined(folder, name)
            let isText = AgreementPath.isRead(prefix + "/" + name)
            if isFile {
                if isText {
                    found.append((path, prefix + "/" + name))
                } else {
                    input.unread.append(prefix + "/" + name)
                }
                continue
            }
            guard let entity = FileSystem.entity(at: path) else {
                if isText { throw Failure.system("read", path) }
                continue
            }
            switch entity.kind {
            case .folder:
                if !visited.contains(entity.identity) {
                    visited.append(entity.identity)
                    try collect(path, named: prefix + "/" + name)
                }
            case .file, .other:
                if isText {
                    found.append((path, prefix + "/" + name))
                } else {
                    input.unread.append(prefix + "/" + name)
                }
            }
        }
    }

    /// Notes what stands beside the rooms and may have been meant for one: documents, and folders with a name like a room's.
    private mutating func noteStrays(_ names: [String], in folder: String) {
        for name in names where AgreementPath.room(named: name) == nil {
            if Self.isDocument(name, in: folder), FileSystem.entity(at: joined(folder, name))?.kind == .file {
                input.unread.append(name)
            } else if AgreementPath.room(like: name) != nil,
                FileSystem.entity(at: joined(folder, name))?.kind == .folder
            {
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
        for name in try FileSystem.names(in: folder) {
            let path = joined(folder, name)
            guard FileSystem.entity(at: path)?.kind == .file else { continue }
            templates[name] = String(decoding: try FileSystem.bytes(of: path), as: UTF8.self)
        }
    }

    /// Reads the files side by side; the first that cannot be read is the failure.
    private mutating func readFiles() throws(Failure) {
        let total = Atomic<Int>(0)
        let results = SideBySide.map(found.count) { [found] index -> Result<[UInt8], Failure> in
            do throws(Failure) {
                let bytes = try FileSystem.bytes(of: found[index].path)
                guard total.add(bytes.count, ordering: .relaxed).newValue < FileSystem.largestInput else {
                    throw Failure("the files are larger than 1 GB together")
                }
                return .success(bytes)
            } catch {
                return .failure(error)
            }
        }
        if found.count > 1 { Memory.setAside(forSource: total.load(ordering: .relaxed)) }
        for (file, result) in zip(found, results) {
            input.files.append(SourceFile(path: file.name, bytes: try result.get()))
        }
    }

    /// The last piece of the path with all links followed, so that `.` has a name too.
    private static func name(of path: String) -> String {
        let real = FileSystem.resolved(path)
        let name = real.drop(through: real.lastIndex(of: "/"))
        guard let ending = text.first(where: { AgreementPath.ends(String(name), in: [$0]) }) else {
            return String(name)
        }
        return String(name.dropLast(ending.count))
    }
}

/// A path inside a folder.
func joined(_ folder: String, _ name: String) -> String {
    if folder == "." { return name }
    return folder.hasSuffix("/") ? folder + name : folder + "/" + name
}

extension String {
    fileprivate func drop(through index: Index?) -> Substring {
        guard let index else { return self[...] }
        return self[self.index(after: index)...]
    }
}
