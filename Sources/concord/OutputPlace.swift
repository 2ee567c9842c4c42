import ConcordCompiler

/// Places that output may not go to, since a later run would read it as part of an agreement.
enum OutputPlace {
    /// Refuses a folder or a file in one of the rooms of an agreement, and the file with its title and parties.
    static func check(_ path: String) throws(Failure) {
        let pieces = absolute(path)
        for (index, piece) in pieces.enumerated() {
            let isFrame = index == pieces.count - 1 && AgreementPath.frames.contains(AgreementPath.folded(piece))
            guard AgreementPath.room(named: piece) != nil || isFrame else { continue }
            let folder = "/" + pieces[..<index].joined(separator: "/")
            guard AgreementFolder.isAgreement(folder) else { continue }
            let what =
                isFrame
                ? "is what the agreement in \(folder) is read from"
                : "is in the \(piece) folder of the agreement in \(folder), which is read as part of it"
            throw Failure("cannot write to \(path): it \(what); name a place outside")
        }
    }

    /// The pieces of a path from the root on, with all links followed as far as it exists.
    private static func absolute(_ path: String) -> [String] {
        var (folder, rest) = (path, [String]())
        while true {
            if let real = FileSystem.real(folder) {
                return (real.split(separator: "/").map(String.init) + rest).reduce(into: []) { pieces, piece in
                    if piece == ".." { _ = pieces.popLast() } else if piece != "." { pieces.append(piece) }
                }
            }
            let (above, name) = FileSystem.split(folder)
            rest.insert(name, at: 0)
            if above == folder { return rest }
            folder = above
        }
    }
}
