import ConcordModel
import Foundation

/// Real agreements, when they lie beside the package. They are no part of it: their words belong to others.
struct BlockCorpus {
    let name: String
    let files: [SourceFile]

    static let agreements: [BlockCorpus] = {
        let package = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent()
        let place =
            ProcessInfo.processInfo.environment["CONCORD_CORPUS"].map { URL(fileURLWithPath: $0) }
            ?? package.appendingPathComponent("../shared/corpus")
        var found: [BlockCorpus] = []
        for collection in folders(in: place) {
            for folder in folders(in: collection) {
                let files = read(folder)
                if files.contains(where: { $0.path == "agreement.yml" }) {
                    found.append(BlockCorpus(name: folder.lastPathComponent, files: files))
                }
            }
        }
        return found
    }()

    private static func folders(in place: URL) -> [URL] {
        let names = (try? FileManager.default.contentsOfDirectory(atPath: place.path)) ?? []
        return names.sorted().map { place.appendingPathComponent($0) }.filter { url in
            var isFolder: ObjCBool = false
            return FileManager.default.fileExists(atPath: url.path, isDirectory: &isFolder) && isFolder.boolValue
        }
    }

    private static func read(_ folder: URL) -> [SourceFile] {
        var files: [SourceFile] = []
        func add(_ path: String) {
            guard let data = FileManager.default.contents(atPath: folder.appendingPathComponent(path).path) else {
                return
            }
            files.append(SourceFile(path: path, bytes: [UInt8](data)))
        }
        add("agreement.yml")
        for part in ["articles", "appendices", "letters"] {
            let names =
                (try? FileManager.default.contentsOfDirectory(atPath: folder.appendingPathComponent(part).path)) ?? []
            for name in names.sorted() where name.hasSuffix(".md") { add("\(part)/\(name)") }
        }
        return files
    }
}
