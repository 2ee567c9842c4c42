import ArgumentParser

#if canImport(Darwin)
    import Darwin
#elseif canImport(Musl)
    import Musl
#else
    import Glibc
#endif

/// The exit statuses of the command.
enum Status {
    /// An error was found in the agreement or its papers.
    static let foundErrors = ExitCode(1)
    /// The command could not run: usage, unreadable input, unwritable output.
    static var couldNotRun: ExitCode {
        // Git takes any smaller status of a merge driver for conflicts in a file that it may go on with.
        isMergeDriver ? MergeFile.failure : ExitCode(2)
    }
    static var isMergeDriver: Bool {
        CommandLine.arguments.dropFirst().first == MergeFile.configuration.commandName
    }
}

/// Runs the command that the arguments name and ends the process with its status.
func runConcord() -> Never {
    // A reader that has seen enough (`concord show | head`) closes the pipe; that is not a failure of ours.
    signal(SIGPIPE, SIG_IGN)
    SystemLimits.prepare(isMergeDriver: Status.isMergeDriver)
    do {
        var command = try Concord.commandAskedFor()
        try command.run()
    } catch let failure as Failure {
        StandardStream.error.write("concord: \(failure.message)\n")
        exit(Status.couldNotRun.rawValue)
    } catch let status as ExitCode {
        exit(status.rawValue)
    } catch {
        // Help and version are thrown too, with status 0; everything else here is usage, for which the parser's own
        // status is 64.
        let message = Concord.fullMessage(for: error)
        if Concord.exitCode(for: error).isSuccess {
            StandardStream.output.write(message + "\n")
            exit(0)
        }
        StandardStream.error.write(inOurVoice(message) + "\n")
        exit(Status.couldNotRun.rawValue)
    }
    exit(0)
}

/// A message of the parser as the command's own failures read: `concord: ` in front instead of `Error: `, and no capital
/// behind it.
private func inOurVoice(_ message: String) -> String {
    let mark = "Error: "
    guard message.hasPrefix(mark) else { return message }
    let words = message.dropFirst(mark.count)
    let isOneWord = words.dropFirst().first?.isLowercase == true
    return "concord: " + (isOneWord ? words.prefix(1).lowercased() + words.dropFirst() : String(words))
}

extension Concord {
    /// The command that the arguments ask for.
    ///
    /// Where they begin with the name of a subcommand and are sound, they are read as that command's own. The parser of the
    /// whole tool asks the runtime for a dozen conformances of every command, each a search through all that were linked:
    /// as long as it takes to read a contract. Whatever else they are, a request for help, an error or a slip, the parser of
    /// the whole tool reads them, so that what it says is the same.
    fileprivate static func commandAskedFor() throws -> any ParsableCommand {
        let arguments = Array(CommandLine.arguments.dropFirst())
        if let named = configuration.subcommands.first(where: { $0.configuration.commandName == arguments.first }),
            let command = try? named.parseAsRoot(Array(arguments.dropFirst())), type(of: command) == named
        {
            return command
        }
        return try parseAsRoot(arguments)
    }

    /// Without a subcommand there is nothing to do; a script that forgot one should notice.
    func run() throws {
        StandardStream.error.write(Concord.helpMessage() + "\n")
        throw Status.couldNotRun
    }
}
