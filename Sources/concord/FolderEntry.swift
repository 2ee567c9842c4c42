#if canImport(Darwin)
    import Darwin
#elseif canImport(Musl)
    import Musl
#else
    import Glibc
#endif

/// A name in a folder, with what the folder itself says of it.
struct FolderEntry {
    enum Kind { case file, folder, link, other, unsaid }
    /// The name; bytes that are no text stand in it as `\xE9`, so that it can be printed, and nothing can be opened by it.
    let name: String
    let isText: Bool
    let kind: Kind

    init(_ bytes: UnsafePointer<CChar>, type: Int) {
        let text = String(validatingCString: bytes)
        name = text ?? Self.escaped(bytes)
        isText = text != nil
        kind =
            switch type {
            case Int(DT_REG): .file
            case Int(DT_DIR): .folder
            case Int(DT_LNK): .link
            case Int(DT_UNKNOWN): .unsaid
            default: .other
            }
    }

    var isHidden: Bool { name.utf8.first == 0x2E }

    private static func escaped(_ bytes: UnsafePointer<CChar>) -> String {
        UnsafeBufferPointer(start: bytes, count: strlen(bytes)).reduce(into: "") { name, signed in
            let byte = UInt8(bitPattern: signed)
            name += byte < 0x80 ? String(UnicodeScalar(byte)) : "\\x" + String(byte, radix: 16, uppercase: true)
        }
    }
}
