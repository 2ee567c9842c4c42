/// How conflicts are written, in the words of `git merge-file`.
public struct MergeStyle: Sendable {
    /// Which side's words are taken where both cannot have their way.
    public enum Favour: Sendable { case none, ours, theirs, union }
    /// What stands between the markers: both sides; the base too; the base too, without the lines that the sides share.
    public enum Markers: Sendable { case merge, diff3, zdiff3 }

    public var favour = Favour.none
    public var markers = Markers.merge
    /// How many signs a marker has.
    public var markerSize = 7
    /// What stands behind the markers: the names of ours, the base and theirs.
    public var names = ("ours", "base", "theirs")

    public init() {}
}
