import Synchronization

#if canImport(Darwin)
    import Darwin
#elseif canImport(Musl)
    import Musl
#else
    import Glibc
#endif

/// One line on the terminal that says what a long build is doing; nothing at all for a build of less than half a
/// second, or when standard error is not a terminal.
///
/// A thread of its own draws the line, so that no pass needs to know of it.
final class Progress: Sendable {
    private struct State {
        var pass: String
        var shown: String?
        var isFinished = false
    }

    private let state = Mutex(State(pass: "starting"))

    init() {
        guard StandardStream.error.isTerminal else { return }
        #if canImport(Darwin)
            var thread: pthread_t?
        #else
            var thread = pthread_t()
        #endif
        let watched = Unmanaged.passRetained(self)
        let failed = pthread_create(&thread, nil, drawProgress, watched.toOpaque())
        if failed != 0 { watched.release() }
    }

    /// Names the pass that begins.
    func enter(_ pass: String) { state.withLock { $0.pass = pass } }

    /// Erases the line. May be called more than once.
    func finish() {
        state.withLock { state in
            if state.shown != nil, !state.isFinished { StandardStream.error.write(Array("\r\u{1B}[K".utf8)) }
            state.isFinished = true
        }
    }

    /// Draws until finished.
    fileprivate func draw() {
        usleep(500_000)
        while true {
            let isFinished = state.withLock { state in
                if state.isFinished { return true }
                if state.shown != state.pass {
                    // Inside the lock, so that the line cannot be drawn after it was erased.
                    StandardStream.error.write(Array("\r\u{1B}[Kconcord: \(state.pass) …".utf8))
                    state.shown = state.pass
                }
                return false
            }
            if isFinished { return }
            usleep(100_000)
        }
    }
}

#if canImport(Darwin)
    private func drawProgress(_ argument: UnsafeMutableRawPointer) -> UnsafeMutableRawPointer? {
        Unmanaged<Progress>.fromOpaque(argument).takeRetainedValue().draw()
        return nil
    }
#else
    private func drawProgress(_ argument: UnsafeMutableRawPointer?) -> UnsafeMutableRawPointer? {
        if let argument { Unmanaged<Progress>.fromOpaque(argument).takeRetainedValue().draw() }
        return nil
    }
#endif
