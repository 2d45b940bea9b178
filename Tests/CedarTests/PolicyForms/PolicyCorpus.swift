import Cedar
import Foundation

/// Every policy text among the vectors: the official tests, the workload, and each recorded expression as a policy.
enum PolicyCorpus {
  static func files() throws -> [String] {
    let found = FileManager.default.enumerator(at: Vectors.folder, includingPropertiesForKeys: nil)?.allObjects
    return try (found as? [URL] ?? []).filter { $0.pathExtension == "cedar" }.map {
      try String(contentsOf: $0, encoding: .utf8)
    }
  }

  static func expressions() throws -> [String] {
    try Vectors.lines("expression-outcomes.tsv").compactMap { line in
      line.split(separator: "\t", maxSplits: 1).first.map { HostileInputTests.policy(String($0)) }
    }
  }

  /// Those that parse.
  static func sets() throws -> [PolicySet] {
    try (files() + expressions()).compactMap { try? PolicySet(parsing: $0) }
  }
}
