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
    /// Whether the title is the agreement's own and not a stand-in, which is no word of it.
    var hasTitle = false
    var position: SourcePosition
    var parties: [Party] = []
    var termFrom: TermDay?
    var termTo: TermDay?
    var cover: Lines
    var backCover: Lines
    var divisions: [Division] = []
    var checkOptions = CheckOptions()
    var days = AgreementDays()
    var requiresSeals = false

    /// The names that `agreement.yml` knows.
    private static let keys = [
        "title", "parties", "term", "cover", "divisions", "back_cover", "rules", "numbering", "conform",
        "dates", "ratification", "seals",
    ]

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
        let isReadable = findings.count == known
        let entries = yaml.entries(of: yaml.root).map {
            (name: FrontMatterNames.folded($0.key).replacingSpaces, keyNode: $0.keyNode, value: $0.value)
        }
        // Days are written as agreement.yml says, wherever it says so.
        if let dates = entries.first(where: { $0.name == "dates" }) { readOrder(dates.value, yaml, &findings) }
        for (key, keyNode, value) in entries {
            switch key {
            case "title":
                if let text = yaml.text(value), !text.isEmpty {
                    title = text
                    hasTitle = true
                    position = yaml.position(of: value)
                }
            case "parties":
                let written = yaml.entries(of: value).map { (key: $0.key, position: yaml.position(of: $0.keyNode)) }
                for (key, position) in written { findings += NameFindings.of("party", key, at: position) }
                findings += NameFindings.alike(written)
                for (key, _, party) in yaml.entries(of: value) {
                    let details = Dictionary(
                        yaml.entries(of: party).map { ($0.key, $0.value) }, uniquingKeysWith: { first, _ in first })
                    let name =
                        yaml.text(details["name"] ?? party) ?? key
                    let short = yaml.text(details["short"])
                    let keys = Self.keys(details["keys"], of: short ?? name, yaml, &findings)
                    parties.append(Party(key: PaperName.printed(key), name: name, short: short ?? name, keys: keys))
                }
            case "term":
                readTerm(value, yaml, &findings)
            case "cover":
                cover = Lines(
                    lines: Self.lines(yaml.text(value)),
                    position: yaml.position(of: value))
            case "back_cover":
                backCover = Lines(
                    lines: Self.lines(yaml.text(value)),
                    position: yaml.position(of: value))
            case "divisions":
                guard case .list(let list) = value.value else { break }
                for entry in list {
                    let details = Dictionary(
                        yaml.entries(of: entry).map { ($0.key, $0.value) }, uniquingKeysWith: { first, _ in first })
                    guard
                        let heading = yaml.text(details["heading"]),
                        let from = yaml.text(details["from"])
                    else { continue }
                    divisions.append(
                        Division(heading: heading, from: from, position: yaml.position(of: details["heading"])))
                }
            case "rules", "numbering", "conform":
                CheckOptionsReader.read(key, value, yaml, into: &checkOptions, &findings)
            case "seals": readSeals(value, yaml, &findings)
            case "dates", "ratification": break
            default:
                let name = keyNode.text ?? ""
                findings.append(
                    Finding(
                        .badFrontMatter, severity: .warning, at: yaml.position(of: keyNode),
                        "`\(name)` is not a name that agreement.yml knows, so it is as if the line were not there.",
                        cure: FrontMatterNames.suggestion(
                            for: name, among: Self.keys, "The names are \(Self.keys.joined(separator: ", ")).")))
            }
        }
        if let ratification = entries.first(where: { $0.name == "ratification" }) {
            readRatification(ratification.value, yaml, &findings)
        }
        if isReadable { checkCompleteness(file, &findings) }
    }

    private func checkCompleteness(_ file: FileID, _ findings: inout [Finding]) {
        if !hasTitle {
            findings.append(
                Finding(
                    .badFrontMatter, severity: .warning, at: SourcePosition(file, 0),
                    "agreement.yml does not give the agreement's title.",
                    cure: "Write `title:` and the title on one line."))
        }
        if parties.isEmpty {
            findings.append(
                Finding(
                    .badFrontMatter, severity: .warning, at: SourcePosition(file, 0),
                    "agreement.yml does not name the parties, so no paper can be known to be signed by all.",
                    cure:
                        "Write `parties:` and under it, indented, `union: { name: …, short: … }` and `employer: { name: …, short: … }`."
                ))
        }
    }

    /// `seals: required`. Any other word would be without effect, and nobody would know.
    private mutating func readSeals(_ node: YAMLNode, _ yaml: FrontMatter, _ findings: inout [Finding]) {
        if node.isNull { return }
        requiresSeals = yaml.text(node).map { FrontMatterNames.folded($0) } == "required"
        if requiresSeals { return }
        findings.append(
            Finding(
                .badFrontMatter, at: yaml.position(of: node),
                "\(yaml.text(node).map { "`\($0)`" } ?? "This") is nothing that `seals` can be, so it is as if the line were not there.",
                cure:
                    "Write `seals: required` if nothing shall be part of the contract that is not sealed, or take the line out."
            ))
    }

    private mutating func readTerm(_ node: YAMLNode, _ yaml: FrontMatter, _ findings: inout [Finding]) {
        let example = "`term: { from: 2022-07-01, to: 2025-06-30 }`"
        func warn(_ place: YAMLNode, _ message: String, cure: String) {
            findings.append(
                Finding(.badFrontMatter, severity: .warning, at: yaml.position(of: place), message, cure: cure))
        }
        guard case .mapping = node.value else {
            if node.isNull { return }
            return warn(node, "This is not a term: it has no `from` and no `to`.", cure: "Write \(example).")
        }
        for (key, keyNode, value) in yaml.entries(of: node) {
            guard key == "from" || key == "to" else {
                warn(keyNode, "`\(key)` is not a name that a term knows.", cure: "Write \(example).")
                continue
            }
            var day = yaml.text(value).flatMap { TermDay($0) }
            if day == nil, let text = yaml.text(value) {
                switch WrittenDate(text, order: days.order) {
                case .day(let written): day = .day(written)
                case .ambiguous:
                    _ = yaml.day(value, key, days, severity: .warning, findings: &findings)
                    continue
                case .unreadable: break
                }
            }
            if key == "from" { termFrom = day } else { termTo = day }
            if day == nil, !value.isNull {
                warn(
                    value, "\(yaml.text(value).map { "`\($0)`" } ?? "This") is not a day of the calendar, nor a year.",
                    cure: "Write `\(key)` as year-month-day, for instance 2025-06-30, or as a year alone.")
            }
        }
        if let termFrom, let termTo, termTo.precedes(termFrom) {
            findings.append(
                Finding(
                    .dateOrder, severity: .error, at: yaml.position(of: node),
                    "The term ends with \(termTo), before it begins with \(termFrom).",
                    cure: "Correct `from` or `to`: the term is printed on the contract."))
        }
    }

    private static func lines(_ text: String?) -> [String] {
        guard let text else { return [] }
        return text.split(separator: "\n", omittingEmptySubsequences: true).map(String.init)
    }
}
