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
    /// Where each provision of the later version stands in the redline, by its identity; -1 for what does not.
    private var places: [Int32] = []
    /// What takes the place of runs that are cut, by the run.
    private var cuts: [(run: Int, pieces: [RedlineRun])] = []
    /// Links that were made, by the place they lead to.
    private var links: [Int: UInt16] = [:]

    static func make(in redline: inout Redline, of references: ContractReferences) {
        guard !references.entries.isEmpty else { return }
        var linker = ReferenceLinks(redline: redline, text: references.text)
        let greatest = redline.provisions.reduce(0) { max($0, Int($1.identity.index)) }
        linker.places = Array(repeating: -1, count: greatest + 1)
        for (index, provision) in redline.provisions.enumerated() where provision.standing != .struck {
            linker.places[Int(provision.identity.index)] = Int32(index)
        }
        var cursor = 0
        while cursor < references.entries.count {
            let provision = references.entries[cursor].reference.provision
            var next = cursor
            while next < references.entries.count, references.entries[next].reference.provision == provision {
                next += 1
            }
            linker.link(references.entries[cursor..<next], in: provision)
            cursor = next
        }
        linker.cut()
        redline = linker.redline
    }

    /// Puts the pieces in place of the runs they were cut from. Runs stay in the order of the page, which others rely on.
    private mutating func cut() {
        guard !cuts.isEmpty else { return }
        cuts.sort { $0.run < $1.run }
        let old = redline.runs
        var runs: [RedlineRun] = []
        runs.reserveCapacity(old.count + 2 * cuts.count)
        var starts = [UInt32](repeating: 0, count: old.count + 1)
        var next = 0
        for (index, run) in old.enumerated() {
            starts[index] = UInt32(runs.count)
            if next < cuts.count, cuts[next].run == index {
                runs += cuts[next].pieces
                next += 1
            } else {
                runs.append(run)
            }
        }
        starts[old.count] = UInt32(runs.count)
        redline.runs = runs
        func moved(_ range: Range<UInt32>) -> Range<UInt32> {
            starts[Int(range.lowerBound)]..<starts[Int(range.upperBound)]
        }
        for index in redline.provisions.indices {
            redline.provisions[index].label = moved(redline.provisions[index].label)
            redline.provisions[index].heading = moved(redline.provisions[index].heading)
            redline.provisions[index].text = moved(redline.provisions[index].text)
        }
    }

    private init(redline: Redline, text: ContractText) {
        self.redline = redline
        self.text = text
    }

    /// Links the references of one provision.
    private mutating func link(_ entries: ArraySlice<ContractReferences.Entry>, in provision: Int) {
        guard let place = place(of: provision) else { return }
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
        var offset = 0
        var next = 0
        for index in part {
            let run = redline.runs[Int(index)]
            if run.standing == .struck { continue }
            let end = offset + Int(run.length)
            var pieces: [RedlineRun] = []
            var cursor = offset
            while cursor < end {
                while next < stretches.count, stretches[next].range.upperBound <= cursor { next += 1 }
                let stretch = next < stretches.count ? stretches[next].range : end..<end
                let isInside = stretch.lowerBound <= cursor
                let bound = min(end, isInside ? stretch.upperBound : stretch.lowerBound)
                var piece = run
                piece.start += UInt32(cursor - offset)
                piece.length = UInt32(max(bound, cursor + 1) - cursor)
                if isInside, next < stretches.count, piece.style.link == 0, !piece.style.marks.contains(.footnoteMark) {
                    piece.style.link = stretches[next].link
                }
                pieces.append(piece)
                cursor += Int(piece.length)
            }
            if pieces.count > 1 || pieces.first?.style != run.style { cuts.append((Int(index), pieces)) }
            offset = end
        }
    }

    /// Where a provision of the text stands in the redline.
    private func place(of provision: Int) -> Int? {
        let identity = Int(text.provisions[provision].identity.index)
        return identity < places.count && places[identity] >= 0 ? Int(places[identity]) : nil
    }

    private mutating func link(to provision: Int) -> UInt16? {
        if let made = links[provision] { return made }
        guard let place = place(of: provision), redline.links.count < Int(UInt16.max) else { return nil }
        let anchor = redline.anchor(of: redline.provisions[place])
        guard !anchor.isEmpty else { return nil }
        redline.links.append(Link(to: "#" + String(decoding: anchor, as: UTF8.self)))
        let link = UInt16(redline.links.count)
        links[provision] = link
        return link
    }
}
