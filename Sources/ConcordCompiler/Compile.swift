import ConcordModel
import ConcordReader
import ConcordWeave

/// Compiles an agreement: every pass of the compiler, in order.
///
/// `version` is the version whose conflicts become findings; `asOf` narrows `integrated` to what is in force that day.
/// `from` is the version that a redline begins with, which must hold too.
/// Compiling always finishes: what is wrong with the input is in the findings of the result. With `errorsAlone` warnings
/// and notes matter only beside an error, and checks that cannot find one may be spared.
public func compile(
    _ input: Input, version: String = "integrated", from: String? = nil, asOf: CivilDate? = nil,
    errorsAlone: Bool = false
) -> Compilation {
    var sources = SourceSet()
    for file in input.filesInContractOrder { sources.add(file) }
    // Read: files to one tree.
    var (manuscript, readingFindings) = AgreementReader.read(sources, name: input.name)
    // Seals: what was recorded of papers that were sealed, so that no other takes their place.
    let seals = FolderSeals(input, &sources, &manuscript)
    // Anchor and weave: each paper on the text it was drafted on, then all into one.
    let patches = PatchDrafts(sources)
    var conformed = ConformedAgreement(
        IntegratedAgreement(manuscript, readingPatches: patches.read) { PaperSeals.judge($0, patches.sources) })
    // Settle: what the papers of this version cannot all have.
    let name = version == "integrated" ? asOf.map { "integrated@\($0)" } ?? version : version
    let settlement = Settlement(conformed.agreement, version: name)
    // Conform: numbers and references follow what the papers did, where the agreement wants it.
    if let version = settlement.version {
        conformed.conform(version, hasConflicts: !settlement.conflicts.isEmpty)
    }
    var findings = readingFindings + conformed.agreement.findings + settlement.findings
    findings += seals.findings(of: conformed.agreement, sources)
    // Prove: with each of its papers alone, the contract reads as that paper says.
    if let version = settlement.version {
        findings += PaperProof.findings(of: conformed.agreement, in: version, sources, known: findings)
    }
    // Days: what a paper in force changes must be in force with it.
    findings += UnreadFiles(input).findings(&sources)
    for name in Set([name, from ?? name]) { findings += GroundFindings.about(version: name, in: conformed.agreement) }
    // Check: whether that version is sound as a document. No page waits for it, so it is looked at when it is asked for.
    let errorsAlone = errorsAlone && findings.worst != .error
    let soundness = Soundness(settlement, of: conformed, errorsAlone: errorsAlone)
    // Redlines too are built, verified and written when they are asked for.
    return Compilation(
        sources: sources, findings: findings, conformed: conformed, settlement: settlement, soundness: soundness,
        seals: seals)
}
