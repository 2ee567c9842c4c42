/// A change that no paper asks for and that follows from what papers did: a number that moves because a section was put
/// in front of it, a reference to that number.
///
/// Whoever finds it reads a version as plain words; whoever weaves it in makes it as visible as any paper's change, under
/// the name of the papers that caused it.
package struct ConformingChange: Sendable, Equatable {
    package enum Change: Sendable, Equatable {
        /// The provision counts differently: its label with the new number, and the number that is printed now.
        case number(Label, was: String)
        /// Other words take the place of some: bytes of the part as the version prints it, never none.
        case words(Part, Range<Int>, [UInt8])
    }

    package var provision: ProvisionID
    package var change: Change
    /// Ids of the papers that are the reason, in canonical order of first mention; at least one.
    package var causes: [String]

    package init(_ provision: ProvisionID, _ change: Change, causes: [String]) {
        self.provision = provision
        self.change = change
        self.causes = causes
    }
}
