import ConcordModel

extension SignaturePage {
    /// What the shell of the page can name, beside what every page has.
    var values: [String: HTMLShell.Value] {
        [
            "paper": .slot(.words(paper)),
            "paperName": name.map { .slot(.words($0)) } ?? .absent,
            "facts": .list(facts.map { ["fact": .words($0.name), "value": .words($0.value)] }),
            "fact": .absent, "value": .absent,
            "scope": .slot(.words(scope)),
            "changed": .flag(!isUnchanged),
            "setsAside": .flag(!setsAside.isEmpty),
            "provisions": .list(setsAside.map { ["words": .words($0)] }),
            "recitals": .flag(!recitals.isEmpty),
            "sentences": .list(recitals.map { ["words": .words($0)] }),
            "words": .absent,
            "signers": .list(parties.map { ["short": .words($0.short), "name": .words($0.name)] }),
            "digest": .slot(.words(digest)),
            "advice": .slot(.words(SignaturePage.advice)),
        ]
    }
}
