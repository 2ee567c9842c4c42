import ConcordModel

/// The number of an item that stands alone in front of the text of an instruction may be read as an initial, as in
/// `C. Suspend, transfer or …`; the provision that the instruction names says that it is a number.
extension PaperAnchor {
    /// Takes the printed number of a provision away from the start of a text that was read without one.
    mutating func dropWrittenNumber(from piece: ProvisionID, _ printed: [UInt8]) {
        guard tree[piece].kind == .paragraph, let sign = printed.last, !WordShape.isAlphanumeric(sign),
            let index = tree[piece].text.first.map({ Int($0) })
        else { return }
        let run = tree.runs[index]
        let rest = tree.text[run.bytes].dropFirst(printed.count)
        guard tree.text[run.bytes].starts(with: printed), rest.first == UInt8(ascii: " ") else { return }
        let length = UInt32(printed.count + rest.prefix { $0 == UInt8(ascii: " ") }.count)
        weave.tree.runs[index].start += length
        weave.tree.runs[index].length -= length
        weave.tree.runs[index].source += length
        tokenCache[TokenKey(provision: piece, part: .text)] = nil
    }

    /// The label of a provision of the contract as it is printed.
    mutating func printedLabel(of id: ProvisionID) -> [UInt8] {
        baseTokens(.label, of: id).flatMap { tree.text[$0.bytes] }
    }
}
