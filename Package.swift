// swift-tools-version: 6.2
import PackageDescription

/// One set of rules for every Swift target: see `ArchitectureTests` for the import table.
let strict: [SwiftSetting] = [
  .swiftLanguageMode(.v6),
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("MemberImportVisibility"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .treatAllWarnings(as: .error),
]

func module(_ name: String, _ dependencies: [Target.Dependency], resources: [Resource] = []) -> Target {
  .target(name: name, dependencies: dependencies, resources: resources, swiftSettings: strict)
}

func tests(
  of name: String, _ dependencies: [Target.Dependency] = [], resources: [Resource] = [], exclude: [String] = []
) -> Target {
  .testTarget(
    name: name + "Tests", dependencies: [.init(stringLiteral: name)] + dependencies, exclude: exclude,
    resources: resources, swiftSettings: strict)
}

let package = Package(
  name: "Navette",
  products: [.executable(name: "navette", targets: ["navette"])],
  targets: [
    // C libraries, each imported by exactly one Swift module.
    .systemLibrary(name: "COpenSSL", providers: [.apt(["libssl-dev"])]),
    .systemLibrary(name: "CSQLite", providers: [.apt(["libsqlite3-dev"])]),
    .systemLibrary(name: "CLinux"),
    // A `free` that wipes, for every executable that is made with it.
    .target(name: "CMemory"),

    // Pure modules.
    module("JSON", []),
    module("Files", []),
    module("Markup", []),
    module("Cedar", ["JSON"]),
    module("Statistics", ["JSON"], resources: [.copy("Resources/indicateurs.json")]),
    module("Liaison", [], resources: [.copy("Resources/communes-france.csv")]),

    // Modules over C libraries, and what is built on them.
    module("Cryptography", ["COpenSSL", "CMemory"]),
    module("Law", ["JSON", "Cedar", "Cryptography"]),
    module("Sealing", ["Cryptography"]),
    module("Journal", ["Cryptography", "JSON"]),
    module("Authority", ["Cryptography"]),
    module("Store", ["CSQLite", "Files", "Cryptography", "Liaison", "Sealing", "Journal", "Authority"]),
    module(
      "Gateway",
      [
        "JSON", "Cedar", "Statistics", "Law", "Cryptography", "Liaison", "Sealing", "Journal", "Authority", "Store",
      ]),
    module("HTTP", ["CLinux", "Cryptography"]),
    module("Witness", ["Files", "Cryptography", "Journal", "HTTP"]),
    module(
      "Web", ["JSON", "Markup", "Statistics", "HTTP", "Law", "Cryptography", "Gateway", "Liaison"],
      resources: [.copy("Resources/navette.css"), .copy("Resources/scripts")]),
    .executableTarget(
      name: "navette",
      dependencies: [
        "JSON", "Cedar", "Statistics", "Law", "Cryptography", "Liaison", "Sealing", "Journal", "Authority", "Store",
        "Gateway", "HTTP", "Web", "Witness",
      ],
      resources: [.copy("Resources/demo"), .copy("Resources/policy-workload")],
      swiftSettings: strict),

    // What several test targets share; nothing of the product depends on it.
    .target(
      name: "TestSupport", dependencies: ["Cryptography", "JSON", "Journal"], path: "Tests/TestSupport",
      swiftSettings: strict),
    .target(
      name: "CedarProperties", dependencies: ["JSON", "Cedar"], path: "Tests/CedarProperties", swiftSettings: strict),
    .testTarget(name: "ArchitectureTests", swiftSettings: strict),
    tests(of: "JSON"),
    tests(of: "Files"),
    tests(of: "Markup"),
    tests(of: "Cedar", ["JSON", "CedarProperties"], exclude: ["Vectors"]),
    tests(of: "Statistics", ["JSON"]),
    tests(of: "Liaison", exclude: ["Vectors"]),
    tests(of: "Cryptography", ["TestSupport"], exclude: ["Vectors"]),
    tests(of: "Law", ["JSON", "Cedar", "Cryptography"]),
    tests(of: "Sealing", ["Cryptography", "TestSupport"], exclude: ["Vectors"]),
    tests(of: "Journal", ["Cryptography", "JSON", "TestSupport"], exclude: ["Vectors"]),
    tests(of: "Authority", ["Cryptography", "TestSupport"]),
    tests(of: "Store", ["Cryptography", "Liaison", "Sealing", "Journal", "Authority"]),
    tests(
      of: "Gateway",
      [
        "JSON", "Cedar", "Statistics", "Law", "Cryptography", "Liaison", "Sealing", "Journal", "Authority", "Store",
        "TestSupport",
      ],
      exclude: ["Vectors"]),
    tests(of: "HTTP", ["Cryptography", "TestSupport"], exclude: ["Vectors"]),
    tests(of: "Witness", ["Files", "Cryptography", "JSON", "Journal", "HTTP", "TestSupport"]),
    tests(
      of: "Web",
      [
        "JSON", "Statistics", "Law", "HTTP", "Gateway", "Liaison", "Cryptography", "Sealing", "Journal", "Authority",
        "Store", "TestSupport",
      ]),
    tests(
      of: "navette", ["JSON", "Cedar", "Law", "Cryptography", "Journal", "Authority", "Sealing", "Liaison", "Gateway"]),
    // The real executable, as processes: it is found beside the tests, not linked.
    .target(
      name: "SystemSupport", dependencies: ["CSQLite", "JSON", "Cryptography", "Journal", "HTTP"],
      path: "Tests/SystemSupport", swiftSettings: strict),
    .testTarget(
      name: "SystemTests",
      dependencies: [
        "JSON", "Cryptography", "Authority", "Journal", "Sealing", "Store", "HTTP", "SystemSupport", "TestSupport",
      ],
      swiftSettings: strict),
    .testTarget(
      name: "BrowserTests", dependencies: ["JSON", "Cryptography", "HTTP", "SystemSupport", "TestSupport"],
      swiftSettings: strict),
  ]
)

// Fuzzing is another build, with libFuzzer's own entry point: see Tests/tools/fuzz.
if Context.environment["NAVETTE_FUZZ"] != nil {
  package.targets.append(
    .executableTarget(
      name: "Fuzz", dependencies: ["JSON", "CedarProperties", "Cryptography", "Sealing", "Journal", "HTTP"],
      path: "Tests/Fuzz", swiftSettings: strict + [.unsafeFlags(["-parse-as-library"])]))
}
