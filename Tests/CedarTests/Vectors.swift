import Foundation
import JSON

/// Files recorded from the reference implementation, beside the tests.
enum Vectors {
  static let folder = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Vectors")

  /// The timing workload, which `navette bench policy` carries.
  static let workload = folder.deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    .appending(path: "Sources/navette/Resources/policy-workload")

  static func bytes(_ path: String, in folder: URL = folder) throws -> [UInt8] {
    [UInt8](try Data(contentsOf: folder.appending(path: path)))
  }

  static func text(_ path: String, in folder: URL = folder) throws -> String {
    String(decoding: try bytes(path, in: folder), as: UTF8.self)
  }

  /// Names of the files of a folder that end so, without that end, sorted.
  static func names(in path: String, suffix: String) -> [String] {
    let files = (try? FileManager.default.contentsOfDirectory(atPath: folder.appending(path: path).path())) ?? []
    return files.filter { $0.hasSuffix(suffix) }.map { String($0.dropLast(suffix.count)) }.sorted()
  }

  /// An entity as recorded verdicts name it: `Type::id`.
  static func label(of entity: JSON) -> String {
    let uid = entity["uid"]?["__entity"] ?? entity["uid"]
    return "\(uid?["type"]?.string ?? "")::\(uid?["id"]?.string ?? "")"
  }

  static func lines(_ path: String, in folder: URL = folder) throws -> [String] {
    try text(path, in: folder).split(separator: "\n").map(String.init)
  }
}
