/// An exact number: `one and one-half` is 3/2, so that it can be the same as `1.5` and `1-1/2`.
struct Quantity: Hashable {
    let numerator: Int
    let denominator: Int

    /// Nil for what is larger than anything a contract counts, so that no later sum can overflow.
    init?(_ numerator: Int, over denominator: Int = 1) {
        guard denominator > 0, denominator <= 1_000_000, (0...1_000_000_000_000).contains(numerator) else { return nil }
        var (a, b) = (numerator, denominator)
        while b != 0 { (a, b) = (b, a % b) }
        self.numerator = numerator / max(a, 1)
        self.denominator = denominator / max(a, 1)
    }

    func plus(_ other: Quantity) -> Quantity? {
        let (left, right) = (
            numerator.multipliedReportingOverflow(by: other.denominator),
            other.numerator.multipliedReportingOverflow(by: denominator)
        )
        guard !left.overflow, !right.overflow else { return nil }
        let sum = left.partialValue.addingReportingOverflow(right.partialValue)
        return sum.overflow ? nil : Quantity(sum.partialValue, over: denominator * other.denominator)
    }

    func times(_ factor: Int) -> Quantity? {
        let product = numerator.multipliedReportingOverflow(by: factor)
        return product.overflow ? nil : Quantity(product.partialValue, over: denominator)
    }

    func divided(by divisor: Int) -> Quantity? { Quantity(numerator, over: denominator * divisor) }

    var whole: Int? { denominator == 1 ? numerator : nil }

    /// Whether a figure of so many decimals is this number as near as it can be written: `one-third (.33)`.
    func isRounded(to figure: Quantity, decimals: Int) -> Bool {
        guard denominator % 3 == 0 || denominator % 7 == 0 else { return false }
        let difference = abs(
            Double(numerator) / Double(denominator) - Double(figure.numerator) / Double(figure.denominator))
        var step = 1.0
        for _ in 0..<decimals { step /= 10 }
        return difference <= step
    }
}
