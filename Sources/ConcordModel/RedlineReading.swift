/// One of the two versions that a redline holds.
package enum RedlineSide: Sendable {
    /// Every insertion and no deletion.
    case later
    /// Every deletion and no insertion.
    case earlier

    package func shows(_ standing: Standing) -> Bool {
        switch standing {
        case .unchanged: true
        case .inserted: self == .later
        case .struck: self == .earlier
        }
    }
}

extension Redline {
    /// A version in one stream of bytes: kind and depth of every provision, then its words with their styles, part by
    /// part. Two redlines hold the same version exactly when the streams are equal, down to the label and the cell.
    package func reading(_ side: RedlineSide) -> [UInt8] {
        var stream: [UInt8] = []
        stream.reserveCapacity(text.count + provisions.count * 8)
        text.withUnsafeBufferPointer { append(to: &stream, side, $0) }
        return stream
    }

    private func append(to stream: inout [UInt8], _ side: RedlineSide, _ text: UnsafeBufferPointer<UInt8>) {
        for provision in provisions where side.shows(provision.standing) {
            stream.append(0)
            stream.append(provision.kind.rawValue)
            stream.append(UInt8(truncatingIfNeeded: provision.depth))
            stream.append(UInt8(truncatingIfNeeded: provision.depth >> 8))
            for part in Part.allCases {
                stream.append(1)
                var style: Style?
                for index in provision.runs(of: part) {
                    let run = runs[Int(index)]
                    guard side.shows(run.standing) else { continue }
                    if run.style != style {
                        stream.append(2)
                        stream.append(UInt8(truncatingIfNeeded: run.style.marks.rawValue))
                        stream.append(UInt8(truncatingIfNeeded: run.style.link))
                        stream.append(UInt8(truncatingIfNeeded: run.style.link >> 8))
                        style = run.style
                    }
                    stream.append(contentsOf: UnsafeBufferPointer(rebasing: text[run.bytes]))
                }
            }
        }
    }
}
