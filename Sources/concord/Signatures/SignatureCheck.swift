import ArgumentParser
import ConcordCompiler

/// Whether and by whose word signatures are looked at.
struct SignatureOptions: ParsableArguments {
    @Flag(help: "Check the signatures of the parties over seals.txt.")
    var signatures = false

    @Option(
        help: ArgumentHelp(
            "Who may sign for which party: a file in the form of ssh's allowed signers, from outside the agreement.",
            valueName: "file"), completion: .file())
    var signers: String?

    @Option(
        help: ArgumentHelp(
            "Keys of ssh that are no longer good, as ssh-keygen -r takes them, from outside the agreement.",
            valueName: "file"), completion: .file())
    var revoked: String?

    /// Whether they are asked for: who names signers means them.
    var areWanted: Bool { signatures || signers != nil }

    func validate() throws {
        if revoked != nil, signers == nil { throw ValidationError("--revoked goes with --signers.") }
    }

    /// The compilation with what is wrong with its signatures, and what has become of each.
    func judge(
        _ compilation: Compilation, of folder: AgreementFolder, in root: String
    ) throws(Failure) -> (Compilation, [PartySignature]) {
        let record = folder.input.seals?.written
        let list: SignerList
        if let signers {
            list = SignerList(try bytes(from: signers, "--signers", root), parties: compilation.parties)
        } else {
            list = SignerList(keysOf: compilation.parties)
        }
        let revoked: [UInt8]? = if let revoked { try bytes(from: revoked, "--revoked", root) } else { nil }
        var found: [PartySignature] = []
        for party in compilation.parties {
            found.append(try signature(of: party, over: record, in: root, folder.links, list, revoked))
        }
        return (compilation.judging(found, over: record, by: list, named: signers), found)
    }

    /// The signature files that are there, unchecked.
    static func unchecked(_ compilation: Compilation, in root: String) -> [PartySignature] {
        compilation.parties.compactMap { party in
            SignedRecord.Tool.allCases.lazy.map { SignedRecord.signature(of: party.key, by: $0) }
                .first { FileSystem.entity(at: joined(FileSystem.folder(of: root), $0))?.kind == .file }
                .map { PartySignature(party, file: $0, .unchecked) }
        }
    }

    private func bytes(from path: String, _ option: String, _ root: String) throws(Failure) -> [UInt8] {
        guard !FileSystem.leads(path, into: FileSystem.folder(of: root)) else {
            throw Failure(
                "\(option) \(path) stands in the agreement's own folder, or a link there leads to it: whoever can change the folder could say who signed. Give a file from elsewhere"
            )
        }
        return try FileSystem.bytes(of: path)
    }

    private func signature(
        of party: Party, over record: [UInt8]?, in root: String, _ links: LinkRule, _ list: SignerList,
        _ revoked: [UInt8]?
    ) throws(Failure) -> PartySignature {
        let own = list.signers(for: party)
        var worst: PartySignature?
        for tool in SignedRecord.Tool.allCases {
            let name = SignedRecord.signature(of: party.key, by: tool)
            let path = joined(FileSystem.folder(of: root), name)
            let signers = own.filter { $0.tool == tool }
            guard let record, FileSystem.entity(at: path) != nil else { continue }
            if FileSystem.linkTarget(path) != nil { _ = try links.destination(of: path) }
            guard !signers.isEmpty else {
                if !own.isEmpty {
                    worst = PartySignature(
                        party, file: name, .invalid(reason: "it is of \(tool.rawValue), and no key of theirs is"))
                }
                continue
            }
            let tools = SignatureTools(folder: FileSystem.folder(of: root), record: record)
            switch try tools.verify(
                try FileSystem.bytes(of: path), of: party, by: signers, tool: tool, revoked: revoked)
            {
            case .valid(let key): return PartySignature(party, file: name, .valid(key: key))
            case .invalid(let reason): worst = PartySignature(party, file: name, .invalid(reason: reason))
            }
        }
        let name = SignedRecord.signature(of: party.key, by: own.first?.tool ?? .ssh)
        return worst ?? PartySignature(party, file: name, own.isEmpty ? .withoutKey : .missing)
    }
}

extension FileSystem {
    /// The folder in which the files of an agreement stand, which may be named by its single file.
    static func folder(of root: String) -> String {
        guard entity(at: root)?.kind == .file else { return root }
        guard let slash = root.lastIndex(of: "/") else { return "." }
        return slash == root.startIndex ? "/" : String(root[..<slash])
    }
}
