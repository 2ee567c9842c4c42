import ConcordCompiler

#if canImport(Darwin)
    import Darwin
#elseif canImport(Musl)
    import Musl
#else
    import Glibc
#endif

/// Reading files and folders by the plain calls of the system: an agreement of a hundred files is read in the time
/// that a larger library takes to start.
enum FileSystem {
    /// What stands at a path. Two paths with one identity are one thing, whatever links lead there.
    struct Entity {
        enum Kind { case file, folder, other }
        struct Identity: Hashable {
            var device: UInt64
            var node: UInt64
        }
        var kind: Kind
        var identity: Identity
        var size: Int
        /// Who may read and write it.
        var rights: UInt32
    }

    /// What stands at a path, links followed; nil when nothing does or it may not be looked at.
    static func entity(at path: String) -> Entity? {
        var status = stat()
        guard stat(path, &status) == 0 else { return nil }
        return Entity(status)
    }

    /// Whether a path is a link itself.
    static func isLink(_ path: String) throws(Failure) -> Bool {
        var status = stat()
        guard lstat(path, &status) == 0 else { throw Failure.system("read", path) }
        return status.st_mode & S_IFMT == S_IFLNK
    }

    /// Names in a folder, hidden ones left out unless they are asked for, in the natural order of names.
    static func names(in folder: String, hidden: Bool = false) throws(Failure) -> [String] {
        try entries(in: folder, hidden: hidden).map(\.name)
    }

    /// The same, with what the folder itself says of each, so that nobody has to look.
    static func entries(in folder: String, hidden: Bool = false) throws(Failure) -> [FolderEntry] {
        guard let stream = opendir(folder) else { throw Failure.system("read the folder", folder) }
        defer { closedir(stream) }
        var entries: [FolderEntry] = []
        while true {
            errno = 0
            guard let entry = readdir(stream) else { break }
            guard let offset = MemoryLayout<dirent>.offset(of: \.d_name) else { break }
            let name = UnsafeRawPointer(entry).advanced(by: offset).assumingMemoryBound(to: CChar.self)
            if name[0] == 0x2E, !hidden || name[1] == 0 || name[1] == 0x2E && name[2] == 0 { continue }
            entries.append(FolderEntry(name, type: Int(entry.pointee.d_type)))
        }
        if errno != 0 { throw Failure.system("read the folder", folder) }
        return entries.sorted { precedesNaturally($0.name, $1.name) }
    }

    /// All bytes of a regular file.
    ///
    /// Files of a gigabyte and more are refused: positions in them are kept in 32 bits, and none is a contract.
    static func bytes(of path: String) throws(Failure) -> [UInt8] {
        // Without O_NONBLOCK a pipe of that name would wait for a writer for ever.
        let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
        guard descriptor >= 0 else { throw Failure.system("read", path) }
        defer { close(descriptor) }
        var status = stat()
        guard fstat(descriptor, &status) == 0 else { throw Failure.system("read", path) }
        let entity = Entity(status)
        guard entity.kind == .file else { throw Failure("cannot read \(path): it is not a file") }
        guard entity.size < largestInput else { throw Failure("cannot read \(path): it is larger than 1 GB") }
        var failed = false
        let bytes = [UInt8](unsafeUninitializedCapacity: entity.size) { buffer, count in
            while count < entity.size {
                let got = read(descriptor, buffer.baseAddress.map { $0 + count }, entity.size - count)
                if got < 0, errno == EINTR { continue }
                if got < 0 { failed = true }
                if got <= 0 { break }
                count += got
            }
        }
        if failed { throw Failure.system("read", path) }
        return bytes
    }

    /// What one file, and all files of an agreement together, must stay below.
    static let largestInput = 1 << 30
}

extension FileSystem.Entity {
    init(_ status: stat) {
        kind =
            switch status.st_mode & S_IFMT {
            case S_IFREG: .file
            case S_IFDIR: .folder
            default: .other
            }
        identity = Identity(
            device: UInt64(truncatingIfNeeded: status.st_dev), node: UInt64(truncatingIfNeeded: status.st_ino))
        size = Int(status.st_size)
        rights = UInt32(status.st_mode) & 0o777
    }
}
