import ConcordChecks
import ConcordModel
import ConcordWeave

/// Makes links of references: of those that lead to one provision, as the later version has them.
///
/// Words stay as they are; a run is only cut where a link begins or ends. So the proof of an output, which reads words, does
/// not see links, and a link can be wrong without a word being so.
struct ReferenceLinks {
    private var redline: Redline
    private let text: ContractText
    /// Where each provision of the later version stands in the redline.
    private var places: [ProvisionID: Int] = [:]
    /// Links that were made, by the place they lead to.
    private var links: [Int: UInt16] = [:]

    static func make(in redline: inout Redline, of references: ContractReferences) {
        guard !references.entries.isEmpty else { return }
        var linker = ReferenceLinks(redline: redline, text: references.text)
        for (index, provision) in redline.provisions.enumerated() where provision.standing != .struck {
            linker.places[provision.identity] = index
        }
        var cursor = 0
        while cursor < references.entries.count {
            let provision = references.entries[cursor].reference.provision
            var next = cursor
            while next < references.entries.count, references.entries[next].reference.provision == provision { next += 1 }
            linker.link(references.entries[cursor..<next], in: provision)
            cursor = next
        }
        redline = linker.redline
    }

    private init(redline: Redline, text: ContractText) {
        self.redline = redline
        self.text = text
    }

    /// Links the references of one provision.
    private mutating func link(_ entries: ArraySlice<ContractReferences.Entry>, in provision: Int) {
        guard let place = places[text.provisions[provision].identity] else { return }
        let words = text.provisions[provision].text
        let part = redline.provisions[place].text
        // Where a conflict shows several sides, the words are not those of one version.
        let length = part.reduce(0) {
            let run = redline.runs[Int($1)]
            return run.standing == .struck ? $0 : $0 + Int(run.length)
        }
        guard length == words.count else { return }
        var stretches: [(range: Range<Int>, link: UInt16)] = []
        for entry in entries {
            for (target, resolution) in zip(entry.reference.targets, entry.resolutions) {
                // “this Article” needs no link to itself.
                guard !target.steps.isEmpty || !target.titles.isEmpty, let meant = resolution.provision,
                    let link = link(to: meant)
                else { continue }
                let start = max(target.range.lowerBound - words.lowerBound, stretches.last?.range.upperBound ?? 0)
                let end = target.range.upperBound - words.lowerBound
                if start < end { stretches.append((start..<end, link)) }
            }
        }
        guard !stretches.isEmpty else { return }
        let first = UInt32(redline.runs.count)
        var offset = 0
        var next = 0
        for index in part {
            let run = redline.runs[Int(index)]
            guard run.standing != .struck else {
                redline.runs.append(run)
                continue
            }
            var start = 0
            let length = Int(run.length)
            while start < length {
                while next < stretches.count, stretches[next].range.upperBound <= offset + start { next += 1 }
                let isInside = next < stretches.count && stretches[next].range.lowerBound <= offset + start
                let bound =
                    next < stretches.count
                    ? (isInside ? stretches[next].range.upperBound : stretches[next].range.lowerBound) - offset : length
                let end = min(length, bound)
                var piece = run
                piece.start += UInt32(start)
                piece.length = UInt32(end - start)
                if isInside, piece.style.link == 0, !piece.style.marks.contains(.footnoteMark) {
                    piece.style.link = stretches[next].link
                }
                redline.runs.append(piece)
                start = end
            }
            offset += length
        }
        redline.provisions[place].text = first..<UInt32(redline.runs.count)
    }

    private mutating func link(to provision: Int) -> UInt16? {
        if let made = links[provision] { return made }
        guard let place = places[text.provisions[provision].identity], redline.links.count < Int(UInt16.max) else {
            return nil
        }
        let anchor = redline.anchor(of: redline.provisions[place])
        guard !anchor.isEmpty else { return nil }
        redline.links.append("#" + String(decoding: anchor, as: UTF8.self))
        let link = UInt16(redline.links.count)
        links[provision] = link
        return link
    }
}
