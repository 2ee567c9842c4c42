/// The order in which people number files and labels: digits inside a name compare as numbers, so that `9-leave.md`
/// stands before `10-wages.md`. Bytes decide the rest; no locale comes into it.
public func precedesNaturally(_ a: String, _ b: String) -> Bool {
    // Strings of our own making are UTF-8 in one piece, and these are never moved to be looked at.
    let known = a.utf8.withContiguousStorageIfAvailable { left in
        b.utf8.withContiguousStorageIfAvailable { right in precedesNaturally(left, right) }
    }
    if let known = known ?? nil { return known }
    return Array(a.utf8).withUnsafeBufferPointer { left in
        Array(b.utf8).withUnsafeBufferPointer { right in precedesNaturally(left, right) }
    }
}

private func precedesNaturally(_ left: UnsafeBufferPointer<UInt8>, _ right: UnsafeBufferPointer<UInt8>) -> Bool {
    func isDigit(_ byte: UInt8) -> Bool { byte &- 0x30 < 10 }
    var (i, j) = (0, 0)
    while i < left.count, j < right.count {
        guard isDigit(left[i]), isDigit(right[j]) else {
            if left[i] != right[j] { return left[i] < right[j] }
            i += 1
            j += 1
            continue
        }
        while i < left.count, left[i] == 0x30 { i += 1 }
        while j < right.count, right[j] == 0x30 { j += 1 }
        let (leftStart, rightStart) = (i, j)
        var order = 0
        while i < left.count, isDigit(left[i]), j < right.count, isDigit(right[j]) {
            if order == 0, left[i] != right[j] { order = left[i] < right[j] ? -1 : 1 }
            i += 1
            j += 1
        }
        while i < left.count, isDigit(left[i]) { i += 1 }
        while j < right.count, isDigit(right[j]) { j += 1 }
        // The number with more digits is the greater.
        if i - leftStart != j - rightStart { return i - leftStart < j - rightStart }
        if order != 0 { return order < 0 }
    }
    if (left.count - i) != (right.count - j) { return left.count - i < right.count - j }
    // Equal but for leading zeros: any fixed order will do.
    return left.lexicographicallyPrecedes(right)
}
