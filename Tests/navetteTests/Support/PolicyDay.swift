import Cedar
import Foundation
import JSON
import Law

@testable import navette

/// A small set of policies in a folder, and a journal of what it decided, exported.
final class PolicyDay {
  static let text = """
    @id("a.permet") @article("Article A") @force("loi") @motif("On peut.")
    @condition_1("la personne a donné son accord")
    permit (principal, action == Action::"transmettre", resource)
    when { context.accord };

    @id("b.interdit") @article("Article B") @force("loi") @motif("Pas la nuit.")
    @condition_1("il fait nuit")
    forbid (principal, action, resource)
    when { context.nuit };

    """

  static let schema = """
    entity Agent, Organisme;
    action transmettre appliesTo { principal: Agent, resource: Organisme, context: { accord: Bool, nuit: Bool } };

    """

  let folder: TemporaryFolder
  let book: PolicyBook
  private let journal: TestJournal

  var policies: FilePath { folder.path.appending("policies") }
  var export: FilePath { folder.path.appending("export") }

  /// Three entries: permitted by day, refused by night, and a start that rests on no decision.
  /// - Parameter lie: makes the journal record as permitted what its set refuses.
  init(lie: Bool = false) throws {
    folder = try TemporaryFolder()
    journal = try TestJournal()
    book = try PolicyBook([
      .init(name: "essai.cedar", text: Self.text), .init(name: "essai.cedarschema", text: Self.schema),
    ])
    try Self.write(Self.text, to: folder.path.appending("policies"))
    for night in [false, true] {
      let isPermitted = !night || lie
      let record = DecisionRecord(
        policySet: book.digest, question: try Self.question(night: night),
        outcome: DecisionOutcome(isPermitted: isPermitted, reasons: [isPermitted ? "a.permet" : "b.interdit"]))
      var body: JSONObject = ["v": 1, "evenement": "transmission", "agent": "a-1"]
      for member in record.members.members { body[member.key] = member.value }
      try journal.append(body)
    }
    try journal.append("demarrage")
    try journal.export(to: folder.path.appending("export"), texts: [book.archive])
  }

  /// A folder with one policy file, and its schema.
  static func write(_ text: String, to folder: FilePath) throws {
    try FileManager.default.createDirectory(atPath: folder.description, withIntermediateDirectories: false)
    try Data(text.utf8).write(to: URL(filePath: folder.appending("essai.cedar").description))
    try Data(schema.utf8).write(to: URL(filePath: folder.appending("essai.cedarschema").description))
  }

  /// Another set beside the first.
  func draft(_ old: String, _ new: String) throws -> FilePath {
    let draft = folder.path.appending("draft-\(UUID().uuidString)")
    try Self.write(Self.text.replacing(old, with: new), to: draft)
    return draft
  }

  /// A request in a file.
  func request(_ json: JSON) throws -> FilePath {
    let file = folder.path.appending("request-\(UUID().uuidString).json")
    try Data(json.serialized()).write(to: URL(filePath: file.description))
    return file
  }

  static func question(accord: Bool = true, night: Bool = false) throws -> CodedRequest {
    CodedRequest(
      Request(
        principal: try EntityUID("Agent", "a-1"), action: try EntityUID("Action", "transmettre"),
        resource: try EntityUID("Organisme", "o-1"), context: ["accord": .bool(accord), "nuit": .bool(night)]),
      entities: [])
  }
}
