import ConcordModel

/// The words inside `<main>` of a page, without what carries `data-note` and without one kind of change.
package enum HTMLWords {
    private static let inlines: Set<String> = ["ins", "del", "em", "strong", "code", "a", "span", "sup", "b", "i"]
    private static let voids: Set<String> = ["br", "hr", "col", "meta", "link", "img", "wbr", "input"]

    package static func words(of page: [UInt8], taking side: RedlineSide) -> [String] {
        let hidden = side == .later ? "del" : "ins"
        var text: [UInt8] = []
        var open: [(name: String, hides: Bool)] = []
        var isInMain = false
        var index = 0
        while index < page.count {
            guard page[index] == UInt8(ascii: "<") else {
                if page[index] == UInt8(ascii: "&"), let end = page[index...].firstIndex(of: UInt8(ascii: ";")) {
                    if isInMain, !open.contains(where: \.hides) { text += character(page[index + 1..<end]) }
                    index = end + 1
                    continue
                }
                if isInMain, !open.contains(where: \.hides) { text.append(page[index]) }
                index += 1
                continue
            }
            let end = tagEnd(page, index)
            let tag = page[index + 1..<end - 1]
            index = end
            if tag.first == UInt8(ascii: "!") { continue }
            let isEnd = tag.first == UInt8(ascii: "/")
            let name = String(
                decoding: tag.drop { $0 == UInt8(ascii: "/") }.prefix {
                    $0 != 0x20 && $0 != 0x0A && $0 != UInt8(ascii: ">")
                },
                as: UTF8.self)
            if !inlines.contains(name), isInMain, !open.contains(where: \.hides) { text.append(0x0A) }
            if name == "main" { isInMain = !isEnd }
            if isEnd {
                if let last = open.lastIndex(where: { $0.name == name }) { open.removeSubrange(last...) }
            } else if !voids.contains(name) {
                let source = String(decoding: tag, as: UTF8.self)
                open.append((name, name == hidden || source.contains(" data-note")))
            }
        }
        return PrintedWords.split(String(decoding: text, as: UTF8.self))
    }

    private static func tagEnd(_ page: [UInt8], _ start: Int) -> Int {
        var quote: UInt8?
        var index = start
        while index < page.count {
            if let open = quote {
                if page[index] == open { quote = nil }
            } else if page[index] == UInt8(ascii: "\"") {
                quote = page[index]
            } else if page[index] == UInt8(ascii: ">") {
                return index + 1
            }
            index += 1
        }
        return page.count
    }

    private static func character(_ name: ArraySlice<UInt8>) -> [UInt8] {
        switch String(decoding: name, as: UTF8.self) {
        case "amp": return [UInt8(ascii: "&")]
        case "lt": return [UInt8(ascii: "<")]
        case "gt": return [UInt8(ascii: ">")]
        case "quot": return [UInt8(ascii: "\"")]
        case "nbsp": return Array("\u{A0}".utf8)
        default:
            let digits = String(decoding: name.dropFirst(), as: UTF8.self)
            let value = digits.hasPrefix("x") ? UInt32(digits.dropFirst(), radix: 16) : UInt32(digits)
            return value.flatMap(Unicode.Scalar.init).map { Array(String($0).utf8) } ?? Array("?".utf8)
        }
    }
}
