import ConcordModel

/// A place where papers that do not come after one another want different things: a value with all its sides, kept in
/// the agreement and shown where it stands.
package struct Conflict: Sendable {
    package struct Side: Sendable {
        package var papers: [PaperIndex]
        /// Where each of the papers says so.
        package var positions: [SourcePosition]
        /// What the side strikes and puts in its place; whole provisions by their label or first words.
        package var struck: String
        package var inserted: String
        /// Where the side moves the provision: "behind Article 4, Section 2". Empty when it moves nothing.
        package var destination = ""
        package var moved: ProvisionID?
    }

    /// Whether papers disagree on the number of the provision, or on where it stands: then its number is the one that it had.
    package var isAboutItsPlace: Bool {
        rule == .competingRelabel || rule == .competingMove || sides.contains { $0.moved != nil }
    }

    package var rule: Rule
    package var provision: ProvisionID
    package var sides: [Side]
    /// Whether the sides move different provisions past each other, and not into each other.
    var isPassing = false
    var place: Weave.Place
    /// Names of the strands whose fate the conflict is about.
    var strands: Set<Int32>
}
