#if canImport(Darwin)
    import Darwin
#elseif canImport(Musl)
    import Musl
#else
    import Glibc
#endif

/// The names under which files and folders of ours wait until they are whole, and what is left of them when a run is killed.
///
/// Whoever makes one holds a lock on it until it has its name or is gone, and the system takes the lock away from the dead. So
/// what has such a name and no lock is a stray, also where two containers give two processes one number.
enum StrayFiles {
    private static let prefix = ".concord-"
    private static let suffix = ".tmp"
    private static let digits = 16

    /// A name that nobody else has thought of: hidden, so that a reader of the folder passes over it, and never too long,
    /// whatever is to stand there.
    static func newName() -> String {
        let number = String(UInt64.random(in: .min ... .max), radix: 16)
        return prefix + String(repeating: "0", count: digits - number.count) + number + suffix
    }

    static func isOurs(_ name: String) -> Bool {
        let bytes = name.utf8
        return bytes.count == prefix.utf8.count + digits + suffix.utf8.count && name.hasPrefix(prefix)
            && name.hasSuffix(suffix)
            && bytes.dropFirst(prefix.utf8.count).prefix(digits).allSatisfy {
                (0x30...0x39).contains($0) || (0x61...0x66).contains($0)
            }
    }

    /// How often a name is tried before something else must be wrong.
    static let mostTries = 20

    /// Locks what was made just now. False when a run that clears strays was faster: then another is to be made.
    static func hold(_ descriptor: Int32) -> Bool {
        // Some file systems know no locks; there nothing is cleared either.
        if flock(descriptor, LOCK_EX | LOCK_NB) != 0, errno == EWOULDBLOCK { return false }
        var status = stat()
        return fstat(descriptor, &status) == 0 && status.st_nlink > 0
    }

    /// Removes from a folder what killed runs left there. Nothing else is touched; what cannot be removed stays for another run.
    static func clear(in folder: String) {
        guard let names = try? FileSystem.names(in: folder, hidden: true) else { return }
        for name in names where isOurs(name) {
            let path = joined(folder, name)
            let flags = O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC
            var descriptor = open(path, O_RDWR | flags)
            if descriptor < 0, errno == EISDIR { descriptor = open(path, O_RDONLY | flags) }
            if descriptor < 0 { continue }
            defer { close(descriptor) }
            var status = stat()
            guard flock(descriptor, LOCK_EX | LOCK_NB) == 0, fstat(descriptor, &status) == 0 else { continue }
            switch status.st_mode & S_IFMT {
            case S_IFREG: unlink(path)
            case S_IFDIR: removeTree(path)
            default: break
            }
        }
    }

    /// Removes a folder of ours and all that stands in it; links in it are removed and not followed.
    static func removeTree(_ path: String) {
        for name in (try? FileSystem.names(in: path, hidden: true)) ?? [] {
            let inside = joined(path, name)
            var status = stat()
            let isFolder = lstat(inside, &status) == 0 && status.st_mode & S_IFMT == S_IFDIR
            if isFolder { removeTree(inside) } else { unlink(inside) }
        }
        rmdir(path)
    }
}
