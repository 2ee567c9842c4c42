/// What leads from one list of lines to another, as line comparisons write it down: of all places a change may stand at,
/// the last, unless it then stands beside a change of the other file. Git slides its changes likewise, so that both
/// see the same lines touched.
struct LineDifference {
    /// Lines struck and the lines put in their place; one of both may be empty.
    struct Change: Equatable {
        var struck: Range<Int>
        var lines: Range<Int>
    }

    private(set) var changes: [Change] = []

    init(from base: [UInt32], to side: [UInt32]) {
        let alignment = LineAlignment(base, side)
        var (struck, added) = (alignment.struck, alignment.added)
        Self.slide(base, &struck, beside: added)
        Self.slide(side, &added, beside: struck)
        collect(struck, added)
    }

    private mutating func collect(_ struck: [Bool], _ added: [Bool]) {
        var (a, b) = (0, 0)
        while a < struck.count || b < added.count {
            let (aStart, bStart) = (a, b)
            while a < struck.count, struck[a] { a += 1 }
            while b < added.count, added[b] { b += 1 }
            if a > aStart || b > bStart {
                changes.append(Change(struck: aStart..<a, lines: bStart..<b))
            } else {
                (a, b) = (a + 1, b + 1)
            }
        }
    }

    // MARK: Sliding

    /// A stretch of changed lines of a file, empty between two lines that are kept side by side.
    private struct Stretch {
        var start = 0
        var end = 0

        init(first isChanged: [Bool]) {
            while end < isChanged.count, isChanged[end] { end += 1 }
        }

        mutating func goOn(_ isChanged: [Bool]) -> Bool {
            guard end < isChanged.count else { return false }
            start = end + 1
            end = start
            while end < isChanged.count, isChanged[end] { end += 1 }
            return true
        }

        mutating func goBack(_ isChanged: [Bool]) {
            guard start > 0 else { return }
            end = start - 1
            start = end
            while start > 0, isChanged[start - 1] { start -= 1 }
        }

        /// Up by one line, where the line above is the same as the last one; what it meets there becomes part of it.
        mutating func slideUp(_ lines: [UInt32], _ isChanged: inout [Bool]) -> Bool {
            guard start > 0, lines[start - 1] == lines[end - 1] else { return false }
            start -= 1
            end -= 1
            isChanged[start] = true
            isChanged[end] = false
            while start > 0, isChanged[start - 1] { start -= 1 }
            return true
        }

        mutating func slideDown(_ lines: [UInt32], _ isChanged: inout [Bool]) -> Bool {
            guard end < lines.count, lines[start] == lines[end] else { return false }
            isChanged[start] = false
            isChanged[end] = true
            start += 1
            end += 1
            while end < lines.count, isChanged[end] { end += 1 }
            return true
        }
    }

    /// Slides every stretch of changed lines to the last place it can have, or to the last one at which lines of the other
    /// file are changed too.
    private static func slide(_ lines: [UInt32], _ isChanged: inout [Bool], beside other: [Bool]) {
        var stretch = Stretch(first: isChanged)
        // The stretch of the other file between the same two kept lines.
        var across = Stretch(first: other)
        repeat {
            if stretch.start < stretch.end {
                var size = 0
                var firstEnd = 0
                var besideEnd: Int?
                // A stretch that met another one may slide farther.
                repeat {
                    size = stretch.end - stretch.start
                    while stretch.slideUp(lines, &isChanged) { across.goBack(other) }
                    firstEnd = stretch.end
                    besideEnd = across.start < across.end ? stretch.end : nil
                    while stretch.slideDown(lines, &isChanged) {
                        _ = across.goOn(other)
                        if across.start < across.end { besideEnd = stretch.end }
                    }
                } while size != stretch.end - stretch.start
                if stretch.end != firstEnd, besideEnd != nil {
                    while across.start == across.end, stretch.slideUp(lines, &isChanged) { across.goBack(other) }
                }
            }
            _ = across.goOn(other)
        } while stretch.goOn(isChanged)
    }
}
