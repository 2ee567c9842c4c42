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
        // The eight digits as one number.
        var number = 0
        var place = 0
        for byte in String(text).utf8 {
            if place == 4 || place == 7 {
                guard byte == UInt8(ascii: "-") else { return nil }
            } else {
                guard (0x30...0x39).contains(byte), place < 10 else { return nil }
                number = number * 10 + Int(byte - 0x30)
            }
            place += 1
        }
        guard place == 10 else { return nil }
        self.init(year: number / 10_000, month: number / 100 % 100, day: number % 100)
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
    case letterOfAgreement = "letter of agreement"
    case erratum
    /// What follows from papers, and is written by nobody.
    case conformingChange = "conforming change"

    /// The kinds that a paper can say it is.
    package static let ofPapers: [PaperKind] = allCases.filter { $0 != .conformingChange }

    /// Whether it becomes part of the contract once every party has signed.
    public var bindsWhenSigned: Bool {
        switch self {
        case .tentativeAgreement, .memorandum, .letterOfAgreement, .erratum: true
        case .proposal, .counterproposal, .conformingChange: false
        }
    }
}

/// How a paper says what it changes.
public enum PaperForm: String, Sendable, CaseIterable {
    case marked
    case instructions
    case fullText = "full text"
    /// A unified diff of the contract's files.
    case patch
    /// It changes no words; it stands beside the contract and is bound in as a letter.
    case beside
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
    /// Whether it takes effect upon ratification; `effective` is known once every party has ratified.
    public var isUponRatification = false
    public var expires: CivilDate?
    public var after: [String]
    public var supersedes: [String]
    /// The provisions that it says it sets aside while it is in force.
    public var setsAside: [SetAside] = []
    /// What was recorded at sign-off, and whether it is still so.
    public var seal: Seal?
    /// Whether `seals.txt` says that it was sealed, and this is not its seal: nobody knows then what was signed.
    package var isHeldBack = false
    public var position: SourcePosition
    /// Where the front matter names the papers of `after` and of `supersedes`.
    package var mentions: [Mention] = []
    /// Offset of the body in the paper's file.
    package var bodyStart = 0
    /// For a conforming change: ids of the papers that are its reason.
    public package(set) var causes: [String] = []

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

extension Paper {
    /// Whether it is what was sealed, as far as its seal tells.
    public var isSealed: Bool { seal.map { !$0.isBroken } ?? false && !isHeldBack }

    /// The first day on which it holds, once every party has signed; nil where nobody has.
    public var firstDay: CivilDate? { effective ?? signed.values.max() }

    /// Whether a day is among those for which it holds.
    package func holds(on day: CivilDate) -> Bool {
        guard let firstDay else { return false }
        return firstDay <= day && (expires.map { day <= $0 } ?? true)
    }

    /// Whether it ends before another begins, so that there is no day for both.
    package func ends(before other: Paper) -> Bool {
        guard let expires, let begin = other.firstDay else { return false }
        return expires < begin
    }
}

extension Paper {
    /// The lines of front matter that name other papers.
    package enum MentioningKey: String, CaseIterable, Sendable { case after, supersedes }

    /// A place where the front matter names another paper.
    package struct Mention: Sendable {
        package var key: MentioningKey
        package var id: String
        package var position: SourcePosition

        package init(_ key: MentioningKey, _ id: String, at position: SourcePosition) {
            (self.key, self.id, self.position) = (key, id, position)
        }
    }

    /// Names other papers as they are called.
    package mutating func nameOthers(_ name: (String) -> String) {
        after = after.map(name)
        supersedes = supersedes.map(name)
        for index in mentions.indices { mentions[index].id = name(mentions[index].id) }
    }

    /// Where the front matter names another paper; where it names this one, if it does not.
    package func position(of id: String, under key: MentioningKey) -> SourcePosition {
        mentions.first { $0.key == key && $0.id == id }?.position ?? position
    }
}

/// A provision that a memorandum sets aside for its time, as the memorandum cites it.
public struct SetAside: Sendable, Hashable {
    public let citation: String
    /// What holds instead, in the memorandum's words for a reader in a hurry.
    public let instead: String?
    public let position: SourcePosition

    package init(citation: String, instead: String?, position: SourcePosition) {
        self.citation = citation
        self.instead = instead
        self.position = position
    }
}

extension Paper {
    /// Whether it binds, since every party has signed it.
    package func isSigned(by parties: [Party]) -> Bool {
        kind.bindsWhenSigned && !parties.isEmpty && parties.allSatisfy { signed[$0.key] != nil }
    }
}

/// A party to the agreement.
public struct Party: Sendable, Hashable {
    public let key: String
    public let name: String
    public let short: String
    /// Public keys that the agreement itself says are the party's.
    public let keys: [String]

    package init(key: String, name: String, short: String, keys: [String] = []) {
        self.key = key
        self.name = name
        self.short = short
        self.keys = keys
    }
}
