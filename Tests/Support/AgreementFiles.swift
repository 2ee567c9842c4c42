import ConcordCompiler
import Foundation

/// The files of an agreement folder, as the command collects them.
package enum AgreementFiles {
    package static func input(at folder: URL, name: String? = nil) throws -> Input {
        var files: [SourceFile] = []
        func read(_ path: String) throws -> SourceFile {
            SourceFile(path: path, bytes: Array(try Data(contentsOf: folder.appendingPathComponent(path))))
        }
        for room in ["agreement.yml", "articles", "appendices", "letters", "papers"] {
            for path in try paths(below: room, in: folder) {
                files.append(try read(path))
            }
        }
        var input = Input(name: name ?? folder.lastPathComponent, files: files.filter { !isHidden($0.path) })
        input.unread = files.map(\.path).filter(isHidden)
        input.templates = try paths(below: "templates", in: folder).map(read)
        input.seals = try paths(below: Sealing.recordPath, in: folder).first.map(read)
        return input
    }

    private static func isHidden(_ path: String) -> Bool { path.split(separator: "/").last?.hasPrefix(".") == true }

    /// The files below a name, in natural order.
    private static func paths(below name: String, in folder: URL) throws -> [String] {
        let place = folder.appendingPathComponent(name)
        var isFolder: ObjCBool = false
        guard FileManager.default.fileExists(atPath: place.path, isDirectory: &isFolder) else { return [] }
        guard isFolder.boolValue else { return [name] }
        return try FileManager.default.contentsOfDirectory(atPath: place.path).sorted(by: precedesNaturally)
            .filter { (!isHidden($0) || AgreementPath.isRead($0)) && !$0.hasSuffix(".txt") }
            .flatMap { try paths(below: name + "/" + $0, in: folder) }
    }
}

extension Compilation {
    /// The findings as `concord check` prints them.
    package var report: String { String(decoding: FindingText().bytes(for: findings, in: sources), as: UTF8.self) }
}
