/// The names of files as patches write them: bare, followed by a time, or in quotes with escapes.
enum PatchPath {
    /// The name behind `--- ` or `+++ `; nil for `/dev/null`.
    static func read(_ bytes: ArraySlice<UInt8>) -> String? {
        if let quoted = unquoted(bytes) { return quoted.path == "/dev/null" ? nil : quoted.path }
        var name = bytes
        if let tab = name.firstIndex(of: 0x09) { name = name[..<tab] }
        while let last = name.last, last == 0x20 || last == 0x0D { name = name.dropLast() }
        name = withoutTime(name)
        let path = String(decoding: name, as: UTF8.self)
        return path == "/dev/null" || path.isEmpty ? nil : path
    }

    /// A time behind spaces, where mail has made spaces of the tab: ` 2025-03-14 10:00:00…`.
    private static func withoutTime(_ name: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
        let pattern = Array(" dddd-dd-dd dd:dd".utf8)
        guard name.count > pattern.count else { return name }
        for start in name.startIndex + 1...name.endIndex - pattern.count {
            let fits = zip(name[start...], pattern).allSatisfy { byte, sign in
                sign == UInt8(ascii: "d") ? Numerals.isDigit(byte) : byte == sign
            }
            guard fits else { continue }
            var name = name[..<start]
            while name.last == 0x20 { name = name.dropLast() }
            return name
        }
        return name
    }

    /// A name in quotes as C writes them (`"a/articles/caf\303\251.md"`), and where it ends.
    static func unquoted(_ bytes: ArraySlice<UInt8>) -> (path: String, end: Int)? {
        guard bytes.first == UInt8(ascii: "\"") else { return nil }
        var path: [UInt8] = []
        var index = bytes.startIndex + 1
        while index < bytes.endIndex {
            let byte = bytes[index]
            if byte == UInt8(ascii: "\"") { return (String(decoding: path, as: UTF8.self), index + 1) }
            guard byte == UInt8(ascii: "\\"), index + 1 < bytes.endIndex else {
                path.append(byte)
                index += 1
                continue
            }
            let sign = bytes[index + 1]
            index += 2
            switch sign {
            case UInt8(ascii: "0")...UInt8(ascii: "7"):
                var value = Int(sign) - 0x30
                var digits = 1
                while digits < 3, index < bytes.endIndex, (0x30...0x37).contains(bytes[index]) {
                    value = value * 8 + Int(bytes[index]) - 0x30
                    digits += 1
                    index += 1
                }
                path.append(UInt8(truncatingIfNeeded: value))
            case UInt8(ascii: "n"): path.append(0x0A)
            case UInt8(ascii: "t"): path.append(0x09)
            default: path.append(sign)
            }
        }
        return nil
    }

    /// Both names of a line `diff --git a/… b/…`. Without quotes they are only known to end where the second begins, so
    /// they are taken to be one name with two prefixes.
    static func both(_ bytes: ArraySlice<UInt8>) -> (String, String)? {
        if let first = unquoted(bytes) {
            let rest = bytes[min(first.end + 1, bytes.endIndex)...]
            return (first.path, unquoted(rest)?.path ?? String(decoding: rest, as: UTF8.self))
        }
        for space in bytes.indices where bytes[space] == 0x20 {
            let (old, new) = (bytes[..<space], bytes[(space + 1)...])
            if old.count == new.count, tail(old).elementsEqual(tail(new)), !old.isEmpty {
                return (String(decoding: old, as: UTF8.self), String(decoding: new, as: UTF8.self))
            }
        }
        return nil
    }

    private static func tail(_ path: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
        path.firstIndex(of: UInt8(ascii: "/")).map { path[$0...] } ?? path
    }

    /// A name without the prefix of git, for messages.
    static func bare(_ path: String?) -> String {
        guard let path else { return "a file without a name" }
        return path.hasPrefix("a/") || path.hasPrefix("b/") ? String(path.dropFirst(2)) : path
    }
}
