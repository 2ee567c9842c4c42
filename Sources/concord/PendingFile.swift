#if canImport(Darwin)
    import Darwin
#elseif canImport(Musl)
    import Musl
#else
    import Glibc
#endif

/// A file that is whole and waits, under a name of its own in the same folder, to take the name it is for.
///
/// It is open until then, since it is locked as long as it is open (`StrayFiles`).
struct PendingFile: Sendable {
    private let target: WriteTarget
    private let path: String
    private let descriptor: Int32

    init(_ bytes: [UInt8], for target: WriteTarget, _ worth: FileSystem.Worth) throws(Failure) {
        self.target = target
        (path, descriptor) = try Self.make(for: target)
        let isWritten =
            (target.old?.give(to: descriptor) ?? true) && writeAll(bytes, to: descriptor)
            && (worth == .page || FileSystem.flush(descriptor))
        if !isWritten {
            let failure = Failure.system("write", target.named)
            discard()
            throw failure
        }
    }

    private static func make(for target: WriteTarget) throws(Failure) -> (path: String, descriptor: Int32) {
        for _ in 0..<StrayFiles.mostTries {
            let path = joined(target.folder, StrayFiles.newName())
            // What takes the place of another file is nobody else's until it has its rights.
            let mode: mode_t = target.old == nil ? 0o666 : 0o600
            let descriptor = open(path, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, mode)
            guard descriptor >= 0 else {
                if errno == EEXIST { continue }
                throw Failure.system("write", target.named)
            }
            if StrayFiles.hold(descriptor) { return (path, descriptor) }
            unlink(path)
            close(descriptor)
        }
        throw Failure("cannot write \(target.named): other runs remove the new file again and again")
    }

    /// Puts it in the place of the old file, which nobody ever sees missing.
    func takeItsName() throws(Failure) {
        guard rename(path, target.path) == 0 else { throw Failure.system("write", target.named) }
        close(descriptor)
    }

    /// Takes a name that nothing has yet. What came to stand there meanwhile stays.
    func takeItsNewName() throws(Failure) {
        if link(path, target.path) == 0 { return discard() }
        // Some file systems give a file one name only.
        guard [EPERM, ENOTSUP, ENOSYS].contains(errno), FileSystem.entity(at: target.path) == nil else {
            throw Failure.system("write", target.named)
        }
        try takeItsName()
    }

    /// Takes the name away that it waited under.
    func discard() {
        unlink(path)
        close(descriptor)
    }
}
