#if canImport(Darwin)
    import Darwin
#elseif canImport(Musl)
    import Musl
#else
    import Glibc
#endif

/// A place where a file is to be written, and what stands there already. What may not be written is refused here, before
/// anything is touched.
struct WriteTarget: Sendable {
    /// As the user named it, for messages.
    let named: String
    /// The file itself, links followed.
    let path: String
    let folder: String
    /// The file that is replaced.
    let old: FileRights?

    init(_ named: String, _ worth: FileSystem.Worth) throws(Failure) {
        self.named = named
        var status = stat()
        if lstat(named, &status) != 0 {
            guard errno == ENOENT else { throw Failure.system("write", named) }
            (path, folder, old) = (named, FileSystem.split(named).folder, nil)
            return
        }
        if status.st_mode & S_IFMT == S_IFLNK {
            guard let real = FileSystem.real(named), stat(real, &status) == 0 else {
                throw Failure("cannot write \(named): it is a link, and where it leads there is nothing")
            }
            path = real
        } else {
            path = named
        }
        folder = FileSystem.split(path).folder
        switch status.st_mode & S_IFMT {
        case S_IFREG: break
        case S_IFDIR: throw Failure("cannot write \(named): it is a folder")
        default: throw Failure("cannot write \(named): it is not a file")
        }
        // The administrator may write everything, but who took the right to write away meant it.
        guard status.st_mode & 0o222 != 0, access(path, W_OK) == 0 else {
            throw Failure("cannot write \(named): it is read-only; “chmod u+w” makes it writable")
        }
        // Under its other names the file would go on as it was, and writing into it could be cut short by a kill.
        guard worth == .page || status.st_nlink <= 1 else {
            throw Failure(
                "cannot write \(named): it is one file under \(status.st_nlink) names (hard links), and a safe replacement "
                    + "would be under one of them only; make it a file of its own, such as by copying it and renaming the copy"
            )
        }
        old = FileRights(status, at: path)
    }
}
