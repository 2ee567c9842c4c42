import ConcordCompiler

/// `ssh-keygen -Y` and `minisign` at work on the record. All that they read and write stands in a private folder, under names
/// of our own: neither a party's key nor a file in the agreement is ever an option or a path of theirs.
struct SignatureTools {
    /// The agreement's folder, from which nothing may come that decides.
    let folder: String
    /// What is signed.
    let record: [UInt8]

    /// What a tool makes of a signature.
    enum Verdict {
        case valid(key: String)
        case invalid(String)
    }

    // MARK: Verifying

    /// Holds a signature against the keys that may have made it.
    func verify(
        _ signature: [UInt8], of party: Party, by signers: [SignerList.Signer], tool: SignedRecord.Tool,
        revoked: [UInt8]?
    ) throws(Failure) -> Verdict {
        let program = try Program(tool.rawValue, for: "a signature of \(tool.rawValue)", outside: folder)
        let place = try PrivateFolder(outside: folder)
        let record = try place.write(self.record, to: SignedRecord.name)
        // What a checkout made of the ends of lines is no part of the signature.
        let file = try place.write(signature.filter { $0 != 0x0D }, to: "signature")
        switch tool {
        case .ssh:
            return try verifySSH(party, signers, program, place, record: record, signature: file, revoked)
        case .minisign:
            var reason = ""
            for signer in signers {
                let status = try program.run(
                    ["-V", "-q", "-P", signer.key, "-x", file, "-m", record], input: .file("/dev/null"),
                    output: .file(place.file("output")), errors: .file(place.file("errors")))
                if status == 0 { return .valid(key: "minisign \(signer.key)") }
                reason = firstLine(of: place.bytes(of: "errors"))
            }
            return .invalid(reason)
        }
    }

    private func verifySSH(
        _ party: Party, _ signers: [SignerList.Signer], _ program: Program, _ place: PrivateFolder, record: String,
        signature: String, _ revoked: [UInt8]?
    ) throws(Failure) -> Verdict {
        // A certificate names the party, so that the name is its own wherever ssh can write it.
        let isPlain = party.key.utf8.allSatisfy { byte in
            byte &- 0x30 < 10 || (byte | 0x20) &- 0x61 < 26 || "-_.@".utf8.contains(byte)
        }
        let name = isPlain ? party.key : "party"
        let lines = signers.filter { isPlain || !$0.isAuthority }.map { "\(name) \($0.key)\n" }.joined()
        var arguments = ["-Y", "verify", "-n", SignedRecord.namespace, "-I", name, "-s", signature]
        arguments += ["-f", try place.write(Array(lines.utf8), to: "signers")]
        if let revoked { arguments += ["-r", try place.write(revoked, to: "revoked")] }
        let status = try program.run(
            arguments, input: .file(record), output: .file(place.file("output")), errors: .file(place.file("errors")))
        let errors = place.bytes(of: "errors")
        if status == 0 {
            let words = firstLine(of: place.bytes(of: "output"))
            guard let key = self.key(in: words) else { return .invalid("ssh-keygen says “\(words)”") }
            return .valid(key: key)
        }
        try refuseOld(program, errors)
        return .invalid(firstLine(of: errors).replacing(place.path + "/", with: ""))
    }

    /// Before version 8.1 there was no `-Y`.
    private func refuseOld(_ program: Program, _ errors: [UInt8]) throws(Failure) {
        let words = String(decoding: errors, as: UTF8.self)
        guard words.contains("usage:"), words.contains("option") else { return }
        throw Failure("\(program.path) is too old to sign and verify; OpenSSH 8.1 or newer is needed")
    }

    // MARK: Signing

    /// Signs the record with a key, asking on the terminal for what the key needs.
    func sign(with key: String, by tool: SignedRecord.Tool) throws(Failure) -> (signature: [UInt8], key: String?) {
        let program = try Program(tool.rawValue, for: "signing with this key", outside: folder)
        let place = try PrivateFolder(outside: folder)
        let record = try place.write(self.record, to: SignedRecord.name)
        let key = FileSystem.absolute(key)
        let (arguments, name): ([String], String)
        switch tool {
        case .ssh:
            // From a file: from a pipe it would take the first line for a passphrase where there is no terminal.
            name = SignedRecord.name + ".sig"
            arguments = ["-q", "-Y", "sign", "-f", key, "-n", SignedRecord.namespace, record]
        case .minisign:
            name = "signature"
            arguments = ["-S", "-s", key, "-x", place.file(name), "-m", record]
        }
        _ = place.file(name)
        let status = try program.run(arguments, input: .own, output: .file(place.file("output")), errors: .own)
        let signature = place.bytes(of: name)
        guard status == 0, !signature.isEmpty else {
            throw Failure("\(tool.rawValue) did not sign, so nothing was written (its status was \(status))")
        }
        guard tool == .ssh else { return (signature, nil) }
        // It ends well also where it did not do what it was asked for.
        let again = try program.run(
            ["-Y", "check-novalidate", "-n", SignedRecord.namespace, "-s", place.file(name)], input: .file(record),
            output: .file(place.file("output")), errors: .file(place.file("errors")))
        guard again == 0 else { throw Failure("\(tool.rawValue) did not sign \(SignedRecord.name) as it stands") }
        return (signature, self.key(in: firstLine(of: place.bytes(of: "output"))))
    }

    /// `ED25519 key SHA256:…` of what ssh-keygen says of a good signature.
    private func key(in words: String) -> String? {
        let words = words.split(separator: " ")
        guard let place = words.lastIndex(of: "with"), place + 1 < words.count else { return nil }
        return words[(place + 1)...].joined(separator: " ")
    }

    private func firstLine(of bytes: [UInt8]) -> String {
        let line = bytes.split(whereSeparator: { $0 == 0x0A || $0 == 0x0D }).first ?? []
        return String(
            String(decoding: line, as: UTF8.self).unicodeScalars.filter { $0.value >= 0x20 && $0.value != 0x7F })
    }
}
