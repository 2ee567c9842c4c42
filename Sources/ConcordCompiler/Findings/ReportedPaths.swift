import ConcordModel

/// How reports for other programs name files: with the way from the root of the repository to the agreement in front,
/// since such a program shows a finding beside the repository's files and knows nothing of the agreement's folder.
struct ReportedPaths {
    private let prefix: String

    /// - Parameter prefix: the agreement's folder as seen from the root of the repository; empty when it is the root.
    init(prefix: String) {
        self.prefix = prefix.split(separator: "/").filter { $0 != "." }.map { $0 + "/" }.joined()
    }

    /// The folder, with a slash at its end unless it is empty.
    var folder: String { prefix }

    /// A file's path as the repository has it.
    func path(of file: String) -> String { prefix + file }

    /// The same as a relative reference of RFC 3986: what may not stand in a path is written as bytes, and so is the
    /// colon, which would make the first piece look like `https:`.
    func uri(of file: String) -> String {
        let hex = Array("0123456789ABCDEF".utf8)
        var uri: [UInt8] = []
        for byte in path(of: file).utf8 {
            switch byte {
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
                UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "_"),
                UInt8(ascii: "~"), UInt8(ascii: "/"):
                uri.append(byte)
            default: uri += [UInt8(ascii: "%"), hex[Int(byte >> 4)], hex[Int(byte & 15)]]
            }
        }
        return String(decoding: uri, as: UTF8.self)
    }
}

extension Finding {
    /// What is wrong and, on a line of its own, what to write.
    var messageWithCure: String { cure.map { "\(message)\nTry: \($0)" } ?? message }
}
