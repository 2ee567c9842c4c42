import ConcordModel

/// Whether provisions that were read from different files are the same: kind, level, number, words, styles and links, one by
/// one. Of spaces the style is not compared: a mark neither begins before a space nor ends behind one.
struct SameReading {
    private let first: Redline
    private let second: Redline

    init(_ first: Redline, _ second: Redline) {
        self.first = first
        self.second = second
    }

    /// The first provision of `range` that reads otherwise, or that has no counterpart; nil when all are the same.
    func difference(_ range: Range<Int>, _ others: Range<Int>) -> Int? {
        var other = others.lowerBound
        for index in range {
            guard other < others.upperBound, isSame(index, other) else { return index }
            other += 1
        }
        return other == others.upperBound ? nil : max(range.lowerBound, range.upperBound - 1)
    }

    private func isSame(_ index: Int, _ other: Int) -> Bool {
        let (a, b) = (first.provisions[index], second.provisions[other])
        let level = a.kind == .section ? a.level : 0
        return areAlike(a, b) && a.depth == b.depth
            // A cell that says nothing of it is set as its column is.
            && (a.alignment == b.alignment || a.alignment == .none)
            // Whether an article is reserved shows from its words.
            && (a.kind != .row || a.isHead == b.isHead)
            && level == (b.kind == .section ? b.level : 0)
            && Part.allCases.allSatisfy { letters(of: a, $0, first) == letters(of: b, $0, second) }
    }

    /// A head without a number is one of the room that its file stands in.
    private func areAlike(_ a: RedlineProvision, _ b: RedlineProvision) -> Bool {
        a.kind == b.kind || a.kind.isTopLevel && b.kind.isTopLevel && a.label.isEmpty && b.label.isEmpty
    }

    private struct Letter: Equatable {
        var byte: UInt8
        var marks: Style.Marks
        var link: Link?
    }

    private func letters(of provision: RedlineProvision, _ part: Part, _ redline: Redline) -> [Letter] {
        provision.runs(of: part).flatMap { index in
            let run = redline.runs[Int(index)]
            let link = run.style.link > 0 ? redline.links[Int(run.style.link) - 1] : nil
            return redline.text[run.bytes].map { byte in
                byte == 0x20
                    ? Letter(byte: byte, marks: [], link: nil) : Letter(byte: byte, marks: run.style.marks, link: link)
            }
        }
    }
}
