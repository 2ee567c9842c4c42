import ConcordCompiler
import Support

/// What people may do to a sealed folder without changing what it says: a few such edits, made up from a seed.
struct SealRewriting {
    private var random: Seeded
    private(set) var harbor: SealedHarbor
    /// What was done, for a message.
    private(set) var did: [String] = []

    init(_ seed: UInt64, of harbor: SealedHarbor) {
        random = Seeded(seed)
        self.harbor = harbor
    }

    mutating func edit() {
        for _ in 0...random.number(4) {
            switch random.number(7) {
            case 0, 1, 2: respace()
            case 3: standApart()
            case 4: remark()
            case 5: rename()
            default: changeEnds()
            }
        }
    }

    /// Wraps words, or puts spaces or a note between two.
    private mutating func respace() {
        guard let path = pick(where: { $0.hasSuffix(".md") }) else { return }
        var lines = harbor.text(of: path).split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
        let places = body(lines).filter { index in
            // What begins like this is words and nothing else; a line that is set in goes on set in.
            let line = lines[index]
            return line.first.map { $0.isLetter || $0 == " " || $0 == "(" } ?? false && !line.contains("\"")
        }
        guard let index = places.randomElement(using: &random) else { return }
        let line = lines[index]
        // In front of a small letter no block begins.
        let spaces = line.indices.filter { at in
            let next = line.index(after: at)
            return line[at] == " " && at > line.startIndex && line[line.index(before: at)].isLetter
                && next < line.endIndex && line[next].isLowercase
        }
        guard let at = spaces.randomElement(using: &random) else { return }
        let indent = String(line.prefix { $0 == " " })
        let space = random.pick([
            "\n\(indent)", "  ", "    ", " {>> SECRET <<}", " <!-- SECRET -->", " {>> SECRET <<} ",
        ])
        // One space stands behind what hides.
        lines[index].replaceSubrange(at...at, with: space.hasSuffix(">") || space.hasSuffix("}") ? space + " " : space)
        did.append("\(path):\(index + 1): “\(space)”")
        harbor.set(lines.joined(separator: "\n"), in: path)
    }

    /// An empty line more, or a note of its own, where an empty line stands.
    private mutating func standApart() {
        guard let path = pick(where: { $0.hasSuffix(".md") }) else { return }
        var lines = harbor.text(of: path).split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
        guard
            let index = body(lines).filter({ lines[$0].isEmpty && $0 + 1 < lines.count }).randomElement(using: &random)
        else { return }
        let note = random.pick(["", "\n", "\n<!-- SECRET -->\n", "\n{>> SECRET\n\nSECRET <<}\n"])
        lines[index] += note
        did.append("\(path):\(index + 1): “\(note)”")
        harbor.set(lines.joined(separator: "\n"), in: path)
    }

    /// A remark, or what may be changed, in the front matter of a paper; a remark in agreement.yml or the record.
    private mutating func remark() {
        let path = random.pick(harbor.paths)
        var lines = harbor.text(of: path).split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
        let isPaper = path.hasPrefix("papers/")
        guard isPaper || path == "agreement.yml" || path == "seals.txt", lines.count > 1 else { return }
        var more = ["# SECRET"]
        if isPaper {
            let free = ["title: ", "from: union #", "date: 2025-01-01 #"].filter { new in
                !lines.contains { $0.hasPrefix(new.prefix(4)) }
            }
            more += free.map { "\($0)SECRET" }
        }
        let line = random.pick(more)
        lines.insert(line, at: 1)
        did.append("\(path): \(line)")
        harbor.set(lines.joined(separator: "\n"), in: path)
    }

    private mutating func rename() {
        guard let path = pick(where: { $0.hasPrefix("papers/") }) else { return }
        let name = "papers/\(random.number(100))/\(random.number(1000))." + (path.split(separator: ".").last ?? "md")
        did.append("\(path) is \(name)")
        harbor.rename(path, to: name)
    }

    /// As other systems end lines.
    private mutating func changeEnds() {
        let path = random.pick(harbor.paths)
        did.append("\(path): line ends")
        let text = harbor.text(of: path).replacing("\r\n", with: "\n")
        harbor.set(random.chance(2) ? text : text.replacing("\n", with: "\r\n"), in: path)
    }

    private mutating func pick(where isMeant: (String) -> Bool) -> String? {
        // The lines that a patch begins and ends with must be found as they are.
        let isPatched = ["articles/03-gear.md"]
        return harbor.paths.filter { isMeant($0) && !isPatched.contains($0) && !harbor.text(of: $0).contains("\r\n") }
            .randomElement(using: &random)
    }

    /// The lines below the front matter.
    private func body(_ lines: [String]) -> Range<Int> {
        guard lines.first == "---", let end = lines.dropFirst().firstIndex(of: "---") else { return 0..<lines.count }
        return end + 1..<lines.count
    }
}
