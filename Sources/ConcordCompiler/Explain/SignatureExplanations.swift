/// What can be wrong with the signatures over the record of seals. They are looked at by “concord check --signatures” alone.
let signatureExplanations: [Explanation] = [
    Explanation(
        .missingSignature, "A party has not signed the record of seals as it stands.",
        meaning: """
            “concord check --signers FILE” was asked whether both sides have signed seals.txt, and a party's signature is not
            there, was made with another key, or is over other words than stand there now. Then nobody can tell from
            the folder that this party agreed to what is in it.

            Find out first whether seals.txt was changed, and put it back if it was. Only if it is what the party agreed to,
            let them sign: “concord seal --sign union --key FILE” writes seals.txt.union.sig (or .minisig) beside it.
            Nothing in the folder can turn this off.
            """,
        wrong: [record, signature("union")],
        right: [record, signature("union"), signature("employer")]),
    Explanation(
        .badSigners, "The list of signers does not fit the agreement.",
        meaning: """
            The file behind “--signers” lets somebody sign who is no party in agreement.yml, gives two parties one key, or has
            a line that holds no key. The names in it are the keys of the parties, each written out: a pattern such as *
            would let one key sign for everybody.

            A name that is no party may mean that a party was taken out of agreement.yml after the file was made; then
            put it back.
            """,
        wrong: [signers("* ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIB…\n")],
        right: [
            signers(
                "union ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIB…\nemployer minisign RWQf6LRCGA9i53mlYecO4IzT51TGPp…\n")
        ]),
    Explanation(
        .folderSigners, "Signatures were held against keys that stand in the folder itself.",
        meaning: """
            Without “--signers” the keys are those that agreement.yml gives its parties. They help the parties
            themselves, who know their own keys. To a stranger they prove nothing: whoever can change the contract can
            put other keys there and sign again.

            Give “--signers” a file that you have from the parties, or compare the keys that are shown with what they
            told you.
            """,
        wrong: [
            Explanation.ExampleFile(
                "agreement.yml",
                """
                title: Agreement
                parties:
                  union:    { name: Library Workers Local 12, short: Union, keys: ["ssh-ed25519 AAAA…"] }
                  employer: { name: Town of Maple Ridge, short: Town, keys: ["ssh-ed25519 AAAA…"] }
                """)
        ],
        right: [
            Explanation.ExampleFile(
                "agreement.yml",
                """
                title: Agreement
                parties:
                  union:    { name: Library Workers Local 12, short: Union }
                  employer: { name: Town of Maple Ridge, short: Town }
                """)
        ]),
]

private let record = Explanation.ExampleFile("seals.txt", "…")

private func signature(_ party: String) -> Explanation.ExampleFile {
    Explanation.ExampleFile("seals.txt.\(party).sig", "-----BEGIN SSH SIGNATURE-----")
}

private func signers(_ lines: String) -> Explanation.ExampleFile { Explanation.ExampleFile("signers", lines) }
