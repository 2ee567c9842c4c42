import ConcordModel
import ConcordReader

/// The record of seals, `seals.txt` beside `agreement.yml`: what was sealed, and every file that is printed as it was then.
///
/// One line a paper, in the order of sealing; a paper that is sealed again has another line, and the last one counts. Each
/// line ends with a digest of all lines before it and itself, so that none can be taken out, changed or put elsewhere without
/// its being seen. Below stand the files as `sha256sum` writes them, and at the end a digest of everything.
struct SealRecord {
    /// A paper as it was sealed.
    struct Entry {
        var id: String
        /// The number on the page that was signed by hand.
        var short: String
        var digests: SealDigests
        /// Of the seals of the papers that it comes after.
        var after: String
        var parties: String
        /// Of the lines of files, as they were then.
        var files: String
        /// Where the line stands in the file.
        var offset = 0

        fileprivate var line: String {
            "\(id) = \(short) \(digests) after:\(after) parties:\(parties) files:\(files)"
        }
    }

    /// A file that is printed, or that steers what is printed.
    struct File {
        var path: String
        /// Of its bytes.
        var bytes: String
        /// Of what it says; nil where only the bytes count.
        var reading: String?
        var offset = 0
    }

    static let path = SignedRecord.name
    private(set) var entries: [Entry] = []
    var files: [File] = []
    /// The number of the last line of each paper, by the key of its name.
    private var last: [String: Int] = [:]

    mutating func add(_ entry: Entry) {
        last[PaperName.key(entry.id)] = entries.count
        entries.append(entry)
    }

    /// The line of a paper that counts.
    func entry(of id: String) -> Entry? { last[PaperName.key(id)].map { entries[$0] } }

    /// The lines that count, each once.
    var current: [Entry] { last.values.sorted().map { entries[$0] } }

    // MARK: Writing

    static let head = """
        # What was sealed in this agreement, and every file that is printed. “concord seal” writes this file and
        # “concord check” compares it with the folder. Please do not edit it: lines hold the lines above them.
        #
        # A line a paper: its id, the number on the page that was signed, and digests (SHA-256) of the paper, of what
        # it changes in the contract, of their bytes, of the papers it comes after, of the parties, of the files below.
        # A line a file: a digest of its bytes, as sha256sum writes it; below it, after “reads”, one of what it says.

        """
    /// Another way of writing the record has another first line.
    static let form = "seals 1"
    static let end = "end"

    /// The file.
    var bytes: [UInt8] {
        var text = SealRecord.head + SealRecord.form + "\n\n"
        var chain = SealChain()
        for entry in entries { text += "\(entry.line) chain:\(chain.add(entry.line))\n" }
        if !entries.isEmpty { text += "\n" }
        for line in files.flatMap(\.lines) {
            text += line + "\n"
            chain.add(line)
        }
        return Array((text + "\n\(SealRecord.end) chain:\(chain.add(SealRecord.end))\n").utf8)
    }

    /// The digest of the lines of files.
    static func digest(of files: [File]) -> String {
        SHA256.hexadecimal(of: Array(files.flatMap(\.lines).joined(separator: "\n").utf8))
    }
}

extension SealRecord.File {
    static let reads = "reads "

    /// One line, or two.
    var lines: [String] { ["\(bytes)  \(path)"] + (reading.map { ["\(Self.reads)\($0)  \(path)"] } ?? []) }
}

/// The digests by which a line holds all lines before it.
struct SealChain {
    private(set) var last = SHA256.hexadecimal(of: Array(SealRecord.form.utf8))

    /// The digest of a line that comes now.
    @discardableResult
    mutating func add(_ line: String) -> String {
        last = SHA256.hexadecimal(of: Array("\(last)\n\(line)".utf8))
        return last
    }
}
