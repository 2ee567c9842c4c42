/// The most of a list that stands in order.
package enum AscendingChain {
    /// The places of a longest ascending chain of these values (Schensted); those without a value are passed over. Of equal
    /// chains it takes the one with the smaller values, and of equal values the first.
    package static func places<Value: Comparable>(of values: [Value?]) -> [Int] {
        var tails: [Int] = []
        var previous = [Int](repeating: -1, count: values.count)
        for index in values.indices {
            guard let value = values[index] else { continue }
            var low = 0
            var high = tails.count
            while low < high {
                let middle = (low + high) / 2
                if let other = values[tails[middle]], other < value { low = middle + 1 } else { high = middle }
            }
            previous[index] = low > 0 ? tails[low - 1] : -1
            if low < tails.count, values[tails[low]] == value { continue }
            if low == tails.count { tails.append(index) } else { tails[low] = index }
        }
        var chain: [Int] = []
        var current = tails.last ?? -1
        while current >= 0 {
            chain.append(current)
            current = previous[current]
        }
        return chain.reversed()
    }
}
