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
        String(decoding: name.utf8.map(small), as: UTF8.self)
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
        endings.contains { ending in
            name.utf8.count >= ending.utf8.count
                && zip(name.utf8.suffix(ending.utf8.count), ending.utf8).allSatisfy {
                    small($0) == $1
                }
        }
    }

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
