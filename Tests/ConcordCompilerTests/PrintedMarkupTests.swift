import ConcordModel
import Testing

@testable import ConcordCompiler

/// What a reader of markup passes over, and what stands in a mark, with all that is in it, up to its own end and no further.
@Suite struct PrintedMarkupTests {
    /// `meant`: struck words in `[ ]`, inserted ones in `{ }`.
    @Test(arguments: [
        (page: "<main>ab<del>x<b>y</b>z</del>cd</main>", meant: "ab[xyz]cd", holds: true),
        (page: "<main>ab<ins>x<b>y</b>z</ins>cd</main>", meant: "ab{xyz}cd", holds: true),
        (page: "<main>ab<del>x</del><ins>y</ins>cd</main>", meant: "ab[x]{y}cd", holds: true),
        // A note in struck words ends before they do.
        (page: "<main>ab<del>x<span data-note>n</span>z</del>cd</main>", meant: "ab[xz]cd", holds: true),
        (page: "<main>ab<del>x<del>y</del>z</del>cd</main>", meant: "ab[xyz]cd", holds: true),
        // What is inserted and struck is in neither version.
        (page: "<main>ab<del>x<ins>n</ins>y</del>cd</main>", meant: "ab[xy]cd", holds: true),
        // What is never closed by name opens nothing, in a mark or not.
        (page: "<main>a<br>b<del>x<br>y</del><hr>cd</main>", meant: "ab[xy]cd", holds: true),
        (page: "<main>ab<i data-note=\"a > b\">n</i>cd</main>", meant: "abcd", holds: true),
        (page: "<title>T</title><main><p>ab</p><p>cd</p></main>more", meant: "abcd", holds: true),
        // More ends than beginnings.
        (page: "</p></p><main>ab<del>x</del>cd</main></p>", meant: "ab[x]cd", holds: true),
        (page: "<main>ab<del>x</del>y<del>z</del>cd</main>", meant: "ab[xz]cd", holds: false),
        (page: "<main>ab<del>x<b>y</b></del>zcd</main>", meant: "ab[xyz]cd", holds: false),
        (page: "<main>ab<del>cd</del></main>", meant: "abcd", holds: false),
        (page: "<main>abcd</main>", meant: "ab[cd]", holds: false),
        (page: "<main>ab<ins>cd</ins></main>", meant: "ab[cd]", holds: false),
        (page: "<main>ab<ins>cd</ins>e</main>", meant: "ab{cd}", holds: false),
        (page: "<main>ab<del>x", meant: "ab[xcd]", holds: false),
    ])
    func eachLetterStandsInItsMark(page: String, meant: String, holds: Bool) {
        #expect(agrees(page, with: meant, isHTML: true) == holds, "\(page)")
    }

    @Test(arguments: [
        (
            page: "<para>ab<phrase revisionflag=\"deleted\">x<emphasis>y</emphasis></phrase>cd</para>",
            meant: "ab[xy]cd", holds: true
        ),
        (page: "<para>ab<phrase revisionflag=\"added\">cd</phrase></para>", meant: "ab{cd}", holds: true),
        (page: "<remark>n<para/>n</remark><para>abcd</para>", meant: "abcd", holds: true),
        (page: "<remark revisionflag=\"added\">n</remark><para>abcd</para>", meant: "abcd", holds: true),
        (page: "<?xml version=\"1.0\"?><para xml:id=\"x\">ab<?linebreak?>cd</para>", meant: "abcd", holds: true),
        (page: "<para revisionflag=\"deleted\">ab<para/>cd</para>", meant: "abcd", holds: false),
        (page: "<phrase revisionflag=\"deleted\">x</phrase><para>abcd</para>y", meant: "[x]abcd", holds: false),
        (page: "<para>ab<phrase revisionflag=\"added\">cd</phrase></para>", meant: "ab[cd]", holds: false),
    ])
    func theSameInDocBook(page: String, meant: String, holds: Bool) {
        #expect(agrees(page, with: meant, isHTML: false) == holds, "\(page)")
    }

    private func agrees(_ page: String, with meant: String, isHTML: Bool) -> Bool {
        var words: [UInt8] = []
        var runs: [RedlineRun] = []
        var standing = Standing.unchanged
        for byte in meant.utf8 {
            switch byte {
            case UInt8(ascii: "["): standing = .struck
            case UInt8(ascii: "{"): standing = .inserted
            case UInt8(ascii: "]"), UInt8(ascii: "}"): standing = .unchanged
            default:
                var run = RedlineRun(start: UInt32(words.count), length: 1, style: .plain)
                run.standing = standing
                runs.append(run)
                words.append(byte)
            }
        }
        return Array(page.utf8).withUnsafeBufferPointer { page in
            words.withUnsafeBufferPointer { words in
                runs.withUnsafeBufferPointer { runs in
                    PrintedMarkup(page, isHTML: isHTML).agrees(with: MeantPlace(words, runs))
                }
            }
        }
    }
}
