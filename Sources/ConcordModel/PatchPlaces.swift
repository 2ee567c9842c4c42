/// What a patch says beyond the words of its two readings. A patch shows lines of files, so that it is known to the line
/// where its words stand in the contract, and which words it does not show at all.
package struct PatchPlaces: Sendable {
    /// A stretch of a contract file in which a provision begins.
    package struct Place: Sendable, Hashable {
        package var file: FileID
        package var bytes: Range<Int>
        package init(file: FileID, bytes: Range<Int>) {
            self.file = file
            self.bytes = bytes
        }
    }

    /// Where the provisions of the earlier reading stand in the files they were read from.
    package var homes: [ProvisionID: Place] = [:]
    /// The file that an article of the later reading stands in.
    package enum Home: Sendable, Hashable {
        case contract(FileID)
        /// One that the patch brings, with the contract file that stands before it, if any does.
        case new(behind: FileID?)
    }
    package var files: [ProvisionID: Home] = [:]
    /// Offsets from here on are no places in the paper. They stand for words that the patch does not show and that were
    /// filled in from the contract's file, so that the shown ones could be read in their surroundings. Words so filled in
    /// say nothing: another paper may have changed them.
    package var firstHiddenOffset = Int.max

    /// Whether parts of the patch were refused or left out, so that one without any change has a finding already.
    package var isRefused = false

    package init() {}

    package func isHidden(_ offset: some BinaryInteger) -> Bool { Int(offset) >= firstHiddenOffset }
}
