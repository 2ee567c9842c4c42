import ConcordModel

extension ContractCheck {
    /// What the words themselves get wrong: numbers that stand twice, days that cannot be, terms and their definitions. One
    /// entry in the table, since one pass over the bytes serves all of them.
    static let wording = ContractCheck(
        .numberMismatch, .impossibleDate, .undefinedTerm, .duplicateDefinition, .unusedDefinition, .mixedDays
    ) { report in
        let text = report.text
        let triggers = WordingTriggers(text)
        if !report.options.isOff(.numberMismatch) { NumberMismatch.find(triggers, in: &report) }
        if !report.options.isOff(.impossibleDate) { ImpossibleDate.find(triggers, in: &report) }
        let ofDefinitions: [Rule] = [.undefinedTerm, .duplicateDefinition, .unusedDefinition, .mixedDays]
        if ofDefinitions.allSatisfy(report.options.isOff) { return }
        let definitions = DefinitionFinder.definitions(triggers, in: text)
        DefinitionRules.find(definitions, triggers, in: &report)
        if !report.options.isOff(.mixedDays) {
            // Who defines “Business Days” knows them from other days.
            let kinds = ["day", "business day", "working day", "work day", "workday", "calendar day"]
            let definesDays = definitions.contains { definition in
                kinds.contains { definition.term == $0 || definition.term == $0 + "s" }
            }
            MixedDays.find(triggers, definesDays: definesDays, in: &report)
        }
    }
}
