import ConcordCompiler
import ConcordModel
import Foundation
import Testing

/// Findings as SARIF 2.1.0. The shape is held against what the standard says of each object: which keys it may have, which
/// it must have, and what their values are.
@Suite struct FindingsSARIFTests {
    /// What the standard allows in the objects that a report has; `!` marks what must be there.
    private static let shapes: [String: [String: String]] = [
        "log": ["$schema": "string", "version": "string!", "runs": "[run]!"],
        "run": [
            "tool": "tool!", "results": "[result]", "columnKind": "columnKind", "automationDetails": "automation",
            "originalUriBaseIds": "{artifactLocation}",
        ],
        "tool": ["driver": "driver!"],
        "driver": ["name": "string!", "version": "string", "rules": "[rule]"],
        "rule": [
            "id": "string!", "shortDescription": "text", "fullDescription": "text", "help": "text",
            "defaultConfiguration": "configuration",
        ],
        "configuration": ["level": "level"],
        "automation": ["id": "string"],
        "text": ["text": "string!", "markdown": "string"],
        "result": [
            "ruleId": "string", "ruleIndex": "index", "level": "level", "message": "text!", "locations": "[location]",
            "relatedLocations": "[location]", "partialFingerprints": "{string}", "properties": "any",
        ],
        "location": ["id": "index", "physicalLocation": "physicalLocation", "message": "text"],
        "physicalLocation": ["artifactLocation": "artifactLocation!", "region": "region"],
        "artifactLocation": ["uri": "uri", "uriBaseId": "string", "description": "text"],
        "region": ["startLine": "ordinal!", "startColumn": "ordinal"],
    ]

    /// What of a value does not fit its kind.
    private func faults(_ value: Any, _ kind: String, at path: String) -> [String] {
        let kind = kind.hasSuffix("!") ? String(kind.dropLast()) : kind
        if kind.hasPrefix("[") {
            guard let list = value as? [Any] else { return ["\(path): no list"] }
            return list.enumerated().flatMap {
                faults($1, String(kind.dropFirst().dropLast()), at: "\(path)[\($0)]")
            }
        }
        if kind.hasPrefix("{") {
            guard let values = value as? [String: Any] else { return ["\(path): no object"] }
            return values.flatMap { faults($1, String(kind.dropFirst().dropLast()), at: "\(path).\($0)") }
        }
        let number = value as? Int
        let string = value as? String
        let isRight =
            switch kind {
            case "any": true
            case "string": string != nil
            case "uri": string.map(Self.isRelativeReference) ?? false
            case "index": (number ?? -1) >= 0
            case "ordinal": (number ?? 0) >= 1
            case "level": ["none", "note", "warning", "error"].contains(string)
            case "columnKind": ["utf16CodeUnits", "unicodeCodePoints"].contains(string)
            default: Self.shapes[kind] != nil && value is [String: Any]
            }
        guard isRight else { return ["\(path): no \(kind): \(value)"] }
        guard let shape = Self.shapes[kind], let object = value as? [String: Any] else { return [] }
        let missing = shape.filter { $0.value.hasSuffix("!") && object[$0.key] == nil }.keys
        return missing.map { "\(path): without \($0)" }
            + object.flatMap { key, value in
                shape[key].map { faults(value, $0, at: "\(path).\(key)") } ?? ["\(path): unknown \(key)"]
            }
    }

    /// RFC 3986, what may stand in a path; a colon only behind a slash, and `%` only before two hexadecimal digits.
    private static func isRelativeReference(_ text: String) -> Bool {
        text.wholeMatch(of: /(?:[A-Za-z0-9\-._~!$&'()*+,;=@\/]|%[0-9A-F]{2})+/) != nil
    }

    private func run(_ findings: [Finding], _ sources: SourceSet, prefix: String = "") throws -> [String: Any] {
        let bytes = FindingSARIF(toolVersion: "1.2.3", pathPrefix: prefix).bytes(for: findings, in: sources)
        let log = try JSONSerialization.jsonObject(with: Data(bytes))
        #expect(faults(log, "log", at: "log").isEmpty, "\(faults(log, "log", at: "log"))")
        return try #require(((log as? [String: Any])?["runs"] as? [[String: Any]])?.first)
    }

    private func results(of run: [String: Any]) throws -> [[String: Any]] {
        try #require(run["results"] as? [[String: Any]])
    }

    @Test func everyRuleIsDescribedAndFound() throws {
        let run = try run([], SourceSet())
        let driver = try #require((run["tool"] as? [String: Any])?["driver"] as? [String: Any])
        #expect(driver["name"] as? String == "Concord" && driver["version"] as? String == "1.2.3")
        let rules = try #require(driver["rules"] as? [[String: Any]])
        #expect(rules.compactMap { $0["id"] as? String } == Rule.allCases.map(\.rawValue))
        for rule in rules {
            // GitHub cuts descriptions at 1024 characters.
            for key in ["shortDescription", "fullDescription"] {
                let text = try #require((rule[key] as? [String: Any])?["text"] as? String)
                #expect(!text.isEmpty && text.count <= 1024)
            }
            let help = try #require(rule["help"] as? [String: String])
            #expect(help["text"]?.contains("The cure") == true && help["markdown"]?.contains("### The cure") == true)
        }
    }

    @Test func aFindingWithEverything() throws {
        var sources = SourceSet()
        let first = sources.add(SourceFile(path: "articles/1.md", bytes: Array("one\ntwö three\n".utf8)))
        let second = sources.add(SourceFile(path: "papers/TA 1: ö%.md", bytes: Array("a".utf8)))
        let finding = Finding(
            .overlappingChange, at: SourcePosition(first, 9), "Two sides.", cure: "Write {++ten++}.",
            papers: ["TA-01", "TA-02"], provision: "Article 1",
            related: [
                Finding.Related(SourcePosition(second, 0), "one [side]"),
                Finding.Related(SourcePosition(second, 0), "one [side]"),
            ])
        let result = try #require(try results(of: run([finding], sources, prefix: "./town/contract/")).first)
        #expect(result["ruleId"] as? String == "overlapping-change")
        #expect(result["ruleIndex"] as? Int == Rule.allCases.firstIndex(of: .overlappingChange))
        #expect(result["level"] as? String == "error")
        #expect(
            (result["message"] as? [String: String])?["text"]
                == "Two sides.\nTry: Write {++ten++}.\n[one \\[side\\]](1)\n[one \\[side\\]](2)")
        #expect(
            (result["properties"] as? NSDictionary) == ["papers": ["TA-01", "TA-02"], "provision": "Article 1"])
        func place(_ location: [String: Any]?) -> NSDictionary? { location?["physicalLocation"] as? NSDictionary }
        let locations = try #require(result["locations"] as? [[String: Any]])
        #expect(
            place(locations.first) == [
                "artifactLocation": ["uri": "town/contract/articles/1.md", "uriBaseId": "%SRCROOT%"],
                "region": ["startLine": 2, "startColumn": 5],
            ])
        let related = try #require(result["relatedLocations"] as? [[String: Any]])
        #expect(related.compactMap { $0["id"] as? Int } == [1, 2])
        #expect(
            place(related.first) == [
                "artifactLocation": [
                    "uri": "town/contract/papers/TA%201%3A%20%C3%B6%25.md", "uriBaseId": "%SRCROOT%",
                ],
                "region": ["startLine": 1, "startColumn": 1],
            ])
    }

    /// The fingerprints of findings at the places where a word stands.
    private func fingerprints(_ text: String, _ word: String, _ rule: Rule = .staleText) throws -> [String] {
        var sources = SourceSet()
        let file = sources.add(SourceFile(path: "articles/1.md", bytes: Array(text.utf8)))
        let findings = text.ranges(of: word).map { range in
            let offset = text.utf8.distance(from: text.startIndex, to: range.lowerBound)
            return Finding(rule, at: SourcePosition(file, offset), "m")
        }
        return try results(of: run(findings, sources)).compactMap {
            ($0["partialFingerprints"] as? [String: String])?["concordFinding/v1"]
        }
    }

    @Test func fingerprintsStayWhileLinesMove() throws {
        let before = try fingerprints("one HERE\ntwo HERE\none HERE\n", "HERE")
        #expect(Set(before).count == 3, "no two findings have one fingerprint")
        #expect(try fingerprints("\nnew\n\n  one   HERE\ntwo\tHERE  \r\n\none HERE", "HERE") == before)
        #expect(try fingerprints("one HERE\ntwo and HERE\none HERE\n", "HERE")[1] != before[1])
        #expect(Set(try fingerprints("one HERE\n", "HERE", .unclosedMark)).isDisjoint(with: before))
    }

    @Test func twoAgreementsOfOneRepositoryAreTwoAnalyses() throws {
        func id(_ prefix: String) throws -> String? {
            (try run([], SourceSet(), prefix: prefix)["automationDetails"] as? [String: String])?["id"]
        }
        #expect(try id("") == "concord/" && id("contract") == "concord/contract/")
    }

    @Test func whatAnAgreementHoldsStaysInItsString() throws {
        var text = "\u{10FFFF}\u{2028}\u{FEFF}\u{301}[a](1)](2)"
        for value in UInt8.min...127 { text.unicodeScalars.append(Unicode.Scalar(value)) }
        var sources = SourceSet()
        let file = sources.add(SourceFile(path: text, bytes: [0xFF, 0xFE]))
        let finding = Finding(
            .invalidUTF8, at: SourcePosition(file, 1), text, cure: text, papers: [text], provision: text,
            related: [Finding.Related(SourcePosition(file, 2), text)])
        let result = try #require(try results(of: run([finding], sources)).first)
        let message = try #require((result["message"] as? [String: String])?["text"])
        #expect(message.unicodeScalars.starts(with: (text + "\nTry: " + text + "\n[").unicodeScalars))
        let bytes = FindingSARIF(toolVersion: "1").bytes(for: [finding], in: sources)
        #expect(bytes == FindingSARIF(toolVersion: "1").bytes(for: [finding], in: sources))
        #expect(bytes.allSatisfy { $0 >= 0x20 || $0 == 0x0A } && !bytes.contains(0x7F))
    }
}
