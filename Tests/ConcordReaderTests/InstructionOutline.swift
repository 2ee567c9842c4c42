import ConcordModel

@testable import ConcordReader

/// The instructions of a paper in short, one a line, and what was not understood: `strike “eight (8)” insert “ten (10)” in
/// Section 1(a)`.
struct InstructionOutline {
    private let tree: Tree

    static func of(_ body: String, isSigned: Bool = false) -> String {
        var tree = Tree()
        let reading = InstructionReader.read(
            SourceText(file: FileID(0), SourceFile(path: "papers/1.md", bytes: Array(body.utf8))), from: 0,
            effective: CivilDate("2025-07-01"), isSigned: isSigned,
            into: &tree)
        let outline = InstructionOutline(tree: tree)
        let lines = reading.instructions.map { outline.line($0) }
        let recitals = reading.recitals.map { "recital: \($0.text)" }
        return (lines + recitals + reading.findings.map { "\($0.severity): \($0.message)" }).joined(separator: "\n")
    }

    private func line(_ instruction: Instruction) -> String {
        var line = action(instruction.action)
        if let scope = instruction.scope { line += " [\(target(scope).trimmed)]" }
        if let article = instruction.article { line += " [\(article.text)]" }
        return line
    }

    private func action(_ action: InstructionAction) -> String {
        switch action {
        case .words(let edit, let target): words(edit) + self.target(target)
        case .rewrite(let target, let body, let showsSome):
            "rewrite\(self.target(target))\(showsSome ? " some" : ""): \(below(body))"
        case .add(let citation, let place, let body):
            "add \(citation?.text ?? "text")\(self.place(place)): \(below(body))"
        case .delete(let target, let keepsNumber): "delete\(self.target(target))\(keepsNumber ? " reserved" : "")"
        case .renumber(let target, let number): "renumber\(self.target(target)) as \(number.text)"
        case .move(let target, let place, let number):
            "move\(self.target(target))\(self.place(place))\(number.map { " as \($0.text)" } ?? "")"
        case .retitle(let target, let phrase): "retitle\(self.target(target)) \(quoted(phrase))"
        case .setCell(let target, let phrase): "set\(self.target(target)) to \(quoted(phrase))"
        case .addRows(let rows, let place):
            "rows \(rows.map { below($0) }.joined(separator: " / "))\(self.place(place))"
        case .deleteRow(let target): "delete row\(self.target(target))"
        case .addColumn(let head, let values, let place):
            "column \(quoted(head)) \(values.map(quoted).joined(separator: " "))\(self.place(place))"
        case .deleteColumn(let target): "delete column\(self.target(target))"
        case .moveRow(let target, let place): "move row\(self.target(target))\(self.place(place))"
        case .moveColumn(let target, let place): "move column\(self.target(target))\(self.place(place))"
        }
    }

    private func words(_ edit: InstructionAction.WordEdit) -> String {
        switch edit {
        case .replace(let old, let new): "strike \(quoted(old))" + (new.map { " insert \(quoted($0))" } ?? "")
        case .replacePlace(let new): "strike" + (new.map { " insert \(quoted($0))" } ?? "")
        case .insertAfter(let new, let phrase): "insert \(quoted(new)) after \(quoted(phrase))"
        case .insertBefore(let new, let phrase): "insert \(quoted(new)) before \(quoted(phrase))"
        case .insertAtEnd(let new): "insert \(quoted(new)) at end"
        case .insertAtBeginning(let new): "insert \(quoted(new)) at beginning"
        }
    }

    private func target(_ target: InstructionTarget) -> String {
        var text = ""
        switch target.occurrence {
        case .only: break
        case .all: text += " throughout"
        case .number(let number): text += " time \(number)"
        }
        if target.isTitle { text += " title" }
        if target.isIntroduction { text += " introduction" }
        if let sentence = target.sentence { text += " sentence \(sentence)" }
        if let paragraph = target.paragraph { text += " paragraph \(paragraph)" }
        if let row = target.row { text += " row \(quoted(row))" }
        if let column = target.column { text += " column \(quoted(column))" }
        if let citation = target.citation { text += " in \(citation.text)" }
        if target.isWholeAgreement { text += " in all" }
        return text
    }

    private func place(_ place: InstructionPlace) -> String {
        switch place {
        case .after(let target): " after\(self.target(target))"
        case .before(let target): " before\(self.target(target))"
        case .atEnd(let target): " at end\(self.target(target))"
        case .atBeginning(let target): " at beginning\(self.target(target))"
        case .byNumber: " by number"
        }
    }

    private func quoted(_ id: ProvisionID) -> String { id.exists ? "“\(tree.string(.text, of: id))”" : "nothing" }

    /// All words below a provision.
    private func below(_ id: ProvisionID) -> String {
        var words = Part.allCases.map { tree.string($0, of: id) }.filter { !$0.isEmpty }
        for child in tree.children(of: id) { words.append(below(child)) }
        return words.filter { !$0.isEmpty }.joined(separator: "|")
    }
}

extension String {
    fileprivate var trimmed: String { String(drop { $0 == " " }) }
}
