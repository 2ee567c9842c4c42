import ConcordCompiler

#if canImport(Darwin)
    import Darwin
#elseif canImport(Musl)
    import Musl
#else
    import Glibc
#endif

/// A program of the system. It is started with its arguments as they are, never through a shell, and nothing in the folder of
/// an agreement can choose which program it is.
struct Program {
    let path: String

    /// Looks for a program on the PATH. Entries that are relative, or lead into the agreement, are passed over.
    init(_ name: String, for purpose: String, outside folder: String) throws(Failure) {
        let entries = getenv("PATH").map { String(cString: $0) } ?? "/usr/bin:/bin"
        for entry in entries.split(separator: ":") where entry.hasPrefix("/") {
            let candidate = joined(String(entry), name)
            guard FileSystem.entity(at: candidate)?.kind == .file, access(candidate, X_OK) == 0,
                !FileSystem.leads(candidate, into: folder)
            else { continue }
            path = candidate
            return
        }
        throw Failure(
            "\(purpose) needs the program \(name), and it is not on the PATH; install \(name == "minisign" ? "minisign" : "OpenSSH")"
        )
    }

    /// Where a stream of the program goes: to the terminal as our own does, or from and to a file.
    enum Stream {
        case own
        case file(String)
    }

    /// Runs it and waits. Gives its exit status; one that was killed has a negative one.
    func run(
        _ arguments: [String], input: Stream, output: Stream, errors: Stream
    ) throws(Failure) -> Int32 {
        #if canImport(Darwin)
            var actions: posix_spawn_file_actions_t?
            var attributes: posix_spawnattr_t?
        #else
            var actions = posix_spawn_file_actions_t()
            var attributes = posix_spawnattr_t()
        #endif
        posix_spawn_file_actions_init(&actions)
        posix_spawnattr_init(&attributes)
        defer {
            posix_spawn_file_actions_destroy(&actions)
            posix_spawnattr_destroy(&attributes)
        }
        for (descriptor, stream, flags) in [
            (0, input, O_RDONLY), (1, output, O_WRONLY | O_CREAT | O_TRUNC), (2, errors, O_WRONLY | O_CREAT | O_TRUNC),
        ] {
            if case .file(let path) = stream {
                posix_spawn_file_actions_addopen(&actions, Int32(descriptor), path, flags, 0o600)
            }
        }
        // While a passphrase is asked for, a key that interrupts is for the program; and what is ignored here is not there.
        var usual = sigset_t()
        sigemptyset(&usual)
        for one in [SIGPIPE, SIGINT, SIGQUIT] { sigaddset(&usual, one) }
        posix_spawnattr_setsigdefault(&attributes, &usual)
        posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETSIGDEF))
        let (interrupt, quit) = (signal(SIGINT, SIG_IGN), signal(SIGQUIT, SIG_IGN))
        defer {
            signal(SIGINT, interrupt)
            signal(SIGQUIT, quit)
        }
        var words: [UnsafeMutablePointer<CChar>?] = ([path] + arguments).map { strdup($0) }
        defer { for word in words { free(word) } }
        words.append(nil)
        var process = pid_t()
        #if canImport(Darwin)
            let surroundings = _NSGetEnviron().pointee
        #else
            let surroundings = environ
        #endif
        let failure = posix_spawn(&process, path, &actions, &attributes, words, surroundings)
        guard failure == 0 else { throw Failure("cannot run \(path): \(String(cString: strerror(failure)))") }
        var status: Int32 = 0
        while waitpid(process, &status, 0) < 0 {
            guard errno == EINTR else { throw Failure.system("wait for", path) }
        }
        let killer = status & 0x7F
        return killer == 0 ? status >> 8 & 0xFF : -killer
    }
}

/// A folder that only we can look into, for what a program reads and writes; it goes when it is no longer needed.
final class PrivateFolder {
    let path: String
    private var names: Set<String> = []

    init(outside folder: String) throws(Failure) {
        var place = getenv("TMPDIR").map { String(cString: $0) } ?? "/tmp"
        if !place.hasPrefix("/") || FileSystem.leads(place, into: folder) { place = "/tmp" }
        let template = strdup(joined(place, "concord-XXXXXX"))
        defer { free(template) }
        guard let made = template.flatMap({ mkdtemp($0) }) else { throw Failure.system("make a folder in", place) }
        path = String(cString: made)
    }

    deinit {
        for name in names { unlink(joined(path, name)) }
        rmdir(path)
    }

    /// The path of a file that is, or shall be, in it.
    func file(_ name: String) -> String {
        names.insert(name)
        return joined(path, name)
    }

    func write(_ bytes: [UInt8], to name: String) throws(Failure) -> String {
        let path = file(name)
        let descriptor = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else { throw Failure.system("write", path) }
        defer { close(descriptor) }
        guard writeAll(bytes, to: descriptor) else { throw Failure.system("write", path) }
        return path
    }

    /// What a program wrote there; nothing where it wrote nothing.
    func bytes(of name: String) -> [UInt8] { (try? FileSystem.bytes(of: file(name))) ?? [] }
}
