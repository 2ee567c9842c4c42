#if canImport(Darwin)
    import Darwin
#elseif canImport(Musl)
    import Musl
#else
    import Glibc
#endif

/// Why the command could not do what was asked: status 2. What people wrote in an agreement is never a failure but a
/// finding.
struct Failure: Error {
    let message: String

    init(_ message: String) { self.message = message }

    /// A failed system call; must be made right after it, while `errno` still holds the reason.
    static func system(_ doing: String, _ path: String) -> Failure {
        Failure("cannot \(doing) \(path): \(String(cString: strerror(errno)))")
    }
}
