import ArgumentParser
import ConcordCompiler

/// `concord merge-file`: `git merge-file` for article files, so that it can serve as git's merge driver.
struct MergeFile: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "merge-file",
        abstract: "Merge two changed copies of an article file, by provision and word.",
        discussion: """
            Arguments, output and exit status are those of “git merge-file”: the changes that lead from BASE to OTHER \
            are brought into CURRENT, and what cannot be merged is left there between conflict markers. Exit status: 0 \
            merged; the number of conflicts, up to 127; 255 the command could not run.
            """)

    @Argument(help: ArgumentHelp("Our file; the merged text is written to it.", valueName: "current"))
    var current: String

    @Argument(help: ArgumentHelp("The file that both sides began with.", valueName: "base"))
    var base: String

    @Argument(help: ArgumentHelp("Their file.", valueName: "other"))
    var other: String

    @Flag(name: [.customShort("p"), .customLong("stdout")], help: "Write to standard output, and leave CURRENT alone.")
    var toOutput = false

    @Flag(name: .shortAndLong, help: "No notes on standard error.")
    var quiet = false

    @Option(
        name: .customShort("L"),
        help: ArgumentHelp(
            "A name for the markers instead of the file's; up to three times, for CURRENT, BASE and OTHER.",
            valueName: "name"))
    var names: [String] = []

    @Option(
        help: ArgumentHelp(
            "What notes call the file, when CURRENT is a temporary copy: git's %P.", valueName: "path"))
    var path: String?

    @Flag(exclusivity: .chooseLast, help: "Whose words are taken where both cannot stand.")
    var favour: Favour?

    @Flag(exclusivity: .chooseLast, help: "Show the words of BASE in a conflict too.")
    var markers: Markers?

    @Option(help: ArgumentHelp("How many signs a conflict marker has.", valueName: "n"))
    var markerSize = 7

    enum Favour: String, EnumerableFlag {
        case ours, theirs, union
        static func help(for value: Favour) -> ArgumentHelp? {
            switch value {
            case .ours: "Take our words in a conflict."
            case .theirs: "Take their words in a conflict."
            case .union: "Take both, ours first."
            }
        }
    }

    enum Markers: String, EnumerableFlag {
        case diff3, zdiff3
        static func help(for value: Markers) -> ArgumentHelp? {
            switch value {
            case .diff3: "Show the words of BASE in a conflict too."
            case .zdiff3: "The same, and leave lines that the sides share outside."
            }
        }
    }

    /// What a failure of this command exits with, so that git does not take it for a number of conflicts.
    static let failure = ExitCode(255)
    private static let mostConflicts = 127

    func validate() throws {
        guard names.count <= 3 else { throw ValidationError("-L can be given three times at most.") }
        guard (1...1000).contains(markerSize) else {
            throw ValidationError("--marker-size is a number from 1 to 1000.")
        }
    }

    func run() throws {
        let paths = [current, base, other]
        var files: [[UInt8]] = []
        for path in paths { files.append(try text(at: path)) }
        var style = MergeStyle()
        style.markerSize = markerSize
        let named = names + paths.dropFirst(names.count)
        style.names = (named[0], named[1], named[2])
        style.favour =
            switch favour {
            case .ours: .ours
            case .theirs: .theirs
            case .union: .union
            case nil: .none
            }
        style.markers =
            switch markers {
            case .diff3: .diff3
            case .zdiff3: .zdiff3
            case nil: .merge
            }
        let merge = mergeFiles(base: files[1], ours: files[0], theirs: files[2], style: style)
        if toOutput {
            try StandardStream.output.write(checking: merge.bytes)
        } else if merge.bytes != files[0] {
            try FileSystem.write(merge.bytes, to: current)
        }
        if !quiet {
            for line in merge.neighbours {
                StandardStream.error.write(
                    "\(path ?? current):\(line): note: neighbouring change: both sides changed different words of one "
                        + "sentence, and they were combined. Read it once more.\n")
            }
        }
        if merge.conflicts > 0 { throw ExitCode(Int32(min(merge.conflicts, Self.mostConflicts))) }
    }

    /// A file that can be merged; what git takes for binary is none.
    private func text(at path: String) throws(Failure) -> [UInt8] {
        let bytes = try FileSystem.bytes(of: path)
        guard !bytes.prefix(8000).contains(0) else { throw Failure("cannot merge \(path): it is a binary file") }
        return bytes
    }
}
