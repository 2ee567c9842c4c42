/// Where words lead: an address, and what a reader is told of it before going there.
///
/// Neither is among the words of the contract; pages that can lead somewhere carry both beside the words.
package struct Link: Hashable, Sendable, ExpressibleByStringLiteral {
    package var destination: String
    /// On one line; empty where the writer gave none.
    package var title: String

    package init(to destination: String, title: String = "") {
        self.destination = destination
        self.title = title
    }

    package init(stringLiteral destination: String) { self.init(to: destination) }
}
