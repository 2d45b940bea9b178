import Cedar
import JSON

/// `navette policy list`
struct PolicyListCommand: Command {
  private static let folder = Operand("DIR", .path, "The policies. Default: Policies.", isRequired: false)
  private static let force = Option(
    "force", "CODE", .code(["loi", "convention", "usage"]), "Only policies of this force: loi, convention, usage.")

  static let declaration = Declaration(
    "list", summary: "List the policies of a folder: what each says, its articles and its force.",
    discussion: ["Only law refuses; a convention or a usage warns. Fails when a policy does not parse."],
    operands: [folder.parameter], options: [force.parameter, CommonOptions.json.parameter],
    examples: [.init("navette policy list Policies --force loi", "What refuses.")])

  private let folder: FilePath
  private let force: String?
  private let isJSON: Bool

  init(_ values: Values) throws {
    guard let standard = FilePath("Policies") else { throw CommandError.usage("DIR is missing") }
    folder = try values.optional(Self.folder) ?? standard
    force = try values.optional(Self.force)
    isJSON = values.isSet(CommonOptions.json)
  }

  func run(_ console: Console) throws {
    var rows: [[JSON]] = []
    for source in try PolicyFiles.read(folder) where source.name.hasSuffix(".cedar") {
      let set: PolicySet
      do {
        set = try PolicySet(parsing: source.text, naming: .annotation)
      } catch {
        throw CommandError(.invalidContent, "\(source.name): \(error)")
      }
      for policy in set.policies {
        let note = { (name: CedarString) -> JSON in policy.annotation(name).map(JSON.string) ?? .null }
        if let force, note("force") != .string(force) { continue }
        rows.append([
          .string(policy.id.description), .string(policy.effect == .forbid ? "interdit" : "permet"), note("force"),
          note("article"), note("motif"), .string(source.name),
        ])
      }
    }
    Table(
      columns: [
        .init("Politique", key: "politique"), .init("Effet", key: "effet"), .init("Force", key: "force"),
        .init("Articles", key: "articles"), .init("Motif", key: "motif"), .init("Fichier", key: "fichier"),
      ], rows: rows, whenEmpty: "Aucune politique."
    ).print(console, asJSON: isJSON)
  }
}
