/// Letters of other alphabets that print like one of ours: who types a name by what is seen types another one.
///
/// From the list of confusable characters of Unicode (UTS #39, `confusables.txt`) these are the ones that another keyboard
/// brings: Cyrillic and Greek letters that print like a Latin letter or a digit, and the fullwidth forms. Since capitals mean
/// nothing in a name, a letter whose capital looks like ours counts in both its forms. All other letters that are not Latin
/// have no picture here; a name that mixes them with Latin letters is told of.
package enum LookAlikes {
    private static let pairs: [(theirs: String, ours: String)] = [
        ("АВЕЅІЈКМНОРСТУХЗҮҺԌԚԜЁЇ", "ABESIJKMHOPCTYX3YHGQWËÏ"),
        ("авеѕіјкмнорстухзүһԍԛԝёїԁѵ", "abesijkmhopctyx3yhgqwëïdv"),
        ("ΑΒΕΖΗΙΚΜΝΟΡΤΥΧϹͿ", "ABEZHIKMNOPTYXCJ"),
        ("αβεζηικμνορτυχϲϳ", "abezhikmnoptyxcj"),
    ]

    private static let table: [Unicode.Scalar: Unicode.Scalar] = {
        var table: [Unicode.Scalar: Unicode.Scalar] = [:]
        for (theirs, ours) in pairs {
            for (their, our) in zip(theirs.unicodeScalars, ours.unicodeScalars) { table[their] = our }
        }
        // Fullwidth forms stand in the order of ASCII.
        for value in UInt32(0xFF01)...0xFF5E {
            if let their = Unicode.Scalar(value), let our = Unicode.Scalar(value - 0xFEE0) { table[their] = our }
        }
        return table
    }()

    /// The sign of ours that one looks like; nil for one that looks like none, and for our own.
    package static func latin(_ scalar: Unicode.Scalar) -> Unicode.Scalar? {
        scalar.isASCII ? nil : table[scalar]
    }

    /// A text in our letters as far as it looks like them, without the signs that nobody sees.
    package static func latin(_ text: String) -> String {
        if text.utf8.allSatisfy({ $0 < 0x80 }) { return text }
        var result = String.UnicodeScalarView()
        for scalar in text.unicodeScalars where !HiddenSigns.isInvisible(scalar) {
            result.append(latin(scalar) ?? scalar)
        }
        return String(result)
    }

    /// Whether a letter or digit is one of ours.
    private static func isLatin(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0..<0x250, 0x1E00..<0x1F00: true
        default: false
        }
    }

    /// The first letter or digit of a name that is not what it seems: it is not Latin and stands among letters that are, or the
    /// whole name looks Latin and is not.
    package static func misleading(in name: String) -> Unicode.Scalar? {
        let letters = name.unicodeScalars.filter {
            $0.properties.isAlphabetic || $0.properties.generalCategory == .decimalNumber
                || (0xFF01...0xFF5E).contains($0.value)
        }
        guard let other = letters.first(where: { !isLatin($0) }) else { return nil }
        let mixes = letters.contains { isLatin($0) && $0.properties.isAlphabetic }
        return mixes || letters.allSatisfy { isLatin($0) || latin($0) != nil } ? other : nil
    }

    /// A sign as people can look it up: `“Т” (U+0422, Cyrillic capital letter te)`.
    package static func described(_ scalar: Unicode.Scalar) -> String {
        let digits = String(scalar.value, radix: 16, uppercase: true)
        let code = "U+" + String(repeating: "0", count: max(0, 4 - digits.utf8.count)) + digits
        let name = (scalar.properties.name ?? scalar.properties.nameAlias)?.lowercased()
        let details = name.map { "\(code), \($0.prefix(1).uppercased())\($0.dropFirst())" } ?? code
        let isSeen = !HiddenSigns.isInvisible(scalar) && !scalar.properties.isWhitespace && scalar.value >= 0xA1
        return isSeen ? "“\(scalar)” (\(details))" : details
    }
}
