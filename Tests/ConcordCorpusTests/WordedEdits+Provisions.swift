import Support

/// Edits of items, tables and whole sections, and how they are said.
extension WordedEdits {
    // MARK: Items

    mutating func editItems(_ index: Int) {
        let section = article.sections[index]
        let pick = random.number(section.items.count)
        let letter = section.items[pick].letter
        let home = cited(section.number, letter)
        let text = MadeArticle.sentence(&random)
        let next = String(UnicodeScalar(UInt8(97 + section.items.count)))
        switch random.number(5) {
        case 0:
            say([
                "\(home.capitalizedFirst) is amended to read: \(quoted(text))", "## Amend \(home) to read\n\n> \(text)",
                "Replace \(home) with the following:\n\n> (\(letter)) \(text)",
                "\(home.capitalizedFirst) shall be amended to read as follows:\n\n“\(text)”",
            ])
            article.sections[index].items[pick].text = text
        case 1:
            say([
                "Delete \(home)", "\(home.capitalizedFirst) is deleted in its entirety",
                "\(cited(section.number)) is amended by striking item (\(letter))", "## Delete \(home)",
                "In \(cited(section.number)), delete paragraph (\(letter))",
            ])
            article.sections[index].items.remove(at: pick)
        case 2:
            let section = cited(section.number)
            say([
                "Add to \(section) a new item (\(next)):\n\n> (\(next)) \(text)",
                "## Add item (\(next)) to \(section)\n\n> \(text)",
                "\(section) is amended by adding at the end the following: \(quoted("(\(next)) \(text)"))",
                "\(section) is amended by adding a new item (\(next)) to read:\n\n> (\(next)) \(text)",
            ])
            article.sections[index].items.append((next, text))
        case 3:
            let goal = random.number(section.items.count)
            guard goal != pick, goal + 1 != pick else { return }
            say([
                "Move \(home) after item (\(section.items[goal].letter)) of Section \(section.number)",
                "In \(cited(section.number)), move item (\(letter)) after item (\(section.items[goal].letter))",
            ])
            let moved = article.sections[index].items.remove(at: pick)
            let place = article.sections[index].items.firstIndex { $0.letter == section.items[goal].letter } ?? 0
            article.sections[index].items.insert(moved, at: place + 1)
        default:
            let after = section.items[pick...].map { $0.letter }
            let pairs = after.map { old in (old, String(UnicodeScalar(old.utf8.first! + 1))) }
            if pairs.count == 1 {
                say([
                    "Redesignate \(home) as (\(pairs[0].1))",
                    "\(home.capitalizedFirst) is renumbered as (\(pairs[0].1))",
                    "\(cited(section.number)) is amended by redesignating item (\(letter)) as item (\(pairs[0].1))",
                ])
            } else {
                let list = "items (\(pairs[0].0)) through (\(pairs.last!.0))"
                let new = "(\(pairs[0].1)) through (\(pairs.last!.1))"
                say([
                    "In \(cited(section.number)), redesignate \(list) as items \(new)",
                    "\(cited(section.number)) is amended by redesignating \(list) as items \(new)",
                ])
            }
            for place in article.sections[index].items.indices where place >= pick {
                article.sections[index].items[place].letter = pairs[place - pick].1
            }
        }
    }

    // MARK: Tables

    mutating func editTable(_ index: Int) {
        let section = article.sections[index]
        let home = cited(section.number)
        var table = section.table
        let row = 1 + random.number(table.count - 1)
        let column = 1 + random.number(table[0].count - 1)
        let (rowName, columnName) = (quoted(table[row][0]), quoted(table[0][column]))
        let value = MadeArticle.amount(&random)
        switch random.number(7) {
        case 0:
            say([
                "In \(home), set the row \(rowName), column \(columnName) to \(quoted(value))",
                "In \(home), strike \(quoted(table[row][column])) in the row \(rowName), column \(columnName) and insert \(quoted(value))",
                "Set the row \(rowName), column \(columnName) in \(home) to \(quoted(value))",
            ])
            table[row][column] = value
        case 1:
            let cells = ["Warden"] + table[0].dropFirst().map { _ in MadeArticle.amount(&random) }
            say([
                "In \(home), add the row \"\(cells.joined(separator: " | "))\" after the row \(rowName)",
                "Add the row \"\(cells.joined(separator: " | "))\" after the row \(rowName) in \(home)",
            ])
            table.insert(cells, at: row + 1)
        case 2:
            guard table.count > 2 else { return }
            say([
                "In \(home), delete the row \(rowName)", "Delete the row \(rowName) in \(home)",
                "Strike the row \(rowName) of the table in \(home)",
            ])
            table.remove(at: row)
        case 3:
            let goal = 1 + random.number(table.count - 1)
            guard goal != row, goal + 1 != row else { return }
            let name = quoted(table[goal][0])
            say([
                "In \(home), move the row \(rowName) after the row \(name)",
                "Move the row \(rowName) after the row \(name) in \(home)",
                "In \(home), move the row \(rowName) below the row \(name)",
            ])
            let moved = table.remove(at: row)
            table.insert(moved, at: (goal > row ? goal - 1 : goal) + 1)
        case 4:
            guard table[0].count > 2 else { return }
            say(["In \(home), delete the column \(columnName)", "Delete the column \(columnName) in \(home)"])
            for line in table.indices { table[line].remove(at: column) }
        case 5:
            let values = table.dropFirst().map { _ in MadeArticle.amount(&random) }
            let list = values.map { "\"\($0)\"" }.joined(separator: ", ")
            say(["In \(home), add the column \"Step X\" after the column \(columnName) with \(list)"])
            for line in table.indices { table[line].insert(line == 0 ? "Step X" : values[line - 1], at: column + 1) }
        default:
            guard table[0].count > 2 else { return }
            let goal = 1 + random.number(table[0].count - 1)
            guard goal != column, goal + 1 != column else { return }
            say(["In \(home), move the column \(columnName) after the column \(quoted(table[0][goal]))"])
            for line in table.indices {
                let moved = table[line].remove(at: column)
                table[line].insert(moved, at: (goal > column ? goal - 1 : goal) + 1)
            }
        }
        article.sections[index].table = table
    }

    // MARK: Sections

    mutating func editSection(_ index: Int) {
        let section = article.sections[index]
        let home = cited(section.number)
        switch random.number(6) {
        case 0:
            say([
                "Delete \(home)", "\(home) is deleted in its entirety", "## Delete \(home)",
                "\(home) is hereby deleted",
                "Article 4 is amended by striking Section \(section.number)", "Repeal \(home)",
            ])
            article.sections.remove(at: index)
        case 1:
            say([
                "Delete \(home) and reserve the number", "\(home) is deleted and the number is reserved",
                "## Delete \(home) and reserve the number",
            ])
            article.sections[index].isReserved = true
        case 2:
            let title = MadeArticle.title(random.number(90), &random)
            say([
                "Retitle \(home) as \(quoted(title))", "## Retitle \(home) as \(quoted(title))",
                "The title of \(home) is changed to \(quoted(title))",
                "Change the title of \(home) to \(quoted(title))",
                "\(home) is retitled \(quoted(title))", "Amend the title of \(home) to read \(quoted(title))",
            ])
            article.sections[index].title = title
        case 3:
            var new = MadeArticle.Section(
                number: section.number + "A", title: MadeArticle.title(7, &random), paragraphs: [])
            new.paragraphs = [[MadeArticle.sentence(&random), MadeArticle.sentence(&random)]]
            let text = MadeArticle.blocks(of: new).map { "> " + $0.drop { $0 == "#" || $0 == " " } }.joined(
                separator: "\n>\n")
            say([
                "Add Section \(new.number) after \(home):\n\n\(text)",
                "## Add Section \(new.number) after \(home)\n\n\(text)",
                "After \(home), insert the following new Section \(new.number):\n\n\(text)",
                "A new Section \(new.number) is added after \(home) to read as follows:\n\n\(text)",
                "Article 4 is hereby amended to add a new Section \(new.number) after Section \(section.number):\n\n\(text)",
            ])
            article.sections.insert(new, at: index + 1)
            touched.insert(new.number)
        case 4:
            var later = section
            later.items = []
            later.table = []
            later.paragraphs = (0...random.number(2)).map { _ in
                [MadeArticle.sentence(&random), MadeArticle.sentence(&random)]
            }
            let text = later.paragraphs.map { "> " + $0.joined(separator: " ") }.joined(separator: "\n>\n")
            let whole = MadeArticle.blocks(of: later).map { "> " + $0.drop { $0 == "#" || $0 == " " } }.joined(
                separator: "\n>\n")
            say([
                "## Amend \(home) to read\n\n\(text)", "\(home) is amended to read as follows:\n\n\(whole)",
                "\(home) shall be amended to read as follows:\n\n\(text)",
                "Replace \(home) with the following:\n\n\(whole)",
                "Delete \(home) and replace it with the following:\n\n\(whole)",
                "\(section.heading) is amended to read:\n\n\(text)",
            ])
            article.sections[index] = later
        default:
            let goal = random.number(article.sections.count)
            let other = article.sections[goal]
            guard goal != index, goal + 1 != index, !touched.contains(other.number) else { return }
            say([
                "Move \(home) after Section \(other.number)", "## Move \(home) after \(cited(other.number))",
                "\(home) is moved after \(cited(other.number))",
            ])
            let moved = article.sections.remove(at: index)
            article.sections.insert(moved, at: (article.sections.firstIndex { $0.number == other.number } ?? 0) + 1)
            touched.insert(other.number)
        }
    }
}
