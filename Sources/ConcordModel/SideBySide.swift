import Synchronization

/// Work on many things that know nothing of one another, on all cores at once.
///
/// What comes out depends on what goes in alone: values stand in the order of the things, whoever made them first.
package enum SideBySide {
    /// A worker that comes late finds nothing left to do and costs nothing.
    private static let mostWorkers = 16

    /// Makes one value for each of `count` things. A worker takes the next thing when it is done with its last, so that a
    /// long one keeps nobody waiting; the long ones had best stand first.
    package static func map<Value: Sendable>(_ count: Int, _ make: @Sendable (Int) -> Value) -> [Value] {
        map(count, state: { _ in }, { _, index in make(index) }).values
    }

    /// The same with a state for each worker, such as a table it fills. `state` is given the worker's number, the place of
    /// what is left of it in `states`. Which worker makes which value is chance: a value must not show it.
    package static func map<State: Sendable, Value: Sendable>(
        _ count: Int, state: @Sendable (Int) -> State, _ make: @Sendable (inout State, Int) -> Value
    ) -> (values: [Value], states: [State?]) {
        let workers = min(count, mostWorkers)
        if workers <= 1 {
            var only = state(0)
            let values = (0..<count).map { make(&only, $0) }
            return (values, [only])
        }
        let next = Atomic<Int>(0)
        var states = [State?](repeating: nil, count: workers)
        let values = states.withUnsafeMutableBufferPointer { states in
            // Each place is written by one worker, and read when all are done.
            nonisolated(unsafe) let left = states
            return [Value](unsafeUninitializedCapacity: count) { values, filled in
                nonisolated(unsafe) let made = values
                WorkerPool.shared.run(hands: workers) { worker in
                    var index = next.add(1, ordering: .relaxed).oldValue
                    guard index < count else { return }
                    var own = state(worker)
                    while index < count {
                        made.initializeElement(at: index, to: make(&own, index))
                        index = next.add(1, ordering: .relaxed).oldValue
                    }
                    left[worker] = own
                }
                filled = count
            }
        }
        return (values, states)
    }
}
