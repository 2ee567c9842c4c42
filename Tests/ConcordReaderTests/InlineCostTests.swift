import ConcordModel
import ConcordReader
import Testing

/// Inputs that make careless readers quadratic: twice the text must not cost much more than twice the time.
@Suite("Inline reading stays linear", .serialized)
struct InlineCostTests {
    @Test(arguments: [
        "[", "]", "*a ", "*a **a ", "**a", "*a_ ", "a**b", "_a *b", "<!--", "{>>", "{>>a<<}", "&", "&a", "&#", "[a](",
        "[a](b(", "[a](<b",
        "[a](b \"", "[a](b '\"", "[a](b (", "(", "\\", "<", "<a b='\" y=' z=\"", "<a", "<a:", "<a@b", "a ", "  \n",
        "[^", "[^1", "![", "[a]",
        "[a][", "[[a](b)", "***", "*_", "\t", "`a", "\\`", "\u{FFFD}", "\0", "a<br>", "<<}", "[a](b)", "*[a*](b)",
    ])
    func repeated(unit: String) {
        expectLinear { count in Array(String(repeating: unit, count: count / unit.utf8.count).utf8) }
    }

    @Test func growingRuns() {
        for mark in [UInt8(ascii: "`"), UInt8(ascii: "*"), UInt8(ascii: "_")] {
            expectLinear { count in
                var bytes: [UInt8] = []
                var length = 1
                while bytes.count < count {
                    bytes.append(contentsOf: repeatElement(mark, count: length))
                    bytes.append(contentsOf: [0x61, 0x20])
                    length += 1
                }
                return bytes
            }
        }
    }

    private func expectLinear(_ input: (Int) -> [UInt8], _ location: SourceLocation = #_sourceLocation) {
        let clock = ContinuousClock()
        func best(_ count: Int) -> Duration {
            let bytes = input(count)
            let source = SourceText(file: SourceSet().firstFile, bytes: bytes)
            let lines = Reading.lines(of: bytes)
            return (0..<3).map { _ in
                clock.measure {
                    var tree = Tree()
                    var reader = InlineReader(footnotes: ["1"], references: ["b": "/b"])
                    _ = reader.read(lines, of: source, into: &tree)
                }
            }.min() ?? .zero
        }
        // A quadratic reader takes four times as long for the second, and minutes; a busy machine is asked again.
        var measured = ""
        for _ in 0..<4 {
            let small = best(50_000)
            let large = best(100_000)
            if large < small * 3 + .milliseconds(20) { return }
            measured = "\(small) became \(large)"
        }
        Issue.record("\(measured)", sourceLocation: location)
    }
}
