/// How a paper stands: part of the contract, not yet, no more, or not at all, and why.
public enum PaperStanding: Sendable, Hashable {
    /// Proposals and counterproposals: never part of the contract.
    case proposed
    case inForce
    case effectiveLater(CivilDate)
    case expired(CivilDate)
    /// By the paper of this id.
    case superseded(String)
    case unsigned
    /// Keys of the parties whose signature is missing, in the order of the parties.
    case halfSigned(missing: [String])
    /// Signed by all, and in force once these parties, by their keys, have ratified.
    case unratified(missing: [String])
    /// Its words are not those that were sealed.
    case sealBroken
    /// Signed, and left out until it is sealed.
    case unsealed
    /// Signed, but drafted on top of this paper, which is not part of the contract.
    case withoutGround(String)
    /// In force by its days, but it changes what this paper brought, which is not in force with it.
    case lacking(String)
    /// A second paper of the same id, or one in a circle of papers.
    case leftOut
}
