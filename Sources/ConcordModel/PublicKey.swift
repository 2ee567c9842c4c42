/// What public keys of the tools that people sign with look like.
package enum PublicKey {
    /// Whether a text is a key of minisign: 42 bytes in base64, of which the first two are `Ed`.
    package static func isMinisign(_ text: some StringProtocol) -> Bool {
        text.utf8.count == 56 && text.hasPrefix("RW") && isBase64(text)
    }

    /// Whether a text is a key as ssh writes it in a line: `ssh-ed25519 AAAA… ann@example.org`.
    package static func isSSH(_ text: some StringProtocol) -> Bool {
        let words = text.split(separator: " ")
        // A line break would begin another line where keys are listed.
        guard text.unicodeScalars.allSatisfy({ $0.value >= 0x20 }) else { return false }
        return words.count >= 2 && isSSHType(words[0]) && isBase64(words[1])
    }

    /// Whether a word names a kind of ssh's keys.
    package static func isSSHType(_ word: some StringProtocol) -> Bool {
        ["ssh-", "ecdsa-", "sk-ssh-", "sk-ecdsa-"].contains { word.hasPrefix($0) }
            && word.utf8.allSatisfy { isLetterOrDigit($0) || "-@.".utf8.contains($0) }
    }

    package static func isBase64(_ word: some StringProtocol) -> Bool {
        word.utf8.count >= 16 && word.utf8.allSatisfy { isLetterOrDigit($0) || "+/=".utf8.contains($0) }
    }

    private static func isLetterOrDigit(_ byte: UInt8) -> Bool { byte &- 0x30 < 10 || (byte | 0x20) &- 0x61 < 26 }
}
