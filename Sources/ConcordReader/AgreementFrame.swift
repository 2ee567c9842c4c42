import ConcordModel

/// What `agreement.yml` says: title, parties, term, and the printed words that belong to no article (cover, division
/// heads, back cover).
struct AgreementFrame {
    struct Lines {
        var lines: [String] = []
        var position: SourcePosition
    }
    struct Division {
        var heading: String
        /// Path of the file the head stands before.
        var from: String
        var position: SourcePosition
    }

    var title: String
    var position: SourcePosition
    var parties: [Party] = []
    var termFrom: CivilDate?
    var termTo: CivilDate?
    var cover: Lines
    var backCover: Lines
    var divisions: [Division] = []

    init(title: String, position: SourcePosition) {
        self.title = title
        self.position = position
        cover = Lines(position: position)
        backCover = Lines(position: position)
    }

    init(_ file: FileID, _ bytes: [UInt8], name: String, findings: inout [Finding]) {
        self.init(title: name, position: SourcePosition(file, 0))
        let known = findings.count
        let yaml = FrontMatter(bytes, file: file, isWholeFile: true, findings: &findings)
        for (key, _, value) in yaml.entries(of: yaml.root) {
            switch key {
            case "title":
                if let text = yaml.text(value), !text.isEmpty {
                    title = text
                    position = yaml.position(of: value)
                }
            case "parties":
                for (key, _, party) in yaml.entries(of: value) {
                    let details = Dictionary(
                        yaml.entries(of: party).map { ($0.key, $0.value) }, uniquingKeysWith: { first, _ in first })
                    let name = yaml.text(details["name"]) ?? yaml.text(party) ?? key
                    parties.append(Party(key: key, name: name, short: yaml.text(details["short"]) ?? name))
                }
            case "term":
                for (key, _, day) in yaml.entries(of: value) {
                    let date = yaml.text(day).flatMap { CivilDate($0) }
                    if key == "from" { termFrom = date } else if key == "to" { termTo = date }
                }
            case "cover":
                cover = Lines(lines: Self.lines(yaml.text(value)), position: yaml.position(of: value))
            case "back_cover":
                backCover = Lines(lines: Self.lines(yaml.text(value)), position: yaml.position(of: value))
            case "divisions":
                guard case .list(let list) = value.value else { break }
                for entry in list {
                    let details = Dictionary(
                        yaml.entries(of: entry).map { ($0.key, $0.value) }, uniquingKeysWith: { first, _ in first })
                    guard let heading = yaml.text(details["heading"]), let from = yaml.text(details["from"]) else {
                        continue
                    }
                    divisions.append(
                        Division(heading: heading, from: from, position: yaml.position(of: details["heading"])))
                }
            default:
                // Options of later passes stand here too.
                break
            }
        }
        if findings.count == known, parties.isEmpty || title == name {
            findings.append(
                Finding(
                    .badFrontMatter, severity: .warning, at: SourcePosition(file, 0),
                    parties.isEmpty
                        ? "agreement.yml does not name the parties, so no paper can be known to be signed by all."
                        : "agreement.yml does not give the agreement's title.",
                    cure: parties.isEmpty
                        ? "Write `parties:` and under it, indented, `union: { name: …, short: … }` and `employer: { name: …, short: … }`."
                        : "Write `title:` and the title on one line."))
        }
    }

    private static func lines(_ text: String?) -> [String] {
        guard let text else { return [] }
        return text.split(separator: "\n", omittingEmptySubsequences: true).map(String.init)
    }
}
