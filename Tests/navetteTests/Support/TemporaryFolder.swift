import Foundation

@testable import navette

/// A folder that goes with its owner.
final class TemporaryFolder: Sendable {
  let path: FilePath

  init() throws {
    let url = FileManager.default.temporaryDirectory.appending(path: "navette-tests-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: url, withIntermediateDirectories: false)
    guard let path = FilePath(url.path) else { throw CommandError(.internalError, "no temporary folder") }
    self.path = path
  }

  deinit { try? FileManager.default.removeItem(atPath: path.description) }

  func permissions(_ name: String) throws -> Int {
    let attributes = try FileManager.default.attributesOfItem(atPath: path.appending(name).description)
    return (attributes[.posixPermissions] as? NSNumber)?.intValue ?? -1
  }
}
