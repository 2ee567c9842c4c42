/// The names of papers and the keys of parties, as people write them.
package enum PaperName {
    /// A name in the form in which two spellings of it are equal: capitals, the kind of a dash, the alphabet of letters that look
    /// alike and what cannot be seen mean nothing, so that `ta-07`, `TA–07` and `ТА-07` with a Cyrillic Т are the paper TA-07.
    /// Accents are one with their letters, since strings are equal as readers see them.
    package static func key(_ name: String) -> String {
        var key = ""
        for scalar in LookAlikes.latin(name).lowercased().unicodeScalars {
            switch scalar.value {
            case 0x21..<0x7F: key.unicodeScalars.append(scalar)
            case 0x2010...0x2015, 0x2212, 0xFE58, 0xFE63: key += "-"
            case _ where HiddenSigns.isInvisible(scalar): continue
            case _ where scalar.properties.isWhitespace:
                if !key.isEmpty, key.last != " " { key += " " }
            default: key.unicodeScalars.append(scalar)
            }
        }
        return key.last == " " ? String(key.dropLast()) : key
    }

    /// A name as it is printed: on one line, and nothing in it that nobody sees.
    package static func printed(_ name: String) -> String {
        // Nearly every name.
        if name.utf8.allSatisfy({ 0x21..<0x7F ~= $0 }) { return name }
        var printed = String.UnicodeScalarView()
        var isAfterSpace = true
        for scalar in name.unicodeScalars where !HiddenSigns.isInvisible(scalar) {
            let isSpace = scalar.properties.isWhitespace
            if isSpace, isAfterSpace { continue }
            printed.append(isSpace ? " " : HiddenSigns.isUnprintable(scalar) ? "\u{FFFD}" : scalar)
            isAfterSpace = isSpace
        }
        if isAfterSpace, !printed.isEmpty { printed.removeLast() }
        return String(printed)
    }

    /// The first sign of a name that no line can hold: an end of a line, or a control sign.
    package static func unprintable(in name: String) -> Unicode.Scalar? {
        name.unicodeScalars.first { HiddenSigns.isUnprintable($0) || $0 == "\u{FFFD}" }
    }

    /// In what a name differs from one that looks like it, by the signs that are not in that: nil where only capitals, spaces
    /// and dashes do.
    package static func difference(of name: String, from other: String) -> String? {
        let known = Set(other.unicodeScalars)
        var told: [Unicode.Scalar] = []
        for scalar in name.unicodeScalars where !known.contains(scalar) && !scalar.isASCII && !told.contains(scalar) {
            if scalar.properties.generalCategory != .dashPunctuation { told.append(scalar) }
        }
        guard !told.isEmpty else { return nil }
        return told.prefix(3).map(LookAlikes.described).joined(separator: ", ")
    }
}
