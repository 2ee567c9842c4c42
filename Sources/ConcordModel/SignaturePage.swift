/// What stands around the redline of one paper on the page that the parties sign by hand. It is the same before and after
/// anybody has signed.
package struct SignaturePage: Sendable {
    /// For people: `Tentative agreement TA-07`.
    package var paper: String
    /// What people call it.
    package var name: String?
    /// What the paper says of itself, each with its name: between whom, from when, in place of what.
    package var facts: [(name: String, value: String)]
    /// Provisions that it sets aside, with what holds instead.
    package var setsAside: [String]
    /// What it tells and does not ask.
    package var recitals: [String]
    package var parties: [Party]
    /// The short form of the paper's digest.
    package var digest: String
    /// Whether the redline has no change to show.
    package var isUnchanged: Bool

    package init(
        paper: String, name: String?, facts: [(name: String, value: String)], setsAside: [String], recitals: [String],
        parties: [Party], digest: String, isUnchanged: Bool
    ) {
        (self.paper, self.name, self.facts, self.setsAside) = (paper, name, facts, setsAside)
        (self.recitals, self.parties, self.digest, self.isUnchanged) = (recitals, parties, digest, isUnchanged)
    }

    /// What the redline shows, in a sentence.
    package var scope: String {
        isUnchanged
            ? "It changes no words of the contract."
            : "Only the sections that change are shown, below the heads they stand under."
    }

    /// How page and file are held together later.
    package static let advice =
        "These digits are made of the paper's file and are the same as long as it says what it says now. Signatures, a seal and internal notes do not change them; anything else does. “concord papers --digests” prints them, and so does “concord redline --for-signature”: compare them with this page."
}
