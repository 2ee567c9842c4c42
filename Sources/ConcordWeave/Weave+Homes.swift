import ConcordModel

/// Where a moved provision stands: that depends on the version.
extension Weave {
    /// The parent of a provision in a version; where it stands nowhere, or in several places at odds, the first it had.
    func parent(of id: ProvisionID, _ presence: [Bool]) -> ProvisionID {
        guard homes[id] != nil else { return parent(of: id) }
        return parents(of: id, presence).first ?? parent(of: id)
    }

    /// A provision and all that it stands in or stood in, in whatever version.
    func ancestors(of id: ProvisionID) -> Set<ProvisionID> {
        var found: Set<ProvisionID> = [id]
        var waiting = [id]
        while let current = waiting.popLast() {
            for parent in homes[current] ?? [parent(of: current)] where parent.exists && found.insert(parent).inserted {
                waiting.append(parent)
            }
        }
        return found
    }

    /// The strands of a family that are children in a version.
    func visible(_ family: [ChildStrand], of parent: ProvisionID, _ presence: [Bool]) -> [ChildStrand] {
        family.filter { isVisible($0, under: parent, presence) }
    }

    /// Whether a strand of a family stands in a version. Where papers move two provisions into one another, neither stands in
    /// the other: the family stays a tree whatever people sign.
    func isVisible(_ strand: ChildStrand, under parent: ProvisionID, _ presence: [Bool]) -> Bool {
        Weave.isVisible(strand, presence)
            && (homes.isEmpty || homes[strand.content] == nil || !stands(parent, within: strand.content, presence))
    }

    /// Whether a provision stands somewhere below another one, or is that one.
    func stands(_ id: ProvisionID, within ancestor: ProvisionID, _ presence: [Bool]) -> Bool {
        var waiting = [id]
        var seen: Set<ProvisionID> = [id]
        while let current = waiting.popLast() {
            if current == ancestor { return true }
            for parent in parents(of: current, presence) where parent.exists && seen.insert(parent).inserted {
                waiting.append(parent)
            }
        }
        return false
    }

    /// Whether a version has the provision: whether it can be reached from the contract.
    func isPresent(_ id: ProvisionID, _ presence: [Bool]) -> Bool {
        guard stands(id, within: base, presence) else { return false }
        var current = id
        var steps = 0
        while current != base {
            let parent = parent(of: current, presence)
            guard parent.exists, steps < 1000 else { return false }
            if isTouched(parent, Weave.childrenBit), let family = families[parent],
                !family.contains(where: { $0.content == current && isVisible($0, under: parent, presence) })
            {
                return false
            }
            current = parent
            steps += 1
        }
        return true
    }

    private func parents(of id: ProvisionID, _ presence: [Bool]) -> [ProvisionID] {
        guard let candidates = homes[id] else { return [parent(of: id)] }
        return candidates.filter { home in
            home.exists && family(of: home).contains { $0.content == id && Weave.isVisible($0, presence) }
        }
    }
}
