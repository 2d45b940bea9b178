import Foundation

/// A folder of a measure, removed with its owner.
///
/// It is under the system's temporary folder, unless `TMPDIR` says otherwise: durable figures are those of that disk.
final class ScratchFolder: Sendable {
  let url: URL

  init() throws {
    url = FileManager.default.temporaryDirectory.appending(path: "navette-bench-\(UUID().uuidString)")
    try FileManager.default.createDirectory(
      at: url, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
  }

  deinit { try? FileManager.default.removeItem(at: url) }
}
