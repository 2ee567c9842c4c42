import ConcordModel

/// The places of a version where a check may have something to say, found in one pass over its bytes (`TriggerSweep`) that
/// all checks share.
struct Triggers: Sendable {
    struct Place: Sendable {
        var provision: Int32
        var byte: Int32
    }

    /// Opening parentheses and brackets: where a number may stand twice.
    private(set) var enclosures: [Place] = []
    /// Quotation marks that open.
    private(set) var quotes: [Place] = []
    /// `hereinafter` and its like.
    private(set) var namings: [Place] = []
    /// Capitals with which the name of a month begins.
    private(set) var months: [Place] = []
    /// Numbers with which a date in figures may begin.
    private(set) var figures: [Place] = []
    /// Units of time, behind which or before which a period stands: the first letter of `day`, `hour`, `week`, `month`, `year`.
    private(set) var units: [Place] = []
    /// Words in the titles of articles and sections that may make them a procedure.
    private(set) var procedures: [Place] = []
    /// Where “definitions” may stand in a title.
    private(set) var definitions: [Place] = []
    /// Where a reference may begin.
    private(set) var references: [Place] = []
    /// All words, in stretches that follow one another.
    private(set) var stretches: [TriggerSweep]

    /// A text of which half would take less time than to wake another core.
    private static let leastForTwo = 60_000

    init(_ text: ContractText) {
        var bytes = text.bytes
        if !bytes.suffix(ContractText.padding.count).elementsEqual(ContractText.padding) {
            bytes += ContractText.padding
        }
        let count = bytes.count - ContractText.padding.count
        if count < Self.leastForTwo {
            stretches = [TriggerSweep(bytes, 0..<count)]
        } else {
            let seen = bytes
            stretches = SideBySide.map(2) { half in
                TriggerSweep(seen, half == 0 ? 0..<count / 2 : count / 2..<count)
            }
        }
        var index = 0
        text.provisions.withUnsafeBufferPointer { provisions in
            for stretch in stretches {
                for hit in stretch.hits {
                    let byte = Int(hit.byte)
                    while index < provisions.count, provisions[index].text.upperBound <= byte { index += 1 }
                    guard index < provisions.count else { return }
                    sort(hit, index, provisions)
                }
            }
        }
    }

    private mutating func sort(
        _ hit: TriggerSweep.Hit, _ index: Int, _ provisions: UnsafeBufferPointer<ContractText.Provision>
    ) {
        let byte = Int(hit.byte)
        let place = Place(provision: Int32(truncatingIfNeeded: index), byte: Int32(truncatingIfNeeded: byte))
        let isText = provisions[index].text.contains(byte)
        let isHeading = !isText && provisions[index].heading.contains(byte)
        if hit.kinds.contains(.definitions) {
            if isHeading { definitions.append(place) }
            if provisions[index].heading.isEmpty, provisions[index].printedLabel.contains(byte) {
                definitions.append(place)
            }
        }
        guard isText || isHeading else { return }
        if hit.kinds.contains(.reference), isText {
            switch provisions[index].kind {
            case .cover, .division, .title: break
            case .agreement, .article, .appendix, .letter, .front, .section, .item, .bullet, .paragraph, .table, .row,
                .cell, .caption, .verbatim, .quote, .footnote, .rule:
                references.append(place)
            }
        }
        if hit.kinds.contains(.enclosure) { enclosures.append(place) }
        if hit.kinds.contains(.unit) { units.append(place) }
        if hit.kinds.contains(.month) { months.append(place) }
        if hit.kinds.contains(.figures) { figures.append(place) }
        if hit.kinds.contains(.quote) { quotes.append(place) }
        if hit.kinds.contains(.naming) { namings.append(place) }
        if hit.kinds.contains(.procedure), isHeading { procedures.append(place) }
    }
}

extension ContractText {
    /// A reader of the part of a provision, its title or its words, that holds a byte.
    func words(of provision: Int32, around byte: Int32) -> WordReader {
        let index = Int(provision)
        let bounds =
            provisions[index].text.contains(Int(byte)) ? provisions[index].text : provisions[index].heading
        return WordReader(bytes: bytes, bounds: bounds)
    }
}
