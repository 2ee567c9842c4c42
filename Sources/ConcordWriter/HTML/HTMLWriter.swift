import ConcordModel
import Templates

/// Prints a redline as one self-contained page of HTML: no script, nothing to load, the same bytes for the same redline.
///
/// The writer decides nothing. It walks the provisions once, in their order, and appends bytes; the page shell is the
/// only thing that goes through a template, and it never sees the agreement's words.
package struct HTMLWriter {
    private let redline: Redline
    private let shell: String?
    private let signature: SignaturePage?

    /// - Parameter shell: a mustache template in place of the page shell that Concord brings. It may use `title`,
    ///   `version`, `from`, `to`, `term`, `parties` (each `name` and `short`), the flags `redline` and
    ///   `clean`, `papers` (each `id` and `caption`), the flag `conflicted` and `conflicts` (each `caption` and, where there is a
    ///   place to go, `anchor`), `style`, `contents` and, once, `main`.
    package init(_ redline: Redline, shell: String? = nil) {
        self.redline = redline
        self.shell = shell
        signature = nil
    }

    /// The redline of a paper with what the parties sign around it. No shell of the user's own has a place for that: what is
    /// signed shall look the same for both sides.
    package init(_ redline: Redline, signature: SignaturePage) {
        self.redline = redline
        self.signature = signature
        shell = SignatureShell.html
    }

    /// The whole page. Throws only for a shell of the user's own.
    package func write() throws(TemplateError) -> [UInt8] {
        let shell = try HTMLShell(template: shell ?? PageShell.html, values: values)
        let words = redline.runs.reduce(0) { $0 + Int($1.length) }
        return ByteWriter.bytes(guess: 65_536 + 2 * words + 512 * redline.provisions.count) { out in
            var page = HTMLPage(redline, out: out)
            for piece in shell.pieces {
                switch piece {
                case .markup(let markup): page.out.append(markup)
                case .slot(.words(let words)): page.out.append(words, escaping: .htmlAttribute)
                case .slot(.style): page.out.append(PageStyle.css)
                case .slot(.contents): page.writeContents()
                case .slot(.main): page.writeMain()
                }
            }
            out = page.out
        }
    }

    private var values: [String: HTMLShell.Value] {
        guard let signature else { return pageValues }
        // Where one paper made every change, its name behind each of them tells nothing.
        let isOfOne = redline.changes.allSatisfy { $0.reason == .made && $0.conflict == nil }
        return pageValues.merging(signature.values) { $1 }.merging(["ofOnePaper": .flag(isOfOne)]) { $1 }
    }

    private var pageValues: [String: HTMLShell.Value] {
        let conflicts = conflicts
        let version = redline.isClean ? "Clean copy of \(redline.to)" : "Redline: \(redline.from) → \(redline.to)"
        return [
            "title": .slot(.words(redline.title)),
            "version": .slot(.words(version)),
            "from": .slot(.words(redline.from)),
            "to": .slot(.words(redline.to)),
            "term": redline.term.isEmpty ? .absent : .slot(.words(redline.term)),
            "parties": .list(redline.parties.map { ["name": .words($0.name), "short": .words($0.short)] }),
            "redline": .flag(!redline.isClean),
            "clean": .flag(redline.isClean),
            "papers": .list(redline.papers.map { ["caption": .words($0.caption), "id": .words($0.id)] }),
            "conflicts": .list(conflicts),
            "conflicted": .flag(!conflicts.isEmpty),
            // Inside an entry these are the entry's own.
            "name": .absent, "short": .absent, "caption": .absent, "id": .absent, "anchor": .absent,
            "style": .slot(.style),
            "contents": .slot(.contents),
            "main": .slot(.main),
        ]
    }

    /// The open conflicts with the places where they stand.
    private var conflicts: [[String: HTMLShell.Slot]] {
        var entries: [[String: HTMLShell.Slot]] = []
        for note in redline.notes {
            switch note.kind {
            case .conflict:
                var entry: [String: HTMLShell.Slot] = ["caption": .words(note.text)]
                if let anchor = anchor(around: note.provision) { entry["anchor"] = .words(anchor) }
                entries.append(entry)
            case .internalNote, .paper, .move, .gap: break
            }
        }
        return entries.isEmpty ? redline.conflicts.map { ["caption": .words($0)] } : entries
    }

    /// The anchor of a provision or of the nearest one around it that has one.
    private func anchor(around index: Int) -> String? {
        var candidate = min(index, redline.provisions.count - 1)
        while candidate >= 0 {
            let provision = redline.provisions[candidate]
            if candidate == index || Int(provision.end) > index, !provision.anchor.isEmpty {
                return String(decoding: redline.anchor(of: provision), as: UTF8.self)
            }
            candidate -= 1
        }
        return nil
    }
}
