import Foundation
import SystemSupport

extension Installation {
  /// Puts the keys, and the checkpoint kept beside them, on a disk of their own.
  func moveKeys(to disk: SmallDisk) throws {
    let elsewhere = disk.url.appending(path: "keys")
    try FileManager.default.moveItem(at: keys, to: elsewhere)
    try FileManager.default.createSymbolicLink(at: keys, withDestinationURL: elsewhere)
  }
}
