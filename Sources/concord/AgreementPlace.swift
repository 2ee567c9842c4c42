import ConcordCompiler

/// Which agreement is meant where a command is started inside one.
extension AgreementFolder {
    /// The folder of the agreement that a folder belongs to: itself, or the one above in one of whose rooms it stands, as
    /// git finds the repository from any place in it.
    static func root(_ path: String) -> String {
        guard FileSystem.entity(at: path)?.kind == .folder, !isAgreement(path) else { return path }
        let pieces = FileSystem.resolved(path).split(separator: "/")
        var place = path
        for piece in pieces.reversed() {
            place = above(place)
            guard let names = try? FileSystem.names(in: place) else { return path }
            let hasFrame = frame(among: names) != nil
            guard hasFrame || holdsArticles(names) else { continue }
            let isInRoom = AgreementPath.room(named: piece) != nil
            return isInRoom || hasFrame && !holdsText(path) ? place : path
        }
        return path
    }

    /// The folder above one, as it was named.
    private static func above(_ path: String) -> String {
        var path = path[...]
        while path.count > 1, path.hasSuffix("/") || path.hasSuffix("/.") { path = path.dropLast() }
        if path == "." { return ".." }
        let last = path.lastIndex(of: "/").map { path[path.index(after: $0)...] } ?? path
        if last == ".." || last == "." { return path + "/.." }
        guard let slash = path.lastIndex(of: "/") else { return "." }
        return slash == path.startIndex ? "/" : String(path[..<slash])
    }

    private static func holdsText(_ folder: String) -> Bool {
        ((try? FileSystem.names(in: folder)) ?? []).contains(where: AgreementPath.isRead)
    }
}
