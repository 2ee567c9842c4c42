import ConcordModel
import ConcordWriter
import Testing

/// Without style sheet or shell: a page as somebody would check it who has nothing but the page.
enum HTMLReader {
    /// What stands between `<main …>` and `</main>`.
    static func main(of page: [UInt8]) -> String {
        let text = String(decoding: page, as: UTF8.self)
        guard let start = text.range(of: "<main id=\"agreement\">\n"), let end = text.range(of: "</main>") else {
            return ""
        }
        return String(text[start.upperBound..<end.lowerBound])
    }

    /// The words of a piece of HTML with white space as one space, leaving out the elements of these names and those
    /// marked as notes.
    static func words(of html: String, without gone: Set<String>) -> String {
        var words = ""
        var skipped: [String] = []
        var rest = Substring(html)
        while let open = rest.firstIndex(of: "<") {
            if skipped.isEmpty { words += rest[..<open] }
            guard let close = rest[open...].firstIndex(of: ">") else { break }
            let tag = rest[rest.index(after: open)..<close]
            rest = rest[rest.index(after: close)...]
            let name = tag.drop { $0 == "/" }.prefix { $0.isLetter || $0.isNumber }
            if tag.first == "/" {
                if skipped.last == String(name) { skipped.removeLast() }
            } else if name == "br" {
                if skipped.isEmpty { words += " " }
            } else if !skipped.isEmpty || gone.contains(String(name)) || tag.contains(" data-note") {
                skipped.append(String(name))
            }
        }
        words += rest
        for (entity, character) in [("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&amp;", "&")] {
            words = words.split(separator: entity, omittingEmptySubsequences: false).joined(separator: character)
        }
        return words.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    }
}

extension String {
    /// The first place of a string in this one, without Foundation.
    func range(of needle: String) -> Range<String.Index>? { self.firstRange(of: needle) }
}

@Suite("A whole contract as a page")
struct HTMLCityContractTests {
    let redline = CityContract.redline()

    @Test("Taking every insertion and no deletion gives the later version, and the reverse the earlier one")
    func bothVersions() throws {
        let main = HTMLReader.main(of: try HTMLWriter(redline).write())
        #expect(HTMLReader.words(of: main, without: ["del"]) == redline.words(without: .struck))
        #expect(HTMLReader.words(of: main, without: ["ins"]) == redline.words(without: .inserted))
    }

    @Test("The same redline gives the same bytes")
    func deterministic() throws {
        #expect(try HTMLWriter(redline).write() == HTMLWriter(redline).write())
    }

    @Test("Every element that is opened is closed, in order, and every id stands once")
    func wellFormed() throws {
        let page = String(decoding: try HTMLWriter(redline).write(), as: UTF8.self)
        var open: [Substring] = []
        var ids: Set<Substring> = []
        for piece in page.split(separator: "<").dropFirst() {
            let tag = piece.prefix { $0 != ">" }
            let name = tag.drop { $0 == "/" }.prefix { $0.isLetter || $0.isNumber }
            if tag.first == "/" {
                #expect(open.popLast() == name)
            } else if !["br", "meta", "", "DOCTYPE"].contains(name) {
                open.append(name)
            }
            if let id = tag.firstRange(of: " id=\"") {
                #expect(ids.insert(tag[id.upperBound...].prefix { $0 != "\"" }).inserted)
            }
        }
        #expect(open.isEmpty)
        for piece in page.split(separator: "href=\"#").dropFirst() {
            #expect(ids.contains(piece.prefix { $0 != "\"" }))
        }
    }

    @Test("Nothing is loaded and nothing runs")
    func selfContained() throws {
        let page = String(decoding: try HTMLWriter(redline).write(), as: UTF8.self)
        for foreign in ["<script", "<link", "<img", "src=", "@import", "url(", "http:", "https:"] {
            #expect(!page.contains(foreign), "\(foreign)")
        }
    }

    @Test("The head names parties, term, versions, papers and open conflicts")
    func header() throws {
        let page = String(decoding: try HTMLWriter(redline).write(), as: UTF8.self)
        #expect(page.contains("<p class=\"version\">Redline: base → integrated</p>"))
        #expect(page.contains("<p class=\"party\">City of Alder Falls</p>"))
        #expect(page.contains("<p class=\"term\">July 1, 2022 to June 30, 2025</p>"))
        #expect(page.contains("<li>Tentative agreement TA-07, 2025-03-14</li>"))
        #expect(page.contains("<li><a href=\"#article-8.2\">TA-03 says"))
    }

    @Test("The contents lists heads as they read on the page, struck ones struck")
    func contents() throws {
        let page = String(decoding: try HTMLWriter(redline).write(), as: UTF8.self)
        #expect(page.contains("<li class=\"division\"><a href=\"#division-1\">DIVISION 1 – PAY AND LEAVE</a></li>"))
        #expect(
            page.contains(
                "<li class=\"article\"><a href=\"#article-10\"><span class=\"label\"><del>ARTICLE 10</del></span> "
                    + "<del>COPY MACHINES</del></a></li>"))
        #expect(
            page.contains(
                "<li class=\"section\"><a href=\"#article-8.1\"><span class=\"label\">Section 1.</span> Accrual"))
    }
}
