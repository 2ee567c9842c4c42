import ConcordModel

/// Numbers and titles that an instruction's text begins with, where they are not read as such for themselves.
///
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

    /// The first sentence of a text may be the title of what it amends, with other words in it: `Section 2. night Pay. Crews …`.
    mutating func takeWrittenTitle(of new: ProvisionID, for id: ProvisionID) {
        guard tree[new].heading.isEmpty, tree[new].kind == tree[id].kind, let index = tree[new].text.first.map(Int.init)
        else { return }
        let run = tree.runs[index]
        let bytes = tree.text[run.bytes]
        let title = words(of: baseTokens(.heading, of: id).flatMap { Array(tree.text[$0.bytes]) })
        guard !title.isEmpty,
            let end = bytes.indices.first(where: { [UInt8(ascii: "."), UInt8(ascii: ":")].contains(bytes[$0]) }),
            end + 1 < bytes.endIndex, bytes[end + 1] == UInt8(ascii: " ")
        else { return }
        let written = words(of: Array(bytes[...end]))
        var left = title
        let common = written.count { word in left.firstIndex(of: word).map { left.remove(at: $0) } != nil }
        guard common * 2 > max(title.count, written.count) else { return }
        let length = UInt32(end + 1 - bytes.startIndex)
        var head = run
        head.length = length
        weave.tree[new].heading = UInt32(tree.runs.count)..<UInt32(tree.runs.count + 1)
        weave.tree.runs.append(head)
        let rest = length + UInt32(bytes[(end + 1)...].prefix { $0 == UInt8(ascii: " ") }.count)
        weave.tree.runs[index].start += rest
        weave.tree.runs[index].length -= rest
        weave.tree.runs[index].source += rest
        for part in [Part.heading, .text] { tokenCache[TokenKey(provision: new, part: part)] = nil }
    }

    private func words(of bytes: [UInt8]) -> [[UInt8]] {
        bytes.split(separator: UInt8(ascii: " ")).map {
            TitleLetters.folded(String(decoding: $0, as: UTF8.self))
        }.filter { !$0.isEmpty }
    }
}
