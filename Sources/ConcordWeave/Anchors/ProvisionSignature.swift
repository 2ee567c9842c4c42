import ConcordModel

/// What a provision is about, in 256 bits: a bit for each word below it. Two provisions with most bits in common are the
/// same provision reworded.
struct ProvisionSignature {
    var digest: UInt64 = 0
    var label: String = ""
    var heading: [UInt32] = []
    private var bits: (UInt64, UInt64, UInt64, UInt64) = (0, 0, 0, 0)
    var kind: ProvisionKind
    /// Whether it is the head of a table.
    var isHead = false

    init(kind: ProvisionKind) { self.kind = kind }

    /// Adds a word by its hash, which unlike its number does not depend on the words before it.
    mutating func add(_ hash: UInt32) {
        let bit = (hash &* 2_654_435_761) >> 24
        let mask: UInt64 = 1 << UInt64(bit & 63)
        switch bit >> 6 {
        case 0: bits.0 |= mask
        case 1: bits.1 |= mask
        case 2: bits.2 |= mask
        default: bits.3 |= mask
        }
    }

    mutating func add(_ other: ProvisionSignature) {
        bits.0 |= other.bits.0
        bits.1 |= other.bits.1
        bits.2 |= other.bits.2
        bits.3 |= other.bits.3
    }

    /// How alike the words are, 0 to 1.
    func likeness(to other: ProvisionSignature) -> Double {
        let common =
            (bits.0 & other.bits.0).nonzeroBitCount + (bits.1 & other.bits.1).nonzeroBitCount
            + (bits.2 & other.bits.2).nonzeroBitCount + (bits.3 & other.bits.3).nonzeroBitCount
        let all =
            (bits.0 | other.bits.0).nonzeroBitCount + (bits.1 | other.bits.1).nonzeroBitCount
            + (bits.2 | other.bits.2).nonzeroBitCount + (bits.3 | other.bits.3).nonzeroBitCount
        return all == 0 ? 1 : Double(common) / Double(all)
    }

    /// How much of these words the other has, 0 to 1: for an excerpt of a longer text.
    func containment(in other: ProvisionSignature) -> Double {
        let own = bits.0.nonzeroBitCount + bits.1.nonzeroBitCount + bits.2.nonzeroBitCount + bits.3.nonzeroBitCount
        let common =
            (bits.0 & other.bits.0).nonzeroBitCount + (bits.1 & other.bits.1).nonzeroBitCount
            + (bits.2 & other.bits.2).nonzeroBitCount + (bits.3 & other.bits.3).nonzeroBitCount
        return own == 0 ? 0 : Double(common) / Double(own)
    }

    /// How good a pair two siblings make; nil when they cannot be one provision. Equal words count most, then the label.
    func score(with other: ProvisionSignature) -> Double? {
        guard kind == other.kind else { return nil }
        if digest == other.digest { return 3 }
        let likeness = likeness(to: other)
        let sameLabel = !label.isEmpty && label == other.label
        let sameHeading = !heading.isEmpty && heading == other.heading
        switch kind {
        case .cell, .caption: return 1 + likeness
        case .table, .verbatim: return 0.4 + likeness
        case .article, .appendix, .letter, .front, .section:
            guard sameLabel || sameHeading || likeness > 0.5 else { return nil }
            return likeness + (sameLabel ? 0.4 : 0) + (sameHeading ? 0.8 : 0)
        case .item:
            guard likeness > 0.3 || sameLabel && likeness > 0.12 else { return nil }
            return likeness + (sameLabel ? 0.3 : 0)
        case .row:
            // What stands in the first cell names a row, also when every other cell has changed.
            guard isHead == other.isHead, likeness > 0.3 || sameLabel else { return nil }
            return likeness + (sameLabel ? 0.5 : 0)
        case .agreement, .title, .cover, .division, .bullet, .paragraph, .quote, .footnote, .rule:
            guard likeness > 0.3 else { return nil }
            return likeness
        }
    }
}
