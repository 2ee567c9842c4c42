/// JSON as it is put together, byte by byte: the one place where strings of findings become JSON.
struct JSONBytes {
    private(set) var bytes: [UInt8] = []

    /// Appends what is JSON already.
    mutating func raw(_ text: String) { bytes.append(contentsOf: text.utf8) }

    /// Appends a string in quotes. The two characters that need it are escaped, and what a terminal would act upon; all else
    /// stands as UTF-8.
    mutating func string(_ text: String) {
        bytes.append(0x22)
        if TerminalCells.isHarmless(text) {
            for byte in text.utf8 {
                if byte == 0x22 || byte == 0x5C { bytes.append(0x5C) }
                bytes.append(byte)
            }
        } else {
            for scalar in text.unicodeScalars { append(scalar) }
        }
        bytes.append(0x22)
    }

    private mutating func append(_ scalar: Unicode.Scalar) {
        switch scalar {
        case "\"": raw("\\\"")
        case "\\": raw("\\\\")
        case "\n": raw("\\n")
        case "\r": raw("\\r")
        case "\t": raw("\\t")
        case _ where TerminalCells.visible(scalar) == scalar: bytes.append(contentsOf: scalar.utf8)
        default:
            let digits = String(scalar.value, radix: 16)
            raw("\\u" + String(repeating: "0", count: 4 - digits.utf8.count) + digits)
        }
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
