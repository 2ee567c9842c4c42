/// Names and destinations as XML and its schema accept them.
enum DocBookNames {
    /// An anchor as `xml:id`. Letters, digits, `.` and `-` stay; any other byte becomes `_` and two hexadecimal digits,
    /// and a name that would begin with something else than a letter gets `_` in front. Anchors hold no `_`, so two
    /// anchors never become one name.
    static func identifier(_ anchor: some Sequence<UInt8>) -> [UInt8] {
        var name: [UInt8] = []
        for byte in anchor {
            if isLetter(byte) || ((isDigit(byte) || byte == 0x2E || byte == 0x2D) && !name.isEmpty) {
                name.append(byte)
            } else if isDigit(byte) || byte == 0x2E || byte == 0x2D {
                name.append(contentsOf: [0x5F, byte])
            } else {
                name.append(0x5F)
                append(hexadecimal: byte, to: &name)
            }
        }
        return name
    }

    /// Whether an anchor stays as it is; most do.
    static func isIdentifier(_ anchor: ArraySlice<UInt8>) -> Bool {
        guard let first = anchor.first, isLetter(first) else { return false }
        return anchor.allSatisfy { isLetter($0) || isDigit($0) || $0 == 0x2E || $0 == 0x2D }
    }

    /// A link's destination as the schema's type for it accepts it: a mistyped address stays an address, with what may
    /// not stand in one written as `%` and two digits, and never makes a document invalid.
    static func destination(_ link: String) -> [UInt8] {
        let bytes = Array(link.utf8)
        var result: [UInt8] = []
        var index = 0
        if let colon = bytes.firstIndex(where: { !isSchemeByte($0) }), bytes[colon] == 0x3A, isLetter(bytes[0]) {
            result.append(contentsOf: bytes[...colon])
            index = colon + 1
        }
        var colonIsSafe = index > 0
        if bytes[index...].starts(with: [0x2F, 0x2F]) {
            result.append(contentsOf: [0x2F, 0x2F])
            index += 2
            let end = bytes[index...].firstIndex { [0x2F, 0x3F, 0x23].contains($0) } ?? bytes.count
            appendAuthority(bytes[index..<end], to: &result)
            index = end
            colonIsSafe = true
        }
        var sawFragment = false
        while index < bytes.count {
            let byte = bytes[index]
            switch byte {
            case 0x23 where !sawFragment:
                sawFragment = true
                colonIsSafe = true
                result.append(byte)
            case 0x3A where colonIsSafe:
                result.append(byte)
            case 0x2F, 0x3F:
                colonIsSafe = true
                result.append(byte)
            case 0x25
            where index + 2 < bytes.count && isHexadecimal(bytes[index + 1]) && isHexadecimal(bytes[index + 2]):
                result.append(byte)
            case _ where isPlain(byte):
                result.append(byte)
            default:
                append(encoded: byte, to: &result)
            }
            index += 1
        }
        return result
    }

    /// Host and port. A port must be a number; every other colon is encoded.
    private static func appendAuthority(_ authority: ArraySlice<UInt8>, to result: inout [UInt8]) {
        var port = authority.endIndex
        if let colon = authority.lastIndex(of: 0x3A), authority.endIndex - colon <= 6,
            authority.endIndex - colon >= 2, authority[(colon + 1)...].allSatisfy(isDigit)
        {
            port = colon
        }
        for byte in authority[..<port] {
            if isUnreserved(byte) || byte == 0x40 { result.append(byte) } else { append(encoded: byte, to: &result) }
        }
        result.append(contentsOf: authority[port...])
    }

    private static func append(encoded byte: UInt8, to result: inout [UInt8]) {
        result.append(0x25)
        append(hexadecimal: byte, to: &result)
    }

    private static func append(hexadecimal byte: UInt8, to result: inout [UInt8]) {
        for digit in [byte >> 4, byte & 15] { result.append(digit < 10 ? 0x30 + digit : 0x41 + digit - 10) }
    }

    private static func isLetter(_ byte: UInt8) -> Bool { (0x61...0x7A).contains(byte | 0x20) && byte >= 0x41 }
    private static func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }
    private static func isHexadecimal(_ byte: UInt8) -> Bool {
        isDigit(byte) || (0x61...0x66).contains(byte | 0x20) && byte >= 0x41
    }
    private static func isSchemeByte(_ byte: UInt8) -> Bool {
        isLetter(byte) || isDigit(byte) || byte == 0x2B || byte == 0x2D || byte == 0x2E
    }
    private static func isUnreserved(_ byte: UInt8) -> Bool {
        isLetter(byte) || isDigit(byte) || byte == 0x2D || byte == 0x2E || byte == 0x5F || byte == 0x7E
    }
    /// Unreserved, `@`, or one of the delimiters that mean nothing to us.
    private static func isPlain(_ byte: UInt8) -> Bool {
        switch byte {
        case 0x21, 0x24, 0x26, 0x27, 0x28, 0x29, 0x2A, 0x2B, 0x2C, 0x3B, 0x3D, 0x40: true
        default: isUnreserved(byte)
        }
    }
}
