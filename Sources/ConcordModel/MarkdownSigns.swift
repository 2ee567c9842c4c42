/// The signs that markup is made of.
package enum MarkdownSigns {
    /// Whether a backslash takes its meaning from a byte: CommonMark's ASCII punctuation.
    package static func isPunctuation(_ byte: UInt8) -> Bool {
        switch byte {
        case 0x21...0x2F, 0x3A...0x40, 0x5B...0x60, 0x7B...0x7E: true
        default: false
        }
    }
}
