import ConcordModel

extension IntegratedAgreement {
    /// The provisions on the level of articles that a version has, by the file of the contract in which they stand: what papers
    /// brought stands behind what is in front of it.
    package func provisions(in version: Version, byFileAmong files: Set<FileID>) -> [FileID: [ProvisionID]] {
        var provisions: [FileID: [ProvisionID]] = [:]
        var last: FileID?
        // What stands in front of all files.
        var first: [ProvisionID] = []
        for id in weave.children(of: weave.base, weave.presence(in: version)) {
            let file = weave.tree[id].position.file
            if files.contains(file) {
                last = file
            } else if weave.tree[id].kind.isOfFrame {
                continue
            }
            guard let last else {
                first.append(id)
                continue
            }
            provisions[last, default: []] += first + [id]
            first = []
        }
        return provisions
    }

    /// Whether a provision of the contract and all below it stand in a version as they are in the contract.
    package func isAsItWas(_ id: ProvisionID, in version: Version) -> Bool {
        if !weave.isTouchedBelow(id) { return true }
        let changes = RedlineBuilder.build(
            self, from: Version(), to: version, frame: .none, conflicts: [], below: id)
        return changes.provisions.allSatisfy { provision in
            provision.standing == .unchanged
                && Part.allCases.allSatisfy { part in
                    provision.runs(of: part).allSatisfy { changes.runs[Int($0)].standing == .unchanged }
                }
        }
    }

    /// A file as the last paper of a version made it, where that is a patch: one that comes after all the others and, if it says
    /// nothing of the file, what it was made on itself.
    package func textOfPatch(_ file: FileID, in version: Version) -> [UInt8]? {
        var version = version
        while let index = order.papers.indices.map(PaperIndex.init).last(where: version.contains) {
            var whole = order.closure(of: index)
            whole.insert(index)
            let paper = order.papers[Int(index.index)]
            // What could not be laid on the file is not in its text, and not in the version.
            guard whole == version, paper.paper.form == .patch else { return nil }
            let parts = paper.patch.parts.filter { $0.home == .contract(file) }
            if parts.count > 1 { return nil }
            if let part = parts.first { return part.text }
            version = order.closure(of: index)
        }
        return nil
    }

    /// The body of the last paper of a version, where that is given in full text and comes after all the others.
    package func bodyOfFullText(in version: Version, _ sources: SourceSet) -> [UInt8]? {
        guard let index = order.papers.indices.map(PaperIndex.init).last(where: version.contains) else { return nil }
        var whole = order.closure(of: index)
        whole.insert(index)
        let paper = order.papers[Int(index.index)].paper
        guard whole == version, paper.form == .fullText else { return nil }
        let file = sources[paper.position.file]
        return SeenText(Array(file.written[file.written(lineFrom: paper.bodyStart)...])).bytes
    }

    /// The versions that a paper which comes after several may have been drafted on where these disagree: each of them alone,
    /// and what all of them were drafted on.
    package func versionsBefore(_ paper: Paper) -> [Version] {
        let before = paper.after.compactMap(order.index)
        guard before.count > 1 else { return [] }
        let closures = before.map { index in
            var version = order.closure(of: index)
            version.insert(index)
            return version
        }
        let common = order.papers.indices.map(PaperIndex.init).filter { index in
            closures.allSatisfy { $0.contains(index) }
        }
        return closures + [Version(Set(common))]
    }
}
