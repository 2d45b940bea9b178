package import Foundation
import Synchronization

/// Folders of fixtures that a whole run shares: no value of theirs ends before the process, so the process removes them.
package enum TemporaryFolder {
  private static let made = Mutex<[URL]>([])

  /// Makes a folder that is removed when the process exits.
  package static func make(_ name: String) throws -> URL {
    let folder = FileManager.default.temporaryDirectory.appending(path: "navette-\(name)-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    made.withLock {
      if $0.isEmpty { atexit { TemporaryFolder.removeAll() } }
      $0.append(folder)
    }
    return folder
  }

  private static func removeAll() {
    for folder in made.withLock({ $0 }) { try? FileManager.default.removeItem(at: folder) }
  }
}
