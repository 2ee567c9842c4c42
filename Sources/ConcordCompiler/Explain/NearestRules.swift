import ConcordModel

extension Explanation {
    /// Up to three rules whose names are near to what was typed, the nearest first: a few letters apart, or holding it.
    public static func rulesNamedLike(_ typed: String) -> [Rule] { Rule.named(like: typed) }
}
