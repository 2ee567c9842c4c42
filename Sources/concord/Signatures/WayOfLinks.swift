import ConcordCompiler

#if canImport(Darwin)
    import Darwin
#elseif canImport(Musl)
    import Musl
#else
    import Glibc
#endif

extension FileSystem {
    /// Whether a path leads into a folder, or over a link that stands in it: whoever can change the folder can then choose
    /// what is found there.
    static func leads(_ path: String, into folder: String) -> Bool {
        guard let target = entity(at: folder)?.identity else { return true }
        var waiting = Array(absolute(path).split(separator: "/").map(String.init).reversed())
        /// The pieces passed so far, and whether the folder ends with each.
        var passed: [(name: String, isFolder: Bool)] = []
        var isInside: Bool { passed.dropLast().contains { $0.isFolder } }
        var links = 0
        while let piece = waiting.popLast() {
            if piece == "." { continue }
            if piece == ".." {
                _ = passed.popLast()
                continue
            }
            let here = "/" + (passed.map(\.name) + [piece]).joined(separator: "/")
            passed.append((piece, entity(at: here)?.identity == target))
            guard let link = linkTarget(here) else { continue }
            links += 1
            if passed.dropLast().contains(where: { $0.isFolder }) || links > 64 { return true }
            passed = link.hasPrefix("/") ? [] : passed.dropLast()
            waiting += link.split(separator: "/").map(String.init).reversed()
        }
        return passed.contains { $0.isFolder }
    }

    /// A path from the root on, links as they are.
    static func absolute(_ path: String) -> String {
        if path.hasPrefix("/") { return path }
        guard let here = getcwd(nil, 0) else { return path }
        defer { free(here) }
        return String(cString: here) + "/" + path
    }

    /// Where a link says that it leads; nil where the path is no link.
    static func linkTarget(_ path: String) -> String? {
        let room = 4096
        let bytes = [UInt8](unsafeUninitializedCapacity: room) { buffer, count in
            let length = buffer.withMemoryRebound(to: CChar.self) { readlink(path, $0.baseAddress!, room) }
            count = max(0, length)
        }
        return bytes.isEmpty ? nil : String(decoding: bytes, as: UTF8.self)
    }
}
