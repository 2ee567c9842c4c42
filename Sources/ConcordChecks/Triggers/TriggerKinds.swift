/// What may begin at a place, as bits: for one place may be of interest to several checks.
struct TriggerKinds: OptionSet {
    let rawValue: UInt16

    /// An opening parenthesis or bracket: where a number may stand twice.
    static let enclosure = TriggerKinds(rawValue: 1)
    /// A quotation mark that opens.
    static let quote = TriggerKinds(rawValue: 2)
    /// `hereinafter` and its like.
    static let naming = TriggerKinds(rawValue: 4)
    /// The name of a month, with a capital.
    static let month = TriggerKinds(rawValue: 8)
    /// A unit of time, in front of which a period may stand.
    static let unit = TriggerKinds(rawValue: 16)
    /// A word that makes a title that of a procedure.
    static let procedure = TriggerKinds(rawValue: 32)
    /// `Definitions`, of which titles are of interest.
    static let definitions = TriggerKinds(rawValue: 64)
    /// What a reference may begin with.
    static let reference = TriggerKinds(rawValue: 128)
    /// A number that a date in figures may begin with.
    static let figures = TriggerKinds(rawValue: 256)
}
