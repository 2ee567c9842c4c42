import ConcordModel

/// The files in the folders of an agreement that are not read, told of by name: a paper that was saved as `.docx` would be
/// missing from the contract, and nobody would know.
///
/// Nothing is said of what editors and systems leave, of a README and its like, and of a file beside one of the same name
/// that is read, such as the signed page `TA-02.pdf` beside `TA-02.md`.
struct UnreadFiles {
    /// What a file is, by its name: a document, one that was hidden, or an older state of one that is not there.
    private enum Kind { case document, hidden, older }

    private var byFolder: [(folder: String, kind: Kind, names: [String])] = []
    /// The paths of what is read.
    private let paths: Set<String>

    init(_ input: Input) {
        let others = input.unread + input.files.map(\.path).filter(UnreadFiles.isOther)
        paths = others.isEmpty ? [] : Set(input.files.map { AgreementPath.folded($0.path) })
        if others.isEmpty { return }
        let isRead = input.files.map(\.path).filter(AgreementPath.isRead)
        let read = Set(isRead.map(UnreadFiles.place) + isRead.map { AgreementPath.folded($0) })
        for index in AgreementPath.ordered(others) {
            let path = others[index]
            if UnreadFiles.isLeftOver(path) || read.contains(UnreadFiles.place(of: path)) { continue }
            // An older state of a file says nothing, as long as the file is there.
            let original = UnreadFiles.original(of: path)
            if let original, read.contains(original) { continue }
            // A folder that has no meaning is told of as a whole.
            let isKnown = AgreementPath.room(of: path) != nil
            let folder = isKnown ? AgreementPath.folder(of: path) : path.split(separator: "/").dropLast().first ?? ""
            let name = String(folder.isEmpty ? path[...] : path.dropFirst(folder.count + 1))
            let kind: Kind =
                !isKnown ? .document : UnreadFiles.isHidden(name) ? .hidden : original != nil ? .older : .document
            if let known = byFolder.firstIndex(where: { $0.folder == folder && $0.kind == kind }) {
                byFolder[known].names.append(name)
            } else {
                byFolder.append((String(folder), kind, [name]))
            }
        }
    }

    /// One warning a folder, and a note on what was hidden or kept as an older state, which may be meant so. Each is at the first of its files, which `sources` then knows by name.
    func findings(_ sources: inout SourceSet) -> [Finding] {
        var findings: [Finding] = []
        for (folder, kind, names) in byFolder {
            let id = FileID(sources.files.count)
            sources.add(SourceFile(path: folder.isEmpty ? names[0] : folder + "/" + names[0], bytes: []))
            let (message, cure) = kind == .document ? words(folder, names) : words(folder, kind, names)
            findings.append(
                Finding(
                    .unreadFile, severity: kind == .document ? nil : .note, at: SourcePosition(id, 0), message,
                    cure: cure))
        }
        return findings
    }

    private func list(_ names: [String]) -> String {
        let most = 12
        let list = names.prefix(most).joined(separator: ", ")
        return names.count > most ? "\(list) and \(names.count - most) more" : list
    }

    private func words(_ folder: String, _ kind: Kind, _ names: [String]) -> (String, cure: String) {
        let isOne = names.count == 1
        let why =
            kind == .hidden
            ? "a name that begins with a period is hidden"
            : "the name is one that programs give to the older state of a file"
        return (
            "In \(folder)/ the agreement is without \(list(names)): \(why).",
            "If \(isOne ? "it belongs" : "one of them belongs") to the agreement, give it a name such as \(UnreadFiles.usual(names[0])); otherwise nothing needs to be done."
        )
    }

    private func words(_ folder: String, _ names: [String]) -> (String, cure: String) {
        let all = list(names)
        let (them, their) = names.count == 1 ? ("it", "its") : ("them", "their")
        if folder.isEmpty {
            return (
                "Beside agreement.yml nothing else is read, so the agreement is without \(all).",
                "Move \(them) to where \(names.count == 1 ? "it belongs" : "they belong"): an article to articles/, a paper to papers/, as text in a file that ends in .md. What is not part of the agreement may stand in a folder of its own, such as notes/."
            )
        }
        guard let room = AgreementPath.room(of: folder + "/") else {
            let meant = AgreementPath.room(like: folder)?.rawValue ?? AgreementPath.Room.articles.rawValue
            return (
                "The folder \(folder)/ is not read, so the agreement is without \(all). The folder for what it seems to hold is called \(meant)/.",
                "Move \(names.count == 1 ? "the file" : "the files") to \(meant)/ if \(names.count == 1 ? "it belongs" : "they belong") to the agreement\(clash(names, meant)); otherwise give the folder another name, such as notes/."
            )
        }
        let endings = AgreementPath.textEndings + (room == .papers ? AgreementPath.patchEndings : [])
        return (
            "In \(folder)/ only files that end in \(endings.dropLast().joined(separator: ", ")) or \(endings[endings.count - 1]) are read, so the agreement is without \(all).",
            "Save \(their) words as text in a file that ends in .md; of the same name, with its own ending, the old file may stay beside it. What is not part of the agreement may stand in another folder, such as notes/."
        )
    }

    /// A word of care where a file of the same name is read already.
    private func clash(_ names: [String], _ room: String) -> String {
        let there = names.filter { paths.contains(AgreementPath.folded("\(room)/\($0)")) }
        return there.isEmpty ? "" : ", once you have seen which \(there.joined(separator: ", ")) is the right one"
    }

    /// Whether a file that was given with the others is none that is read.
    private static func isOther(_ path: String) -> Bool {
        switch AgreementPath.room(of: path) {
        case nil, .templates: false
        case .articles, .appendices, .letters, .papers: !AgreementPath.isRead(path)
        }
    }

    /// Where a file stands, without what its name ends in.
    private static func place(of path: String) -> String {
        AgreementPath.folded(AgreementPath.folder(of: path) + "/" + AgreementPath.stem(of: path))
    }

    /// The path of the file that an editor or a tool kept this older state of; nil where it is none.
    private static func original(of path: String) -> String? {
        let path = AgreementPath.folded(path)
        if let ending = older.first(where: path.hasSuffix) { return String(path.dropLast(ending.utf8.count)) }
        let folder = AgreementPath.folder(of: path)
        let name = path.dropFirst(folder.isEmpty ? 0 : folder.utf8.count + 1)
        guard name.utf8.count > 2, name.hasPrefix("#"), name.hasSuffix("#") else { return nil }
        return (folder.isEmpty ? "" : folder + "/") + name.dropFirst().dropLast()
    }

    private static let older = ["~", ".bak", ".orig", ".old", ".tmp"]

    /// A name by which the file would be read.
    private static func usual(_ name: String) -> String {
        var name = original(of: name) ?? name
        while name.hasPrefix(".") { name.removeFirst() }
        return AgreementPath.ends(name, in: AgreementPath.textEndings) ? name : AgreementPath.stem(of: name) + ".md"
    }

    /// Whether nobody wrote a file to be part of anything: what systems and programs leave, and what tells of a folder.
    private static func isLeftOver(_ path: String) -> Bool {
        let name = AgreementPath.folded(path.split(separator: "/").last ?? "")
        return isHidden(name) && (!AgreementPath.isRead(path) || name.hasPrefix("._") || name.hasPrefix(".#"))
            || name.hasPrefix("~$") || ["thumbs.db", "desktop.ini", "icon\r"].contains(name)
            || AgreementPath.ends(name, in: [".swp", ".swo", ".swx"])
            || AgreementPath.isReadme(name)
            || AgreementPath.folder(of: path).isEmpty
                && abouts.contains(AgreementPath.folded(AgreementPath.stem(of: path)))
    }

    private static func isHidden(_ name: some StringProtocol) -> Bool { name.utf8.first == 0x2E }

    /// What people call a page beside an agreement that tells of it: where its text is from, who may copy it.
    private static let abouts: Set<String> = [
        "about", "authors", "changelog", "contributing", "copying", "licence", "license", "notice", "source", "sources",
    ]
}
