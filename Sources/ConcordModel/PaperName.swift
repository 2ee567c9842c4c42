/// The names of papers, as people write them.
package enum PaperName {
    /// A name in the form in which two spellings of it are equal: capitals, the kind of a dash and what cannot be seen mean
    /// nothing, so that `ta-07` and `TA–07` are the paper TA-07.
    package static func key(_ name: String) -> String {
        var key = ""
        for scalar in name.lowercased().unicodeScalars {
            switch scalar.value {
            case 0x2010...0x2015, 0x2212, 0xFE58, 0xFE63, 0xFF0D: key += "-"
            case 0xAD, 0x200B...0x200F, 0x202A...0x202E, 0x2060...0x2069, 0xFEFF: continue
            case 0x09, 0x0A, 0x0D, 0x20, 0xA0, 0x2000...0x200A, 0x202F, 0x205F, 0x3000:
                if !key.isEmpty, key.last != " " { key += " " }
            default: key.unicodeScalars.append(scalar)
            }
        }
        return key.last == " " ? String(key.dropLast()) : key
    }

    /// The first letter that looks like one of ours and is of another alphabet, such as the Cyrillic А.
    package static func lookAlike(in name: String) -> Character? {
        name.first { character in
            guard let scalar = character.unicodeScalars.first else { return false }
            return lookAlikes.contains(scalar) || (0xFF21...0xFF5A).contains(scalar.value)
        }
    }

    private static let lookAlikes = Set("АВЕЅІЈКМНОРСТХУаеорсухѕіјΑΒΕΖΗΙΚΜΝΟΡΤΥΧο".unicodeScalars)
}
