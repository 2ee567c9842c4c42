/// The files of an agreement whose contract reads as a version did: what the parties bargain from next.
public struct AdoptedFolder: Sendable {
    public struct File: Sendable {
        /// How it stands to the folder that the version is from.
        public enum Origin: Sendable { case asItWas, rewritten, new }
        /// Its place in the new folder.
        public var path: String
        public var bytes: [UInt8]
        public var origin: Origin
    }

    /// In the order of the contract; the frame, `agreement.yml`, comes first.
    public internal(set) var files: [File] = []
    /// Paths of contract files of which nothing is left.
    public internal(set) var removed: [String] = []
}
