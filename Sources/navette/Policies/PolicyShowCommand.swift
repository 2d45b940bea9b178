import Cedar
import Cryptography
import JSON
import Journal
import Law

/// `navette policy show`
struct PolicyShowCommand: Command {
  private static let id = Operand("ID", .text, "The policy. Without it, the whole set.", isRequired: false)
  private static let set = Option(
    "set", "DIGEST", .digest, "A past set, by its SHA-256 or the first digits of it.")
  private static let leaf = Option(
    "leaf", "N", .leaf, "With --journal: the set that decided this entry; without ID, the policies that it rests on.")
  private static let agent = Option(
    "agent", "DIR", .path, "Ask the gateway for the set (auditeur, DPO); needs the whole --set.")

  static let declaration = Declaration(
    "show", summary: "Print the exact text of a policy, in force now or on the day of a decision.",
    discussion: [
      "From a folder by default; from an export of the journal with --journal, which is verified first, so that the "
        + "text behind any past decision can be shown with no network; from the gateway with --agent."
    ],
    operands: [id.parameter],
    options: [
      PolicyFolder.option.parameter, PolicyArguments.journal.parameter, set.parameter, leaf.parameter,
      JournalArguments.vkey.parameter, agent.parameter, CommonOptions.passphraseFile.parameter,
      CommonOptions.json.parameter,
    ],
    examples: [
      .init("navette policy show orientation.sans-accord", "As it stands in the folder Policies."),
      .init("navette policy show --journal export --leaf 12", "What refused, or permitted, on that day."),
    ])

  private enum Origin {
    case folder(FilePath)
    case journal(FilePath, set: DigestPrefix?, leaf: UInt64?, vkey: FilePath?)
    case gateway(AgentArguments, Digest)
  }

  private let id: String?
  private let origin: Origin
  private let isJSON: Bool

  init(_ values: Values) throws {
    id = try values.optional(Self.id)
    isJSON = values.isSet(CommonOptions.json)
    let (set, leaf) = (try values.optional(Self.set), try values.optional(Self.leaf))
    let folder = try values.optional(PolicyFolder.option)
    if let journal = try values.optional(PolicyArguments.journal) {
      guard folder == nil, set == nil || leaf == nil else {
        throw CommandError.usage("--journal goes with --set or with --leaf, and not with --policies")
      }
      origin = .journal(journal, set: set, leaf: leaf, vkey: try values.optional(JournalArguments.vkey))
    } else if let agent = try values.optional(Self.agent) {
      guard folder == nil, let digest = set?.whole else {
        throw CommandError.usage("--agent needs the 64 digits of --set, and does not go with --policies")
      }
      let passphraseFile = try values.optional(CommonOptions.passphraseFile)
      origin = .gateway(AgentArguments(path: agent, passphraseFile: passphraseFile), digest)
    } else {
      guard set == nil, leaf == nil else { throw CommandError.usage("--set and --leaf need --journal or --agent") }
      origin = .folder(try folder ?? PolicyFolder.standard())
    }
  }

  func run(_ console: Console) throws {
    var (book, ids) = try read(console)
    if let id { ids = [PolicyID(id)] }
    guard let ids else {
      if isJSON { return console.print(JSON.array(try book.notices.map { try json($0.policyID, book) }).text) }
      return console.print(SafeText.paragraph(String(decoding: book.archive, as: UTF8.self)), terminator: "")
    }
    let policies = try ids.map {
      (text: try policy($0, book).source, json: try json($0, book), file: book.file(of: $0))
    }
    if isJSON { return console.print(JSON.array(policies.map(\.json)).text) }
    console.print("// jeu \(book.digest.hex)")
    for policy in policies {
      console.print("\n// \(SafeText.line(policy.file ?? ""))\n\(SafeText.paragraph(policy.text))")
    }
  }

  private func read(_ console: Console) throws -> (PolicyBook, [PolicyID]?) {
    switch origin {
    case .folder(let folder): return (try PolicyFolder.book(folder), nil)
    case .journal(let folder, let set, let leaf, let vkey):
      let journal = try VerifiedJournal(folder, vkey: vkey)
      guard let leaf else { return (try journal.book(try set.map(journal.digest) ?? journal.lastDigest()), nil) }
      let record = try journal.decision(leaf)
      // What no policy permits rests on no policy.
      let relied = record.outcome.reasons + record.outcome.warnings
      let book = try journal.book(record.policySet)
      return (book, relied.filter { book.policy($0) != nil })
    case .gateway(let agent, let digest):
      let text = try agent.session(console).exchange(.get("/journal/\(CitedText(digest).path)")).body
      guard SHA256.digest(text) == digest else {
        throw CommandError(.untrusted, "the gateway's text is not the set \(digest.hex)")
      }
      return (try PolicyBook(past: text), nil)
    }
  }

  private func policy(_ id: PolicyID, _ book: PolicyBook) throws -> Policy {
    guard let policy = book.policy(id) else {
      let near = Suggestion.nearest(to: id.description, among: book.notices.map(\.id))
      throw CommandError(
        .notFound, "the set has no policy `\(SafeText.line(id.description))`",
        hint: near.map { "Did you mean `\($0)`?" })
    }
    return policy
  }

  private func json(_ id: PolicyID, _ book: PolicyBook) throws -> JSON {
    let policy = try policy(id, book)
    return [
      "politique": .string(id.description), "jeu": .string(book.digest.hex),
      "fichier": .string(book.file(of: id) ?? ""),
      "effet": .string(policy.effect.french),
      "annotations": .object(
        JSONObject(members: policy.annotations.map { ($0.name.string, .string($0.value.string)) })),
      "texte": .string(policy.source),
    ]
  }
}
