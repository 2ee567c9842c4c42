import ConcordCompiler
import ConcordModel

/// Any two versions redline to one another, and whoever takes all changes from the bytes of the redline, or refuses them
/// all, has the words of the clean copies: in every format.
package struct ReadingBack {
    private let compilation: Compilation
    private let versions: [String]

    package init(_ compilation: Compilation) {
        self.compilation = compilation
        let papers = compilation.papers.map(\.id).filter { !$0.contains("+") }
        versions = ["base"] + papers + ["integrated"]
    }

    /// What does not read back, in words; for all pairs of versions unless some are given.
    package func faults(
        pairs: [(String, String)]? = nil, formats: [OutputFormat] = OutputFormat.allCases
    ) throws(CommandError) -> [String] {
        var faults: [String] = []
        for format in formats {
            var clean: [String: [String]] = [:]
            func words(of version: String) throws(CommandError) -> [String] {
                if let known = clean[version] { return known }
                let bytes = try compilation.redline(from: version, to: version, format: format)
                // A clean copy has no marks: what looks like one in plain text is text.
                let words =
                    format == .text
                    ? PrintedWords.split(String(decoding: bytes, as: UTF8.self))
                    : PrintedWords.of(bytes, format: format, taking: .later)
                clean[version] = words
                return words
            }
            for (from, to) in pairs ?? versions.flatMap({ from in versions.map { (from, $0) } }) where from != to {
                let bytes = try compilation.redline(from: from, to: to, format: format)
                for (version, side) in [(to, RedlineSide.later), (from, .earlier)] {
                    let taken = PrintedWords.of(bytes, format: format, taking: side)
                    let wanted = try words(of: version)
                    // Lines of wrapped cells stand side by side, so that a table's words come in any order.
                    let isSame = taken == wanted || format == .text && taken.sorted() == wanted.sorted()
                    if !isSame {
                        faults.append("\(from) to \(to) as \(format), \(side): \(Self.difference(taken, wanted))")
                    }
                }
            }
        }
        return faults
    }

    private static func difference(_ a: [String], _ b: [String]) -> String {
        let start = zip(a, b).prefix { $0 == $1 }.count
        return "taken: \(a.dropFirst(start).prefix(12)) wanted: \(b.dropFirst(start).prefix(12))"
    }
}

extension Array where Element == UInt8 {
    /// Whether the bytes stand somewhere in this array.
    package func contains(_ bytes: [UInt8]) -> Bool {
        guard let first = bytes.first else { return true }
        return indices.contains { self[$0] == first && self[$0...].starts(with: bytes) }
    }
}
