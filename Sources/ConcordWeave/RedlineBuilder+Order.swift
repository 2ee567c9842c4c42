import ConcordModel

extension RedlineBuilder {
    /// Puts what is struck before what is inserted in its place: “ten” becomes “twelve”, and nobody reads “twelve ten”.
    ///
    /// In the weave the words of concurrent papers stand by an order of their own, so that between two papers, and from a
    /// later version back to an earlier one, the inserted words may come first. Of what changes without a word between, each
    /// group of inserted words is exchanged with the struck ones behind it, if the first group is an inserted one. The words
    /// of either side keep their order.
    static func putStruckFirst(in runs: inout [RedlineRun], from first: Int) {
        var start = first
        while start < runs.count {
            guard runs[start].standing == .inserted else {
                // What begins with struck words stands well, as far as it changes.
                let isStruck = runs[start].standing == .struck
                start += 1
                while isStruck, start < runs.count, runs[start].standing != .unchanged { start += 1 }
                continue
            }
            while start < runs.count, runs[start].standing == .inserted {
                let struck = runs[start...].firstIndex { $0.standing != .inserted } ?? runs.count
                let end = runs[struck...].firstIndex { $0.standing != .struck } ?? runs.count
                if struck < end { runs.replaceSubrange(start..<end, with: runs[struck..<end] + runs[start..<struck]) }
                start = end
            }
        }
    }
}
