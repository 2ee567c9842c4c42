import ConcordModel
import ConcordWeave
import ConcordWriter

extension Compilation {
    /// The page on which the parties sign a paper by hand: what it changes in the contract that it was drafted on, who signs,
    /// and its digest. It is the same before and after anyone has signed.
    ///
    /// Only what binds has one, and only where the whole of it is understood: nobody shall sign a page that shows less than
    /// the paper says.
    public func signaturePage(
        of id: String, format: OutputFormat, options: RenderOptions = RenderOptions()
    ) throws(CommandError) -> [UInt8] {
        let index = try paperToSign(id)
        let paper = agreement.order[index]
        let ground = paper.after.filter { agreement.order.index(of: $0) != nil }
        let (from, to) = (ground.isEmpty ? "base" : ground.joined(separator: "+"), paper.id)
        if let other = try including(from, to) {
            return try other.signaturePage(of: id, format: format, options: options)
        }
        let (earlier, later) = (try version(named: from), try version(named: to))
        var frame = frame(from, to, RenderOptions())
        frame.title = TerminalCells.oneLine(frame.title)
        let whole = RedlineBuilder.build(agreement, from: earlier, to: later, frame: frame, conflicts: [])
        try verify(whole, .earlier, earlier)
        try verify(whole, .later, later)
        var redline = whole.changedSectionsAlone()
        // Who has signed a letter would stand there.
        redline.notes.removeAll { $0.kind == .paper }
        let page = page(of: agreement.order.papers[Int(index.index)], isUnchanged: whole.isUnchanged)
        switch format {
        case .html:
            guard let bytes = try? HTMLWriter(redline, signature: page).write() else {
                preconditionFailure("the shell of the page is Concord's own")
            }
            try verify(bytes, format: format, against: redline)
            return bytes
        case .docbook:
            let bytes = DocBookWriter(redline, signature: page).write()
            try verify(bytes, format: format, against: redline)
            return bytes
        case .text:
            let bytes = PlainTextWriter(redline, width: options.width, showsNotes: true).write()
            try verify(bytes, format: format, against: redline)
            return SignatureText(page, width: options.width).write(around: redline.provisions.isEmpty ? [] : bytes)
        }
    }

    /// The errors that keep a paper from being signed: those in its own file, and those in which it takes part.
    public func errorsBeforeSigning(_ id: String) throws(CommandError) -> [Finding] {
        let paper = agreement.order[try paperToSign(id)]
        return findings.filter { finding in
            guard finding.severity == .error, finding.rule != .brokenSeal else { return false }
            return finding.position.file == paper.position.file
                || !finding.rule.isOpenConflict && finding.papers.contains(paper.id)
        }
    }

    private func paperToSign(_ id: String) throws(CommandError) -> PaperIndex {
        guard let index = agreement.order.index(of: id) else {
            let known = papers.map(\.id).joined(separator: ", ")
            throw CommandError(
                message: known.isEmpty
                    ? "there is no paper “\(id)”; this agreement has no papers."
                    : "there is no paper “\(id)”. The papers are \(known).")
        }
        let kind = agreement.order[index].kind
        guard kind.bindsWhenSigned else {
            throw CommandError(
                message:
                    "\(id) is a \(kind.rawValue), and only what the parties agree on is signed: a tentative agreement, a memorandum, a letter of agreement or an erratum. Write its `kind:` when it is agreed."
            )
        }
        guard !parties.isEmpty else {
            throw CommandError(message: "agreement.yml names no parties, so nobody can sign \(id).")
        }
        return index
    }

    private func page(of manuscript: PaperManuscript, isUnchanged: Bool) -> SignaturePage {
        let paper = manuscript.paper
        let kind = paper.kind.rawValue
        var facts = [(name: "Agreement", value: agreement.manuscript.title)]
        facts.append(
            (
                "Between",
                parties.map { $0.short == $0.name ? $0.name : "\($0.name) (\($0.short))" }.joined(separator: " and ")
            ))
        if let date = paper.date { facts.append(("Date", date.description)) }
        if let from = paper.from { facts.append(("Drafted by", PaperDates.short(from, parties))) }
        if !paper.after.isEmpty { facts.append(("On top of", paper.after.joined(separator: ", "))) }
        if !paper.supersedes.isEmpty { facts.append(("In place of", paper.supersedes.joined(separator: ", "))) }
        if paper.isUponRatification {
            facts.append(("Effective", "upon ratification" + (paper.effective.map { ", \($0)" } ?? "")))
        } else {
            facts.append(("Effective", paper.effective?.description ?? "the day it is signed by all"))
        }
        if let expires = paper.expires { facts.append(("Expires", expires.description)) }
        return SignaturePage(
            paper: TerminalCells.oneLine(kind.prefix(1).uppercased() + kind.dropFirst() + " " + paper.id),
            name: paper.title.map(TerminalCells.oneLine),
            facts: facts.map { ($0.name, TerminalCells.oneLine($0.value)) },
            setsAside: paper.setsAside.map { aside in
                TerminalCells.oneLine(aside.citation + (aside.instead.map { ": \($0)" } ?? ""))
            },
            recitals: manuscript.recitals.map { TerminalCells.oneLine($0.text) },
            parties: parties.map {
                Party(key: $0.key, name: TerminalCells.oneLine($0.name), short: TerminalCells.oneLine($0.short))
            },
            digest: digest(of: paper).short, isUnchanged: isUnchanged)
    }
}
