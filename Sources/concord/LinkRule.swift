#if canImport(Darwin)
    import Darwin
#elseif canImport(Musl)
    import Musl
#else
    import Glibc
#endif

/// Where the links in an agreement's folder may lead.
///
/// Who may add a file to an agreement may not thereby read every file of the machine that prints it, such as the keys of a build
/// server: a link that leads out of the folder is refused unless it was asked for.
struct LinkRule: Sendable {
    let folder: String
    let followsAll: Bool

    /// What a link leads to. A failure names the link where that is nothing, or nothing that may be read.
    func destination(of link: String) throws(Failure) -> FileSystem.Entity {
        guard let place = FileSystem.real(link), let entity = FileSystem.entity(at: place) else {
            guard errno == ENOENT || errno == ENOTDIR else { throw Failure.system("read", link) }
            throw Failure("cannot read \(link): it is a link\(words(in: link)), and there is nothing")
        }
        guard !followsAll, let root = FileSystem.real(folder), root != "/" else { return entity }
        guard place == root || place.hasPrefix(root + "/") else {
            throw Failure(
                "cannot read \(link): it is a link\(words(in: link)), which is outside of the agreement's folder; "
                    + "“--follow-links” reads it nevertheless")
        }
        return entity
    }

    /// Where a link says that it leads.
    private func words(in link: String) -> String {
        FileSystem.linkTarget(link).map { " to \($0)" } ?? ""
    }
}
