import ConcordCompiler
import ConcordModel

/// A small agreement with papers of every form, all of them sealed, for tests that edit it.
struct SealedHarbor: Equatable {
    /// Bytes, since two strings of other bytes may be equal.
    private var files: [String: [UInt8]] = [:]

    var paths: [String] { files.keys.sorted() }

    /// The folder as the compiler takes it.
    var input: Input {
        var input = Input(name: "harbor", files: [])
        for path in paths {
            let file = SourceFile(path: path, bytes: bytes(of: path))
            if path == Sealing.recordPath {
                input.seals = file
            } else if path.split(separator: "/").last?.hasPrefix(".") ?? false {
                input.unread.append(path)
            } else if AgreementPath.room(of: path) == .templates {
                input.templates.append(file)
            } else {
                input.files.append(file)
            }
        }
        return input
    }

    /// With more files, or others in their place.
    static func sealed(with more: [String: String] = [:]) throws -> SealedHarbor {
        var harbor = SealedHarbor()
        for (path, text) in unsealed.merging(more, uniquingKeysWith: { $1 }) { harbor.set(text, in: path) }
        try harbor.seal(.all)
        return harbor
    }

    mutating func seal(_ wanted: Sealing.Wanted, again: Bool = false) throws {
        for file in try Sealing(input, wanted, again: again).files {
            files[file.path] = file.written
        }
    }

    // MARK: Edits

    func text(of path: String) -> String { String(decoding: bytes(of: path), as: UTF8.self) }

    func bytes(of path: String) -> [UInt8] { files[path] ?? [] }

    mutating func set(_ text: String, in path: String) { files[path] = Array(text.utf8) }

    mutating func set(_ bytes: [UInt8], in path: String) { files[path] = bytes }

    mutating func replace(_ old: String, with new: String, in path: String) {
        set(text(of: path).replacing(old, with: new), in: path)
    }

    mutating func remove(_ path: String) { files[path] = nil }

    mutating func rename(_ path: String, to other: String) {
        files[other] = files[path]
        files[path] = nil
    }

    func line(of path: String, startingWith start: String = "", endingWith end: String = "") -> String {
        text(of: path).split(separator: "\n").first { $0.hasPrefix(start) && $0.hasSuffix(end) }.map(String.init) ?? ""
    }

    mutating func dropLine(from path: String, startingWith start: String) {
        replace(line(of: path, startingWith: start) + "\n", with: "", in: path)
    }

    // MARK: Texts

    private static let days = "signed: { union: 2025-03-14, employer: 2025-03-15 }"

    /// A paper of both parties on Article 2.
    static func signed(_ id: String, _ more: String = "title: Pay") -> String {
        """
        ---
        paper: \(id)
        kind: tentative agreement
        \(more)
        \(days)
        ---

        # Article 4. Boats

        Boats are {~~blue~>green~~}.

        """
    }

    static func unsigned(like id: String) -> String {
        signed(id).replacing(days + "\n", with: "from: union\n").replacing("tentative agreement", with: "proposal")
    }

    private static let unsealed = [
        "agreement.yml": """
        title: Agreement
        parties:
          union:    { name: Harbor Workers, short: Union }
          employer: { name: Port of Gull Bay, short: Port }
        term: { from: 2024-07-01, to: 2027-06-30 }
        cover: Between us

        """,
        "articles/01-hours.md": """
        # Article 1. Hours

        ## Section 1. Day

        The day is eight (8) hours.

        (a) Lunch is one (1) hour.

        (b) A break is ten (10) minutes.

            Nobody works through a break.

        ## Section 2. Week

        A week is five (5) days.

        """,
        "articles/02-pay.md": "# Article 2. Pay\n\nPay is due on Thursday.\n\nCash is not paid.\n",
        "articles/03-gear.md": "# Article 3. Gear\n\nThe Port buys gloves.\n",
        "articles/04-boats.md": "# Article 4. Boats\n\nBoats are blue.\n",
        "appendices/a.md": "# Appendix A\n\nThe old map.\n",
        "templates/page.html": "<!doctype html>\n<html><body>\n{{content}}\n</body></html>\n",
        "papers/ta-1.md": """
        ---
        paper: TA-1
        kind: tentative agreement
        \(days)
        ---

        # Article 1. Hours

        ## Section 1. Day

        The day is {~~eight (8)~>seven (7)~~} hours.

        {++
        ## Section 3. Leave

        (a) Leave is ten (10) days.

        (b) Leave is paid:

            (1) at the full rate; and

            (2) on the usual day.

        Nobody loses leave.

        | Crew | Pay |
        |------|-----|
        | Crane | $40 |
        ++}

        """,
        "papers/ta-2.md": """
        ---
        paper: TA-2
        kind: tentative agreement
        form: instructions
        after: [TA-1]
        \(days)
        ---

        # Article 1

        ## Amend Section 2

        Strike "five (5)" and insert "four (4)".

        """,
        "papers/ta-3.md": """
        ---
        paper: TA-3
        kind: tentative agreement
        form: full text
        \(days)
        ---

        # Article 2. Pay

        Pay is due on Friday.

        Cash is not paid.

        """,
        "papers/ta-4.patch": """
        ---
        paper: TA-4
        kind: tentative agreement
        \(days)
        ---
        --- a/articles/03-gear.md
        +++ b/articles/03-gear.md
        @@ -1,3 +1,5 @@
         # Article 3. Gear
        \u{20}
         The Port buys gloves.
        +
        +The crew wears red hats.

        """,
        "papers/mou-1.md": """
        ---
        paper: MOU-1
        kind: memorandum
        form: beside
        title: Summer
        effective: 2025-06-01
        expires: 2025-08-31
        sets aside:
          - Article 1, Section 1: nine (9) hours in summer
        \(days)
        ---

        # Letter of Agreement: Summer

        In summer the day is longer.

        """,
    ]
}
