import ConcordCompiler
import Foundation
import Support

/// Some of the differences between two terms as one paper, in one of its forms.
struct DealtPaper {
    enum Form: CaseIterable { case fullText, marked, patch, instructions }

    var id: String
    var form: Form
    /// By article file.
    var differences: [String: [SourceDifference]] = [:]
    /// The same as sentences, where the paper has this form.
    var sentences: [String] = []

    /// The paper's file, on the article files it was drafted on.
    func file(on articles: [String: [UInt8]]) -> SourceFile {
        let later = DealtPaper.applied
        let (name, ending, text): (String, String, [UInt8])
        switch form {
        case .fullText:
            (name, ending, text) = ("full text", "md", body(articles) { _, bytes, list in later(list, bytes) } ?? [])
        case .marked:
            if let marked = body(articles, { _, bytes, list in DealtPaper.marked(bytes, list) }) {
                (name, ending, text) = ("marked", "md", marked)
            } else {
                var other = self
                other.form = .fullText
                return other.file(on: articles)
            }
        case .patch:
            let diff = body(articles) { path, bytes, list in
                let diff = UnifiedDiff(
                    String(decoding: bytes, as: UTF8.self), String(decoding: later(list, bytes), as: UTF8.self))
                return Array(diff.text(from: path, to: path).utf8)
            }
            (name, ending, text) = ("patch", "diff", diff ?? [])
        case .instructions:
            (name, ending, text) = ("instructions", "md", Array((sentences.joined(separator: "\n\n") + "\n").utf8))
        }
        let matter = """
            ---
            paper: \(id)
            kind: tentative agreement
            form: \(name)
            signed: { union: 2025-06-01, employer: 2025-06-02 }
            ---


            """
        return SourceFile(path: "papers/\(id).\(ending)", bytes: Array(matter.utf8) + text)
    }

    private func body(
        _ articles: [String: [UInt8]], _ print: (String, [UInt8], [SourceDifference]) -> [UInt8]?
    ) -> [UInt8]? {
        var text: [UInt8] = []
        for (path, list) in differences.sorted(by: { $0.key < $1.key }) {
            guard let printed = print(path, articles[path] ?? [], list) else { return nil }
            text += printed + (form == .patch ? [] : Array("\n\n".utf8))
        }
        return text
    }

    /// The bytes with differences taken.
    static func applied(_ differences: [SourceDifference], to bytes: [UInt8]) -> [UInt8] {
        var result: [UInt8] = []
        var place = 0
        for difference in differences {
            result += bytes[place..<max(place, difference.range.lowerBound)]
            separate(&result)
            result += difference.later
            place = max(place, difference.range.upperBound)
        }
        return result + bytes[place...]
    }

    /// An insertion begins a block of its own.
    private static func separate(_ text: inout [UInt8]) {
        if text.last == 0x0A, text.dropLast().last != 0x0A, !text.isEmpty { text.append(0x0A) }
    }

    /// The bytes with differences marked; nil where that cannot be written.
    static func marked(_ bytes: [UInt8], _ differences: [SourceDifference]) -> [UInt8]? {
        var result: [UInt8] = []
        var place = 0
        for difference in differences {
            result += bytes[place..<max(place, difference.range.lowerBound)]
            let old = String(decoding: bytes[difference.range], as: UTF8.self)
            let new = String(decoding: difference.later, as: UTF8.self)
            guard let mark = mark(old, new, isWords: difference.isWords) else { return nil }
            separate(&result)
            result += Array(mark.utf8)
            place = difference.range.upperBound
        }
        return result + bytes[place...]
    }

    private static func mark(_ old: String, _ new: String, isWords: Bool) -> String? {
        if isWords, old.hasPrefix("|") { return table(old, new) }
        // What a mark must not part, and what would be a mark itself.
        let signs: Set<Character> = ["{", "}", "`", "<", "\\", "~", "&"]
        guard !(old + new).contains(where: signs.contains) else { return nil }
        guard isWords else {
            let struck = old.trimmingCharacters(in: .newlines)
            let inserted = new.trimmingCharacters(in: .newlines)
            return (struck.isEmpty ? "" : "{--\n\(struck)\n--}\n\n")
                + (inserted.isEmpty ? "" : "{++\n\(inserted)\n++}\n\n")
        }
        guard !old.contains("\n"), !new.contains("\n") else { return nil }
        let (before, after) = (old.components(separatedBy: " "), new.components(separatedBy: " "))
        let (common, tail) = commonEnds(before, after)
        let struck = before[common..<before.count - tail].joined(separator: " ")
        let inserted = after[common..<after.count - tail].joined(separator: " ")
        guard !(struck + inserted).contains(where: { "*_|".contains($0) }) else { return nil }
        if new.hasPrefix(old) { return old + "{++\(new.dropFirst(old.count))++}" }
        if old.hasPrefix(new) { return new + "{--\(old.dropFirst(new.count))--}" }
        var pieces = Array(before[..<common])
        switch (struck.isEmpty, inserted.isEmpty) {
        case (true, true): break
        case (true, false): pieces.append("{++\(inserted)++}")
        case (false, true): pieces.append("{--\(struck)--}")
        case (false, false): pieces.append("{~~\(struck)~>\(inserted)~~}")
        }
        return (pieces + before[(before.count - tail)...]).joined(separator: " ")
    }

    /// A table whose cells changed in place, each marked as a whole, or in which a row comes or goes.
    private static func table(_ old: String, _ new: String) -> String? {
        let (before, after) = (old.components(separatedBy: "\n"), new.components(separatedBy: "\n"))
        let front = zip(before, after).prefix { $0 == $1 }.count
        if before.count == after.count + 1, before.dropFirst(front + 1).elementsEqual(after.dropFirst(front)) {
            return (before[..<front] + ["{--\(before[front])--}"] + before[(front + 1)...]).joined(separator: "\n")
        }
        if after.count == before.count + 1, after.dropFirst(front + 1).elementsEqual(before.dropFirst(front)) {
            return (before[..<front] + ["{++\(after[front])++}"] + before[front...]).joined(separator: "\n")
        }
        guard before.count == after.count else { return nil }
        var lines: [String] = []
        for (line, other) in zip(before, after) {
            let (cells, others) = (line.components(separatedBy: "|"), other.components(separatedBy: "|"))
            guard cells.count == others.count else { return nil }
            var marked: [String] = []
            for (cell, other) in zip(cells, others) {
                if cell == other {
                    marked.append(cell)
                } else {
                    let trimmed = [cell, other].map { $0.trimmingCharacters(in: .whitespaces) }
                    guard let mark = mark(trimmed[0], trimmed[1], isWords: true) else { return nil }
                    marked.append(" \(mark) ")
                }
            }
            lines.append(marked.joined(separator: "|"))
        }
        return lines.joined(separator: "\n")
    }

    private static func commonEnds(_ before: [String], _ after: [String]) -> (front: Int, back: Int) {
        let common = zip(before, after).prefix { $0 == $1 }.count
        let rest = min(before.count, after.count) - common
        return (common, min(zip(before.reversed(), after.reversed()).prefix { $0 == $1 }.count, rest))
    }

    /// The same place changed otherwise; nil where it is not certain which words a paper touches.
    static func rival(of difference: SourceDifference, in bytes: [UInt8]) -> SourceDifference? {
        let old = String(decoding: bytes[difference.range], as: UTF8.self)
        let new = String(decoding: difference.later, as: UTF8.self)
        guard difference.isWords, mark(old, new, isWords: true) != nil else { return nil }
        // Other spaces are no change, so that nothing can be at odds with them.
        if old.filter({ $0 != " " }) == new.filter({ $0 != " " }) { return nil }
        var before = old.components(separatedBy: " ")
        let after = new.components(separatedBy: " ")
        let (common, tail) = commonEnds(before, after)
        let inserted = after[common..<after.count - tail]
        switch before.count - tail - common {
        case 1:
            guard common > 0, !inserted.contains(before[common]) else { return nil }
            before[common] = "Rivalword"
        case 0:
            // An insertion whose words stand beside it already may have been made in front of them as well.
            guard common > 1, tail > 0, inserted.last != before[common - 1], inserted.first != before[common] else {
                return nil
            }
            before.insert("Rivalword", at: common)
        default: return nil
        }
        return SourceDifference(
            range: difference.range, later: Array(before.joined(separator: " ").utf8), isWords: true)
    }
}
