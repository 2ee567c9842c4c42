import ConcordModel

/// A blame as JSON for programs: keys in a fixed order, one provision a line.
public struct BlameJSON: Sendable {
    public init() {}

    /// The whole document, with a newline at its end.
    public func bytes(for blame: Blame) -> [UInt8] {
        var json = JSONBytes()
        json.raw("{\"provision\":")
        json.string(blame.citation)
        json.raw(",\"version\":")
        json.string(blame.version)
        json.raw(",\"base\":{\"title\":")
        json.string(blame.base)
        json.raw(",\"term\":")
        json.string(orNull: blame.term)
        json.raw("},\"provisions\":[")
        for (index, provision) in blame.provisions.enumerated() {
            json.raw(index == 0 ? "\n" : ",\n")
            append(provision, to: &json)
        }
        json.raw("\n],\"papers\":[")
        for (index, paper) in blame.papers.enumerated() {
            json.raw(index == 0 ? "\n{" : ",\n{")
            json.paper(paper)
            json.raw("}")
        }
        json.raw("\n]}\n")
        return json.bytes
    }

    private func append(_ provision: Blame.Provision, to json: inout JSONBytes) {
        json.raw("{\"citation\":")
        json.string(orNull: provision.citation.isEmpty ? nil : provision.citation)
        json.raw(",\"kind\":")
        json.string(provision.kind)
        json.raw(",\"depth\":\(provision.depth),\"words\":[")
        let parts = [("label", provision.label), ("heading", provision.heading), ("text", provision.text)]
        var isFirst = true
        for (part, stretches) in parts {
            for stretch in stretches {
                json.raw(isFirst ? "{\"part\":" : ",{\"part\":")
                isFirst = false
                json.string(part)
                json.raw(",\"text\":")
                json.string(stretch.words)
                json.raw(",\"brought\":")
                json.strings(stretch.brought)
                json.raw(",\"struck\":")
                json.strings(stretch.struck)
                json.raw("}")
            }
        }
        json.raw("],\"notes\":")
        json.strings(provision.notes)
        json.raw("}")
    }
}

extension JSONBytes {
    /// What the front matter of a paper says, as entries of an object.
    mutating func paper(_ paper: Paper) {
        raw("\"id\":")
        string(paper.id)
        raw(",\"kind\":")
        string(paper.kind.rawValue)
        raw(",\"form\":")
        string(paper.form.rawValue)
        raw(",\"title\":")
        string(orNull: paper.title)
        raw(",\"from\":")
        string(orNull: paper.from)
        raw(",\"date\":")
        string(orNull: paper.date?.description)
        raw(",\"signed\":{")
        for (index, (party, day)) in paper.signed.sorted(by: { $0.key < $1.key }).enumerated() {
            if index > 0 { raw(",") }
            string(party)
            raw(":")
            string(day.description)
        }
        raw("},\"effective\":")
        string(orNull: paper.effective?.description)
        raw(",\"expires\":")
        string(orNull: paper.expires?.description)
        raw(",\"after\":")
        strings(paper.after)
        raw(",\"supersedes\":")
        strings(paper.supersedes)
    }
}
