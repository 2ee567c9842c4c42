import ConcordModel

extension ContractCheck {
    /// What the words themselves get wrong: numbers that stand twice, days that cannot be, terms and their definitions. One
    /// entry in the table, since one pass over the bytes serves all of them.
    static let wording = ContractCheck(
        .numberMismatch, .impossibleDate, .undefinedTerm, .duplicateDefinition, .unusedDefinition, .mixedDays
    ) { report in
        let triggers = WordingTriggers(report.text)
        if !report.options.isOff(.numberMismatch) { NumberMismatch.find(triggers, in: &report) }
    }
}
