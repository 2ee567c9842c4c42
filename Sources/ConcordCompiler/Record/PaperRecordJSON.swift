import ConcordModel

/// The record of the papers as JSON for programs: keys in a fixed order, one paper a line.
public struct PaperRecordJSON: Sendable {
    public init() {}

    /// The whole document, with a newline at its end.
    public func bytes(
        for records: [PaperRecord], parties: [Party], asOf day: CivilDate?, signatures: [PartySignature] = []
    ) -> [UInt8] {
        var json = JSONBytes()
        json.raw("{\"asOf\":")
        json.string(orNull: day?.description)
        json.raw(",\"papers\":[")
        for (index, record) in records.enumerated() {
            json.raw(index == 0 ? "\n{" : ",\n{")
            json.paper(record.paper)
            json.raw(",\"sealed\":\(record.paper.isSealed),\"digest\":")
            json.string(record.digest.hexadecimal)
            json.raw(",\"digestShort\":")
            json.string(record.digest.short)
            json.raw(",\"setsAside\":")
            json.strings(record.paper.setsAside.map(\.citation))
            json.raw(",\"articles\":")
            json.strings(record.places)
            json.raw(",\"operations\":{")
            for (place, operation) in record.operations.enumerated() {
                if place > 0 { json.raw(",") }
                json.string(operation.kind)
                json.raw(":\(operation.count)")
            }
            json.raw("},\"state\":")
            json.string(record.stateName)
            json.raw(",\"missing\":")
            switch record.standing {
            case .halfSigned(let missing), .unratified(let missing): json.strings(missing)
            default: json.raw("[]")
            }
            json.raw(",\"supersededBy\":")
            if case .superseded(let id) = record.standing { json.string(id) } else { json.raw("null") }
            json.raw(",\"conflicts\":")
            json.strings(record.conflicts)
            json.raw(",\"errors\":\(record.errors),\"recitals\":")
            json.strings(record.recitals.map(\.text))
            json.raw("}")
        }
        json.raw(records.isEmpty ? "],\"signatures\":[" : "\n],\"signatures\":[")
        for (index, signature) in signatures.enumerated() {
            json.raw(index == 0 ? "\n{\"party\":" : ",\n{\"party\":")
            json.string(signature.party.key)
            json.raw(",\"file\":")
            json.string(signature.file)
            json.raw(",\"state\":")
            json.string(signature.stateName)
            json.raw(",\"key\":")
            if case .valid(let key) = signature.state { json.string(key) } else { json.raw("null") }
            json.raw("}")
        }
        json.raw(signatures.isEmpty ? "]}\n" : "\n]}\n")
        return json.bytes
    }
}
