import ConcordModel

/// A number that a scan tore: `11. 7 Transitional Duty` is read as 11, and the rest as words.
enum SplitNumber {
    /// What to do where a number was misread.
    static func cure(of index: Int, in text: ContractText) -> String {
        guard let whole = whole(index, in: text) else { return "mend the file" }
        return "mend the file (\(whole) is written without a space in it)"
    }

    /// The number with the figures that stand after it; nil where none do.
    private static func whole(_ index: Int, in text: ContractText) -> String? {
        let provision = text.provisions[index]
        guard provision.kind == .section, let number = provision.label?.number, number.allSatisfy(\.isNumber) else {
            return nil
        }
        let words = text.string(provision.heading.isEmpty ? provision.text : provision.heading)
        guard words.first?.isNumber ?? false, words.contains(where: \.isLetter) else { return nil }
        let rest = words.prefix { !$0.isLetter }.split { !$0.isNumber }
        return ([Substring(number)] + rest).joined(separator: ".")
    }
}
