/// Notes of the drafting team that an article file is to hold.
package struct AdoptionNotes: Sendable {
    /// By the index of the provision that each is about.
    private(set) var byProvision: [Int: [String]] = [:]
    /// Those that are about none.
    private(set) var others: [String] = []

    package init() {}

    /// Notes a note, without the spaces around its words.
    ///
    /// - Parameter index: the provision it is about, in the clean copy; nil for none.
    package mutating func add(_ text: String, to index: Int?) {
        // Fixed text keeps the spaces within its notes, and other text does not.
        let isSpace = { (byte: UInt8) in byte == 0x20 || byte == 0x0A || byte == 0x09 || byte == 0x0D }
        let words = text.utf8.drop(while: isSpace).reversed().drop(while: isSpace).reversed()
        let text = String(decoding: Array(words), as: UTF8.self)
        if let index { byProvision[index, default: []].append(text) } else { others.append(text) }
    }

    package var isEmpty: Bool { byProvision.isEmpty && others.isEmpty }

    /// All their words, sorted.
    package var texts: [String] { (byProvision.values.flatMap { $0 } + others).sorted() }
}
