import ConcordModel

extension AgreementFrame {
    /// `keys: [ssh-ed25519 AAAA…, RWQ…]` of a party: public keys that it signs with. A key that nothing can be signed with is
    /// a finding and does not count.
    static func keys(
        _ node: YAMLNode?, of party: String, _ yaml: FrontMatter, _ findings: inout [Finding]
    ) -> [String] {
        guard let node, !node.isNull else { return [] }
        var keys: [String] = []
        for one in yaml.scalars(node) {
            if let text = yaml.text(one), PublicKey.isSSH(text) || PublicKey.isMinisign(text) {
                keys.append(text)
                continue
            }
            let isPrivate = yaml.text(one)?.contains("PRIVATE") ?? false
            findings.append(
                Finding(
                    .badFrontMatter, severity: isPrivate ? .error : .warning, at: yaml.position(of: one),
                    isPrivate
                        ? "This is a private key of the \(party): whoever reads it can sign for them."
                        : "This is no public key, so no signature of the \(party) can be held against it.",
                    cure: isPrivate
                        ? "Take it out at once, and make a new key."
                        : "Write the one line of the .pub file of ssh-keygen, or the second line of that of minisign, in quotes."
                ))
        }
        return keys
    }
}
