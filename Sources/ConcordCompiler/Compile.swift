import ConcordChecks
import ConcordModel
import ConcordReader
import ConcordWeave

/// Compiles an agreement: every pass of the compiler, in order.
///
/// `version` is the version whose conflicts become findings; `asOf` narrows `integrated` to what is in force that day.
/// Compiling always finishes: what is wrong with the input is in the findings of the result.
public func compile(_ input: Input, version: String = "integrated", asOf: CivilDate? = nil) -> Compilation {
    var sources = SourceSet()
    for file in input.filesInContractOrder { sources.add(file) }
    // Read: files to one tree.
    let (manuscript, readingFindings) = AgreementReader.read(sources, name: input.name)
    // Anchor and weave: each paper on the text it was drafted on, then all into one.
    var conformed = ConformedAgreement(IntegratedAgreement(manuscript))
    // Settle: what the papers of this version cannot all have.
    let name = version == "integrated" ? asOf.map { "integrated@\($0)" } ?? version : version
    let settlement = Settlement(conformed.agreement, version: name)
    // Conform: numbers and references follow what the papers did, where the agreement wants it.
    if let version = settlement.version {
        conformed.conform(version, hasConflicts: !settlement.conflicts.isEmpty)
    }
    let agreement = conformed.agreement
    // Check: whether that version is sound as a document. Where papers are at odds there is no one text to check yet. What
    // it refers to, and what the contract before any paper did, is found side by side.
    let checked = settlement.conflicts.isEmpty ? settlement.version.map(conformed.version) : nil
    let versions = checked.map { $0 == Version() ? [$0] : [$0, Version()] } ?? []
    let references = SideBySide.map(versions.count) { index in
        ContractReferences(ContractTextBuilder.build(agreement, in: versions[index]))
    }
    let checks = references.first.map { later in
        ContractChecks.findings(
            in: later, base: references.dropFirst().first, options: agreement.manuscript.checkOptions,
            notes: agreement.weave.tree.notes, known: settlement.findings)
    }
    let findings = readingFindings + agreement.findings + settlement.findings + (checks ?? [])
    // Redlines are built, verified and written when they are asked for.
    return Compilation(
        sources: sources, findings: findings.inReadingOrder(), conformed: conformed, settlement: settlement,
        references: references.first)
}
