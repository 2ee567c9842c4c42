import ConcordModel

/// Words get the numbers they have in another table.
extension [Token] {
    /// `numbers` gives the new number of each old one.
    mutating func renumber(_ numbers: [UInt32]) {
        numbers.withUnsafeBufferPointer { numbers in
            withUnsafeMutableBufferPointer { tokens in
                for index in tokens.indices {
                    tokens[index].exact = numbers[Int(tokens[index].exact)]
                    tokens[index].loose = numbers[Int(tokens[index].loose)]
                }
            }
        }
    }
}

extension Operation {
    mutating func renumber(_ numbers: [UInt32]) {
        switch self {
        case .replaceWords(let id, let part, var change):
            change.inserted.renumber(numbers)
            self = .replaceWords(id, part, change)
        case .relabel(let id, let label, var change):
            change.inserted.renumber(numbers)
            self = .relabel(id, as: label, change)
        case .insert, .delete, .move:
            break
        }
    }
}

/// Puts a value in the place of another and gives the old one, which so keeps one owner.
func exchange<T>(_ value: inout T, for other: consuming T) -> T {
    let old = value
    value = other
    return old
}
