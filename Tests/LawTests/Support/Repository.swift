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

  /// The cases of some themes: enough for a fault planted there, and quicker than all.
  static func cases(of themes: String...) throws -> [LegalCase] {
    let found = try cases.get().filter { themes.map { "\($0).json" }.contains($0.file) }
    guard !found.isEmpty else { throw Missing() }
    return found
  }

  /// One theme of the set, with its text changed: its own cases hold it in place.
  static func theme(_ name: String, _ change: (String) -> String) throws -> PolicyBook {
    try PolicyBook(
      book.get().sources.compactMap { source in
        if source.name == "\(name).cedar" { return .init(name: source.name, text: change(source.text)) }
        return source.name.hasSuffix(".cedarschema") ? source : nil
      })
  }

  struct Missing: Error {}
}
