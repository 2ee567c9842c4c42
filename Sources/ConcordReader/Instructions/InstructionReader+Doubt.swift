import ConcordModel

/// Words that may have been agreed, and of which it is not known what they change.
extension InstructionReader {
    mutating func reportDoubtful(_ range: Range<Int>) {
        hasBegun = true
        doubtful.append(range)
    }

    /// Tells of the doubtful words since the last instruction at once: they have one cause and one cure.
    mutating func tellDoubtful() {
        guard let first = doubtful.first else { return }
        let others = doubtful.dropFirst()
        doubtful = []
        let form = InstructionForms.nearest(to: grammar.written(bytes: first))
        let text = "text of it, set > in front of every line."
        let beside = "write a paper with `form: beside`."
        let told = "put them under the head ## Background in front of the instructions."
        let isAlone = others.isEmpty
        let finding = Finding(
            .unclearInstruction, severity: isSigned ? .error : .warning, at: position(first.lowerBound),
            isAlone
                ? "It is not known what these words change in the contract: “\(excerpt(first))”"
                : "It is not known what these words and \(counted(others)) below them change in the contract: “\(excerpt(first))”",
            cure: isAlone
                ? "If they change the contract, write which words: \(form) If they are new \(text) If they hold beside it, \(beside) If they only tell something, \(told)"
                : "If they hold beside the contract, \(beside) If some of them change it, write for each which words: \(form) If some are new \(text) If some only tell something, \(told)",
            related: others.prefix(InstructionReader.mostShown).map {
                Finding.Related(position($0.lowerBound), "“\(excerpt($0))”")
            })
        findings.append(finding)
    }

    private func counted(_ others: ArraySlice<Range<Int>>) -> String {
        others.count == 1 ? "one more passage" : "\(others.count) more passages"
    }

    private static let mostShown = 40
}
