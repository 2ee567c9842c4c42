import ConcordCompiler

/// `concord seal --sign PARTY --key FILE`: a party signs the record.
extension SealPaper {
    /// Signs the record for a party and puts the signature beside it. What is signed must be what is in the folder.
    static func sign(for name: String, with key: String, in root: String, followsLinks: Bool) throws {
        let folder = FileSystem.folder(of: root)
        let input = try AgreementFolder(at: root, followsLinks: followsLinks).input
        let compilation = compile(input)
        guard let party = compilation.party(named: name) else {
            let known = compilation.parties.map(\.key).joined(separator: " and ")
            throw Failure(
                known.isEmpty
                    ? "agreement.yml names no parties, so nobody can sign"
                    : "“\(name)” is not a party to this agreement; the parties are \(known)")
        }
        guard let record = input.seals?.written else {
            throw Failure(
                "there is no \(joined(folder, SignedRecord.name)) to sign; seal the signed papers first, with “concord seal --all”"
            )
        }
        let faults = compilation.hindrancesToSigning
        guard faults.isEmpty else {
            let most = 6
            var lines = faults.prefix(most).map { "\n  \($0)" }.joined()
            if faults.count > most { lines += "\n  and \(faults.count - most) more" }
            throw Failure(
                "nothing is signed, since \(SignedRecord.name) does not say what is in the folder:\(lines)\n“concord check” shows how to mend it"
            )
        }
        guard !FileSystem.leads(key, into: folder) else {
            throw Failure("the key \(key) stands in the agreement's own folder; keep it where nobody else can read it")
        }
        let tool: SignedRecord.Tool =
            try FileSystem.bytes(of: key).starts(with: "untrusted comment:".utf8) ? .minisign : .ssh
        let tools = SignatureTools(folder: folder, record: record)
        let (signature, used) = try tools.sign(with: key, by: tool)
        let path = joined(folder, SignedRecord.signature(of: party.key, by: tool))
        try FileSystem.write(signature, to: path, as: .source)
        let with = used.map { " with \($0)" } ?? ""
        try StandardStream.output.write(
            checking: Array(
                "signed \(joined(folder, SignedRecord.name)) for the \(party.short)\(with)\nwrote \(path)\n".utf8))
    }
}
