/// Trees that were read side by side become one, which then is what reading one file after the other would have made.
extension Tree {
    /// Takes over all of `other`; gives how much greater the identities of its provisions are from now on.
    ///
    /// With `parent`, the first provision of `other` was a stand-in for it: what hangs under that one hangs under `parent`,
    /// behind what is there, and the stand-in itself is left out. `known` is the same for all that is grafted on one tree.
    package mutating func graft(
        _ other: Tree, under parent: ProvisionID? = nil, links known: inout LinkNumbers
    ) -> Int {
        let skipped = parent == nil ? 0 : 1
        guard other.provisions.count > skipped else { return provisions.count }
        let shift = provisions.count - skipped
        let (runShift, textShift) = (UInt32(runs.count), UInt32(text.count))
        let labelShift = Int32(labels.count)
        let links = other.links.map { known.number(of: $0, in: &self) }
        func moved(_ id: ProvisionID) -> ProvisionID { id.exists ? ProvisionID(Int(id.index) + shift) : id }
        func moved(_ runs: Range<UInt32>) -> Range<UInt32> {
            runs.isEmpty ? runs : runs.lowerBound + runShift..<runs.upperBound + runShift
        }
        for var provision in other.provisions[skipped...] {
            if let parent, provision.parent.index == 0 {
                provision.parent = parent
            } else {
                provision.parent = moved(provision.parent)
            }
            provision.firstChild = moved(provision.firstChild)
            provision.lastChild = moved(provision.lastChild)
            provision.nextSibling = moved(provision.nextSibling)
            provision.label = moved(provision.label)
            provision.heading = moved(provision.heading)
            provision.text = moved(provision.text)
            if provision.labelValue >= 0 { provision.labelValue += labelShift }
            provisions.append(provision)
        }
        if let parent, other.provisions[0].firstChild.exists {
            let first = moved(other.provisions[0].firstChild)
            if self[parent].lastChild.exists {
                self[self[parent].lastChild].nextSibling = first
            } else {
                self[parent].firstChild = first
            }
            self[parent].lastChild = moved(other.provisions[0].lastChild)
        }
        for var run in other.runs {
            run.start += textShift
            if run.style.link > 0 { run.style.link = links[Int(run.style.link) - 1] }
            runs.append(run)
        }
        text.append(contentsOf: other.text)
        labels.append(contentsOf: other.labels)
        for var note in other.notes {
            note.provision = note.provision.index == 0 && parent != nil ? parent ?? .none : moved(note.provision)
            notes.append(note)
        }
        return shift
    }

    /// Gives links that were read into this tree itself the numbers that the same links have: they are those from `first` on,
    /// in runs from `run` on. What counts is where a link leads, and not which of the files was read first.
    package mutating func unite(linksFrom first: Int, inRunsFrom run: Int, with known: inout LinkNumbers) {
        guard links.count > first else { return }
        let added = Array(links[first...])
        links.removeSubrange(first...)
        let numbers = added.map { known.number(of: $0, in: &self) }
        for index in run..<runs.count where Int(runs[index].style.link) > first {
            runs[index].style.link = numbers[Int(runs[index].style.link) - first - 1]
        }
    }

    /// The greatest number of a link: a style has two bytes for it, and `UInt16.max` itself is left free.
    package static let mostLinks = 65_534

    /// The numbers that styles know the links of a tree by.
    package struct LinkNumbers {
        private var numbers: [Link: UInt16] = [:]

        package init() {}

        /// The numbers of the links that a tree has.
        package init(of tree: Tree) {
            for (index, link) in tree.links.enumerated() where numbers[link] == nil {
                numbers[link] = UInt16(index + 1)
            }
        }

        /// The number of a link, which is kept once; 0 where there is no number left.
        mutating func number(of link: Link, in tree: inout Tree) -> UInt16 {
            if let number = numbers[link] { return number }
            guard tree.links.count < Tree.mostLinks else { return 0 }
            tree.links.append(link)
            numbers[link] = UInt16(tree.links.count)
            return UInt16(tree.links.count)
        }
    }
}
