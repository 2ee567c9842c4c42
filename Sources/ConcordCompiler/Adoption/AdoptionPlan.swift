import ConcordModel
import ConcordWeave

/// Which provisions of a version go into which file.
///
/// A provision of the contract stays in its file. What papers brought, and what they moved past others, gets a file of its own
/// behind the one before it, so that the natural order of the names is the order of the version.
struct AdoptionPlan {
    struct Group {
        /// The file that holds them now; nil for a new one.
        var origin: FileID?
        var path = ""
        /// Indices in the clean copy; they begin and end on the level of articles.
        var range: Range<Int>
        /// Whether the file holds these provisions as they are, and nothing else.
        var isAsItWas = false
    }

    private(set) var groups: [Group] = []
    /// Files of which nothing is left.
    private(set) var removed: [String] = []

    /// - Parameters:
    ///   - clean: the clean copy of the version.
    ///   - changes: the redline from the base to it.
    init(_ clean: Redline, _ changes: Redline, _ sources: SourceSet, _ tree: Tree) {
        var wasThere: [FileID: [ProvisionID]] = [:]
        var isUnchanged: Set<ProvisionID> = []
        for index in Self.tops(of: changes) {
            let provision = changes.provisions[index]
            if provision.standing != .inserted {
                wasThere[tree[provision.identity].position.file, default: []].append(provision.identity)
            }
            if Self.isUnchanged(index, in: changes) { isUnchanged.insert(provision.identity) }
        }
        gather(clean, sources, tree)
        keepAscending()
        for index in groups.indices {
            guard let file = groups[index].origin else { continue }
            groups[index].path = sources[file].path
            let here = Self.tops(of: clean, in: groups[index].range).map { clean.provisions[$0].identity }
            groups[index].isAsItWas = here == wasThere[file] && here.allSatisfy(isUnchanged.contains)
        }
        let left = Set(Self.tops(of: clean).map { clean.provisions[$0].identity })
        removed = wasThere.filter { left.isDisjoint(with: $0.value) && Self.isOfContract($0.key, sources) }.keys
            .sorted()
            .map { sources[$0].path }
        nameNewFiles(clean)
    }

    /// Takes no file as it was.
    mutating func rewriteAll() {
        for index in groups.indices { groups[index].isAsItWas = false }
    }

    /// Provisions on the level of articles.
    private static func tops(of redline: Redline, in range: Range<Int>? = nil) -> [Int] {
        let range = range ?? redline.provisions.indices
        var tops: [Int] = []
        var index = range.lowerBound
        while index < range.upperBound {
            if !redline.provisions[index].kind.isOfFrame { tops.append(index) }
            index = max(index + 1, Int(redline.provisions[index].end))
        }
        return tops
    }

    private static func isUnchanged(_ index: Int, in redline: Redline) -> Bool {
        redline.provisions[index..<max(index + 1, Int(redline.provisions[index].end))].allSatisfy { provision in
            provision.standing == .unchanged
                && Part.allCases.allSatisfy { part in
                    provision.runs(of: part).allSatisfy { redline.runs[Int($0)].standing == .unchanged }
                }
        }
    }

    private static func isOfContract(_ file: FileID, _ sources: SourceSet) -> Bool {
        switch AgreementPath.room(of: sources[file].path) {
        case .papers, .templates: false
        case .articles, .appendices, .letters, nil: true
        }
    }

    /// Provisions of one file that stand together, and what papers put between them.
    private mutating func gather(_ clean: Redline, _ sources: SourceSet, _ tree: Tree) {
        var used: Set<FileID> = []
        let tops = Self.tops(of: clean)
        for (number, top) in tops.enumerated() {
            let end = number + 1 < tops.count ? tops[number + 1] : clean.provisions.count
            let file = tree[clean.provisions[top].identity].position.file
            if Self.isOfContract(file, sources) {
                if let last = groups.indices.last, groups[last].origin == file {
                    groups[last].range = groups[last].range.lowerBound..<end
                    continue
                }
                if used.insert(file).inserted {
                    // What a paper put between two of its articles belongs to the file.
                    groups.append(Group(origin: file, range: top..<end))
                    continue
                }
                if let last = groups.lastIndex(where: { $0.origin == file }),
                    groups[(last + 1)...].allSatisfy({ $0.origin == nil })
                {
                    groups.removeSubrange((last + 1)...)
                    groups[last].range = groups[last].range.lowerBound..<end
                    continue
                }
            }
            groups.append(Group(origin: nil, range: top..<end))
        }
    }

    /// Of files that papers put in another order, the most that still stand in the order of their names keep them.
    private mutating func keepAscending() {
        let kept = Set(AscendingChain.places(of: groups.map(\.origin)))
        for index in groups.indices where !kept.contains(index) { groups[index].origin = nil }
    }

    /// Behind `12-vacation.md` comes `12-vacation_article-12a.md`.
    private mutating func nameNewFiles(_ clean: Redline) {
        var taken = Set(groups.map { AgreementPath.folded($0.path) })
        let hasRooms = groups.contains { $0.path.utf8.contains(0x2F) } || groups.allSatisfy(\.path.isEmpty)
        for index in groups.indices where groups[index].origin == nil {
            let provision = clean.provisions[groups[index].range.lowerBound]
            let anchor = String(decoding: clean.anchor(of: provision), as: UTF8.self)
            let name = anchor.isEmpty ? "new" : anchor
            let before = index > 0 ? groups[index - 1].path : ""
            let roomBefore = Self.rank(of: AgreementPath.room(of: before))
            // In an earlier room it would stand before what it follows.
            let room = max(Self.rank(of: Self.room(of: provision.kind)), roomBefore)
            let stem: String
            if index > 0, !hasRooms || room == roomBefore {
                stem = before.prefix(upTo: before.lastIndex(of: ".") ?? before.endIndex) + "_" + name
            } else {
                let follows = groups[(index + 1)...].contains { Self.rank(of: AgreementPath.room(of: $0.path)) == room }
                stem = (hasRooms ? Self.rooms[room].rawValue + "/" : "") + (follows ? "0_" : "") + name
            }
            var path = stem + ".md"
            var count = 2
            while !taken.insert(AgreementPath.folded(path)).inserted {
                path = "\(stem)-\(count).md"
                count += 1
            }
            groups[index].path = path
        }
    }

    /// In the order of the contract.
    private static let rooms: [AgreementPath.Room] = [.articles, .appendices, .letters]

    private static func rank(of room: AgreementPath.Room?) -> Int { room.flatMap(rooms.firstIndex) ?? 0 }

    private static func room(of kind: ProvisionKind) -> AgreementPath.Room {
        switch kind {
        case .appendix: .appendices
        case .letter: .letters
        case .agreement, .title, .cover, .division, .article, .front, .section, .item, .bullet, .paragraph, .table,
            .row, .cell, .caption, .verbatim, .quote, .footnote, .rule:
            .articles
        }
    }
}
