import ArgumentParser

/// `concord init`: a small agreement that compiles, to start from.
struct Initialize: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "init",
        _superCommandName: "concord",
        abstract: "Make a small, complete agreement to start from.",
        discussion: "Files that exist are never overwritten: when one is in the way, nothing is made.")

    @Argument(help: ArgumentHelp("The folder to make it in.", valueName: "folder"), completion: .directory)
    var folder = "."

    func run() throws {
        let files = StarterFolder.files.map { (path: $0.path, bytes: Array($0.text.utf8)) }
        try make(files)
        let place = folder == "." ? "" : " \(folder)"
        let next = """
            Made a small agreement with one signed paper:

            \(files.map { "  \(joined(folder, $0.path))\n" }.joined())
            Next:

              concord check\(place)     what the compiler has to say about it
              concord build\(place)     writes the agreement and the redline into \(joined(folder, "build"))

            Then open \(joined(folder, "build/redline.html")) in a browser, and \(joined(folder, "README.md")) in an editor.

            """
        try StandardStream.output.write(checking: next)
    }

    /// A new folder is made whole or not at all. In one that holds other things each file is; a run after one that was killed
    /// makes the rest.
    private func make(_ files: [(path: String, bytes: [UInt8])]) throws(Failure) {
        guard FileSystem.entity(at: folder) != nil else {
            return try PendingFolder(for: folder).fill(
                with: files.map { PendingFolder.File(path: $0.path, bytes: $0.bytes) })
        }
        var inTheWay: [String] = []
        var missing: [(path: String, bytes: [UInt8])] = []
        for file in files {
            let path = joined(folder, file.path)
            guard FileSystem.entity(at: path) != nil else {
                missing.append((path, file.bytes))
                continue
            }
            if (try? FileSystem.bytes(of: path)) != file.bytes { inTheWay.append(path) }
        }
        if missing.isEmpty { inTheWay = files.map { joined(folder, $0.path) } }
        guard inTheWay.isEmpty else {
            throw Failure(
                "nothing was made, since this would overwrite \(inTheWay.joined(separator: ", ")); "
                    + "name a new folder, such as “concord init my-agreement”")
        }
        for file in missing { try FileSystem.makeFolder(FileSystem.split(file.path).folder) }
        try FileSystem.writeNew(missing)
    }
}
