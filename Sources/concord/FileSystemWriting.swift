import ConcordCompiler

#if canImport(Darwin)
    import Darwin
#elseif canImport(Musl)
    import Musl
#else
    import Glibc
#endif

extension FileSystem {
    /// What a file is, as far as writing it goes.
    enum Worth {
        /// People wrote it, and there may be no other copy: it is on the disk before it takes its name, and a power cut
        /// leaves the old words or the new.
        case source
        /// A build makes it again. Waiting for the disk would cost several builds; a kill leaves the old page or the new, and
        /// only a power cut may take both.
        case page
    }

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

    /// Writes files so that each is seen whole or not at all, and none is touched when one cannot be written: all go to new
    /// files in the same folder first, and only then take their names, in the order in which they are given.
    ///
    /// - Parameter outdated: files that must be gone before the first of the others takes its name.
    /// - Returns: those of them that were there.
    @discardableResult
    static func writeWhole(
        _ files: [(path: String, bytes: [UInt8])], as worth: Worth, removing outdated: [String] = []
    ) throws(Failure) -> [String] {
        var targets: [WriteTarget] = []
        for file in files { targets.append(try WriteTarget(file.path, worth)) }
        for path in outdated { _ = try WriteTarget(path, .page) }
        var waiting = try pending(files, for: targets, worth)
        do throws(Failure) {
            var removed: [String] = []
            for path in outdated where try remove(path) { removed.append(path) }
            while let next = waiting.first {
                try next.takeItsName()
                waiting.removeFirst()
            }
            if worth == .source { try flush(foldersOf: targets) }
            return removed
        } catch {
            for file in waiting { file.discard() }
            throw error
        }
    }

    /// Writes files that must not exist yet, in the same way. What is put there meanwhile stays, and is a failure.
    static func writeNew(_ files: [(path: String, bytes: [UInt8])]) throws(Failure) {
        var targets: [WriteTarget] = []
        for file in files { targets.append(try WriteTarget(file.path, .source)) }
        var waiting = try pending(files, for: targets, .source)
        do throws(Failure) {
            while let next = waiting.first {
                try next.takeItsNewName()
                waiting.removeFirst()
            }
            try flush(foldersOf: targets)
        } catch {
            for file in waiting { file.discard() }
            throw error
        }
    }

    /// The files under other names, all whole; where one cannot be written there is none.
    private static func pending(
        _ files: [(path: String, bytes: [UInt8])], for targets: [WriteTarget], _ worth: Worth
    ) throws(Failure) -> [PendingFile] {
        for folder in Set(targets.map(\.folder)).sorted() { StrayFiles.clear(in: folder) }
        let results = SideBySide.map(files.count) { index -> Result<PendingFile, Failure> in
            do throws(Failure) {
                return .success(try PendingFile(files[index].bytes, for: targets[index], worth))
            } catch {
                return .failure(error)
            }
        }
        do throws(Failure) {
            var made: [PendingFile] = []
            for result in results { made.append(try result.get()) }
            return made
        } catch {
            for result in results { (try? result.get())?.discard() }
            throw error
        }
    }

    private static func flush(foldersOf targets: [WriteTarget]) throws(Failure) {
        for folder in Set(targets.map(\.folder)).sorted() { try flush(folder: folder) }
    }

    /// Writes to a path the user named: whole when it is a file or nothing yet, straight into it when it is a device
    /// or a pipe. A link keeps being one.
    static func write(_ bytes: [UInt8], to path: String, as worth: Worth = .source) throws(Failure) {
        guard entity(at: path)?.kind == .other else {
            try writeWhole([(path, bytes)], as: worth)
            return
        }
        let descriptor = open(path, O_WRONLY | O_CLOEXEC)
        guard descriptor >= 0 else { throw Failure.system("write", path) }
        let isWritten = writeAll(bytes, to: descriptor) || errno == EPIPE
        let failure = Failure.system("write", path)
        close(descriptor)
        guard isWritten else { throw failure }
    }

    /// Removes a file; none there is fine. True when there was one.
    @discardableResult
    static func remove(_ path: String) throws(Failure) -> Bool {
        if unlink(path) == 0 { return true }
        if errno == ENOENT || errno == ENOTDIR { return false }
        throw Failure.system("remove the outdated", path)
    }

    /// The path with all links followed; the path itself when that cannot be told.
    static func resolved(_ path: String) -> String { real(path) ?? path }

    /// The path with all links followed; nil when that cannot be told.
    static func real(_ path: String) -> String? {
        guard let real = realpath(path, nil) else { return nil }
        defer { free(real) }
        return String(cString: real)
    }

    /// The folder in which a path stands, and its last piece; slashes at the end mean nothing.
    static func split(_ path: String) -> (folder: String, name: String) {
        var path = path[...]
        while path.count > 1, path.hasSuffix("/") { path = path.dropLast() }
        guard let slash = path.lastIndex(of: "/") else { return (".", String(path)) }
        let folder = slash == path.startIndex ? "/" : String(path[..<slash])
        return (folder, String(path[path.index(after: slash)...]))
    }

    /// Waits until a file that is open is on the disk. False when it cannot be, with the reason in `errno`.
    static func flush(_ descriptor: Int32) -> Bool {
        #if canImport(Darwin)
            // There `fsync` only hands the words to the drive.
            if fcntl(descriptor, F_FULLFSYNC) == 0 { return true }
        #endif
        return fsync(descriptor) == 0
    }

    /// Waits until the names in a folder are on the disk. Where a file system keeps folders in another way, there is nothing to
    /// wait for.
    static func flush(folder: String) throws(Failure) {
        let descriptor = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        guard descriptor >= 0 else { throw Failure.system("bring to the disk the folder", folder) }
        let isFlushed = flush(descriptor) || [EINVAL, ENOTSUP, EBADF].contains(errno)
        let failure = Failure.system("bring to the disk the folder", folder)
        close(descriptor)
        if !isFlushed { throw failure }
    }
}
