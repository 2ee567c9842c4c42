import ConcordModel

/// A hash of the words and shape of a subtree as it was read (FNV-1a, 64 bits): what is equal need not be compared.
enum SubtreeDigest {
    static func of(_ id: ProvisionID, in tree: Tree) -> UInt64 {
        var hash: UInt64 = 0xcbf2_9ce4_8422_2325
        tree.text.withUnsafeBufferPointer { text in add(id, tree, text, &hash) }
        return hash
    }

    private static func add(_ id: ProvisionID, _ tree: Tree, _ text: UnsafeBufferPointer<UInt8>, _ hash: inout UInt64) {
        let provision = tree[id]
        mix(&hash, UInt64(provision.kind.rawValue) + 1)
        for part in Part.allCases {
            var style: Style?
            for run in provision.runs(of: part) {
                let run = tree.runs[Int(run)]
                // Where a run ends says only how the source was written.
                if run.style != style { mix(&hash, UInt64(run.style.marks.rawValue) << 16 | UInt64(run.style.link)) }
                style = run.style
                var local = hash
                for offset in run.bytes { local = (local ^ UInt64(text[offset])) &* 0x100_0000_01b3 }
                hash = local
            }
            mix(&hash, 0xFF)
        }
        var child = provision.firstChild
        while child.exists {
            add(child, tree, text, &hash)
            child = tree[child].nextSibling
        }
        mix(&hash, 0xFE)
    }

    private static func mix(_ hash: inout UInt64, _ value: UInt64) { hash = (hash ^ value) &* 0x100_0000_01b3 }
}
