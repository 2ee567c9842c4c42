/// Whether a path comes before another as people count: numbers inside names compare as numbers, so that
/// `2-hours.md` precedes `10-leave.md`, and case decides only between names that are the same otherwise.
///
/// A slash comes before everything else, so that a folder's files stay together.
func naturallyPrecedes(_ a: String, _ b: String) -> Bool {
    let a = Array(a.utf8)
    let b = Array(b.utf8)
    var i = 0
    var j = 0
    while i < a.count, j < b.count {
        if isDigit(a[i]), isDigit(b[j]) {
            let first = number(in: a, at: &i)
            let second = number(in: b, at: &j)
            if first.count != second.count { return first.count < second.count }
            if !first.elementsEqual(second) { return first.lexicographicallyPrecedes(second) }
            continue
        }
        let first = rank(a[i])
        let second = rank(b[j])
        if first != second { return first < second }
        i += 1
        j += 1
    }
    if a.count - i != b.count - j { return a.count - i < b.count - j }
    return a.lexicographicallyPrecedes(b)
}

private func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }

/// The digits at an index, without leading zeros.
private func number(in bytes: [UInt8], at index: inout Int) -> ArraySlice<UInt8> {
    while index < bytes.count, bytes[index] == 0x30 { index += 1 }
    let start = index
    while index < bytes.count, isDigit(bytes[index]) { index += 1 }
    return bytes[start..<index]
}

private func rank(_ byte: UInt8) -> UInt8 {
    switch byte {
    case 0x2F: 0
    case 0x41...0x5A: byte + 32
    default: byte
    }
}
