/// Cures for words that no paper brought. They are signed, or were misread when they were typed; a cure that is followed to
/// the letter must not change what the parties agreed on.
enum SignedWords {
    /// - Parameters:
    ///   - misread: what to do where the signed contract reads otherwise.
    ///   - agreed: what to do where it reads so.
    static func cure(misread: String = "mend the file", agreed: String) -> String {
        "Look in the signed contract: if it was misread, \(misread); if it was signed so, \(agreed)."
    }

    /// What may stand as it is.
    static let waiver = "waive this with a note and the reason"
}
