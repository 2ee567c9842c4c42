extension Explanation {
    /// The meaning in paragraphs of one line each, for those who set lines themselves.
    var meaningUnwrapped: String {
        var paragraphs: [String] = [""]
        for line in meaning.split(separator: "\n", omittingEmptySubsequences: false) {
            if line.isEmpty {
                paragraphs.append("")
            } else {
                paragraphs[paragraphs.count - 1] += (paragraphs[paragraphs.count - 1].isEmpty ? "" : " ") + line
            }
        }
        return paragraphs.joined(separator: "\n\n")
    }

    /// The page in Markdown, for viewers of reports that show it.
    var markdown: String {
        var page = Self.escaped(meaningUnwrapped) + "\n"
        for (title, files) in [("What it looks like", wrong), ("The cure", changedFiles)] where !files.isEmpty {
            page += "\n### \(title)\n"
            for file in files {
                let fence = Self.fence(around: file.text)
                page += "\n`\(file.path)`\n\n\(fence)text\n\(file.text)\n\(fence)\n"
            }
        }
        return page
    }

    /// Prose as Markdown: what could be markup, such as the marks of papers, is not.
    private static func escaped(_ text: String) -> String {
        let special: Set<Character> = ["\\", "`", "*", "_", "[", "]", "<", ">", "#", "~", "|"]
        return text.reduce(into: "") { escaped, character in
            if special.contains(character) { escaped.append("\\") }
            escaped.append(character)
        }
    }

    /// Backticks that the text does not hold in a row.
    private static func fence(around text: String) -> String {
        var longest = 0
        var run = 0
        for byte in text.utf8 {
            run = byte == 0x60 ? run + 1 : 0
            longest = max(longest, run)
        }
        return String(repeating: "`", count: max(3, longest + 1))
    }
}
