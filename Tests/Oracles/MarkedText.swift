import ConcordModel

/// Takes or refuses the changes of a marked text, by the rules that `PlainTextMarks` states and nothing else.
package enum MarkedText {
    package static func taking(_ taken: Standing, in text: String) -> String {
        let bytes = Array(text.utf8)
        var result: [UInt8] = []
        var open = Standing.unchanged
        var index = 0
        while index < bytes.count {
            var slashes = 0
            while index + slashes < bytes.count, bytes[index + slashes] == 0x5C { slashes += 1 }
            let at = index + slashes
            let sign = String(decoding: bytes[at..<min(at + 2, bytes.count)], as: UTF8.self)
            let isSign = ["[-", "-]", "{+", "+}"].contains(sign)
            let keeps = open == .unchanged || open == taken
            if slashes > 0 {
                if keeps { result += Array(repeating: 0x5C, count: isSign ? slashes / 2 : slashes) }
                index = at
                if isSign, slashes % 2 == 1 {
                    if keeps { result += Array(sign.utf8) }
                    index += 2
                }
                if !isSign { continue }
                if slashes % 2 == 1 { continue }
            }
            switch (open, sign) {
            case (.unchanged, "[-"): open = .struck
            case (.unchanged, "{+"): open = .inserted
            case (.struck, "-]"), (.inserted, "+}"): open = .unchanged
            default:
                if index < bytes.count, keeps { result.append(bytes[index]) }
                index += 1
                continue
            }
            index += 2
        }
        return String(decoding: result, as: UTF8.self)
    }
}
