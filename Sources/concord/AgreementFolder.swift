import ConcordCompiler
import Synchronization

/// The files of an agreement, collected from a folder or from a single article file.
///
/// Rooms are read in the order of the contract (articles, appendices, letters, papers), files inside a room in natural
/// order, so that the input is the same on every machine. Links are followed as far as `LinkRule` allows, each folder once,
/// so that a circle of links ends. What cannot be read is a failure: a contract without it would look whole.
struct AgreementFolder {
    var input: Input
    /// File name to text, of the templates that take the place of those built in.
    var templates: [String: String] = [:]
    /// The list of findings that were there when the checks were adopted, where one stands beside `agreement.yml`.
    var baseline: (path: String, bytes: [UInt8])?

    /// Where its links may lead.
    let links: LinkRule
    /// The folders that are read or never will be.
    var visited: Set<FileSystem.Entity.Identity> = []
    /// The files that were found, to be read together: where each stands, and the path that findings print.
    var found: [(path: String, name: String)] = []

    static let text = AgreementPath.textEndings

    /// Reads everything.
    ///
    /// - Parameters:
    ///   - path: the folder, or a single `.md` file.
    ///   - output: the folder that a build writes to; what stands there is never input.
    ///   - followsLinks: whether links are read that lead out of the folder.
    init(at path: String, output: String? = nil, followsLinks: Bool) throws(Failure) {
        links = LinkRule(folder: path, followsAll: followsLinks)
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
            if let output = output.flatMap(FileSystem.entity(at:)) { visited.insert(output.identity) }
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
