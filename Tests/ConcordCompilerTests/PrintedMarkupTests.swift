import ConcordModel
import Testing

@testable import ConcordCompiler

/// What a reader of markup passes over: what is hidden, with all that stands in it, up to its own end and no further.
@Suite struct PrintedMarkupTests {
    @Test(arguments: [
        (page: "<main>ab<del>x<b>y</b>z</del>cd</main>", holds: true),
        // A note in struck words ends before they do.
        (page: "<main>ab<del>x<span data-note>n</span>z</del>cd</main>", holds: true),
        (page: "<main>ab<del>x<del>y</del>z</del>cd</main>", holds: true),
        // What is never closed by name opens nothing, hidden or not.
        (page: "<main>a<br>b<del>x<br>y</del><hr>cd</main>", holds: true),
        (page: "<main>ab<i data-note=\"a > b\">n</i>cd</main>", holds: true),
        (page: "<title>T</title><main><p>ab</p><p>cd</p></main>more", holds: true),
        (page: "<main>ab<del>x</del>y<del>z</del>cd</main>", holds: false),
        (page: "<main>ab<del>x<b>y</b></del>zcd</main>", holds: false),
        (page: "<main>ab<del>cd</del></main>", holds: false),
        (page: "<main>ab<ins>cd</ins>e</main>", holds: false),
        // More ends than beginnings.
        (page: "</p></p><main>ab<del>x</del>cd</main></p>", holds: true),
        (page: "<main>ab<del>xcd", holds: false),
    ])
    func whatIsHiddenIsNotRead(page: String, holds: Bool) {
        #expect(agrees(page, with: "abcd", isHTML: true) == holds, "\(page)")
    }

    @Test(arguments: [
        (page: "<para>ab<phrase revisionflag=\"deleted\">x<emphasis>y</emphasis></phrase>cd</para>", holds: true),
        (page: "<para>ab<phrase revisionflag=\"added\">cd</phrase></para>", holds: true),
        (page: "<remark>n<para/>n</remark><para>abcd</para>", holds: true),
        (page: "<?xml version=\"1.0\"?><para xml:id=\"x\">ab<?linebreak?>cd</para>", holds: true),
        (page: "<para revisionflag=\"deleted\">ab<para/>cd</para>", holds: false),
        (page: "<phrase revisionflag=\"deleted\">x</phrase><para>abcd</para>y", holds: false),
    ])
    func theSameInDocBook(page: String, holds: Bool) {
        #expect(agrees(page, with: "abcd", isHTML: false) == holds, "\(page)")
    }

    private func agrees(_ page: String, with words: String, isHTML: Bool) -> Bool {
        let run = RedlineRun(start: 0, length: UInt32(words.utf8.count), style: .plain)
        return Array(page.utf8).withUnsafeBufferPointer { page in
            Array(words.utf8).withUnsafeBufferPointer { words in
                [run].withUnsafeBufferPointer { runs in
                    PrintedMarkup(page, .later, isHTML: isHTML).agrees(with: MeantPlace(words, runs, .later))
                }
            }
        }
    }
}
