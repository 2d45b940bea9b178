import Cryptography
import JSON
import Law

/// `navette policy check`
struct PolicyCheckCommand: Command {
  static let declaration = Declaration(
    "check", summary: "Check a folder of policies: syntax, schema, annotations, conditions, obligations.",
    discussion: [
      "Parses every file, validates the policies strictly under the schema of the folder, and looks at what each says of "
        + "itself: an article, a force, a sentence for the person it refuses and one for each of its conditions.",
      "Each fault is told with its file and line, and what to do about it. Exit code 0 when nothing is wrong, 1 when a policy lacks something, 8 when the set cannot be put in force.",
    ],
    options: [PolicyFolder.option.parameter, CommonOptions.json.parameter],
    examples: [
      .init("navette policy check", "The folder Policies."),
      .init("navette policy check --policies drafts", "Another folder."),
    ])

  private let folder: FilePath
  private let isJSON: Bool

  init(_ values: Values) throws {
    folder = try values.optional(PolicyFolder.option) ?? PolicyFolder.standard()
    isJSON = values.isSet(CommonOptions.json)
  }

  func run(_ console: Console) throws {
    switch try PolicyFolder.read(folder) {
    case .failure(let error):
      report(error.all.map { Fault(file: $0.file, line: $0.line, text: $0.fault) }, of: nil, console)
      throw CommandError(.invalidContent, "the policies cannot be put in force")
    case .success(let book):
      let findings = book.review()
      let faults = findings.map { Fault(file: $0.file, line: $0.line, policy: $0.policy, text: $0.fault) }
      report(faults, of: book, console)
      guard findings.isEmpty else { throw CommandError(.refused, "") }
    }
  }

  /// What is wrong, and where.
  private struct Fault {
    let file: String
    let line: Int?
    var policy: String?
    let text: String

    var json: JSON {
      var object: JSONObject = ["fichier": .string(file), "anomalie": .string(text)]
      if let line { object["ligne"] = .integer(Int64(line)) }
      if let policy { object["politique"] = .string(policy) }
      return .object(object)
    }

    var description: String {
      file + (line.map { ":\($0)" } ?? "") + ": " + (policy.map { "`\($0)`: " } ?? "") + text
    }
  }

  private func report(_ faults: [Fault], of book: PolicyBook?, _ console: Console) {
    if isJSON {
      var object: JSONObject = ["anomalies": .array(faults.map(\.json))]
      if let book {
        object["politiques"] = .integer(Int64(book.notices.count))
        object["empreinte"] = .string(book.digest.hex)
      }
      console.print(JSON.object(object).text)
    } else {
      for fault in faults { console.print("✗ \(SafeText.line(fault.description))") }
      guard let book else { return }
      console.print("\(book.notices.count) politiques, \(faults.count) anomalie(s). Empreinte \(book.digest.hex)")
    }
  }
}
