import ConcordModel
import Testing

/// Reads an article and holds its outline against the lines wanted; nothing of the article may be lost on the way.
func expectOutline(
    _ text: String, path: String = "articles/01.md", _ wanted: [String], findings: [Rule] = [],
    _ location: SourceLocation = #_sourceLocation
) {
    let outline = BlockOutline(text, path: path)
    #expect(outline.lines == wanted, sourceLocation: location)
    #expect(outline.findings.map(\.rule) == findings, sourceLocation: location)
    let lost = BlockWords.lost(from: Array(text.utf8), in: outline.tree)
    #expect(lost.isEmpty, "lost: \(lost)", sourceLocation: location)
}

/// The outline of what stands below one article with nothing else in its head.
func expectBody(
    _ text: String, _ wanted: [String], findings: [Rule] = [], _ location: SourceLocation = #_sourceLocation
) {
    expectOutline(
        "# Article 5\n\n" + text, ["article [Article 5]"] + wanted.map { "  " + $0 }, findings: findings, location)
}
