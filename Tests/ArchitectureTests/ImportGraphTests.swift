import Foundation
import Testing

/// The one-way dependencies of the modules. SwiftPM lets a target import any module that happens to be built, so the
/// table is held by a test.
private let allowed: [String: Set<String>] = [
  "JSON": [],
  "Files": [],
  "Markup": [],
  "Cedar": ["JSON"],
  "Statistics": ["JSON"],
  "Liaison": [],
  "Cryptography": ["COpenSSL", "CMemory"],
  "Law": ["JSON", "Cedar", "Cryptography"],
  "Sealing": ["Cryptography"],
  "Journal": ["Cryptography", "JSON"],
  "Authority": ["Cryptography"],
  "Store": ["CSQLite", "Files", "Cryptography", "Liaison", "Sealing", "Journal", "Authority"],
  "Gateway": [
    "JSON", "Cedar", "Statistics", "Law", "Cryptography", "Liaison", "Sealing", "Journal", "Authority", "Store",
  ],
  "HTTP": ["CLinux", "Cryptography"],
  "Witness": ["Files", "Cryptography", "Journal", "HTTP"],
  "Web": ["JSON", "Markup", "Statistics", "HTTP", "Law", "Cryptography", "Gateway", "Liaison"],
  "navette": [
    "JSON", "Cedar", "Statistics", "Law", "Cryptography", "Liaison", "Sealing", "Journal", "Authority", "Store",
    "Gateway", "HTTP", "Web", "Witness",
  ],
]

/// What every module may import besides the table.
private let platform: Set<String> = ["Foundation", "Glibc", "Synchronization", "Dispatch"]

struct ImportGraphTests {
  private static let sources = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().appending(path: "Sources")

  private static func imports(in text: String) -> [String] {
    // `import X`, `public import X`, `@testable import X`, `import struct X.Y`, `@preconcurrency import X`.
    let pattern =
      /^\s*(?:@\w+(?:\([^)]*\))?\s+)*(?:(?:public|package|internal|fileprivate|private)\s+)?import\s+(?:(?:struct|class|enum|protocol|func|var|let|typealias)\s+)?(\w+)/
      .anchorsMatchLineEndings()
    return text.matches(of: pattern).map { String($0.1) }
  }

  @Test(arguments: allowed.keys.sorted())
  func `a module imports only what the table allows`(module: String) throws {
    let folder = Self.sources.appending(path: module)
    let files =
      FileManager.default.enumerator(at: folder, includingPropertiesForKeys: nil)?
      .compactMap { $0 as? URL }.filter { $0.pathExtension == "swift" } ?? []
    #expect(!files.isEmpty, "no source was read: the test would prove nothing")
    let permitted = allowed[module]!.union(platform)
    for file in files {
      for name in Self.imports(in: try String(contentsOf: file, encoding: .utf8)) {
        #expect(permitted.contains(name), "\(module)/\(file.lastPathComponent) imports \(name)")
      }
    }
  }

  @Test func `every folder of Sources is in the table`() throws {
    let folders = try FileManager.default.contentsOfDirectory(atPath: Self.sources.path)
    let systemModules: Set<String> = ["COpenSSL", "CSQLite", "CLinux", "CMemory"]
    #expect(Set(folders).subtracting(systemModules) == Set(allowed.keys))
  }

  @Test func `each C module is imported by exactly one module`() {
    for c in ["COpenSSL", "CSQLite", "CLinux", "CMemory"] {
      #expect(allowed.values.count { $0.contains(c) } == 1)
    }
  }

  @Test(arguments: [
    "import Store", "  public import Store", "@testable import Store", "import struct Store.Database",
    "@preconcurrency import Store", "internal import Store",
  ])
  func `a forbidden import is seen in whatever form it is written`(line: String) {
    #expect(Self.imports(in: "// comment\n" + line + "\nlet x = 1") == ["Store"])
  }

  @Test func `a word in a comment is not an import`() {
    #expect(Self.imports(in: "// we import Store here\nlet s = \"import Store\"").isEmpty)
  }
}
