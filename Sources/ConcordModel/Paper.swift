/// A day of the civil calendar. Compared and printed as `2025-07-01`; no clock and no time zone come into it.
public struct CivilDate: Sendable, Hashable, Comparable, CustomStringConvertible {
    public let year: Int
    public let month: Int
    public let day: Int

    /// Nil when there is no such day.
    public init?(year: Int, month: Int, day: Int) {
        guard (1...9999).contains(year), (1...12).contains(month), day >= 1 else { return nil }
        let leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
        let days = [31, leap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
        guard day <= days[month - 1] else { return nil }
        self.year = year
        self.month = month
        self.day = day
    }

    /// Reads `YYYY-MM-DD`; nil for anything else.
    public init?(_ text: some StringProtocol) {
        let pieces = text.split(separator: "-", omittingEmptySubsequences: false)
        guard pieces.count == 3, pieces[0].utf8.count == 4, pieces[1].utf8.count == 2, pieces[2].utf8.count == 2,
            pieces.allSatisfy({ $0.utf8.allSatisfy { (0x30...0x39).contains($0) } }),
            let year = Int(pieces[0]), let month = Int(pieces[1]), let day = Int(pieces[2])
        else { return nil }
        self.init(year: year, month: month, day: day)
    }

    public static func < (a: CivilDate, b: CivilDate) -> Bool { (a.year, a.month, a.day) < (b.year, b.month, b.day) }

    public var description: String {
        func padded(_ number: Int, _ width: Int) -> String {
            let digits = String(number)
            return String(repeating: "0", count: max(0, width - digits.count)) + digits
        }
        return "\(padded(year, 4))-\(padded(month, 2))-\(padded(day, 2))"
    }
}

/// What a paper is at the table.
public enum PaperKind: String, Sendable, CaseIterable {
    case proposal
    case counterproposal
    case tentativeAgreement = "tentative agreement"
    case memorandum
    case erratum

    /// Whether it becomes part of the contract once every party has signed.
    public var bindsWhenSigned: Bool {
        switch self {
        case .tentativeAgreement, .memorandum, .erratum: true
        case .proposal, .counterproposal: false
        }
    }
}

/// How a paper says what it changes.
public enum PaperForm: String, Sendable, CaseIterable {
    case marked
    case instructions
    case fullText = "full text"
}

/// A paper's place in the canonical order of papers: what comes `after` another has the greater index; concurrent
/// papers stand in the order of their ids. The order never depends on files.
package struct PaperIndex: Sendable, Hashable, Comparable {
    package let index: Int32
    package init(_ index: Int) { self.index = Int32(index) }
    package static func < (a: PaperIndex, b: PaperIndex) -> Bool { a.index < b.index }
}

/// The front matter of a paper: who, when, and on top of what. The words it asks for are its operations.
public struct Paper: Sendable {
    public var id: String
    public var kind: PaperKind
    public var form: PaperForm
    /// What people call it; says nothing to the compiler.
    public var title: String?
    /// The key of the party that drafted it, for proposals and counterproposals.
    public var from: String?
    public var date: CivilDate?
    /// The day each party signed, by the party's key.
    public var signed: [String: CivilDate]
    public var effective: CivilDate?
    public var expires: CivilDate?
    public var after: [String]
    public var supersedes: [String]
    public var position: SourcePosition

    package init(id: String, kind: PaperKind, form: PaperForm = .marked, position: SourcePosition) {
        self.id = id
        self.kind = kind
        self.form = form
        self.signed = [:]
        self.after = []
        self.supersedes = []
        self.position = position
    }
}

/// A party to the agreement.
public struct Party: Sendable, Hashable {
    public let key: String
    public let name: String
    public let short: String
    package init(key: String, name: String, short: String) {
        self.key = key
        self.name = name
        self.short = short
    }
}
