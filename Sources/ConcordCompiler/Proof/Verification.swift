import ConcordModel
import ConcordWeave

/// The compiler's own proof, made each time a redline is written: every insertion and no deletion gives exactly the later
/// version, the reverse exactly the earlier one — in the tree, down to label, cell and style, and again in the bytes of
/// each format as anyone could check them.
extension Compilation {
    /// Checks the tree of a redline: one side of it gives back this version.
    func verify(_ redline: Redline, _ side: RedlineSide, _ version: Version) throws(CommandError) {
        if VersionProof.holds(redline, side, gives: version, of: agreement) { return }
        throw CommandError(
            message:
                "the redline from \(redline.from) to \(redline.to) does not give back the \(side == .later ? "later" : "earlier") version, so it was not written. This is a fault of concord; please report it with the folder."
        )
    }

    /// Checks the bytes of an output: the words that stand in it, read with one kind of mark and without the other,
    /// are the words of the redline.
    func verify(
        _ bytes: [UInt8], format: OutputFormat, against redline: Redline, showsNotes: Bool = true
    ) throws(CommandError) {
        if PrintedWords(redline).agree(with: bytes, format: format, showsNotes: showsNotes) { return }
        throw CommandError(
            message:
                "the \(format.rawValue) output does not hold the words of its version, so it was not written. This is a fault of concord; please report it with the folder."
        )
    }
}
