// swift-tools-version: 6.1
import PackageDescription

// The folder list is the pipeline: concord calls ConcordCompiler, which runs Reader, Weave, Checks and Writer in that
// order. They share ConcordModel and never import each other.
let strict: [SwiftSetting] = [.swiftLanguageMode(.v6), .enableUpcomingFeature("ExistentialAny")]

let package = Package(
    name: "Concord",
    platforms: [.macOS(.v15)],
    products: [
        .executable(name: "concord", targets: ["concord"]),
        .library(name: "ConcordCompiler", targets: ["ConcordCompiler"]),
        .library(name: "FaultyCalls", type: .dynamic, targets: ["FaultyCalls"]),
    ],
    dependencies: [
        // The command line: help, suggestions and errors as users know them from other Swift tools.
        // An exact version: Package.resolved is not kept, and what is built must not change without a commit.
        .package(url: "https://github.com/apple/swift-argument-parser", exact: "1.8.2")
    ],
    targets: [
        .executableTarget(
            name: "concord",
            dependencies: [
                "ConcordCompiler", "CSystem", .product(name: "ArgumentParser", package: "swift-argument-parser"),
            ],
            swiftSettings: strict),
        // What Swift's module of the C library leaves out: the settings of its allocator.
        .systemLibrary(name: "CSystem"),
        .target(
            name: "ConcordCompiler",
            dependencies: ["ConcordModel", "ConcordReader", "ConcordWeave", "ConcordChecks", "ConcordWriter"],
            swiftSettings: strict),
        .target(name: "ConcordReader", dependencies: ["ConcordModel", "CLibYAML"], swiftSettings: strict),
        .target(name: "ConcordWeave", dependencies: ["ConcordModel"], swiftSettings: strict),
        .target(name: "ConcordChecks", dependencies: ["ConcordModel"], swiftSettings: strict),
        .target(name: "ConcordWriter", dependencies: ["ConcordModel", "Templates"], swiftSettings: strict),
        .target(name: "ConcordModel", swiftSettings: strict),
        .target(name: "Templates", path: "Templates", swiftSettings: strict),

        // Front matter and agreement.yml: the whole of YAML, with the line and column of every node for findings. The C
        // library itself, since every wrapper of it brings Foundation, which doubles start-up and memory.
        .systemLibrary(
            name: "CLibYAML", pkgConfig: "yaml-0.1", providers: [.apt(["libyaml-dev"]), .brew(["libyaml"])]),

        .testTarget(
            name: "ConcordReaderTests", dependencies: ["ConcordReader", "ConcordModel", "Support"],
            swiftSettings: strict),
        .testTarget(
            name: "ConcordChecksTests",
            dependencies: [
                "ConcordChecks", "ConcordCompiler", "ConcordReader", "ConcordWeave", "ConcordModel", "Support",
            ],
            swiftSettings: strict),
        .testTarget(
            name: "ConcordWriterTests", dependencies: ["ConcordWriter", "ConcordModel", "Support"],
            swiftSettings: strict),
        .testTarget(
            name: "ConcordCompilerTests",
            dependencies: ["ConcordCompiler", "ConcordWeave", "ConcordModel", "Support"],
            swiftSettings: strict),
        .testTarget(
            name: "ConcordWeaveTests", dependencies: ["ConcordWeave", "ConcordReader", "ConcordCompiler", "Support"],
            swiftSettings: strict),
        // Whole agreements: the cases of Tests/Corpus, generated ones, and real ones where they are at hand.
        .testTarget(
            name: "ConcordCorpusTests",
            dependencies: [
                "ConcordCompiler", "ConcordReader", "ConcordWeave", "ConcordWriter", "ConcordModel", "CLibXML2",
                "Support",
            ],
            swiftSettings: strict),
        // What several test targets share: where files stand, and the oracles.
        .testTarget(
            name: "Support", dependencies: ["Oracles", "ConcordCompiler", "ConcordModel", "CLibXML2"],
            path: "Tests/Support", swiftSettings: strict),
        // Whatever bytes there are: what the fuzzer began with and found, and agreements changed at random.
        .testTarget(
            name: "ConcordTrialTests", dependencies: ["ConcordCompiler", "Support"], swiftSettings: strict),
        // Runs the built command as a process.
        .testTarget(
            name: "ConcordCommandTests", dependencies: ["concord", "ConcordCompiler", "Support"], swiftSettings: strict),
        // Loaded before the C library, it makes one call to it fail: what a full disk or a kill does to files.
        .target(name: "FaultyCalls", path: "Tests/FaultyCalls"),
        // Runs every example of the documents, and holds the house to its own rules.
        .testTarget(name: "ConcordDocsTests", dependencies: ["concord"], swiftSettings: strict),
        // Tests alone use it, to hold DocBook output against the schema; the command never links it.
        .systemLibrary(
            name: "CLibXML2", pkgConfig: "libxml-2.0", providers: [.apt(["libxml2-dev"]), .brew(["libxml2"])]),
    ]
)

// What must hold of all that comes out, whatever went in: readers of each format that owe nothing to the writers, and trials
// with any bytes. The tests share it with the fuzzer, which `make fuzz` alone builds.
let oracles: [Target.Dependency] = ["ConcordCompiler", "ConcordModel", "CLibXML2"]
if Context.environment["CONCORD_FUZZ_BUILD"] == nil {
    package.targets.append(
        .testTarget(name: "Oracles", dependencies: oracles, path: "Tests/Oracles", swiftSettings: strict))
} else {
    package.targets += [
        .target(name: "Oracles", dependencies: oracles, path: "Tests/Oracles", swiftSettings: strict),
        .target(name: "FuzzEntry", dependencies: ["Oracles"], path: "Fuzz/Entry", swiftSettings: strict),
    ]
    package.products.append(.library(name: "FuzzEntry", type: .static, targets: ["FuzzEntry"]))
}
