/// Notes for the drafting team that hold a word which stands nowhere else, so that it is seen wherever one gets out.
package enum PlantedNotes {
    /// In small letters.
    package static let word = Array("quokka".utf8)
    /// Stands where a note is to be planted: `¤`. What the bytes are otherwise decides where notes come to stand.
    private static let sign: [UInt8] = [0xC2, 0xA4]
    private static let notes = ["{>> quokka <<}", "<!-- quokka -->", "{>>a {>> quokka <<} b<<}"].map { Array($0.utf8) }

    /// The bytes with a note in the place of each sign, and whether the word now stands in such notes alone.
    package static func planted(in bytes: [UInt8]) -> (bytes: [UInt8], isAlone: Bool) {
        let isAlone = !holds(bytes, word)
        var planted: [UInt8] = []
        planted.reserveCapacity(bytes.count + 200)
        var count = 0
        var index = 0
        while index < bytes.count {
            guard bytes[index] == sign[0], index + 1 < bytes.count, bytes[index + 1] == sign[1] else {
                planted.append(bytes[index])
                index += 1
                continue
            }
            // Behind a backslash there is no note.
            if planted.last != UInt8(ascii: "\\") { planted += notes[count % notes.count] }
            count += 1
            index += 2
        }
        return (planted, isAlone)
    }

    /// Whether a word in small letters stands in the bytes, in letters of either kind.
    package static func holds(_ bytes: [UInt8], _ word: [UInt8]) -> Bool {
        bytes.withUnsafeBufferPointer { bytes in
            guard bytes.count >= word.count else { return false }
            return (0...bytes.count - word.count).contains { start in
                bytes[start] | 0x20 == word[0] && word.indices.allSatisfy { bytes[start + $0] | 0x20 == word[$0] }
            }
        }
    }
}
