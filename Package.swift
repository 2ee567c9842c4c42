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
    ],
    dependencies: [
        // The command line: help, suggestions and errors as users know them from other Swift tools.
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
        // Front matter and agreement.yml: the whole of YAML, with the line and column of every node for findings.
        .package(url: "https://github.com/jpsim/Yams", from: "6.2.2"),
        // Page shells that a user may replace without learning Swift; logic-free, so a template cannot decide anything.
        .package(url: "https://github.com/hummingbird-project/swift-mustache", from: "2.1.1"),
    ],
    targets: [
        .executableTarget(
            name: "concord",
            dependencies: [
                "ConcordCompiler", .product(name: "ArgumentParser", package: "swift-argument-parser"),
            ],
            swiftSettings: strict),
        .target(
            name: "ConcordCompiler",
            dependencies: ["ConcordModel", "ConcordReader", "ConcordWeave", "ConcordWriter"],
            swiftSettings: strict),
        .target(name: "ConcordReader", dependencies: ["ConcordModel", "Yams"], swiftSettings: strict),
        .target(name: "ConcordWeave", dependencies: ["ConcordModel"], swiftSettings: strict),
        .target(
            name: "ConcordWriter",
            dependencies: ["ConcordModel", "Templates", .product(name: "Mustache", package: "swift-mustache")],
            swiftSettings: strict),
        .target(name: "ConcordModel", swiftSettings: strict),
        .target(name: "Templates", path: "Templates", swiftSettings: strict),

        .testTarget(name: "ConcordReaderTests", dependencies: ["ConcordReader", "ConcordModel"], swiftSettings: strict),
        .testTarget(
            name: "ConcordWriterTests", dependencies: ["ConcordWriter", "ConcordModel", "CLibXML2"],
            swiftSettings: strict),
        .testTarget(
            name: "ConcordCompilerTests", dependencies: ["ConcordCompiler", "ConcordModel"], swiftSettings: strict),
        // Runs the built command as a process.
        .testTarget(name: "ConcordCommandTests", dependencies: ["concord", "ConcordCompiler"], swiftSettings: strict),
        // Tests alone use it, to hold DocBook output against the schema; the command never links it.
        .systemLibrary(
            name: "CLibXML2", pkgConfig: "libxml-2.0", providers: [.apt(["libxml2-dev"]), .brew(["libxml2"])]),
    ]
)
