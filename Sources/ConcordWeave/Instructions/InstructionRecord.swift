import ConcordModel

/// What the instructions of one paper have asked for so far. All of them speak of the same text, the one that the paper was
/// drafted on, so that changes to one part are collected and made together.
struct InstructionRecord {
    /// One change of words, by the tokens of the part as the paper's base has them.
    struct Edit {
        /// How inserted words join their neighbours.
        enum Joint {
            /// In the place of struck words.
            case replaces
            /// Behind the words in front of them.
            case follows
            /// In front of the words behind them.
            case precedes
        }
        var struck: Range<Int>
        var inserted: [Token]
        var joint: Joint
        var instruction: Instruction
    }

    var edits: [Weave.Place: [Edit]] = [:]
    /// In the order in which they were first changed.
    var places: [Weave.Place] = []
    /// Provisions that are rewritten or deleted with all below them, and what says so.
    var claims: [ProvisionID: Instruction] = [:]
    /// Provisions with a change in them or below them, and the first instruction that makes one.
    var changedBelow: [ProvisionID: Instruction] = [:]
    /// Labels given, so that two new ones are noticed.
    var relabelled: [ProvisionID: Instruction] = [:]
    /// Provisions that this paper brings, so that others of it can stand behind them.
    private(set) var added: [(id: ProvisionID, parent: ProvisionID)] = []
    /// Those of each number, or of its last part: 5.2 is found under 2.
    private var addedByNumber: [Substring: [Int]] = [:]
    /// What the lines of the tables below a provision are called, read when they are first asked for.
    var tableLines: [ProvisionID: TableLines] = [:]
    /// Where places without a whole citation are sought first: `Move Section 2(b) before item (a)`.
    var nearby: ProvisionID?
    /// How many quoted words were not found.
    var staleWords = 0
    /// Findings that were made, since several instructions may stand under one head that fits nothing.
    var reported: Set<SourcePosition> = []

    mutating func add(_ id: ProvisionID, under parent: ProvisionID, numbered number: String?) {
        if let number { addedByNumber[InstructionRecord.lastPart(of: number), default: []].append(added.count) }
        added.append((id, parent))
    }

    /// What the paper brings that may be meant by a number.
    func added(numbered number: String) -> [(id: ProvisionID, parent: ProvisionID)] {
        (addedByNumber[InstructionRecord.lastPart(of: number)] ?? []).map { added[$0] }
    }

    private static func lastPart(of number: String) -> Substring {
        let number = number.lowercased()
        return number[(number.lastIndex(of: ".").map { number.index(after: $0) } ?? number.startIndex)...]
    }
}
