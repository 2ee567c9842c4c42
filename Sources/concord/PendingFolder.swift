import ConcordCompiler

#if canImport(Darwin)
    import Darwin
#elseif canImport(Musl)
    import Musl
#else
    import Glibc
#endif

/// A folder that is filled under a hidden name beside the place it is for, and takes that place at once when it is whole: a run
/// that is killed leaves no part of it that could be taken for all.
struct PendingFolder {
    /// A file that is to stand in it, by its path there. `mode` is the most that anybody may do with it.
    struct File: Sendable {
        var path: String
        var bytes: [UInt8]
        var mode: mode_t = 0o666
    }

    private let named: String
    private let place: String
    private let path: String
    private let descriptor: Int32

    /// - Parameter named: where it is to stand: nothing, or an empty folder.
    init(for named: String) throws(Failure) {
        self.named = named
        var status = stat()
        let isThere = lstat(named, &status) == 0
        if isThere {
            guard let real = FileSystem.real(named) else {
                throw Failure("cannot make \(named): it is a link, and where it leads there is nothing")
            }
            place = real
        } else {
            place = named
        }
        let folder = FileSystem.split(place).folder
        try FileSystem.makeFolder(folder)
        StrayFiles.clear(in: folder)
        (path, descriptor) = try Self.make(in: folder, for: named)
        if isThere, stat(place, &status) == 0, !FileRights(status, at: place).give(to: descriptor) {
            let failure = Failure.system("make the folder", named)
            discard()
            throw failure
        }
    }

    private static func make(in folder: String, for named: String) throws(Failure) -> (path: String, descriptor: Int32)
    {
        for _ in 0..<StrayFiles.mostTries {
            let path = joined(folder, StrayFiles.newName())
            guard mkdir(path, 0o777) == 0 else {
                if errno == EEXIST { continue }
                throw Failure.system("make the folder", named)
            }
            let descriptor = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
            if descriptor >= 0, StrayFiles.hold(descriptor) { return (path, descriptor) }
            let failure = Failure.system("make the folder", named)
            rmdir(path)
            if descriptor >= 0 { close(descriptor) } else { throw failure }
        }
        throw Failure("cannot make \(named): other runs remove the new folder again and again")
    }

    /// Writes files into it, by their paths inside it, brings all to the disk, and puts it in its place.
    ///
    /// Whatever fails, nothing of it stays.
    func fill(with files: [File]) throws(Failure) {
        do throws(Failure) {
            var folders: Set<String> = [path]
            for file in files {
                var folder = FileSystem.split(joined(path, file.path)).folder
                try FileSystem.makeFolder(folder)
                while folders.insert(folder).inserted { folder = FileSystem.split(folder).folder }
            }
            let results = SideBySide.map(files.count) { [path, named] index -> Result<Void, Failure> in
                do throws(Failure) {
                    let file = files[index]
                    return .success(try Self.write(file, in: path, for: named))
                } catch {
                    return .failure(error)
                }
            }
            for result in results { try result.get() }
            for folder in folders.sorted() { try FileSystem.flush(folder: folder) }
            try takeItsPlace()
        } catch {
            discard()
            throw error
        }
        close(descriptor)
        try FileSystem.flush(folder: FileSystem.split(place).folder)
    }

    private static func write(_ file: File, in folder: String, for named: String) throws(Failure) {
        let descriptor = open(joined(folder, file.path), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, file.mode)
        guard descriptor >= 0 else { throw Failure.system("write", joined(named, file.path)) }
        let isWritten = writeAll(file.bytes, to: descriptor) && FileSystem.flush(descriptor)
        let failure = Failure.system("write", joined(named, file.path))
        guard close(descriptor) == 0, isWritten else { throw failure }
    }

    private func takeItsPlace() throws(Failure) {
        if rename(path, place) == 0 { return }
        switch errno {
        case EBUSY, EXDEV, EINVAL:
            throw Failure("cannot make \(named): the folder there cannot be replaced; name a new folder inside it")
        case ENOTEMPTY, EEXIST, ENOTDIR: throw Failure("cannot make \(named): something else was put there meanwhile")
        default: throw Failure.system("make the folder", named)
        }
    }

    private func discard() {
        StrayFiles.removeTree(path)
        close(descriptor)
    }
}
