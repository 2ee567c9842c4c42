import Synchronization

/// A value that several workers need: made by the one that asks first, while the others wait for it.
final class MadeOnce<Value: Sendable>: Sendable {
    private let made: Mutex<Value?>

    /// With `value` it is made already.
    init(_ value: Value? = nil) { made = Mutex(value) }

    /// The value; `make` is called once. It must not ask for the same value.
    func value(_ make: () -> Value) -> Value {
        made.withLock { made in
            let value = made ?? make()
            made = value
            return value
        }
    }
}
