import ConcordModel

/// Instructions as seals count them: what each asks for and where, with the words that it brings, in whatever sentence.
extension CanonicalReading {
    mutating func add(_ instruction: Instruction, _ tree: Tree) {
        add("instruction", "")
        add(instruction.article, as: "article")
        if let scope = instruction.scope { add(scope, as: "scope", tree) }
        switch instruction.action {
        case .words(let edit, let target):
            add(target, as: "words", tree)
            add(edit, tree)
        case .rewrite(let target, let body, let showsSome):
            add(target, as: showsSome ? "rewrite some" : "rewrite", tree)
            add(body, of: tree)
        case .add(let citation, let place, let body):
            add(citation, as: "add")
            add(place, tree)
            add(body, of: tree)
        case .delete(let target, let keepsNumber): add(target, as: keepsNumber ? "reserve" : "delete", tree)
        case .renumber(let target, let number):
            add(target, as: "renumber", tree)
            add(words: number.text, as: "number")
        case .move(let target, let place, let number):
            add(target, as: "move", tree)
            add(place, tree)
            if let number { add(words: number.text, as: "number") }
        case .retitle(let target, let title):
            add(target, as: "retitle", tree)
            add(title, of: tree)
        case .setCell(let target, let words):
            add(target, as: "cell", tree)
            add(words, of: tree)
        case .addRows(let rows, let place):
            add(place, tree)
            for row in rows { add(row, of: tree) }
        case .deleteRow(let target): add(target, as: "delete row", tree)
        case .moveRow(let target, let place):
            add(target, as: "move row", tree)
            add(place, tree)
        case .moveColumn(let target, let place):
            add(target, as: "move column", tree)
            add(place, tree)
        case .addColumn(let head, let values, let place):
            add(place, tree)
            add(head, of: tree)
            for value in values { add(value, of: tree) }
        case .deleteColumn(let target): add(target, as: "delete column", tree)
        }
    }

    private mutating func add(_ edit: InstructionAction.WordEdit, _ tree: Tree) {
        func add(_ name: StaticString, _ phrases: ProvisionID?..., to reading: inout CanonicalReading) {
            reading.add(name, "")
            for phrase in phrases.compactMap({ $0 }) { reading.add(phrase, of: tree) }
        }
        switch edit {
        case .replace(let old, let new): add("replace", old, new, to: &self)
        case .replacePlace(let new): add("replace place", new, to: &self)
        case .insertAfter(let old, let new): add("insert after", old, new, to: &self)
        case .insertBefore(let old, let new): add("insert before", old, new, to: &self)
        case .insertAtEnd(let new): add("insert at end", new, to: &self)
        case .insertAtBeginning(let new): add("insert at beginning", new, to: &self)
        }
    }

    private mutating func add(_ citation: CitationText?, as name: StaticString) {
        add(words: citation?.text ?? "", as: name)
    }

    private mutating func add(_ place: InstructionPlace, _ tree: Tree) {
        switch place {
        case .after(let target): add(target, as: "place after", tree)
        case .before(let target): add(target, as: "place before", tree)
        case .atEnd(let target): add(target, as: "place at end", tree)
        case .atBeginning(let target): add(target, as: "place at beginning", tree)
        case .byNumber: add("place by number", "")
        }
    }

    private mutating func add(_ target: InstructionTarget, as name: StaticString, _ tree: Tree) {
        add(target.citation, as: name)
        if target.isWholeAgreement { add("agreement", "") }
        if let number = target.paragraph { add("paragraph", String(number)) }
        if let number = target.sentence { add("sentence", String(number)) }
        if target.isTitle { add("title", "") }
        if target.isIntroduction { add("introduction", "") }
        if let row = target.row {
            add("row", "")
            add(row, of: tree)
        }
        if let column = target.column {
            add("column", "")
            add(column, of: tree)
        }
        switch target.occurrence {
        case .only: break
        case .all: add("throughout", "")
        case .number(let number): add("occurrence", String(number))
        }
    }
}
