import ConcordModel

/// What the parties sign around a redline: all of it remarks, since it is no word of the agreement.
extension DocBookPage {
    mutating func writeHead(of signature: SignaturePage) {
        frames[0].hasBlocks = true
        remark(signature.paper)
        if let name = signature.name { remark(name) }
        for (name, value) in signature.facts { remark("\(name): \(value)") }
        remark("Digest: \(signature.digest)")
        remark(signature.scope)
        for words in signature.setsAside { remark("It sets aside, while it is in force: \(words)") }
        for words in signature.recitals { remark("It says, and changes nothing by it: \(words)") }
    }

    /// The last section, behind which nothing may follow.
    mutating func writeLines(of signature: SignaturePage) {
        while frames.count > 1 { closeFrame() }
        closeList()
        out.markup("<simplesect role=\"signatures\">\n<title><remark>Signatures</remark></title>\n")
        for party in signature.parties {
            remark("For the \(party.short) (\(party.name))")
            for line in ["Name", "Signature", "Date"] {
                remark("\(line): " + String(repeating: "_", count: 40))
            }
        }
        remark("Digest of \(signature.paper): \(signature.digest)")
        remark(SignaturePage.advice)
        out.markup("</simplesect>\n")
    }

    private mutating func remark(_ words: String) {
        out.markup("<remark role=\"signature\">")
        out.text(words, in: .content)
        out.markup("</remark>\n")
    }
}
