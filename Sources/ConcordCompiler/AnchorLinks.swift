import ConcordModel
import ConcordWeave

/// Links to places on the page, `[2.1 - Rights](#21---rights)`, by the names that forges give to heads: the letters and
/// figures of a head in lower case, with hyphens for its spaces. The page has names of its own, and such a link is led to
/// the head that it means.
///
/// Names are compared by letters and figures alone, since programs differ in the signs that they keep.
struct AnchorLinks {
    /// A link that leads to nothing.
    struct Dead {
        var provision: Int
        var part: Part
        /// The link's number among those of the redline.
        var link: UInt16
        /// How many heads have its name, where it is not known which is meant.
        var count: Int
    }

    private enum Goal {
        case here
        case head(Int)
        case none(count: Int)
    }

    private var redline: Redline
    private var anchors: Set<[UInt8]> = []
    /// Heads by all their letters, and by those of the title alone, in the order of the page.
    private var heads: [[UInt8]: [Int]] = [:]
    private var titles: [[UInt8]: [Int]] = [:]
    private var made: [Int: UInt16] = [:]
    private(set) var dead: [Dead] = []

    /// Leads the links of a redline to what they mean.
    static func make(in redline: inout Redline) {
        guard isNeeded(redline.links) else { return }
        var links = AnchorLinks(redline)
        links.follow()
        redline = links.redline
    }

    /// The links of a page that lead nowhere.
    static func dead(in redline: Redline) -> [Dead] {
        var links = AnchorLinks(redline)
        links.follow()
        return links.dead
    }

    static func isNeeded(_ links: [Link]) -> Bool { links.contains { $0.destination.utf8.first == UInt8(ascii: "#") } }

    private init(_ redline: Redline) {
        self.redline = redline
        for (index, provision) in redline.provisions.enumerated() where !provision.anchor.isEmpty {
            anchors.insert(Array(redline.anchor(of: provision)))
            guard provision.standing != .struck else { continue }
            let title = letters(of: provision.heading)
            let head = letters(of: provision.label) + title
            if !head.isEmpty { heads[head, default: []].append(index) }
            if !title.isEmpty { titles[title, default: []].append(index) }
        }
    }

    private func letters(of runs: Range<UInt32>) -> [UInt8] {
        var bytes: [UInt8] = []
        for index in runs where redline.runs[Int(index)].standing != .struck {
            bytes += redline.text[redline.runs[Int(index)].bytes]
        }
        return Self.letters(of: String(decoding: bytes, as: UTF8.self))
    }

    private static func letters(of text: String) -> [UInt8] { TitleLetters.folded(text.lowercased()) }

    private mutating func follow() {
        var article = 0..<0
        for index in redline.provisions.indices {
            let provision = redline.provisions[index]
            if index >= article.upperBound {
                article = provision.kind.isTopLevel ? index..<Int(provision.end) : index..<index + 1
            }
            for part in [Part.heading, .text] {
                for run in provision.runs(of: part) { follow(Int(run), part, of: index, in: article) }
            }
        }
    }

    private mutating func follow(_ run: Int, _ part: Part, of provision: Int, in article: Range<Int>) {
        let link = redline.runs[run].style.link
        guard link > 0, Int(link) <= redline.links.count else { return }
        let address = redline.links[Int(link) - 1].destination
        guard address.utf8.first == UInt8(ascii: "#") else { return }
        switch goal(of: address.dropFirst(), in: article) {
        case .here: break
        case .head(let head): redline.runs[run].style.link = self.link(to: head, like: link)
        case .none(let count):
            guard redline.runs[run].standing != .struck, dead.last?.provision != provision || dead.last?.link != link
            else { return }
            dead.append(Dead(provision: provision, part: part, link: link, count: count))
        }
    }

    private mutating func link(to head: Int, like link: UInt16) -> UInt16 {
        if let known = made[head] { return known }
        guard redline.links.count < Int(UInt16.max) else { return link }
        let anchor = String(decoding: redline.anchor(of: redline.provisions[head]), as: UTF8.self)
        redline.links.append(Link(to: "#" + anchor))
        made[head] = UInt16(redline.links.count)
        return UInt16(redline.links.count)
    }

    /// What a name means: a head of the same article before one of another.
    private func goal(of name: Substring, in article: Range<Int>) -> Goal {
        if name.isEmpty || anchors.contains(Array(name.utf8)) { return .here }
        var name = Self.withoutPercents(name)
        for prefix in ["user-content-", "markdown-header-"] where name.hasPrefix(prefix) {
            name.removeFirst(prefix.count)
        }
        let letters = Self.letters(of: name)
        let found = (heads[letters] ?? []) + (heads[letters] == nil ? titles[letters] ?? [] : [])
        if let own = found.first(where: article.contains) { return .head(own) }
        if found.count == 1 { return .head(found[0]) }
        if found.isEmpty, let own = repeated(name, in: article) { return .head(own) }
        return .none(count: found.count)
    }

    /// `#pay-2`: the third head of one name in a file.
    private func repeated(_ name: String, in article: Range<Int>) -> Int? {
        guard let hyphen = name.lastIndex(of: "-"), let number = Int(name[name.index(after: hyphen)...]), number > 0
        else { return nil }
        let letters = Self.letters(of: String(name[..<hyphen]))
        let own = (heads[letters] ?? titles[letters] ?? []).filter(article.contains)
        return number < own.count ? own[number] : nil
    }

    /// `%C3%A9` is an é.
    private static func withoutPercents(_ name: Substring) -> String {
        guard name.utf8.contains(UInt8(ascii: "%")) else { return String(name) }
        var bytes: [UInt8] = []
        var rest = Array(name.utf8)[...]
        while let byte = rest.popFirst() {
            if byte == UInt8(ascii: "%"), rest.count >= 2,
                let value = UInt8(String(decoding: rest.prefix(2), as: UTF8.self), radix: 16)
            {
                bytes.append(value)
                rest = rest.dropFirst(2)
            } else {
                bytes.append(byte)
            }
        }
        return String(decoding: bytes, as: UTF8.self)
    }
}
