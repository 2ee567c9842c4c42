extension FileSystem {
    /// The way from the root of the git repository to the folder in which an agreement's files stand; empty when it is the
    /// root. What shows findings beside the files of a repository needs it, wherever the command was started.
    ///
    /// Outside a repository, as where continuous integration fetched the files alone, it is the folder as it was named;
    /// empty when that does not lead down from the current folder.
    ///
    /// - Parameter path: the folder of an agreement or its single file.
    static func placeInRepository(of path: String) -> String {
        var folder = path
        if entity(at: path)?.kind == .file {
            folder = path.lastIndex(of: "/").map { String(path[..<$0]) } ?? "."
            if folder.isEmpty { folder = "/" }
        }
        let pieces = resolved(folder).split(separator: "/")
        for depth in pieces.indices.reversed().map({ $0 + 1 }) + [0] {
            // A folder in a clone, a file in a work tree that was added to one.
            if entity(at: "/" + pieces[..<depth].joined(separator: "/") + "/.git") != nil {
                return pieces[depth...].joined(separator: "/")
            }
        }
        let named = folder.split(separator: "/").filter { $0 != "." }
        return folder.hasPrefix("/") || named.contains("..") ? "" : named.joined(separator: "/")
    }
}
