import Foundation
import JSON

/// Files recorded from the reference implementation, beside the tests.
enum Vectors {
  static let folder = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Vectors")

  static func bytes(_ path: String) throws -> [UInt8] {
    [UInt8](try Data(contentsOf: folder.appending(path: path)))
  }

  static func text(_ path: String) throws -> String {
    String(decoding: try bytes(path), as: UTF8.self)
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

  static func lines(_ path: String) throws -> [String] {
    try text(path).split(separator: "\n").map(String.init)
  }
}
