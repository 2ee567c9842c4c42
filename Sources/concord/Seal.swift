import ArgumentParser
import ConcordCompiler

/// `concord seal`: records at sign-off what was signed.
struct SealPaper: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "seal",
        _superCommandName: "concord",
        abstract: "Record in a signed paper what was signed, so that a later change is found.",
        discussion: """
            A digest of the paper's words, signatures and dates of force goes into its front matter as “seal”. \
            Wrapping, spacing and typographic quotes may change afterwards; words may not. Nothing else in the file \
            is touched.

              concord seal TA-07
              concord seal papers/ta-07.md
              concord seal TA-07 examples/alder-falls
            """)

    @Argument(help: ArgumentHelp("A paper, by its id or its file.", valueName: "paper"), completion: .file())
    var paper: String

    @Argument(
        help: ArgumentHelp(
            "The folder of the agreement. (default: the one the file is in, else .)", valueName: "folder"),
        completion: .directory)
    var folder: String?

    @Flag(help: "Seal a paper again whose words have changed since it was sealed.")
    var again = false

    @OptionGroup var reading: ReadingOptions

    func run() throws {
        let file = FileSystem.entity(at: paper).flatMap { $0.kind == .file ? $0 : nil }
        let root = folder.map(AgreementFolder.root) ?? Self.agreement(around: file == nil ? "." : paper)
        let compilation = compile(try AgreementFolder(at: root, followsLinks: reading.followLinks).input)
        let id: String
        if let file {
            let path = compilation.paperPaths.first {
                FileSystem.entity(at: joined(root, $0))?.identity == file.identity
            }
            guard let found = path.flatMap(compilation.paper(inFile:)) else {
                throw Failure("\(paper) is not a paper of the agreement in \(root); “concord check” may say why")
            }
            id = found
        } else {
            id = paper
        }
        let outcome: Sealing
        do throws(CommandError) {
            outcome = try compilation.seal(id, again: again)
        } catch {
            throw Failure(error.message)
        }
        switch outcome {
        case .unchanged(let path):
            let line = "\(id) is sealed already, and nothing has changed since; \(joined(root, path)) is as it was\n"
            try StandardStream.output.write(checking: line)
        case .sealed(let sealed, let seal):
            let path = joined(root, sealed.path)
            try FileSystem.write(sealed.written, to: path)
            try StandardStream.output.write(checking: "sealed \(id) in \(path)\n  seal: \(seal)\n")
        }
    }

    /// The agreement that a file belongs to.
    private static func agreement(around path: String) -> String {
        guard let slash = path.lastIndex(of: "/") else { return AgreementFolder.root(".") }
        return AgreementFolder.root(slash == path.startIndex ? "/" : String(path[..<slash]))
    }
}
