import ConcordModel

/// Prints a redline as DocBook 5.0.
///
/// One `article` holds the agreement; every article, appendix and letter of it is a `section` whose `role` says what it
/// is. Neither `book` nor `appendix` would do: the stock stylesheets print numbers of their own for chapters and
/// appendices, and the number of an article is law. For the same reason labels are words of the title
/// (`<phrase role="label">`), enumerated items are a `variablelist`, whose `term` carries the printed label, and the caption
/// of a table is a paragraph before an `informaltable`.
///
/// What holds of every document:
/// * It is valid against the DocBook 5.0 schema, whatever tree it is given.
/// * It holds the words of the redline, once and in order, and no others outside `remark`.
/// * Removing the elements with `revisionflag="deleted"` leaves the words of the later version; removing those with
///   `"added"` leaves those of the earlier one. `revision` names the papers, separated by `;`, and
///   `condition="conflict"` marks the words that papers disagree about, `condition="conforming"` what follows from papers.
///   A row has no flag of its own, all its entries do: the stock change-bar stylesheet drops the words of a flagged
///   row. Its `role` says `added` or `deleted` for who wants to remove the emptied row.
/// * A clean copy has no `revisionflag`.
///
/// A line break inside a paragraph ends the `para`; the next begins with `role="line"`. In titles and terms, which
/// cannot be divided, and in changed words, which stay in one phrase, it is `<?linebreak?>`. Blocks that follow the sections of their parent, which DocBook has no place
/// for, stand in a `simplesect` (before further sections, a `section`) with `role="continued"` and an empty title.
package struct DocBookWriter {
    private let redline: Redline
    private let signature: SignaturePage?

    /// - Parameter signature: what the parties sign around it, as remarks.
    package init(_ redline: Redline, signature: SignaturePage? = nil) {
        self.redline = redline
        self.signature = signature
    }

    package func write() -> [UInt8] {
        var page = DocBookPage(redline, signature: signature)
        page.write()
        return page.out.bytes
    }
}

/// Which provisions changed as a whole: those whose every word, and every word below them, has one standing. Only
/// their element may carry a flag, because who removes the element removes all of it.
enum WholeChanges {
    /// The standing of each provision as a whole; `unchanged` when it is unchanged or mixed. Linear in the redline.
    static func standings(of redline: Redline) -> [Standing] {
        var standings = redline.provisions.map(\.standing)
        if redline.isClean { return Array(repeating: .unchanged, count: standings.count) }
        for index in redline.provisions.indices.reversed() where standings[index] != .unchanged {
            let provision = redline.provisions[index]
            let standing = standings[index]
            var isWhole = true
            for part in Part.allCases where isWhole {
                isWhole = provision.runs(of: part).allSatisfy { redline.runs[Int($0)].standing == standing }
            }
            var child = index + 1
            while isWhole, child < Int(provision.end) {
                isWhole = standings[child] == standing
                child = max(child + 1, Int(redline.provisions[child].end))
            }
            if !isWhole { standings[index] = .unchanged }
        }
        return standings
    }
}
