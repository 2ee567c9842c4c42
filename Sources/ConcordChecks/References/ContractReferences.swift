import ConcordModel

/// All references of one version, and where each leads.
package struct ContractReferences: Sendable {
    package struct Entry: Sendable {
        package var reference: Reference
        /// One for each target; empty for what points to another document.
        package var resolutions: [ReferenceResolution]
        /// The article that was spoken of just before.
        var context: Int?
    }

    package let text: ContractText
    /// Where any check may have something to say.
    let triggers: Triggers
    package private(set) var entries: [Entry] = []

    package init(_ text: ContractText) {
        self.text = text
        triggers = Triggers(text)
        let resolver = ReferenceResolver(text)
        let statutes = StatuteNumbers(text, resolver)
        // The article that the same provision, or one beside it, spoke of last.
        var context: (parent: Int32, article: Int)?
        for var reference in ReferenceScanner.references(in: text, triggers) {
            if statutes.contain(reference) { reference.isForeign = true }
            if reference.isForeign {
                entries.append(Entry(reference: reference, resolutions: []))
                continue
            }
            let parent = text.provisions[reference.provision].parent
            if context?.parent != parent { context = nil }
            let resolutions = reference.targets.map {
                resolver.resolve($0, in: reference.provision, context: context?.article)
            }
            if reference.isGuess, !resolutions.allSatisfy({ $0.provision != nil }) { continue }
            entries.append(Entry(reference: reference, resolutions: resolutions, context: context?.article))
            if let target = reference.targets.last, target.steps.first?.word == .article,
                let article = resolutions.last?.provision
            {
                context = (parent, resolver.topLevel(of: article))
            }
        }
    }

    /// A target as a citation on its own: “Section 13”, though only “13” is printed of it.
    package func words(of target: Reference.Target) -> String {
        let printed = text.string(target.range)
        guard target.firstOwn < target.steps.count, let first = printed.utf8.first else { return printed }
        let step = target.steps[target.firstOwn]
        let isNumberOnly = step.place.lowerBound - target.range.lowerBound <= 3 && !step.isEnclosed
        guard isNumberOnly, step.word != .none, Bytes.isAlphanumeric(first) || first == UInt8(ascii: "#") else {
            return printed
        }
        return step.word.printed + " " + printed
    }
}
