import ConcordModel

/// Deadlines as JSON for programs: keys in a fixed order, one deadline a line.
public struct DeadlineJSON: Sendable {
    public init() {}

    /// The whole document, with a newline at its end.
    public func bytes(for records: [DeadlineRecord], in sources: SourceSet, from day: CivilDate?) -> [UInt8] {
        var json = JSONBytes()
        json.raw("{\"from\":")
        json.string(orNull: day?.description)
        json.raw(",\"deadlines\":[")
        var lines = LineIndex(sources)
        for (number, record) in records.enumerated() {
            json.raw(number == 0 ? "\n{\"provision\":" : ",\n{\"provision\":")
            json.string(record.provision)
            let place = lines.place(of: record.position)
            json.raw(",\"file\":")
            json.string(orNull: place?.path)
            json.raw(",\"line\":\(place?.line ?? 0),\"column\":\(place?.column ?? 0),\"text\":")
            json.string(record.phrase)
            json.raw(",\"count\":\(record.count.map(String.init) ?? "null"),\"unit\":")
            json.string(orNull: record.unit)
            json.raw(",\"days\":")
            json.string(orNull: record.dayKind)
            json.raw(",\"side\":")
            json.string(record.side)
            json.raw(",\"notice\":\(record.isNotice),\"date\":")
            json.string(orNull: record.date)
            json.raw(",\"who\":")
            json.string(orNull: record.actor)
            json.raw(",\"countedFrom\":")
            json.string(orNull: record.start)
            json.raw(",\"due\":")
            json.string(orNull: record.due?.description)
            json.raw("}")
        }
        json.raw(records.isEmpty ? "]}\n" : "\n]}\n")
        return json.bytes
    }
}
