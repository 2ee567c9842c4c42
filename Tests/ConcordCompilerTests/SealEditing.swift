import ConcordCompiler
import ConcordModel
import Support

/// What a stranger might do to a sealed folder: a few edits of any bytes, lines, words and names in it, made up from a seed.
struct SealEditing {
    private var random: Seeded
    private let before: SealedHarbor
    private(set) var harbor: SealedHarbor
    /// What was done, for a message.
    private(set) var did: [String] = []

    init(_ seed: UInt64, of harbor: SealedHarbor) {
        random = Seeded(seed)
        before = harbor
        self.harbor = harbor
    }

    /// One to three edits, whatever they come to.
    mutating func edit() {
        for _ in 0...random.number(3) {
            let path = random.pick(harbor.paths)
            switch random.number(5) {
            case 0: editBytes(of: path)
            case 1, 2: editLines(of: path)
            case 3: editWords(of: path)
            default: editFiles(path)
            }
        }
    }

    // MARK: Whatever it comes to

    private mutating func editBytes(of path: String) {
        var bytes = harbor.bytes(of: path)
        let at = random.number(bytes.count + 1)
        let end = min(bytes.count, at + random.number(4) + 1)
        let kind = random.number(4)
        switch kind {
        case 0: bytes.removeSubrange(at..<end)
        case 1: bytes.insert(contentsOf: random.pick(Self.signs).utf8, at: at)
        case 2: bytes.replaceSubrange(at..<end, with: random.pick(Self.signs).utf8)
        default:
            guard at < bytes.count else { return }
            bytes[at] = random.pick([0x00, 0x09, 0x0A, 0x0D, 0x20, 0x2D, 0x31, 0x41, 0x7C, 0xC3, 0xFF, bytes[at] ^ 1])
        }
        did.append("\(path): bytes \(at)..<\(end), \(kind)")
        harbor.set(bytes, in: path)
    }

    /// What means something to some reader, or is not seen.
    private static let signs = [
        "{>>", "<<}", "<!--", "-->", "{++", "++}", "{--", "--}", "{~~", "~>", "~~}", "\n", "\n\n", "    ", " ", "\t",
        "\r", "*",
        "**", "`", "\\", "|", "#", "# ", "## ", "(a) ", "(b) ", "1. ", "- ", "[^1]", "---\n", "---", "```\n", "<table>",
        "&nbsp;",
        "not ", "0", "(8)", "\u{200B}", "\u{202E}", "\u{A0}", "\u{AD}", "\u{FEFF}", "e\u{301}", "\u{2028}", "\u{0410}",
        "'",
        "\"", ":", "- a\n", "+", "-", "@@ -1 +1 @@\n", "> ", "_",
    ]

    private mutating func editLines(of path: String) {
        var lines = harbor.bytes(of: path).split(separator: 0x0A, omittingEmptySubsequences: false).map(Array.init)
        let at = random.number(lines.count)
        let other = random.number(lines.count)
        let kind = random.number(9)
        switch kind {
        case 0: lines.swapAt(at, other)
        case 1: lines.insert(lines[at], at: other)
        case 2: lines.remove(at: at)
        case 3: lines[at].insert(contentsOf: Array(repeating: 0x20, count: random.pick([1, 2, 4, 8])), at: 0)
        case 4: lines[at] = Array(lines[at].drop { $0 == 0x20 })
        case 5:
            guard at + 1 < lines.count else { return }
            lines[at] += [0x20] + lines.remove(at: at + 1)
        case 6: lines.insert([], at: at)
        case 7: lines.insert(Array(random.pick(Self.lines).utf8), at: at)
        default:
            let from = random.pick(harbor.paths)
            let theirs = harbor.bytes(of: from).split(separator: 0x0A, omittingEmptySubsequences: false)
            lines.insert(Array(random.pick(theirs)), at: at)
        }
        did.append("\(path): line \(at + 1) and \(other + 1), \(kind)")
        harbor.set(Array(lines.joined(separator: [0x0A])), in: path)
    }

    private static let lines = [
        "title: Other", "from: union", "date: 2024-01-01", "supersedes: [TA-1]", "after: [TA-3]",
        "effective: 2029-01-01",
        "expires: 2024-01-01", "withdrawn: 2025-03-20", "form: full text", "form: beside", "kind: memorandum",
        "kind: proposal", "paper: TA-1", "signed: { union: 2025-03-14 }", "seal: sha256:00", "numbering: automatic",
        "references: follow", "dates: mdy", "rules: { number-mismatch: off }", "cover: Among us", "seals: required",
        "sets aside: [\"Article 2: nothing\"]", "# a remark", "  city: { name: City, short: City }", "---", "",
        "## Section 9. More", "(c) More is due.", "The Port may do as it likes.", "{++The Port may.++}", "+More.",
        "{>> hold <<}", "<!-- hold -->", "[^1]: More.", "| a | b |",
    ]

    private mutating func editWords(of path: String) {
        let text = harbor.text(of: path)
        var words = text.split(separator: " ", omittingEmptySubsequences: false)
        let at = random.number(words.count)
        let kind = random.number(4)
        switch kind {
        case 0: words[at] = random.pick(harbor.text(of: random.pick(harbor.paths)).split(separator: " "))
        case 1: words.remove(at: at)
        case 2: words.insert("not", at: at)
        default: words.swapAt(at, random.number(words.count))
        }
        did.append("\(path): word \(at), \(kind)")
        harbor.set(words.joined(separator: " "), in: path)
    }

    private mutating func editFiles(_ path: String) {
        let name = path.split(separator: "/").last.map(String.init) ?? path
        let room = random.pick([
            "articles", "appendices", "letters", "papers", "papers/a", "templates", "Articles", "PAPERS",
        ])
        let others = [
            "\(room)/\(name)", "\(room)/\(name).md", "\(room)/0-\(name)", "\(room)/.\(name)", "\(room)/README.md", name,
            "agreement.yaml", "agreement.yml", "seals.txt", "templates/page.html", random.pick(harbor.paths),
        ]
        let other = random.pick(others)
        let kind = random.number(5)
        did.append("\(path): \(["removed", "renamed", "copied", "exchanged", "joined"][kind]) \(other)")
        switch kind {
        case 0: harbor.remove(path)
        case 1: harbor.rename(path, to: other)
        case 2: harbor.set(harbor.bytes(of: path), in: other)
        case 3:
            let bytes = harbor.bytes(of: path)
            harbor.set(harbor.bytes(of: other), in: path)
            harbor.set(bytes, in: other)
        default: harbor.set(harbor.bytes(of: other) + harbor.bytes(of: path), in: other)
        }
        if harbor.paths.isEmpty { harbor = before }
    }
}
