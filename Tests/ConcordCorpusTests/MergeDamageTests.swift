import ConcordCompiler
import Support
import Testing

/// Whatever the files hold, a merge ends, and a side that changed nothing changes nothing.
@Suite struct MergeDamageTests {
    private func merge(_ base: [UInt8], _ ours: [UInt8], _ theirs: [UInt8]) -> FileMerge {
        mergeFiles(base: base, ours: ours, theirs: theirs)
    }

    @Test func damagedFilesLoseNoWord() {
        for seed in 0..<UInt64(150) {
            var random = Seeded(seed)
            let item = MergeCase(seed: seed)
            var files = [item.base, item.ours, item.theirs].map { Array($0.utf8) }
            for index in files.indices {
                for _ in 0..<random.number(6) where !files[index].isEmpty {
                    let at = random.number(files[index].count)
                    let signs: [UInt8] = [0xFF, 0xC3, 0x0A, 0x0D, 0x00, 0x7C, 0x60, 0x23, 0x3C, 0x7B, 0x20]
                    if random.chance(3) {
                        files[index].removeSubrange(at...)
                    } else {
                        files[index][at] = random.pick(signs)
                    }
                }
            }
            let faults = MergeTrial(base: files[0], ours: files[1], theirs: files[2]).faults
            #expect(faults.isEmpty, "seed \(seed)")
        }
    }

    @Test func oddFilesMerge() {
        let article = Array("# Article 1. Pay\n\nPay is due (a) weekly.\n".utf8)
        let odd: [[UInt8]] = [
            [], [0x0A], [0xEF, 0xBB, 0xBF], Array("no line end".utf8),
            Array("<<<<<<< ours\na\n=======\nb\n>>>>>>> theirs\n".utf8),
            Array(repeating: UInt8(ascii: "a"), count: 200_000), Array(repeating: 0x0A, count: 50_000),
            Array(String(repeating: "word ", count: 20_000).utf8), Array(String(repeating: "| a ", count: 5_000).utf8),
        ]
        for base in odd {
            for theirs in odd where theirs != base {
                #expect(merge(base, base, theirs).bytes == theirs)
                #expect(merge(base, theirs, theirs).bytes == theirs)
                _ = merge(base, article, theirs)
            }
        }
    }

    @Test func lineEndsAreOursUnlessTheirsChangedThem() {
        let base = "# Article 1. Pay\n\nPay is weekly.\n\nIt is due on Friday.\n"
        let ours = base.replacing("weekly", with: "monthly").replacing("\n", with: "\r\n")
        let theirs = base.replacing("Friday", with: "Monday")
        let merged = merge(Array(base.utf8), Array(ours.utf8), Array(theirs.utf8))
        #expect(merged.conflicts == 0)
        #expect(String(decoding: merged.bytes, as: UTF8.self) == ours.replacing("Friday", with: "Monday"))
        let turned = merge(Array(base.utf8), Array(theirs.utf8), Array(ours.utf8))
        #expect(turned.bytes == merged.bytes)
    }

    @Test func aMissingLineEndJoinsNothing() {
        let base = "# Article 1. Pay\n\nPay is weekly."
        let merged = merge(
            Array(base.utf8), Array((base + "\n\nIt is due on Friday.").utf8),
            Array(base.replacing("weekly", with: "monthly").utf8))
        #expect(
            String(decoding: merged.bytes, as: UTF8.self)
                == "# Article 1. Pay\n\nPay is monthly.\n\nIt is due on Friday.")
    }
}
