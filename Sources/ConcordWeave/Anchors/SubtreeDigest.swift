import ConcordModel

/// A hash of the words and shape of a subtree as it was read: what differs need not be compared. Eight bytes are taken at
/// a time, each multiplied in and folded (as wyhash and its kin do, in their simplest form).
enum SubtreeDigest {
    static func of(_ id: ProvisionID, in tree: Tree) -> UInt64 {
        var hash: UInt64 = 0xcbf2_9ce4_8422_2325
        tree.text.withUnsafeBufferPointer { text in add(id, tree, text, &hash) }
        return hash
    }

    private static func add(_ id: ProvisionID, _ tree: Tree, _ text: UnsafeBufferPointer<UInt8>, _ hash: inout UInt64) {
        let provision = tree[id]
        mix(&hash, UInt64(provision.kind.rawValue) + (provision.isHead ? 0x101 : 1))
        for part in Part.allCases {
            var stretch = Run(start: 0, length: 0, source: 0)
            for index in provision.runs(of: part) {
                let run = tree.runs[Int(index)]
                // Where a run ends says only how the source was written.
                if stretch.length > 0, run.style == stretch.style, run.start == stretch.start + stretch.length {
                    stretch.length += run.length
                } else {
                    add(stretch, text, &hash)
                    stretch = run
                }
            }
            add(stretch, text, &hash)
            mix(&hash, 0xFF)
        }
        var child = provision.firstChild
        while child.exists {
            add(child, tree, text, &hash)
            child = tree[child].nextSibling
        }
        mix(&hash, 0xFE)
    }

    private static func add(_ run: Run, _ text: UnsafeBufferPointer<UInt8>, _ hash: inout UInt64) {
        guard run.length > 0 else { return }
        mix(&hash, UInt64(run.style.marks.rawValue) << 16 | UInt64(run.style.link) | UInt64(run.length) << 32)
        let bytes = UnsafeRawBufferPointer(rebasing: UnsafeRawBufferPointer(text)[run.bytes])
        var local = hash
        var index = 0
        while index + 8 <= bytes.count {
            mix(&local, bytes.loadUnaligned(fromByteOffset: index, as: UInt64.self))
            index += 8
        }
        while index < bytes.count {
            mix(&local, UInt64(bytes[index]))
            index += 1
        }
        hash = local
    }

    @inline(__always)
    private static func mix(_ hash: inout UInt64, _ value: UInt64) {
        let product = (hash ^ value).multipliedFullWidth(by: 0x9E37_79B9_7F4A_7C15)
        hash = product.high ^ product.low
    }
}
