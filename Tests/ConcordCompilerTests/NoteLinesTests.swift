import ConcordCompiler
import Testing

/// Internal notes stand on lines of their own in plain text, and no line of the contract can be taken for one.
@Suite struct NoteLinesTests {
    @Test func aLineOfTheContractThatLooksLikeANote() throws {
        let article = "# Article 1. A\n\nSome words. {>> Ask payroll. <<}\n\n\\>> These are words of the contract.\n"
        let compilation = compile(
            Input(name: "T", files: [SourceFile(path: "articles/1.md", bytes: Array(article.utf8))]))
        var options = RenderOptions()
        options.showsInternalNotes = true
        for (from, to) in [("base", "base"), ("base", "integrated")] {
            let bytes = try compilation.redline(from: from, to: to, format: .text, options: options)
            let lines = String(decoding: bytes, as: UTF8.self).split(separator: "\n")
            #expect(lines.contains(">> Ask payroll."))
            #expect(lines.contains("\\>> These are words of the contract."))
        }
        let plain = try compilation.show(nil)
        #expect(String(decoding: plain, as: UTF8.self).contains("\n>> These are words of the contract."))
    }
}
