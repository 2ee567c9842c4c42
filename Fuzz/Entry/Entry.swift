import Oracles

#if canImport(Darwin)
    import Darwin
#elseif canImport(Musl)
    import Musl
#else
    import Glibc
#endif

/// What is tried, by the name in the environment.
private let target: TrialTarget = {
    let name = getenv("CONCORD_FUZZ_TARGET").map { String(cString: $0) } ?? ""
    guard let target = TrialTarget(rawValue: name) else {
        tell("CONCORD_FUZZ_TARGET is one of \(TrialTarget.allCases.map(\.rawValue).joined(separator: ", "))\n")
        exit(2)
    }
    return target
}()

private func tell(_ text: String) { _ = Array(text.utf8).withUnsafeBytes { write(2, $0.baseAddress, $0.count) } }

/// The entry that the fuzzer calls with bytes of its own. A fault ends the process, as a crash does.
@_cdecl("LLVMFuzzerTestOneInput")
public func testOneInput(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
    let faults = target.faults(of: Array(UnsafeBufferPointer(start: start, count: count)), inPart: true)
    if faults.isEmpty { return 0 }
    for fault in faults { tell("FAULT: \(fault)\n") }
    abort()
}
