#if canImport(Darwin)
    import Darwin
#elseif canImport(Musl)
    import Musl
#else
    import Glibc
#endif

/// How a run ends to which the system gives no more: with a message and a status, as every failure, and not with a signal.
enum SystemLimits {
    private static let signals = [SIGABRT, SIGILL, SIGTRAP, SIGSEGV, SIGBUS]

    /// To be called first of all.
    static func prepare(isMergeDriver: Bool) {
        // A file that may not grow is a failed call then, which says so.
        signal(SIGXFSZ, SIG_IGN)
        for number in signals {
            var action = sigaction()
            action.sa_flags = Int32(SA_NODEFER)
            // Git goes on with what a merge driver left when its status is 2.
            let handler: @convention(c) (Int32) -> Void =
                isMergeDriver ? { endForWantOfMemory($0, 255) } : { endForWantOfMemory($0, 2) }
            #if canImport(Darwin)
                action.__sigaction_u.__sa_handler = handler
            #elseif canImport(Musl)
                action.__sa_handler.sa_handler = handler
            #else
                action.__sigaction_handler.sa_handler = handler
            #endif
            sigaction(number, &action, &before[Int(number)])
        }
    }
}

/// What the runtime had set before, by the number of the signal: it knows how to tell of a fault of ours.
nonisolated(unsafe) private let before = UnsafeMutablePointer<sigaction>.allocate(capacity: 64)

/// The standard library ends the process where memory is refused. The refused call has left its reason in this thread: then that
/// is said. Anything else is a fault of ours, and ends as it would have.
///
/// Nothing is called here but what may be called in the midst of anything.
private func endForWantOfMemory(_ number: Int32, _ status: Int32) {
    if errno == ENOMEM {
        let message: StaticString =
            "concord: the system gives no more memory than this; the files are too large for it, or its limit (ulimit -v) is too small\n"
        write(StandardStream.error.rawValue, message.utf8Start, message.utf8CodeUnitCount)
        _exit(status)
    }
    sigaction(number, &before[Int(number)], nil)
    raise(number)
}
