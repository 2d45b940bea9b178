import Foundation
import Law

/// Texts of cases, read as the files of the repository are.
enum CaseText {
  static let folder = Repository.policies.appending(path: "tests")

  static func file(_ name: String) throws -> String {
    try String(contentsOf: folder.appending(path: name), encoding: .utf8)
  }

  /// The cases that a file would hold, with the repository's cast, changed or not.
  static func read(
    _ cases: String, cast: (String) -> String = { $0 }, name: String = "essai.json"
  ) throws -> [LegalCase] {
    try CaseBook(
      [
        .init(name: CaseBook.castName, text: cast(try file(CaseBook.castName))),
        .init(name: name, text: "{\"theme\": \"essai\", \"cas\": [\(cases)]}"),
      ], schema: Repository.schema()
    ).cases
  }

  /// A case of the repository whose file was changed.
  static func repository(_ sentence: String, _ change: (String) -> String) throws -> LegalCase {
    for name in try FileManager.default.contentsOfDirectory(atPath: folder.path) where name != CaseBook.castName {
      let text = try file(name)
      guard text.contains("\"\(sentence)\"") else { continue }
      let cases = try CaseBook(
        [.init(name: CaseBook.castName, text: file(CaseBook.castName)), .init(name: name, text: change(text))],
        schema: Repository.schema()
      ).cases
      if let found = cases.first(where: { $0.sentence == sentence }) { return found }
    }
    throw Repository.Missing()
  }
}
