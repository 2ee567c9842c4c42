/// The places of an agreement's files, by their paths in its folder.
///
/// Names are compared without case: on another machine `Articles/ARTICLE-1.MD` is `articles/article-1.md`, and an article may
/// not be lost for the letters of its name. Paths themselves stay as they are on the disk.
public enum AgreementPath {
    /// A folder with a meaning.
    public enum Room: String, CaseIterable, Sendable {
        // In the order of the contract; papers stand behind it.
        case articles, appendices, letters, papers, templates
    }

    /// The names under which the title, parties and term stand, the first before the second.
    public static let frames = ["agreement.yml", "agreement.yaml"]
    /// What the names of text files end in.
    public static let textEndings = [".md", ".markdown"]
    /// What the names of patches end in.
    public static let patchEndings = [".diff", ".patch"]

    /// A name with its capitals made small.
    public static func folded(_ name: some StringProtocol) -> String {
        var name = String(name)
        return name.withUTF8 { bytes in
            String(unsafeUninitializedCapacity: bytes.count) { folded in
                for index in bytes.indices { folded[index] = small(bytes[index]) }
                return bytes.count
            }
        }
    }

    private static func small(_ byte: UInt8) -> UInt8 { byte &- 0x41 < 26 ? byte | 0x20 : byte }

    /// The room that a folder of this name is.
    public static func room(named name: some StringProtocol) -> Room? {
        // No room has a longer name.
        name.utf8.count > 10 ? nil : Room(rawValue: folded(name))
    }

    /// The room that a file stands in.
    public static func room(of path: String) -> Room? {
        path.utf8.firstIndex(of: 0x2F).flatMap { room(named: path[..<$0]) }
    }

    /// Whether a name ends in one of these, in whatever case.
    public static func ends(_ name: String, in endings: [String]) -> Bool {
        var name = name
        return name.withUTF8 { name in
            endings.contains { ending in
                var index = name.count - ending.utf8.count
                guard index >= 0 else { return false }
                for byte in ending.utf8 {
                    if small(name[index]) != byte { return false }
                    index += 1
                }
                return true
            }
        }
    }

    /// Whether a file is read: text of the contract or of a paper, by its path in the agreement's folder. One that tells
    /// people about a folder is no part of it.
    public static func isRead(_ path: String) -> Bool {
        let room = room(of: path)
        if isReadme(path) || room == .templates { return false }
        return ends(path, in: room == .papers ? textEndings + patchEndings : textEndings)
    }

    /// Whether a file is called README, whatever it ends in.
    public static func isReadme(_ path: String) -> Bool { folded(stem(of: path)) == "readme" }

    /// The name of a file without its folder and its ending.
    public static func stem(of path: String) -> Substring {
        let name = path.utf8.lastIndex(of: 0x2F).map { path[path.utf8.index(after: $0)...] } ?? path[...]
        return name.utf8.lastIndex(of: 0x2E).map { name[..<$0] } ?? name
    }

    /// The folder that a file stands in, without a slash at its end; empty for the agreement's own.
    public static func folder(of path: String) -> Substring { path.utf8.lastIndex(of: 0x2F).map { path[..<$0] } ?? "" }

    /// The room that was surely meant by a folder of another name: one misspelled, or called as people call it.
    public static func room(like name: String) -> Room? {
        let words = folded(name).split { $0 == " " || $0 == "-" || $0 == "_" }.joined(separator: " ")
        if let known = otherNames.first(where: { $0.names.contains(words) }) { return known.room }
        return NearestNames.of(words, among: Room.allCases.map(\.rawValue)).first
            .flatMap { abs($0.utf8.count - words.utf8.count) < 3 ? Room(rawValue: $0) : nil }
    }

    private static let otherNames: [(room: Room, names: [String])] = [
        (.articles, ["article", "contract", "current contract", "contract articles"]),
        (.appendices, ["appendix", "appendixes", "exhibit", "exhibits", "schedule", "schedules", "attachments"]),
        (
            .letters,
            [
                "letter", "letters of agreement", "letters of understanding", "loa", "loas", "side letters",
                "sideletters", "mou", "mous", "memoranda", "memorandums", "memoranda of understanding",
                "memoranda of agreement",
            ]
        ),
        (
            .papers,
            [
                "paper", "proposal", "proposals", "counterproposals", "counters", "ta", "tas", "tentative agreements",
                "tentative agreement",
            ]
        ),
        (.templates, ["template"]),
    ]

    /// Files in the natural order of their paths, capitals aside: `ARTICLE-2.MD` stands behind `article-1.md`, and folders
    /// that are one room, `articles` and `Articles`, count as one. Of names that differ in capitals alone their bytes decide.
    package static func ordered(_ paths: [String]) -> [Int] {
        let keys = paths.map { folded($0) }
        return paths.indices.sorted { a, b in
            keys[a] != keys[b]
                ? precedesNaturally(keys[a], keys[b]) : paths[a].utf8.lexicographicallyPrecedes(paths[b].utf8)
        }
    }
}
