import Testing

@testable import ConcordWeave

/// Words are looked at eight bytes at a time; a byte at a time must give the same.
@Suite struct WordShapeTests {
    @Test(arguments: 0...9)
    func theEndOfLettersAndDigitsIsTheSameEightAtATime(place: Int) {
        for byte in UInt8.min...UInt8.max {
            // The byte stands anywhere in the first eight, behind them, or in front of the end.
            var text = Array("Az09mQ5zbY7".utf8)
            text[place] = byte
            for end in 0...text.count {
                let expected = text[..<end].firstIndex { !WordShape.isAlphanumeric($0) } ?? end
                let found = text.withUnsafeBufferPointer { WordShape.endOfAlphanumerics($0, from: 0, to: end) }
                #expect(found == expected, "byte \(byte) at \(place), up to \(end)")
            }
        }
    }

    @Test func nothingIsReadBehindTheEnd() {
        let text = Array("ab".utf8)
        let found = text.withUnsafeBufferPointer { WordShape.endOfAlphanumerics($0, from: 2, to: 2) }
        #expect(found == 2)
    }
}
