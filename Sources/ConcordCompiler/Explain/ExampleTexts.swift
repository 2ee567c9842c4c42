/// The imaginary contract that the explanations share, so that a reader who has seen one example knows the next.
enum ExampleTexts {
    /// The article before any paper.
    static let vacation = Explanation.ExampleFile(
        "articles/12-vacation.md",
        """
        # Article 12. Vacation

        ## Section 1. Accrual

        Employees earn eight (8) hours of vacation each month.

        ## Section 2. Scheduling

        Vacation is granted in the order in which it was requested.
        """)

    /// A tentative agreement signed by both parties.
    ///
    /// - Parameters:
    ///   - id: its id; the file is named after it.
    ///   - more: further lines of the front matter.
    static func signed(_ id: String, _ more: String..., body: String) -> Explanation.ExampleFile {
        let head = head(id, more)
        return Explanation.ExampleFile("papers/\(id.lowercased()).md", head + "\n" + body)
    }

    /// The same with a patch for its body.
    static func patch(_ id: String, _ more: String..., body: String) -> Explanation.ExampleFile {
        Explanation.ExampleFile("papers/\(id.lowercased()).patch", head(id, more) + body)
    }

    /// The front matter with a line end behind it.
    private static func head(_ id: String, _ more: [String]) -> String {
        let head =
            ["---", "paper: \(id)", "kind: tentative agreement", "date: 2025-03-14"] + more
            + ["signed: { union: 2025-03-14, employer: 2025-03-15 }", "---", ""]
        return head.joined(separator: "\n")
    }

    /// A paper's change of the accrual sentence.
    static func accrual(_ sentence: String) -> String {
        """
        # Article 12. Vacation

        ## Section 1. Accrual

        \(sentence)
        """
    }
}
