import ConcordModel

/// The files of the contract as they read in the version that a patch was made on.
package struct DraftedFiles: Sendable {
    package struct Text: Sendable {
        package var bytes: [UInt8]
        /// The provisions that stand in it, on the level of articles; nil for those that were read from the file.
        package var provisions: [ProvisionID]?
        /// Whether it is the file that the folder has, to the byte.
        package var isAsItWas: Bool
        /// Whether it has the lines that the patch was made on, so that their numbers say something.
        package var hasItsLines: Bool

        package init(
            bytes: [UInt8], provisions: [ProvisionID]?, isAsItWas: Bool = false, hasItsLines: Bool = true
        ) {
            self.bytes = bytes
            self.provisions = provisions
            self.isAsItWas = isAsItWas
            self.hasItsLines = hasItsLines
        }
    }

    /// The texts of a file, the likeliest first: where papers before the patch disagree, it may have been made on the words of
    /// either.
    package var texts: [FileID: [Text]]

    package init(_ texts: [FileID: [Text]]) { self.texts = texts }
}
