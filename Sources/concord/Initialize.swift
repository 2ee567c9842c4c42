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
        let files = StarterFolder.files.map { (path: joined(folder, $0.path), text: $0.text) }
        let inTheWay = files.map(\.path).filter { FileSystem.entity(at: $0) != nil }
        guard inTheWay.isEmpty else {
            throw Failure(
                "nothing was made, since this would overwrite \(inTheWay.joined(separator: ", ")); "
                    + "name a new folder, such as “concord init my-agreement”")
        }
        for file in files {
            if let slash = file.path.lastIndex(of: "/") { try FileSystem.makeFolder(String(file.path[..<slash])) }
            try FileSystem.create(file.path, Array(file.text.utf8))
        }
        let place = folder == "." ? "" : " \(folder)"
        let next = """
            Made a small agreement with one signed paper:

            \(files.map { "  \($0.path)\n" }.joined())
            Next:

              concord check\(place)     what the compiler has to say about it
              concord build\(place)     writes the agreement and the redline into \(joined(folder, "build"))

            Then open \(joined(folder, "build/redline.html")) in a browser, and \(joined(folder, "README.md")) in an editor.

            """
        try StandardStream.output.write(checking: next)
    }
}
