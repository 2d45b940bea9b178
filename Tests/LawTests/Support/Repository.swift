import Cedar
import Foundation
import Law

/// The policies of the repository, and the cases beside them, read once.
enum Repository {
  static let policies = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent().appending(path: "Policies")
  static let book = Result { try PolicyBook(folder: policies) }
  static let cases = Result { try CaseBook(folder: policies.appending(path: "tests"), schema: schema()).cases }

  static func schema() throws -> Schema {
    guard let schema = try book.get().schema else { throw Missing() }
    return schema
  }

  /// The set, with the text of one file changed.
  static func book(changing file: String, _ change: (String) -> String) throws -> PolicyBook {
    try PolicyBook(
      book.get().sources.map { $0.name == file ? .init(name: $0.name, text: change($0.text)) : $0 })
  }

  struct Missing: Error {}
}
