import ConcordCompiler

#if canImport(Darwin)
    import Darwin
#elseif canImport(Musl)
    import Musl
#else
    import Glibc
#endif

/// Standard output and standard error, by descriptor: no buffer to flush, no lock, and bytes go out as they are.
enum StandardStream: Int32 {
    case output = 1
    case error = 2

    /// Writes everything. A reader that has gone away is no failure; for standard output anything else is.
    func write(checking bytes: [UInt8]) throws(Failure) {
        if !writeAll(bytes, to: rawValue), errno != EPIPE {
            throw Failure.system("write to", self == .output ? "standard output" : "standard error")
        }
    }

    /// Writes lines for people, in which nothing can act upon a terminal. A reader that has gone away is no failure.
    func write(checking lines: String) throws(Failure) { try write(checking: TerminalText(lines).bytes) }

    /// Writes lines for people, in which nothing can act upon a terminal. When they cannot be written there is nowhere left
    /// to say so.
    func write(_ lines: String) { _ = writeAll(TerminalText(lines).bytes, to: rawValue) }

    /// Writes bytes that are fit for people.
    func write(_ bytes: [UInt8]) { _ = writeAll(bytes, to: rawValue) }

    var isTerminal: Bool { isatty(rawValue) == 1 }

    /// Cells in a line, when it is a terminal.
    var terminalWidth: Int? {
        var size = winsize()
        guard isTerminal, ioctl(rawValue, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 else { return nil }
        return Int(size.ws_col)
    }

    /// Whether colour is welcome: on a terminal that can show it, unless NO_COLOR is set to anything (no-color.org).
    var isColoured: Bool {
        guard isTerminal else { return false }
        if let refusal = getenv("NO_COLOR"), refusal.pointee != 0 { return false }
        if let terminal = getenv("TERM") { return strcmp(terminal, "dumb") != 0 }
        return true
    }
}

/// Writes all bytes to a descriptor, however many calls it takes. False when it could not, with the reason in `errno`.
func writeAll(_ bytes: [UInt8], to descriptor: Int32) -> Bool {
    bytes.withUnsafeBytes { buffer in
        var written = 0
        while written < buffer.count {
            let count = write(descriptor, buffer.baseAddress.map { $0 + written }, buffer.count - written)
            if count < 0 {
                if errno == EINTR { continue }
                if errno == EAGAIN {
                    // A terminal or pipe that someone else made non-blocking: wait until it takes more.
                    var wait = pollfd(fd: descriptor, events: Int16(POLLOUT), revents: 0)
                    poll(&wait, 1, -1)
                    continue
                }
                return false
            }
            written += count
        }
        return true
    }
}
