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
    switch try read(folder) {
    case .success(let book): return book
    case .failure(let error):
      throw CommandError(.invalidContent, "\(SafeText.line(folder.description)): \(SafeText.line(error.description))")
    }
  }

  /// The set, or all that is wrong with it.
  /// - Throws: ``CommandError`` with `notFound`.
  static func read(_ folder: FilePath) throws -> Result<PolicyBook, PolicyBookError> {
    guard PrivateFolder.exists(folder) else {
      throw CommandError(.notFound, "`\(SafeText.line(folder.description))` does not exist")
    }
    return Result { () throws(PolicyBookError) in
      try PolicyBook(folder: URL(filePath: folder.description, directoryHint: .isDirectory))
    }
  }

  /// The cases that stand beside a set, in the folder `tests`; none where there is no such folder.
  /// - Throws: ``CommandError`` with `invalidContent`, the file and the case.
  static func cases(_ folder: FilePath, _ book: PolicyBook) throws -> [LegalCase] {
    let tests = folder.appending("tests")
    guard PrivateFolder.exists(tests), let schema = book.schema else { return [] }
    do {
      return try CaseBook(folder: URL(filePath: tests.description, directoryHint: .isDirectory), schema: schema).cases
    } catch {
      throw CommandError(.invalidContent, SafeText.line(error.description))
    }
  }
}
