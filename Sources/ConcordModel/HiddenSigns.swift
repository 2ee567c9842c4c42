/// Signs that nobody sees, and signs that cannot be printed.
package enum HiddenSigns {
    /// What becomes of a sign on its way from a file to what is read.
    package enum Fate: Sendable, Hashable {
        case stays
        /// Nothing stands in its place.
        case leftOut
        /// It turns the direction of the words behind it, and nothing stands in its place.
        case turnsLeftOut
        /// It ends a line on no page of ours; a space stands in its place.
        case space
        /// No page can hold it; U+FFFD stands in its place.
        case unprintable
        /// The same of the controls that a writer replaces.
        case control
    }

    /// Whether a sign takes no room and is no part of a letter: the marks of direction, the joiners, the soft hyphen, the spaces
    /// without width, and the signs of other machines.
    package static func isInvisible(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0xAD, 0x34F, 0x61C, 0x115F, 0x1160, 0x17B4, 0x17B5, 0x180B...0x180F, 0x200B...0x200F, 0x202A...0x202E,
            0x2060...0x206F, 0x3164, 0xFE00...0xFE0F, 0xFEFF, 0xFFA0, 0xFFF9...0xFFFB, 0x1BCA0...0x1BCA3,
            0x1D173...0x1D17A, 0xE0000...0xE0FFF:
            true
        default: false
        }
    }

    /// Whether a sign is a command and no letter: controls, the ends of lines among them, and what Unicode says is no character.
    package static func isUnprintable(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x00..<0x20, 0x7F..<0xA0, 0x2028, 0x2029, 0xFDD0...0xFDEF: true
        default: scalar.value & 0xFFFE == 0xFFFE
        }
    }

    /// What becomes of a sign.
    ///
    /// The signs by which “Trojan Source” (Boucher and Anderson, 2021) makes a line read otherwise than it stands are left out
    /// wherever they are. Others belong to how some scripts are written, and stay there: joiners and variants behind a letter of
    /// such a script, marks of direction in a line that has letters written from the right.
    ///
    /// - Parameters:
    ///   - before: the sign in front of it; nil at the start of a text.
    ///   - isInMixedLine: whether its line holds letters written from the right; asked only where it matters.
    package static func fate(
        of scalar: Unicode.Scalar, behind before: Unicode.Scalar?, isInMixedLine: () -> Bool
    ) -> Fate {
        switch scalar.value {
        case 0x09, 0x0A, 0x0D: return .stays
        case 0x00..<0x20: return .control
        case 0x2028, 0x2029: return .space
        case 0x202A...0x202E, 0x2066...0x2069: return .turnsLeftOut
        case 0x200E, 0x200F, 0x61C: return isInMixedLine() ? .stays : .turnsLeftOut
        case 0x34F, 0x115F, 0x1160, 0x17B4, 0x17B5, 0x180B...0x180F, 0x200C, 0x200D:
            // From Hebrew on; Latin, Greek and Cyrillic letters are never joined.
            return (before?.value ?? 0) >= 0x590 ? .stays : .leftOut
        case 0xFE00...0xFE0F, 0xE0100...0xE01EF: return (before?.value ?? 0) >= 0xA9 ? .stays : .leftOut
        default: break
        }
        if isUnprintable(scalar) { return .unprintable }
        return isInvisible(scalar) ? .leftOut : .stays
    }

    /// Whether a sign is written from the right: letters of Hebrew, Arabic and their kin, and the marks that say so.
    package static func runsFromRight(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x590...0x8FF, 0x200F, 0xFB1D...0xFDFF, 0xFE70...0xFEFE, 0x10800...0x10FFF, 0x1E800...0x1EFFF: true
        default: false
        }
    }
}
