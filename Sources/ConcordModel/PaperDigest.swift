/// One number for what a paper says, known before anyone signs it: it stands on the page that is signed by hand, so that
/// page and file can be held together later.
public struct PaperDigest: Sendable, Hashable, CustomStringConvertible {
    /// All 64 hexadecimal digits.
    public let hexadecimal: String

    package init(hexadecimal: String) { self.hexadecimal = hexadecimal }

    /// Its first 32 digits in eight groups of four, for a page and for people who compare it by eye.
    ///
    /// These are 128 bits. Who drafts a paper could try to make two of them with one short form, and sign the one and file
    /// the other. By the birthday bound that takes 2^64 digests, 1.8 × 10^19: one graphics card of today, which makes some
    /// 2 × 10^10 a second, is at it for 29 years. Half as many digits would take it 2^32 digests, less than a second. A
    /// second paper for a page that is signed already takes 2^128.
    public var short: String {
        var text = ""
        for (index, digit) in hexadecimal.prefix(32).enumerated() {
            if index > 0, index % 4 == 0 { text += " " }
            text.append(digit)
        }
        return text
    }

    public var description: String { short }
}
