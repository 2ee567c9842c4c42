import ConcordModel

/// Holds one side of a redline against the version it must give back: the same provisions at the same depth, and in each
/// part the same words in the same styles, to the byte.
///
/// The version is read off the weave itself, not by the builder that made the redline, so that a fault of the builder
/// cannot hide behind itself. Where both point at the same bytes of the tree, and they nearly always do, the bytes are not
/// looked at.
package struct VersionProof {
    private let weave: Weave
    private let presence: [Bool]
    private let side: RedlineSide
    private let printed: UnsafeBufferPointer<RedlineProvision>
    private let runs: UnsafeBufferPointer<RedlineRun>
    private let text: UnsafeBufferPointer<UInt8>
    private let meant: UnsafeBufferPointer<Provision>
    private let meantRuns: UnsafeBufferPointer<Run>
    private let meantText: UnsafeBufferPointer<UInt8>

    /// Whether taking this side of the redline gives exactly the version.
    package static func holds(
        _ redline: Redline, _ side: RedlineSide, gives version: Version, of agreement: IntegratedAgreement
    ) -> Bool {
        let weave = agreement.weave
        return redline.provisions.withUnsafeBufferPointer { printed in
            redline.runs.withUnsafeBufferPointer { runs in
                redline.text.withUnsafeBufferPointer { text in
                    weave.tree.provisions.withUnsafeBufferPointer { meant in
                        weave.tree.runs.withUnsafeBufferPointer { meantRuns in
                            weave.tree.text.withUnsafeBufferPointer { meantText in
                                let proof = VersionProof(
                                    weave: weave, presence: weave.presence(in: version), side: side, printed: printed,
                                    runs: runs, text: text, meant: meant, meantRuns: meantRuns, meantText: meantText)
                                // The next provision of the redline that was not looked at.
                                var next = 0
                                return proof.holdsBelow(weave.base, depth: 0, &next) && proof.nextShown(&next) == nil
                            }
                        }
                    }
                }
            }
        }
    }

    private func holdsBelow(_ parent: ProvisionID, depth: Int, _ next: inout Int) -> Bool {
        guard weave.isTouched(parent, Weave.childrenBit) else {
            var child = meant[Int(parent.index)].firstChild
            while child.exists {
                guard holds(child, depth: depth, &next) else { return false }
                child = meant[Int(child.index)].nextSibling
            }
            return true
        }
        for child in weave.children(of: parent, presence) {
            guard holds(child, depth: depth, &next) else { return false }
        }
        return true
    }

    private func holds(_ id: ProvisionID, depth: Int, _ next: inout Int) -> Bool {
        guard let index = nextShown(&next), side.shows(printed[index].standing) else { return false }
        guard printed[index].kind.rawValue == meant[Int(id.index)].kind.rawValue,
            Int(printed[index].depth) == min(depth, 65_535),
            holds(.label, printed[index].label, id, meant[Int(id.index)].label),
            holds(.heading, printed[index].heading, id, meant[Int(id.index)].heading),
            holds(.text, printed[index].text, id, meant[Int(id.index)].text)
        else { return false }
        return holdsBelow(id, depth: depth + 1, &next)
    }

    /// The next provision that this side shows, or that hides words which it shows; it is then passed.
    private func nextShown(_ next: inout Int) -> Int? {
        while next < printed.count {
            next += 1
            if side.shows(printed[next - 1].standing) || !isHidden(printed[next - 1]) { return next - 1 }
        }
        return nil
    }

    /// Whether every run of a provision is hidden as the provision is: whoever looks at runs alone sees every change.
    private func isHidden(_ provision: RedlineProvision) -> Bool {
        for part in Part.allCases {
            for index in provision.runs(of: part) where side.shows(runs[Int(index)].standing) { return false }
        }
        return true
    }

    // MARK: Words

    private func holds(_ part: Part, _ shown: Range<UInt32>, _ id: ProvisionID, _ meant: Range<UInt32>) -> Bool {
        var words = Words(runs: runs, next: Int(shown.lowerBound), end: Int(shown.upperBound), side: side)
        if weave.isTouched(id, Weave.bit(part)), let thread = weave.threads[Weave.Place(provision: id, part: part)] {
            // Words that stand together mostly have the same papers.
            var sets: (brought: UInt32, struck: UInt32) = (.max, .max)
            var isVisible = false
            for strand in thread {
                if strand.brought != sets.brought || strand.struck != sets.struck {
                    sets = (strand.brought, strand.struck)
                    isVisible = Weave.isVisible(strand, presence)
                }
                guard isVisible else { continue }
                let token = strand.content
                guard words.takes(token.start, token.length, token.style, text, meantText) else { return false }
            }
        } else {
            for index in Int(meant.lowerBound)..<Int(meant.upperBound) {
                let run = meantRuns[index]
                guard words.takes(run.start, run.length, run.style, text, meantText) else { return false }
            }
        }
        // Nothing that this side shows may be left over.
        return !words.advance()
    }

    /// The words that a part of the redline shows, moving along.
    private struct Words {
        let runs: UnsafeBufferPointer<RedlineRun>
        var next: Int
        let end: Int
        let side: RedlineSide
        /// What is left of the current run.
        var start: UInt32 = 0
        var length: UInt32 = 0
        var style = Style.plain

        /// Goes to the next run with words, unless some are left of this one; false where there is none.
        mutating func advance() -> Bool {
            while length == 0, next < end {
                let run = runs[next]
                next += 1
                if side.shows(run.standing) { (start, length, style) = (run.start, run.length, run.style) }
            }
            return length > 0
        }

        /// Passes these words, if they come next.
        @inline(__always)
        mutating func takes(
            _ meantStart: UInt32, _ meantLength: UInt32, _ meantStyle: Style, _ text: UnsafeBufferPointer<UInt8>,
            _ meantText: UnsafeBufferPointer<UInt8>
        ) -> Bool {
            // Nearly always it is the run's very next bytes.
            if start == meantStart, length >= meantLength, style.marks.rawValue == meantStyle.marks.rawValue,
                style.link == meantStyle.link
            {
                start += meantLength
                length -= meantLength
                return true
            }
            var (place, left) = (meantStart, meantLength)
            while left > 0 {
                guard length > 0 || advance() else { return false }
                let count = min(left, length)
                guard style.marks.rawValue == meantStyle.marks.rawValue, style.link == meantStyle.link else {
                    return false
                }
                if start != place {
                    guard
                        UnsafeBufferPointer(rebasing: text[Int(start)..<Int(start + count)])
                            .isSame(as: UnsafeBufferPointer(rebasing: meantText[Int(place)..<Int(place + count)]))
                    else { return false }
                }
                start += count
                length -= count
                place += count
                left -= count
            }
            return true
        }
    }
}
