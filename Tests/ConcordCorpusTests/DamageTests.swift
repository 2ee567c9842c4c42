import ConcordCompiler
import Support
import Testing

/// Files cut off, with bytes replaced and with lines shuffled: they compile, and every word that is left is printed. The
/// cases are drawn by a seed; each works on files drawn from all agreements, since debug builds take a while for all.
@Suite(.enabled(if: RealAgreement.isAtHand, RealAgreement.absence))
struct DamageTests {
    private static let files: [SourceFile] = RealAgreement.all.flatMap { agreement in
        ((try? agreement.input())?.files ?? []).filter {
            $0.path.hasSuffix(".md") && $0.bytes.count < 60_000
        }
    }

    private enum Damage: CaseIterable { case cut, bytes, lines }

    @Test(arguments: 0..<60)
    func damagedFilesCompile(seed: Int) throws {
        var random = Seeded(UInt64(seed))
        for damage in Damage.allCases {
            for _ in 0..<3 {
                let file = random.pick(Self.files)
                try check(file, damaged(file.written, damage, &random), "seed \(seed), \(damage), \(file.path)")
            }
        }
    }

    private func check(_ file: SourceFile, _ bytes: [UInt8], _ name: String) throws {
        let compilation = compile(Input(name: "damaged", files: [SourceFile(path: file.path, bytes: bytes)]))
        let printed = try compilation.redline(from: "base", to: "base", format: .text)
        for format in [OutputFormat.html, .docbook] {
            _ = try compilation.redline(from: "base", to: "base", format: format)
        }
        var missing = PrintedWords.counts(RealAgreement.words(String(decoding: bytes, as: UTF8.self)))
        for word in PrintedWords.letterRuns(printed) { missing[word, default: 0] -= 1 }
        let lost = RealAgreement.named(missing.filter { $0.value > 0 })
        #expect(lost.isEmpty, "\(name): \(lost)")
    }

    private func damaged(_ bytes: [UInt8], _ damage: Damage, _ random: inout Seeded) -> [UInt8] {
        var bytes = bytes
        switch damage {
        case .cut:
            let start = random.chance(3) ? random.number(bytes.count) : 0
            let end = start + random.number(bytes.count - start)
            return Array(bytes[start..<end])
        case .bytes:
            for _ in 0..<(1 + random.number(20)) where !bytes.isEmpty {
                bytes[random.number(bytes.count)] = UInt8(truncatingIfNeeded: random.next())
            }
            return bytes
        case .lines:
            return Array(
                bytes.split(separator: 0x0A, omittingEmptySubsequences: false).shuffled(using: &random).joined(
                    separator: [0x0A]))
        }
    }
}
