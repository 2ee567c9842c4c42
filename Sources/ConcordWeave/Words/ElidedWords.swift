/// Words of a paper in which `…` stands for words that are not repeated, laid along the words of the contract.
struct ElidedWords {
    /// What stands between one ellipsis and the next; each is found in one stretch.
    private let pieces: [ArraySlice<UInt32>]

    init(_ words: [UInt32], ellipsis: UInt32) {
        pieces = words.split(separator: ellipsis, omittingEmptySubsequences: false)
    }

    /// Whether the words are all of the others, but for what the ellipses leave out.
    func fit(_ others: [UInt32]) -> Bool {
        pieces.count == 1 ? pieces[0].elementsEqual(others) : places(in: others, fromEnd: false) != nil
    }

    /// Whether there is more than one way to lay them along the others, for each of the pieces: those where they differ.
    func doubtful(in others: [UInt32]) -> [(piece: Int, first: Int, last: Int)] {
        guard pieces.count > 1, let first = places(in: others, fromEnd: false),
            let last = places(in: others, fromEnd: true)
        else { return [] }
        return pieces.indices.filter { first[$0] != last[$0] && !pieces[$0].isEmpty }.map { ($0, first[$0], last[$0]) }
    }

    /// Where each piece begins when all stand as far in front as they can, or as far behind.
    func places(in others: [UInt32], fromEnd: Bool) -> [Int]? {
        guard let head = pieces.first, let tail = pieces.last, head.count + tail.count <= others.count,
            others.starts(with: head), others.suffix(tail.count).elementsEqual(tail)
        else { return nil }
        var places = [Int](repeating: 0, count: pieces.count)
        places[pieces.count - 1] = others.count - tail.count
        var room = others[head.count..<others.count - tail.count]
        let middle = pieces.indices.dropFirst().dropLast()
        for index in fromEnd ? Array(middle.reversed()) : Array(middle) {
            guard let place = Self.find(pieces[index], in: room, fromEnd: fromEnd) else { return nil }
            places[index] = place
            room = fromEnd ? room[room.startIndex..<place] : room[(place + pieces[index].count)...]
        }
        return places
    }

    /// Where a stretch stands first, or last (Knuth, Morris and Pratt, 1977).
    private static func find(_ words: ArraySlice<UInt32>, in room: ArraySlice<UInt32>, fromEnd: Bool) -> Int? {
        if words.isEmpty { return fromEnd ? room.endIndex : room.startIndex }
        let pattern = fromEnd ? Array(words.reversed()) : Array(words)
        let text = fromEnd ? Array(room.reversed()) : Array(room)
        var fallback = [0]
        var length = 0
        for word in pattern.dropFirst() {
            while length > 0, pattern[length] != word { length = fallback[length - 1] }
            if pattern[length] == word { length += 1 }
            fallback.append(length)
        }
        length = 0
        for (index, word) in text.enumerated() {
            while length > 0, pattern[length] != word { length = fallback[length - 1] }
            if pattern[length] == word { length += 1 }
            if length == pattern.count {
                let start = index + 1 - length
                return fromEnd ? room.endIndex - start - length : room.startIndex + start
            }
        }
        return nil
    }
}
