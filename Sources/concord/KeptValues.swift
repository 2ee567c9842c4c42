/// Keeps values until the process ends.
///
/// An agreement that was compiled is a hundred thousand small things. The system takes the memory of a process back as a
/// whole; letting go of one thing after the other before would cost a twentieth of a build.
func keepToTheEnd(_ values: any Sendable...) { _ = Unmanaged.passRetained(KeptValues(values)) }

private final class KeptValues: Sendable {
    private let values: [any Sendable]
    init(_ values: [any Sendable]) { self.values = values }
}
