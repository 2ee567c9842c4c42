/// Looking in what is in order.
package enum BinarySearch {
    /// How many of `count` hold in front of the first that does not. Logarithmic.
    package static func count(of count: Int, while isBefore: (Int) -> Bool) -> Int {
        var (low, high) = (0, count)
        while low < high {
            let middle = (low + high) / 2
            if isBefore(middle) { low = middle + 1 } else { high = middle }
        }
        return low
    }
}
