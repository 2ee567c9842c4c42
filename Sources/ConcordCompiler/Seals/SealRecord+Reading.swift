import ConcordModel

extension SealRecord {
    /// Why a record cannot be trusted, and where.
    struct Fault: Error {
        enum Reason {
            /// A line that `concord seal` does not write.
            case unreadable
            /// The digest of the lines is another one.
            case changed
            case cutShort
            case ofLaterForm
        }
        var reason: Reason
        var offset: Int
    }

    /// Reads a record. What it says counts only if every line is as it was written; of a record with a fault what can be
    /// read is kept, so that as much as possible can be told.
    init(_ file: SourceFile, faults: inout [Fault]) {
        var lines = Lines(file)
        var chain = SealChain()
        guard let form = lines.next() else {
            faults.append(Fault(reason: .cutShort, offset: lines.last))
            return
        }
        guard form.text == SealRecord.form else {
            faults.append(
                Fault(reason: form.text.hasPrefix("seals ") ? .ofLaterForm : .unreadable, offset: form.offset))
            return
        }
        var (isChanged, isAtEnd) = (false, false)
        while let (text, offset) = lines.next() {
            let (line, digest) = Self.parted(text)
            if isAtEnd {
                faults.append(Fault(reason: .unreadable, offset: offset))
                break
            }
            if line == SealRecord.end, digest != nil {
                isAtEnd = true
            } else if var entry = files.isEmpty ? Entry(line, digest) : nil {
                entry.offset = offset
                add(entry)
            } else if digest == nil, var file = File(text) {
                file.offset = offset
                files.append(file)
            } else if digest != nil || !add(reading: text) {
                faults.append(Fault(reason: .unreadable, offset: offset))
                continue
            }
            let now = chain.add(line)
            // Behind the first change all digests are others.
            if let digest, digest != now, !isChanged {
                faults.append(Fault(reason: .changed, offset: offset))
                isChanged = true
            }
        }
        if !isAtEnd {
            // Half a line is no line either.
            faults.removeAll { $0.reason == .unreadable && $0.offset == lines.last }
            faults.append(Fault(reason: .cutShort, offset: lines.last))
        }
        let digest = SealRecord.digest(of: files)
        if faults.isEmpty, let entry = current.first(where: { $0.files != digest }) {
            faults.append(Fault(reason: .changed, offset: entry.offset))
        }
    }

    /// The second line of a file.
    private mutating func add(reading text: String) -> Bool {
        guard text.hasPrefix(File.reads), let other = File(String(text.dropFirst(File.reads.count))),
            other.path == files.last?.path, files[files.count - 1].reading == nil
        else { return false }
        files[files.count - 1].reading = other.bytes
        return true
    }

    /// A line without the digest at its end.
    private static func parted(_ line: String) -> (line: String, digest: String?) {
        guard let last = line.split(separator: " ").last, last.hasPrefix("chain:"), line.hasSuffix(last) else {
            return (line, nil)
        }
        let digest = last.dropFirst("chain:".count)
        guard SealDigests.isDigest(digest) else { return (line, nil) }
        return (String(line.dropLast(last.count + 1)), String(digest))
    }

    /// The lines that say something, without remarks.
    private struct Lines {
        private let bytes: [UInt8]
        private var start = 0
        /// Where the last line begins that was given out.
        private(set) var last = 0

        init(_ file: SourceFile) { bytes = file.written }

        mutating func next() -> (text: String, offset: Int)? {
            while start < bytes.count {
                let offset = start
                let end = bytes[start...].firstIndex(of: 0x0A) ?? bytes.count
                start = end + 1
                // Some programs write a return in front of each line end; it says nothing.
                let line = bytes[offset..<end]
                let text = String(decoding: line.last == 0x0D ? line.dropLast() : line, as: UTF8.self)
                if text.isEmpty || text.hasPrefix("#") { continue }
                last = offset
                return (text, offset)
            }
            return nil
        }
    }
}

extension SealRecord.Entry {
    /// Reads `TA-01 = 1a2b 3c4d … reading-1 paper:… base:… bytes:… after:… parties:… files:…`.
    fileprivate init?(_ line: String, _ chain: String?) {
        let pieces = line.split(separator: " ", omittingEmptySubsequences: false)
        guard chain != nil, pieces.count > 9, let sign = pieces.lastIndex(of: "=") else { return nil }
        let tail = pieces.suffix(7)
        guard sign > 0, tail.startIndex > sign + 1, let digests = SealDigests(tail.prefix(4).joined(separator: " "))
        else { return nil }
        var values: [String] = []
        for (name, piece) in zip(["after:", "parties:", "files:"], tail.suffix(3)) {
            guard piece.hasPrefix(name), SealDigests.isDigest(piece.dropFirst(name.count)) else { return nil }
            values.append(String(piece.dropFirst(name.count)))
        }
        self.init(
            id: pieces[..<sign].joined(separator: " "),
            short: pieces[(sign + 1)..<tail.startIndex].joined(separator: " "), digests: digests, after: values[0],
            parties: values[1], files: values[2])
    }
}

extension SealRecord.File {
    /// Reads `9f86…  articles/01.md`.
    fileprivate init?(_ line: String) {
        guard SealDigests.isDigest(line.prefix(64)), line.dropFirst(64).hasPrefix("  ") else { return nil }
        self.init(path: String(line.dropFirst(66)), bytes: String(line.prefix(64)))
        if path.isEmpty { return nil }
    }
}
