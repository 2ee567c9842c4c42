import ConcordModel

/// From a provision that is known down the steps of a reference.
extension ReferenceResolver {
    func follow(
        _ steps: ArraySlice<Reference.Step>, from container: Int, behind chain: [Int] = []
    ) -> ReferenceResolution {
        var chain = chain
        var container = container
        for index in steps.indices {
            let step = steps[index]
            var found = nearest(step, below: container)
            if found.isEmpty, let pieces = split(step) {
                // “3B” may be Section 3, item B.
                var places = [container]
                for piece in pieces { places = places.flatMap { nearest(piece, below: $0) } }
                found = places
            }
            if found.count > 1 { return .ambiguous }
            guard let next = found.first else {
                return .missing(step: index, below: container, isCertain: hasAlike(step, below: container))
            }
            chain.append(next)
            container = next
        }
        return .resolved(chain)
    }

    /// The provisions with this number nearest below another: its own list first, then what its members hold.
    private func nearest(_ step: Reference.Step, below container: Int) -> [Int] {
        var level = labelledChildren(of: container)
        var depth = 0
        while !level.isEmpty, depth < 6 {
            for exactly in [true, false] {
                let found = level.filter { fits($0, step, below: container, exactly: exactly) }
                if step.word == .section, !step.isEnclosed {
                    let sections = found.filter { text.provisions[$0].kind == .section }
                    if !sections.isEmpty { return sections }
                    if depth == 0, !found.isEmpty, !level.contains(where: { text.provisions[$0].kind == .section }) {
                        return found.filter { !standsInSection($0, below: container) }
                    }
                } else if !found.isEmpty {
                    return found
                }
            }
            level = level.flatMap(labelledChildren)
            depth += 1
        }
        return []
    }

    func fits(_ index: Int, _ step: Reference.Step, below container: Int, exactly: Bool) -> Bool {
        guard let label = text.provisions[index].label, !label.number.isEmpty else { return false }
        // A step of a procedure is no section.
        if step.word == .section, !step.isEnclosed, label.word == .step { return false }
        if ReferenceNumber.fits(label, step.number, exactly: exactly) { return true }
        // Section 3 of Article 17 may be printed 17.3.
        if !exactly, label.numeral == .decimal, let outer = text.provisions[container].label {
            return label.number == outer.number + "." + step.number
        }
        return false
    }

    func hasDecimals(below container: Int) -> Bool {
        labelledChildren(of: container).contains { text.provisions[$0].label?.numeral == .decimal }
    }

    /// `12.10` in its pieces, `3B` as 3 and B.
    func split(_ step: Reference.Step) -> ArraySlice<Reference.Step>? {
        var pieces = step.number.split(separator: ".").map(String.init)
        if pieces.count == 1 {
            let digits = step.number.prefix { $0.isASCII && $0.isNumber }
            guard !digits.isEmpty, digits.count < step.number.count else { return nil }
            pieces = [String(digits), String(step.number.dropFirst(digits.count))]
        }
        return pieces.enumerated().map { index, piece in
            Reference.Step(
                word: index == 0 ? step.word : .none, number: piece, isEnclosed: index > 0, place: step.place)
        }[...]
    }
}
