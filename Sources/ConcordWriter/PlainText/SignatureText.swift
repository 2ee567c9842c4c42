import ConcordModel

/// The page that is signed by hand as plain text: a head, the redline as it is printed everywhere, and lines to write on.
package struct SignatureText {
    private let signature: SignaturePage
    private let width: Int

    package init(_ signature: SignaturePage, width: Int) {
        self.signature = signature
        self.width = max(1, width)
    }

    /// The whole page around a redline that is plain text already.
    package func write(around redline: [UInt8]) -> [UInt8] {
        var page = PlainTextLines(width: width, reserving: redline.count + 4096)
        head(signature.paper, 0x3D, &page)
        if let name = signature.name { block(name, &page) }
        page.beginBlock()
        let facts = signature.facts + [("Digest", signature.digest)]
        let column = (facts.map { $0.name.unicodeScalars.count }.max() ?? 0) + 3
        for (name, value) in facts {
            let gap = String(repeating: " ", count: column - 1 - name.unicodeScalars.count)
            // Spaces in a row would be wrapped as one.
            var line = PlainTextLines(width: max(20, width - column), reserving: 128)
            line.wrap(Array(value.utf8), indent: 0, hanging: 0)
            let lines = line.bytes.split(separator: 0x0A)
            for (index, words) in lines.enumerated() {
                page.append(Array((index == 0 ? name + ":" + gap : String(repeating: " ", count: column)).utf8)[...])
                page.append(words)
                page.endLine()
            }
        }
        block(signature.scope, &page)
        if !signature.isUnchanged {
            block(
                "Words in {+…+} are inserted, words in [-…-] are struck. Lines that begin with >> are no words of the contract.",
                &page)
        }
        if !redline.isEmpty {
            page.beginBlock()
            page.append(redline[...])
        }
        list("It sets aside, while it is in force", signature.setsAside, &page)
        list("It says, and changes nothing by it", signature.recitals, &page)
        head("Signatures", 0x2D, &page)
        for party in signature.parties {
            block("For the \(party.short) (\(party.name))", &page)
            for line in ["Name", "Signature", "Date"] {
                page.beginBlock()
                let label = "  \(line):".padded(to: 14)
                page.append(Array(label.utf8)[...])
                page.repeated(UInt8(ascii: "_"), max(10, min(width, 70) - 14))
                page.endLine()
            }
        }
        block("Digest of \(signature.paper):", &page)
        block("  " + signature.digest, indent: 2, &page)
        block(SignaturePage.advice, &page)
        return page.bytes
    }

    private func head(_ words: String, _ sign: UInt8, _ page: inout PlainTextLines) {
        page.beginBlock()
        let widest = page.wrap(Array(words.utf8), indent: 0, hanging: 0)
        page.underline(sign, from: 0, to: widest)
    }

    private func block(_ words: String, indent: Int = 0, _ page: inout PlainTextLines) {
        page.beginBlock()
        page.wrap(Array(words.utf8), indent: indent, hanging: indent)
    }

    private func list(_ title: String, _ entries: [String], _ page: inout PlainTextLines) {
        guard !entries.isEmpty else { return }
        head(title, 0x2D, &page)
        for entry in entries {
            page.beginBlock()
            page.wrap(Array("- \(entry)".utf8), indent: 0, hanging: 2)
        }
    }
}

extension String {
    fileprivate func padded(to width: Int) -> String {
        self + String(repeating: " ", count: max(0, width - utf8.count))
    }
}
