import ConcordCompiler
import Support
import Testing

/// References in real agreements: how many of those marked by hand are found, and that what is found wrong is known.
@Suite(.enabled(if: RealAgreement.isAtHand, RealAgreement.absence))
struct RealReferenceTests {
    @Test func findsWhatWasMarkedByHand() throws {
        var marked = 0
        var missed: [String] = []
        for agreement in RealAgreement.all {
            let compilation = compile(try agreement.input())
            var found: [String: [(start: Int, end: Int)]] = [:]
            for reference in try compilation.references() {
                let place = compilation.sources.lineAndColumn(of: reference.position)
                let path = compilation.sources[reference.position.file].path
                let line = compilation.sources[reference.position.file].bytes.prefix(Int(reference.position.offset))
                let start = Int(reference.position.offset) - (line.lastIndex(of: 0x0A).map { $0 + 1 } ?? 0) + 1
                found["\(path):\(place.line)", default: []].append((start, start + reference.words.utf8.count))
            }
            for (file, places) in ReferenceMarks.marks where file.hasPrefix(agreement.name + "/") {
                let path = String(file.dropFirst(agreement.name.count + 1))
                for place in places.split(separator: " ") {
                    let pieces = place.split { ":×".contains($0) }.compactMap { Int($0) }
                    let count = pieces.count > 2 ? pieces[2] : 1
                    marked += count
                    let here = found["\(path):\(pieces[0])"] ?? []
                    let first = here.firstIndex { ($0.start - 2..<$0.end + 12).contains(pieces[1]) }
                    let got = min(count, first.map { here.count - $0 } ?? 0)
                    if got < count { missed.append("\(file):\(place)") }
                }
            }
        }
        #expect(marked >= 240)
        #expect(Double(missed.count) <= 0.03 * Double(marked), "\(missed)")
    }

    /// Every finding was read beside its text: these provisions cite what is not there. By citation only.
    @Test(arguments: [
        (
            "aee-2023",
            [
                "Article 10.1, Section 1", "Article 11.1, Section 2(B)(6)", "Article 11.1, Section 2(D)(2)",
                "Article 5.2, Section 3(C)",
            ]
        ),
        (
            "aee-2025",
            [
                "Article 10.1, Section 1", "Article 11.1, Section 2(B)(6)", "Article 11.1, Section 2(D)(2)",
                "Article 5.2, Section 3(C)",
            ]
        ),
        ("clackamas-wes", []), ("lane-afscme-general", []),
        ("lane-foppo", ["Article 10, Section 6(C)", "Article 11, Section 2(C)"]), ("lane-lcpoa", []),
        ("washington-afscme-2024", ["Article 20, Section 20.7"]),
    ])
    func findsTheFaultsThatAreThere(_ name: String, _ citations: [String]) throws {
        guard let agreement = RealAgreement.all.first(where: { $0.name == name }) else { return }
        let rules: [Rule] = [.unresolvedReference, .titleMismatch, .referenceToDeleted, .staleReference]
        let findings = compile(try agreement.input()).findings.filter { rules.contains($0.rule) }
        #expect(findings.compactMap(\.provision).sorted() == citations)
    }
}
