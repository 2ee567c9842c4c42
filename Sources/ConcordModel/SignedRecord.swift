/// The record of seals as far as signatures ask: its name, and the names of the signatures beside it.
public enum SignedRecord {
    /// Beside `agreement.yml`.
    public static let name = "seals.txt"

    /// What the signatures of `ssh-keygen` are for, so that one made for something else does not count.
    public static let namespace = "concord"

    /// The tools that people sign with.
    public enum Tool: String, Sendable, CaseIterable {
        case ssh = "ssh-keygen"
        case minisign

        fileprivate var ending: String { self == .ssh ? ".sig" : ".minisig" }
    }

    /// The file of a party's signature: `seals.txt.union.sig`. Whatever the key of a party is, it is a name in the same folder.
    public static func signature(of party: String, by tool: Tool) -> String {
        var name = self.name + "."
        let digits = Array("0123456789ABCDEF".unicodeScalars)
        for byte in party.utf8 {
            let isPlain = byte &- 0x30 < 10 || (byte | 0x20) &- 0x61 < 26 || "-_.".utf8.contains(byte)
            if isPlain {
                name.unicodeScalars.append(Unicode.Scalar(byte))
            } else {
                name.unicodeScalars.append(contentsOf: ["%", digits[Int(byte >> 4)], digits[Int(byte & 15)]])
            }
        }
        return name + tool.ending
    }
}
