import ConcordModel

/// What is wrong with the signatures of an agreement. Nothing in its folder can make any of it less than an error.
struct SignatureFindings {
    private(set) var findings: [Finding] = []
    private let place: SourcePosition
    private let hasRecord: Bool

    init(at place: SourcePosition, record: Bool) {
        self.place = place
        hasRecord = record
    }

    private mutating func add(
        _ rule: Rule, severity: Severity? = nil, _ message: String, cure: String, papers: [String] = []
    ) {
        findings.append(Finding(rule, severity: severity, at: place, message, cure: cure, papers: papers))
    }

    /// Whether the list of signers fits the agreement.
    mutating func judge(_ list: SignerList, named name: String?) {
        for fault in list.faults {
            let place =
                list.isOfFolder ? "`keys` in agreement.yml" : "line \(fault.line) of \(name ?? "the list of signers")"
            add(.badSigners, "\(place.prefix(1).uppercased())\(place.dropFirst()) \(fault.message).", cure: fault.cure)
        }
    }

    mutating func judge(_ parties: [Party]) {
        if parties.isEmpty {
            add(
                .missingSignature, "agreement.yml names no parties, so nobody has signed.",
                cure: "Write `parties:` as they were when the record was signed.")
        }
        if !hasRecord {
            add(
                .missingSignature,
                "There is no \(SignedRecord.name), so there is nothing that the parties have signed.",
                cure:
                    "Seal the signed papers with “concord seal --all”, and have each party sign the record with “concord seal --sign”."
            )
        }
    }

    /// Whether each party has signed the record.
    mutating func judge(_ signatures: [PartySignature], by list: SignerList) {
        guard hasRecord else { return }
        var known: [String] = []
        for signature in signatures {
            let party = signature.party
            let sign = "“concord seal --sign \(party.key) --key FILE”"
            switch signature.state {
            case .valid(let key): known.append("\(party.short) \(key)")
            case .unchecked: break
            case .invalid(let reason):
                add(
                    .missingSignature,
                    "\(signature.file) is no signature of the \(party.short) over \(SignedRecord.name) as it stands\(reason.isEmpty ? "" : ": \(reason)").",
                    cure:
                        "If \(SignedRecord.name) was changed, put it back. If it is what the \(party.short) agreed to, let them sign it anew with \(sign)."
                )
            case .missing:
                add(
                    .missingSignature,
                    "The \(party.short) has not signed \(SignedRecord.name): there is no \(signature.file).",
                    cure: "Let the \(party.short) sign with \(sign), or put the file back.")
            case .withoutKey:
                add(
                    .missingSignature,
                    list.isOfFolder
                        ? "agreement.yml gives no key of the \(party.short), so nobody knows whose signature would be theirs."
                        : "The list of signers has no key for “\(party.key)”, so nobody knows whose signature would be that of the \(party.short).",
                    cure: list.isOfFolder
                        ? "Name a file of keys that you have from the \(party.short) itself, with --signers."
                        : "Write a line with “\(party.key)” and the public key that the \(party.short) gave you.")
            }
        }
        if list.isOfFolder, !known.isEmpty {
            add(
                .folderSigners,
                "The folder itself says whose keys these are: \(known.joined(separator: "; ")). That proves nothing to a stranger, since whoever can change the folder can change them.",
                cure: "Compare them with keys that you have from the parties, or name a file of those with --signers.")
        }
    }
}
