/// What a patch says beyond words: which files it changes, each as it reads without the patch and with it.
package struct PatchPlaces: Sendable {
    /// The file that a part of a patch changes.
    package enum Home: Sendable, Hashable {
        case contract(FileID)
        /// One that the patch brings, with the contract file that stands before it, if any does.
        case new(behind: FileID?)
    }

    /// One file, read whole without the patch and with it.
    package struct Part: Sendable {
        package var home: Home
        /// The provisions of the version that stand in the file, in its order. Nil for a file of the contract as it is: those
        /// that were read from it.
        package var provisions: [ProvisionID]?
        /// The file without the patch.
        package var before: ProvisionID
        /// The file with the patch laid on it.
        package var after: ProvisionID
        /// The same as it was read.
        package var text: [UInt8]

        package init(
            _ home: Home, _ provisions: [ProvisionID]?, before: ProvisionID, after: ProvisionID, text: [UInt8] = []
        ) {
            self.text = text
            self.home = home
            self.provisions = provisions
            self.before = before
            self.after = after
        }
    }

    package var parts: [Part] = []
    /// Files in which the patch has other words than they have: before and after are one reading of the file, with the
    /// patch's words.
    package var stale: [Part] = []
    /// Offsets from here on are no places in the paper. They stand for words that the patch does not show and that were
    /// filled in from the contract's file.
    package var firstHiddenOffset = Int.max
    /// Whether parts of the patch were refused or left out, so that one without any change has a finding already.
    package var isRefused = false

    package init() {}

    package func isHidden(_ offset: some BinaryInteger) -> Bool { Int(offset) >= firstHiddenOffset }
}
