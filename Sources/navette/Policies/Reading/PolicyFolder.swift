import Foundation
import Law

/// A set of policies in a folder, read as the server reads it.
enum PolicyFolder {
  static let option = Option("policies", "DIR", .path, "The policies. Default: Policies.")

  /// The folder that is meant when none is named.
  static func standard() throws -> FilePath {
    guard let path = FilePath("Policies") else { throw CommandError.usage("--policies DIR is missing") }
    return path
  }

  /// - Throws: ``CommandError``: `notFound`; `invalidContent` with the file and the fault.
  static func book(_ folder: FilePath) throws -> PolicyBook {
    guard PrivateFolder.exists(folder) else {
      throw CommandError(.notFound, "`\(SafeText.line(folder.description))` does not exist")
    }
    do {
      return try PolicyBook(folder: URL(filePath: folder.description, directoryHint: .isDirectory))
    } catch {
      throw CommandError(.invalidContent, "\(SafeText.line(folder.description)): \(SafeText.line(error.description))")
    }
  }
}
