/// The order in which people number files and labels: digits inside a name compare as numbers, so that `9-leave.md`
/// stands before `10-wages.md`. Bytes decide the rest; no locale comes into it.
public func precedesNaturally(_ a: String, _ b: String) -> Bool {
    let left = Array(a.utf8)
    let right = Array(b.utf8)
    var i = 0
    var j = 0
    func digits(_ bytes: [UInt8], _ start: Int) -> ArraySlice<UInt8> {
        bytes[start...].prefix { (0x30...0x39).contains($0) }
    }
    while i < left.count, j < right.count {
        let leftNumber = digits(left, i)
        let rightNumber = digits(right, j)
        if leftNumber.isEmpty || rightNumber.isEmpty {
            if left[i] != right[j] { return left[i] < right[j] }
            i += 1
            j += 1
            continue
        }
        let leftSignificant = leftNumber.drop { $0 == 0x30 }
        let rightSignificant = rightNumber.drop { $0 == 0x30 }
        if leftSignificant.count != rightSignificant.count { return leftSignificant.count < rightSignificant.count }
        if !leftSignificant.elementsEqual(rightSignificant) {
            return leftSignificant.lexicographicallyPrecedes(rightSignificant)
        }
        i += leftNumber.count
        j += rightNumber.count
    }
    if (left.count - i) != (right.count - j) { return left.count - i < right.count - j }
    // Equal but for leading zeros: any fixed order will do.
    return left.lexicographicallyPrecedes(right)
}
