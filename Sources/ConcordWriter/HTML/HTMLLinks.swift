import ConcordModel

/// Where the links and footnote marks of a page lead: everything settled before the first word is written.
struct HTMLLinks {
    /// By link of the redline: its opening tag; empty when the address is none that a page should open.
    private let openings: [[UInt8]]
    /// Footnotes by the words of their label, each in the order of the page.
    private var footnotes: [ArraySlice<UInt8>: [Int]] = [:]
    private var ordinals: [Int: Int] = [:]

    init(_ redline: Redline) {
        openings = redline.links.map(Self.opening)
        for (index, provision) in redline.provisions.enumerated() where provision.kind == .footnote {
            ordinals[index] = ordinals.count + 1
            let label = redline.runs[Int(provision.label.lowerBound)..<Int(provision.label.upperBound)]
            let current = label.filter { $0.standing != .struck }
            let words = (current.isEmpty ? Array(label) : current).flatMap { redline.text[$0.bytes] }
            if !words.isEmpty { footnotes[words[...], default: []].append(index) }
        }
    }

    func opening(of link: UInt16) -> [UInt8] {
        openings.indices.contains(Int(link) - 1) ? openings[Int(link) - 1] : []
    }

    /// The footnote that a mark with these words means: the first such within `bounds`, the article around the mark, or
    /// the first such on the page.
    func footnote(_ mark: ArraySlice<UInt8>, within bounds: Range<Int>) -> Int? {
        guard let candidates = footnotes[mark] else { return nil }
        var low = 0
        var high = candidates.count
        while low < high {
            let middle = (low + high) / 2
            if candidates[middle] < bounds.lowerBound { low = middle + 1 } else { high = middle }
        }
        if low < candidates.count, candidates[low] < bounds.upperBound { return candidates[low] }
        return candidates.first
    }

    /// The id of a footnote that has no anchor. No anchor holds an underscore.
    func name(ofFootnote index: Int) -> String { "fn_\(ordinals[index] ?? 0)" }

    private static func opening(_ link: Link) -> [UInt8] {
        let address = link.destination
        guard isHarmless(address) else { return [] }
        return ByteWriter.bytes(guess: address.utf8.count + link.title.utf8.count + 48) { out in
            out.append("<a href=\"")
            out.append(address, escaping: .htmlAttribute)
            // What leads to a place on the page needs no guard.
            if address.utf8.first != UInt8(ascii: "#") { out.append("\" rel=\"noopener") }
            if !link.title.isEmpty {
                out.append("\" title=\"")
                out.append(link.title, escaping: .htmlAttribute)
            }
            out.append("\">")
        }
    }

    /// Whether a click on the address cannot run anything: it has no scheme, or one of a few. Browsers overlook white
    /// space and controls in a scheme, and so does this.
    private static func isHarmless(_ address: String) -> Bool {
        var scheme: [UInt8] = []
        for byte in address.utf8 {
            switch byte {
            case 0x00...0x20: continue
            case UInt8(ascii: ":"):
                return ["http", "https", "mailto", "tel"].contains(String(decoding: scheme, as: UTF8.self))
            case UInt8(ascii: "/"), UInt8(ascii: "?"), UInt8(ascii: "#"): return true
            case UInt8(ascii: "A")...UInt8(ascii: "Z"): scheme.append(byte | 0x20)
            default: scheme.append(byte)
            }
        }
        return true
    }
}
