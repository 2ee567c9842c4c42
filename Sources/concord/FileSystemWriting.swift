import ConcordCompiler

#if canImport(Darwin)
    import Darwin
#elseif canImport(Musl)
    import Musl
#else
    import Glibc
#endif

extension FileSystem {
    /// Makes a folder and the folders it stands in; one that exists is fine.
    static func makeFolder(_ path: String) throws(Failure) {
        if entity(at: path)?.kind == .folder { return }
        if let slash = path.lastIndex(of: "/"), slash > path.startIndex {
            try makeFolder(String(path[..<slash]))
        }
        if mkdir(path, 0o777) != 0, entity(at: path)?.kind != .folder {
            throw Failure.system("make the folder", path)
        }
    }

    /// Writes files so that each is seen whole or not at all, and none is touched when one cannot be written: all go
    /// to temporary files in the same folder first, and only then take their names.
    static func writeWhole(_ files: [(path: String, bytes: [UInt8])]) throws(Failure) {
        var waiting = files.map { (temporary: temporaryPath(beside: $0.path), path: $0.path) }
        do throws(Failure) {
            let results = SideBySide.map(files.count) { [waiting] index -> Result<Void, Failure> in
                do throws(Failure) {
                    return .success(
                        try writeNew(files[index].bytes, to: waiting[index].temporary, for: files[index].path))
                } catch {
                    return .failure(error)
                }
            }
            for result in results { try result.get() }
            while let next = waiting.first {
                // Renaming over an old file, some file systems (ext4) first wait for the new one to reach the disk.
                unlink(next.path)
                guard rename(next.temporary, next.path) == 0 else { throw Failure.system("write", next.path) }
                waiting.removeFirst()
            }
        } catch {
            for file in waiting { unlink(file.temporary) }
            throw error
        }
    }

    /// Writes a file that must not exist yet; a failure names `path`, whose place it is to take.
    private static func writeNew(_ bytes: [UInt8], to temporary: String, for path: String) throws(Failure) {
        let descriptor = open(temporary, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o666)
        guard descriptor >= 0 else { throw Failure.system("write", path) }
        let isWritten = writeAll(bytes, to: descriptor)
        let failure = Failure.system("write", path)
        let isClosed = close(descriptor) == 0
        guard isWritten, isClosed else { throw isWritten ? Failure.system("write", path) : failure }
    }

    /// Writes to a path the user named: whole when it is a file or nothing yet, straight into it when it is a device
    /// or a pipe. A link keeps being one.
    static func write(_ bytes: [UInt8], to path: String) throws(Failure) {
        guard let entity = entity(at: path) else { return try writeWhole([(path, bytes)]) }
        switch entity.kind {
        case .folder: throw Failure("cannot write \(path): it is a folder")
        case .file: try writeWhole([(resolved(path), bytes)])
        case .other:
            let descriptor = open(path, O_WRONLY | O_CLOEXEC)
            guard descriptor >= 0 else { throw Failure.system("write", path) }
            let isWritten = writeAll(bytes, to: descriptor) || errno == EPIPE
            let failure = Failure.system("write", path)
            close(descriptor)
            guard isWritten else { throw failure }
        }
    }

    /// Makes a new file; one that exists is a failure.
    static func create(_ path: String, _ bytes: [UInt8]) throws(Failure) {
        let descriptor = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o666)
        guard descriptor >= 0 else { throw Failure.system("write", path) }
        let isWritten = writeAll(bytes, to: descriptor)
        let failure = Failure.system("write", path)
        guard close(descriptor) == 0, isWritten else { throw failure }
    }

    /// Removes a file; none there is fine. True when there was one.
    @discardableResult
    static func remove(_ path: String) throws(Failure) -> Bool {
        if unlink(path) == 0 { return true }
        if errno == ENOENT || errno == ENOTDIR { return false }
        throw Failure.system("remove the outdated", path)
    }

    /// The path with all links followed; the path itself when that cannot be told.
    static func resolved(_ path: String) -> String {
        guard let real = realpath(path, nil) else { return path }
        defer { free(real) }
        return String(cString: real)
    }

    /// Hidden, so that a reader of the folder passes over it, and with the process in its name, so that two
    /// processes at work in one folder do not meet.
    private static func temporaryPath(beside path: String) -> String {
        let slash = path.lastIndex(of: "/").map { path.index(after: $0) } ?? path.startIndex
        return path[..<slash] + "." + path[slash...] + ".\(getpid()).tmp"
    }
}
