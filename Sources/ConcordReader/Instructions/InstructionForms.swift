/// The forms of instruction, as they are shown to a writer whose own was not understood.
enum InstructionForms {
    /// The form whose words a sentence has.
    static func nearest(to sentence: String) -> String {
        let words = sentence.lowercased().split { !$0.isLetter }.map(String.init)
        let isTable = words.contains { $0 == "row" || $0 == "column" || $0 == "cell" || $0 == "table" }
        if isTable {
            if words.contains("row"), words.contains(where: { $0 == "add" || $0 == "insert" }) {
                return "Add the row \"Clerk III | $23.10\" after the row \"Clerk II\"."
            }
            if words.contains("column"), words.contains(where: { $0 == "add" || $0 == "insert" }) {
                return "Add the column \"Step 4\" after the column \"Step 3\" with \"$1.00\", \"$2.00\"."
            }
            return "Set the row \"Clerk II\", column \"Step 3\" to \"$22.05\"."
        }
        // No machine rounds a raise; each amount is agreed.
        let raised: Set<String> = ["rate", "rates", "wage", "wages", "salary", "salaries", "pay", "percent"]
        if !sentence.contains("\""), !sentence.contains("“"), words.contains(where: raised.contains) {
            return "Set the row \"Clerk II\", column \"Step 3\" to \"$22.05\", and so each new amount."
        }
        for word in words {
            guard let verb = DraftingVerb.any(word) else { continue }
            switch verb {
            case .strike where words.contains { ["insert", "add", "substitute", "replace"].contains($0) }:
                return "Strike \"old words\" and insert \"new words\", with quotation marks around both."
            case .strike:
                return words.contains { InstructionGrammar.citing.contains($0) } && !sentence.contains("\"")
                    && !sentence.contains("“")
                    ? "## Delete Section 3" : "Strike \"old words\" and insert \"new words\"."
            case .insert:
                return words.contains { InstructionGrammar.citing.contains($0) } && !sentence.contains("\"")
                    && !sentence.contains("“")
                    ? "## Add Section 5 after Section 4, with the text below it."
                    : "Insert \"new words\" after \"old words\"."
            case .replace, .substitute, .change: return "Replace \"old words\" with \"new words\"."
            case .amend, .read: return "## Amend Section 2 to read, with the text below it."
            case .renumber: return "## Renumber Section 4 as Section 5"
            case .move: return "## Move Section 6 after Section 2"
            case .retitle: return "## Retitle Article 9 as \"Holidays\""
            case .set: return "Set the row \"Clerk II\", column \"Step 3\" to \"$22.05\"."
            case .reserve: return "## Delete Section 3 and reserve the number"
            }
        }
        return "Strike \"old words\" and insert \"new words\" in Section 1(a)."
    }
}
