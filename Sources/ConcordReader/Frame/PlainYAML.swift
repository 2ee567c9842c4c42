/// What is wrong with YAML, in words that need no knowledge of it.
enum PlainYAML {
    /// What the YAML library calls a problem, as a sentence that a finding can end with.
    static func reason(_ problem: String) -> String {
        words.first { problem.hasPrefix($0.start) }?.words ?? "it is not written as `name: value`"
    }

    private static let words: [(start: String, words: String)] = [
        (
            "mapping values are not allowed",
            "a colon with a space stands in the words of a value, or a line stands farther in than the one above"
        ),
        ("could not find expected ':'", "a line has no colon behind its name"),
        (
            "did not find expected key",
            "a line does not begin where those above it do, or something stands behind a closed quotation mark or bracket"
        ),
        ("did not find expected ',' or '}'", "a brace is opened and not closed, or a comma is missing in it"),
        ("did not find expected ',' or ']'", "a bracket is opened and not closed, or a comma is missing in it"),
        ("did not find expected node content", "a comma or a sign stands where a value belongs"),
        ("found unexpected end of stream", "a quotation mark is opened and never closed"),
        ("found unexpected document indicator", "a quotation mark is opened and never closed"),
        (
            "found character that cannot start any token",
            "a value begins with a sign that must stand in quotation marks"
        ),
        ("block sequence entries are not allowed", "a list with `-` begins on the line of its name"),
        ("did not find expected '-'", "the lines of a list do not all begin with `-` in one column"),
        (
            "found unknown escape character",
            "in double quotation marks stands a backslash; single ones take it as it is"
        ),
        ("did not find expected alphabetic", "a value begins with * or &, and must stand in quotation marks"),
        ("did not find expected tag URI", "a value begins with !, and must stand in quotation marks"),
        ("found undefined tag handle", "a value begins with !, and must stand in quotation marks"),
        ("did not find expected whitespace", "a sign stands right behind another where a space belongs"),
        ("did not find expected comment or line break", "words stand behind a | or > that belong on the next line"),
        ("control characters are not allowed", "it holds a sign that nobody can see"),
        ("invalid", "the file is not saved as UTF-8"),
        ("did not find expected <document start>", "something stands behind the end of the values"),
    ]
}
