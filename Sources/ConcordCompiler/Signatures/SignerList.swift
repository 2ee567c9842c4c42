import ConcordModel

/// Who may sign for which party, as a file from outside the agreement says: in the form of ssh's allowed signers, where the
/// names are keys of parties in `agreement.yml`, and with `union minisign RWQ…` for keys of minisign.
///
///     union     ssh-ed25519 AAAA… ann@example.org
///     employer  valid-before="20280101" ssh-ed25519 AAAA…
///     employer  minisign RWQ…
///
/// Options are ssh's own affair and are handed on. Patterns are not: `*` would let one key sign for everybody.
public struct SignerList: Sendable {
    /// A key that may sign for some parties.
    public struct Signer: Sendable, Hashable {
        /// Where it stands; nil for a key of `agreement.yml`.
        public var line: Int?
        public var principals: [String]
        public var tool: SignedRecord.Tool
        /// Of minisign the key alone; of ssh the options, the key and the remark behind it.
        public var key: String
        /// What makes it another key than those of other lines; nil for an authority, whose certificates name parties.
        var identity: String?

        /// Whether it signs certificates, which name the party.
        public var isAuthority: Bool { identity == nil }
    }

    /// A line that cannot be used, or does not fit the agreement.
    struct Fault: Sendable, Hashable {
        var line: Int
        var message: String
        var cure: String
    }

    public private(set) var signers: [Signer] = []
    private(set) var faults: [Fault] = []
    /// Whether the agreement itself says so, which proves nothing to a stranger.
    public let isOfFolder: Bool

    /// The keys that `agreement.yml` gives its parties.
    public init(keysOf parties: [Party]) {
        isOfFolder = true
        for party in parties {
            for key in party.keys { signers += Self.signer(nil, [party.key], key).map { [$0] } ?? [] }
        }
        findSharedKeys(parties)
    }

    /// Reads a file of allowed signers.
    public init(_ bytes: [UInt8], parties: [Party]) {
        isOfFolder = false
        let text = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? bytes.dropFirst(3) : bytes[...]
        let lines = text.split(omittingEmptySubsequences: false) { $0 == 0x0A }
        for (index, line) in lines.enumerated() {
            let words = String(decoding: line, as: UTF8.self).trimmed
            if words.isEmpty || words.hasPrefix("#") { continue }
            read(words, index + 1, parties)
        }
        if signers.isEmpty, faults.isEmpty {
            report(
                1, "names nobody who may sign",
                cure: "Write a line for each party: its key in agreement.yml, then the public key.")
        }
        findSharedKeys(parties)
    }

    /// The keys that may sign for a party.
    public func signers(for party: Party) -> [Signer] { signers.filter { $0.principals.contains(party.key) } }

    private mutating func read(_ line: String, _ number: Int, _ parties: [Party]) {
        let names: Substring
        let rest: String
        if line.hasPrefix("\"") {
            guard let close = line.dropFirst().firstIndex(of: "\"") else {
                return report(number, "has a quotation mark without an end", cure: "Close it, or take it out.")
            }
            names = line[line.index(after: line.startIndex)..<close]
            rest = String(line[line.index(after: close)...]).trimmed
        } else {
            names = line.prefix { $0 != " " && $0 != "\t" }
            rest = String(line.dropFirst(names.count)).trimmed
        }
        let principals = names.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
        for name in principals where !parties.contains(where: { $0.key == name }) {
            let keys = parties.map(\.key).joined(separator: " and ")
            report(
                number, "lets “\(name)” sign, and agreement.yml has no such party",
                cure: name.contains { "*?!".contains($0) }
                    ? "Patterns are not used here, since one key could then sign for all. Name each party by its key in agreement.yml: \(keys)."
                    : "If a party was taken out of agreement.yml, put it back. The keys of its parties are \(keys).")
        }
        guard let signer = Self.signer(number, principals, rest) else {
            return report(
                number, "has no public key that is known here",
                cure:
                    "Behind the names belongs a key such as ssh-ed25519 AAAA…, or the word minisign and a key that begins with RW."
            )
        }
        signers.append(signer)
    }

    /// A key with what stands around it.
    private static func signer(_ line: Int?, _ principals: [String], _ text: String) -> Signer? {
        let words = text.split { $0 == " " || $0 == "\t" }.map(String.init)
        if words.first == "minisign" || PublicKey.isMinisign(text) {
            guard let key = words.first == "minisign" ? words.dropFirst().first : text, PublicKey.isMinisign(key) else {
                return nil
            }
            return Signer(line: line, principals: principals, tool: .minisign, key: key, identity: key)
        }
        guard let place = words.firstIndex(where: PublicKey.isSSHType), place + 1 < words.count,
            PublicKey.isBase64(words[place + 1])
        else { return nil }
        let isAuthority = words[..<place].contains { $0.lowercased().contains("cert-authority") }
        return Signer(
            line: line, principals: principals, tool: .ssh, key: text, identity: isAuthority ? nil : words[place + 1])
    }

    /// Who holds one key signs for one party.
    private mutating func findSharedKeys(_ parties: [Party]) {
        var holders: [String: String] = [:]
        for signer in signers {
            guard let identity = signer.identity else { continue }
            for name in signer.principals {
                if let other = holders[identity], other != name {
                    report(
                        signer.line ?? 1, "gives “\(other)” and “\(name)” one key, so one side could sign for both",
                        cure: "Each party signs with a key of its own.")
                } else {
                    holders[identity] = name
                }
            }
        }
    }

    private mutating func report(_ line: Int, _ message: String, cure: String) {
        faults.append(Fault(line: line, message: message, cure: cure))
    }
}

extension String {
    fileprivate var trimmed: String {
        var text = self[...]
        while let last = text.unicodeScalars.last, last.value <= 0x20 { text.unicodeScalars.removeLast() }
        while let first = text.unicodeScalars.first, first.value <= 0x20 { text.unicodeScalars.removeFirst() }
        return String(text)
    }
}
