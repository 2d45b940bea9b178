internal import Foundation

/// Reads the files of a folder of policies or of cases: small texts, that a running gateway reads again when it is asked to.
enum FolderText {
  /// The longest file that is read, in bytes: no set is longer.
  static let byteLimit = PolicyBook.archiveLimit

  /// Why a file has no text.
  static let fault = "the file cannot be read, is longer than \(byteLimit) bytes, or is not UTF-8"

  /// The text of a file, or nil: not a regular file (a link to one is), too long, or not UTF-8.
  static func read(_ url: URL) -> String? {
    // Looked at before it is opened: a gateway must neither wait for a pipe nor swallow a disk.
    let file = url.resolvingSymlinksInPath()
    guard let attributes = try? FileManager.default.attributesOfItem(atPath: file.path),
      attributes[.type] as? FileAttributeType == .typeRegular,
      let size = attributes[.size] as? NSNumber, size.uint64Value <= UInt64(byteLimit),
      let bytes = try? Data(contentsOf: file)
    else { return nil }
    return String(validating: bytes, as: UTF8.self)
  }
}
