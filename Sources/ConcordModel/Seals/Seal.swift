/// The seal of a paper: what its front matter says was signed, and what has become of it.
public struct Seal: Sendable, Hashable {
    /// How what is sealed stands to what is there now.
    public enum State: Sendable, Hashable {
        /// It reads as it was sealed, whatever its bytes are.
        case whole
        /// Nothing was changed, and it reads otherwise than the Concord that sealed it took it.
        case readsOtherwise
        case broken(Cause)
    }

    /// What is another than when the paper was sealed.
    public enum Cause: Sendable, Hashable {
        /// Its own words, signatures or dates.
        case paper
        /// The words of the contract that it changes, or a paper that it comes after.
        case base
        /// The line itself is no seal.
        case unreadable
        /// The line was written by a later Concord.
        case later
    }

    /// What stands in the front matter.
    public let recorded: String
    /// The same as digests; nil for a seal of the first form, which is over words alone, and for what is no seal.
    public let digests: SealDigests?
    /// The digest of the paper as it is now, in the form of the seal.
    public package(set) var paperNow: String
    public let position: SourcePosition
    public package(set) var state: State
    /// Whether `seals.txt` has this very seal.
    package var isInRecord = false

    public var isBroken: Bool { if case .broken = state { true } else { false } }
    /// Whether it is a seal over words alone, as the first versions of Concord wrote it.
    public var isOfFirstForm: Bool { recorded.hasPrefix(Seal.firstForm) }

    package static let firstForm = "sha256:"

    /// A seal over words.
    package init(recorded: String, words: String, position: SourcePosition) {
        self.recorded = recorded
        digests = nil
        paperNow = words
        self.position = position
        state =
            recorded == words
            ? .whole
            : .broken(
                SealDigests.isOfLaterForm(recorded) ? .later : recorded.hasPrefix(Seal.firstForm) ? .paper : .unreadable
            )
    }

    /// A seal over readings, which is broken until it is judged.
    package init(_ digests: SealDigests, paperNow: String, position: SourcePosition) {
        recorded = digests.description
        self.digests = digests
        self.paperNow = paperNow
        self.position = position
        state = .broken(digests.paper == paperNow ? .base : .paper)
    }

    /// Whether the paper itself, apart from what it changes, is the one that was sealed.
    package var holdsThePaper: Bool { digests.map { $0.paper == paperNow } ?? !isBroken }
}

/// The three digests of a seal, each the 64 hexadecimal digits of SHA-256.
public struct SealDigests: Sendable, Hashable, CustomStringConvertible {
    /// Of what the paper says: its terms and the reading of its body.
    public var paper: String
    /// Of the reading of what it changes in the contract, before and after.
    public var base: String
    /// Of the bytes of the paper and of the files that it touches.
    public var bytes: String

    package init(paper: String, base: String, bytes: String) {
        (self.paper, self.base, self.bytes) = (paper, base, bytes)
    }

    /// How readings are written down where a seal says so. Another way of writing gets another name.
    private static let form = "reading-1"
    private static let names = ["paper", "base", "bytes"]

    /// Reads `reading-1 paper:… base:… bytes:…`; nil for anything else.
    package init?(_ text: String) {
        let pieces = text.split(separator: " ")
        guard pieces.count == 4, pieces[0] == SealDigests.form else { return nil }
        var values: [String] = []
        for (name, piece) in zip(SealDigests.names, pieces.dropFirst()) {
            guard piece.hasPrefix(name + ":") else { return nil }
            let digits = piece.dropFirst(name.utf8.count + 1)
            guard SealDigests.isDigest(digits) else { return nil }
            values.append(String(digits))
        }
        self.init(paper: values[0], base: values[1], bytes: values[2])
    }

    /// As front matter and `seals.txt` hold it.
    public var description: String { "\(SealDigests.form) paper:\(paper) base:\(base) bytes:\(bytes)" }

    /// Whether a text is the digits of a digest.
    package static func isDigest(_ text: some StringProtocol) -> Bool {
        text.utf8.count == 64 && text.utf8.allSatisfy { ($0 &- 0x30) < 10 || ($0 &- 0x61) < 6 }
    }

    /// Whether a seal is of a form that this Concord does not know yet.
    fileprivate static func isOfLaterForm(_ text: String) -> Bool {
        text.hasPrefix("reading-") && !text.hasPrefix(form + " ")
    }
}
