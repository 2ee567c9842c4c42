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
    private let redline: Redline
    private let side: RedlineSide
    /// The next provision of the redline that was not looked at.
    private var next = 0

    /// Whether taking this side of the redline gives exactly the version.
    package static func holds(
        _ redline: Redline, _ side: RedlineSide, gives version: Version, of agreement: IntegratedAgreement
    ) -> Bool {
        let weave = agreement.weave
        var proof = VersionProof(weave, weave.presence(in: version), redline, side)
        return proof.holdsBelow(weave.base, depth: 0) && proof.nextShown() == nil
    }

    private init(_ weave: Weave, _ presence: [Bool], _ redline: Redline, _ side: RedlineSide) {
        self.weave = weave
        self.presence = presence
        self.redline = redline
        self.side = side
    }

    private mutating func holdsBelow(_ parent: ProvisionID, depth: Int) -> Bool {
        guard weave.isTouched(parent, Weave.childrenBit) else {
            var child = weave.tree.provisions[Int(parent.index)].firstChild
            while child.exists {
                guard holds(child, depth: depth) else { return false }
                child = weave.tree.provisions[Int(child.index)].nextSibling
            }
            return true
        }
        for child in weave.children(of: parent, presence) {
            guard holds(child, depth: depth) else { return false }
        }
        return true
    }

    private mutating func holds(_ id: ProvisionID, depth: Int) -> Bool {
        guard let index = nextShown() else { return false }
        let (printed, meant) = (redline.provisions[index], weave.tree.provisions[Int(id.index)])
        guard printed.kind == meant.kind, Int(printed.depth) == min(depth, 65_535) else { return false }
        guard holds(.label, printed.label, id, meant.label), holds(.heading, printed.heading, id, meant.heading),
            holds(.text, printed.text, id, meant.text)
        else { return false }
        return holdsBelow(id, depth: depth + 1)
    }

    /// The next provision that this side shows; it is then passed.
    private mutating func nextShown() -> Int? {
        while next < redline.provisions.count {
            next += 1
            if side.shows(redline.provisions[next - 1].standing) { return next - 1 }
        }
        return nil
    }

    // MARK: Words

    /// A stretch of the tree's text in one style.
    private struct Stretch {
        var start: UInt32 = 0
        var length: UInt32 = 0
        var style = Style.plain
    }

    private func holds(_ part: Part, _ printed: Range<UInt32>, _ id: ProvisionID, _ meant: Range<UInt32>) -> Bool {
        var place = Int(printed.lowerBound)
        var left = Stretch()
        func takes(_ stretch: Stretch) -> Bool {
            var stretch = stretch
            while stretch.length > 0 {
                while left.length == 0 {
                    guard place < Int(printed.upperBound) else { return false }
                    let run = redline.runs[place]
                    place += 1
                    if side.shows(run.standing) {
                        left = Stretch(start: run.start, length: run.length, style: run.style)
                    }
                }
                let length = min(left.length, stretch.length)
                guard left.style == stretch.style, isSame(left.start, stretch.start, Int(length)) else { return false }
                left.start += length
                left.length -= length
                stretch.start += length
                stretch.length -= length
            }
            return true
        }
        if weave.isTouched(id, Weave.bit(part)), let thread = weave.threads[Weave.Place(provision: id, part: part)] {
            for strand in thread where Weave.isVisible(strand, presence) {
                let token = strand.content
                guard takes(Stretch(start: token.start, length: token.length, style: token.style)) else { return false }
            }
        } else {
            for index in meant {
                let run = weave.tree.runs[Int(index)]
                guard takes(Stretch(start: run.start, length: run.length, style: run.style)) else { return false }
            }
        }
        // Nothing that this side shows may be left over.
        return left.length == 0
            && redline.runs[place..<Int(printed.upperBound)].allSatisfy { $0.length == 0 || !side.shows($0.standing) }
    }

    private func isSame(_ a: UInt32, _ b: UInt32, _ length: Int) -> Bool {
        a == b || redline.text[Int(a)..<Int(a) + length] == weave.tree.text[Int(b)..<Int(b) + length]
    }
}
