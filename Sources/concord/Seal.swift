import ArgumentParser
import ConcordCompiler

/// `concord seal`: records at sign-off what was signed.
struct SealPaper: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "seal",
        _superCommandName: "concord",
        abstract: "Record in a signed paper what was signed, so that a later change is found.",
        discussion: """
            A line goes into the paper's front matter: digests of what it says, of what it changes in the contract, and \
            of the bytes of both. The same is recorded in seals.txt beside agreement.yml, with every file that is \
            printed. From then on “concord check” tells of every change. Line ends, spacing and typographic signs may \
            change; nothing else may.

              concord seal TA-07
              concord seal papers/ta-07.md
              concord seal TA-07 examples/alder-falls
              concord seal --all

            With --sign a party then signs seals.txt, with its own key of ssh-keygen or minisign. Without a paper it signs \
            what is sealed already.

              concord seal --sign union --key ~/.ssh/id_ed25519
              concord seal TA-07 --sign union --key ~/.minisign/minisign.key
            """)

    @Argument(
        help: ArgumentHelp("A paper, by its id or its file; with --all the folder.", valueName: "paper"),
        completion: .file())
    var paper: String?

    @Argument(
        help: ArgumentHelp(
            "The folder of the agreement. (default: the one the file is in, else .)", valueName: "folder"),
        completion: .directory)
    var folder: String?

    @Flag(help: "Seal every paper that all parties have signed.")
    var all = false

    @Flag(help: "Seal a paper again that has changed since it was sealed; with --all, write the record anew.")
    var again = false

    @Option(help: ArgumentHelp("Sign seals.txt for this party, by its key in agreement.yml.", valueName: "party"))
    var sign: String?

    @Option(
        help: ArgumentHelp(
            "The key to sign with: a private key of ssh-keygen, a public one whose other half an agent holds, or a secret key of minisign.",
            valueName: "file"), completion: .file())
    var key: String?

    @OptionGroup var reading: ReadingOptions

    func validate() throws {
        if (sign == nil) != (key == nil) {
            throw ValidationError("Give --sign and --key together: who signs, and with which key.")
        }
        if all, folder != nil {
            throw ValidationError("With --all give the folder alone: all of its papers are sealed.")
        }
        if !all, paper == nil, sign == nil {
            throw ValidationError("Name a paper, as in “concord seal TA-07”, or seal all that are signed with --all.")
        }
    }

    func run() throws {
        let root = try sealWhatIsNamed()
        if let sign, let key { try Self.sign(for: sign, with: key, in: root, followsLinks: reading.followLinks) }
    }

    /// Seals what is named, if anything is, and gives the folder of the agreement.
    private func sealWhatIsNamed() throws -> String {
        if all {
            let root = AgreementFolder.root(paper ?? ".")
            try seal(.all, of: try AgreementFolder(at: root, followsLinks: reading.followLinks).input, in: root)
            return root
        }
        let name = paper ?? "."
        if sign != nil, folder == nil, FileSystem.entity(at: name)?.kind == .folder {
            return AgreementFolder.root(name)
        }
        let file = FileSystem.entity(at: name).flatMap { $0.kind == .file ? $0 : nil }
        let root = folder.map(AgreementFolder.root) ?? Self.agreement(around: file == nil ? "." : name)
        let input = try AgreementFolder(at: root, followsLinks: reading.followLinks).input
        var id = name
        if let file {
            let compilation = compile(input)
            let path = compilation.paperPaths.first {
                FileSystem.entity(at: joined(root, $0))?.identity == file.identity
            }
            guard let found = path.flatMap(compilation.paper(inFile:)) else {
                throw Failure("\(name) is not a paper of the agreement in \(root); “concord check” may say why")
            }
            id = found
        }
        try seal(.papers([id]), of: input, in: root)
        return root
    }

    private func seal(_ wanted: Sealing.Wanted, of input: Input, in root: String) throws(Failure) {
        let outcome: Sealing
        do throws(CommandError) {
            outcome = try Sealing(input, wanted, again: again)
        } catch {
            throw Failure(error.message)
        }
        // The record last: a paper whose seal is not recorded is told of, and sealing it once more records it.
        for file in outcome.files { try FileSystem.write(file.written, to: joined(root, file.path)) }
        var lines = ""
        for one in outcome.papers {
            let path = joined(root, one.path)
            lines +=
                one.isUnchanged
                ? "\(one.id) is sealed already, and nothing has changed since; \(path) is as it was\n"
                : "sealed \(one.id) in \(path)\(one.hadChanged ? ", which had changed since it was sealed" : "")\n  digest: \(one.short)\n"
        }
        if outcome.papers.isEmpty { lines += "no paper is signed by all parties\n" }
        if let record = outcome.files.last, record.path == Sealing.recordPath {
            lines += "recorded in \(joined(root, record.path))\n"
        }
        try StandardStream.output.write(checking: lines)
    }

    /// The agreement that a file belongs to.
    private static func agreement(around path: String) -> String {
        guard let slash = path.lastIndex(of: "/") else { return AgreementFolder.root(".") }
        return AgreementFolder.root(slash == path.startIndex ? "/" : String(path[..<slash]))
    }
}
