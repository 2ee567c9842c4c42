/// JSON as it is put together, byte by byte: the one place where strings of findings become JSON.
struct JSONBytes {
    private(set) var bytes: [UInt8] = []

    /// Appends what is JSON already.
    mutating func raw(_ text: String) { bytes.append(contentsOf: text.utf8) }

    /// Appends a string in quotes. Everything below U+0020 and the two characters that need it are escaped, and DEL
    /// too, which terminals act upon; all else stands as UTF-8.
    mutating func string(_ text: String) {
        let hex = Array("0123456789abcdef".utf8)
        bytes.append(0x22)
        for byte in text.utf8 {
            switch byte {
            case 0x22: raw("\\\"")
            case 0x5C: raw("\\\\")
            case 0x0A: raw("\\n")
            case 0x0D: raw("\\r")
            case 0x09: raw("\\t")
            case 0x00..<0x20, 0x7F:
                raw("\\u00")
                bytes.append(hex[Int(byte >> 4)])
                bytes.append(hex[Int(byte & 15)])
            default: bytes.append(byte)
            }
        }
        bytes.append(0x22)
    }

    /// Appends a list of strings.
    mutating func strings(_ texts: [String]) {
        raw("[")
        for (index, text) in texts.enumerated() {
            if index > 0 { raw(",") }
            string(text)
        }
        raw("]")
    }

    /// Appends a string, or `null`.
    mutating func string(orNull text: String?) {
        if let text { string(text) } else { raw("null") }
    }
}
