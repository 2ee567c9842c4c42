import ConcordModel

extension ContractCheck {
    /// What the words themselves get wrong: numbers that stand twice, days that cannot be, terms and their definitions. One
    /// entry in the table, since one pass over the bytes serves all of them.
    static let wording = ContractCheck(
        .numberMismatch, .impossibleDate, .undefinedTerm, .duplicateDefinition, .unusedDefinition, .mixedDays
    ) { report in
        let text = report.text
        let triggers = report.references.triggers
        if !report.options.isOff(.numberMismatch) { NumberMismatch.find(triggers, in: &report) }
        if !report.options.isOff(.impossibleDate) { ImpossibleDate.find(triggers, in: &report) }
        let needsDefinitions: [Rule] = [.undefinedTerm, .duplicateDefinition, .unusedDefinition, .mixedDays]
        guard !needsDefinitions.allSatisfy(report.options.isOff) else { return }
        let definitions = DefinitionFinder.definitions(triggers, in: text)
        DefinitionRules.find(definitions, triggers, in: &report)
        if !report.options.isOff(.mixedDays) {
            // Who defines “Business Days” knows them from other days.
            let definesDays = definitions.contains { kindsOfDays.contains($0.term) }
            MixedDays.find(triggers, definesDays: definesDays, in: &report)
        }
    }

    private static let kindsOfDays: Set<String> = {
        let kinds = ["day", "business day", "working day", "work day", "workday", "calendar day"]
        return Set(kinds + kinds.map { $0 + "s" })
    }()
}
