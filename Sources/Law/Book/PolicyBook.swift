public import Cedar
public import Cryptography

/// A set of policies in force: its text, its schema, its digest, and its two compiled parts.
///
/// Only law refuses. So the set is split: permits and the law's forbids decide; forbids that a convention or a usage
/// brings are evaluated beside them and warn.
public struct PolicyBook: Sendable {
  /// One file: policies (`.cedar`), the schema that they are written under (`.cedarschema`), or cases (`.json`).
  public struct Source: Hashable, Sendable {
    /// The file's name, without its folder.
    public let name: String
    /// Its text.
    public let text: String

    /// A file's name and text.
    public init(name: String, text: String) {
      self.name = name
      self.text = text
    }
  }

  /// The files, ordered by name.
  public let sources: [Source]
  /// The whole set as one text, schema included: each file after a comment line that names it. It is kept.
  public let archive: [UInt8]
  /// SHA-256 of ``archive``: what the journal cites.
  public let digest: Digest
  /// What every policy says of itself, in the order of the files.
  public let notices: [PolicyNotice]

  /// What exists: the entity types, the actions and what each may hold; every policy is strictly valid under it. A set
  /// in a folder has one; a few policies at hand may do without, and are then not validated.
  public let schema: Schema?

  let law: Authorizer
  let advice: Authorizer
  let places: [PolicyID: PolicyPlace]
  private let noticesByID: [PolicyID: PolicyNotice]

  /// Reads and checks a set of files.
  /// - Throws: ``PolicyBookError`` that names the file and the fault; a server must not start on it.
  public init(_ sources: [Source]) throws(PolicyBookError) {
    guard !sources.isEmpty else { throw PolicyBookError(file: "", fault: "there is no policy file") }
    self.sources = sources.sorted { $0.name.utf8.lexicographicallyPrecedes($1.name.utf8) }
    for source in self.sources { try Self.checkArchivable(source) }
    archive = try Self.archive(of: self.sources)
    let reading = PolicyReading(self.sources)
    let schema = try Self.schema(among: self.sources)
    self.schema = schema
    notices = reading.items.map(\.notice)
    noticesByID = Dictionary(reading.items.map { ($0.policy.id, $0.notice) }, uniquingKeysWith: { first, _ in first })
    places = reading.places
    digest = SHA256.digest(archive)
    if let error = PolicyBookError(reading.faults) { throw error }
    law = try Self.compiled(reading.items.filter { !$0.isAdvice })
    advice = try Self.compiled(reading.items.filter(\.isAdvice))
    if let schema { try validate(under: schema) }
  }

  /// What a policy says of itself.
  public subscript(id: String) -> PolicyNotice? { noticesByID[PolicyID(id)] }

  /// A policy of the set, as Cedar reads it.
  public func policy(_ id: PolicyID) -> Policy? { law.policies[id] ?? advice.policies[id] }

  /// The file that a policy stands in.
  public func file(of id: PolicyID) -> String? { places[id]?.file }

  /// The law's answer to a question, and what conventions and usages say beside it.
  /// - Throws: `CedarError` (`duplicateEntity`, `entityCycle`) when the question describes its entities wrongly.
  public func answer(_ question: CodedRequest) throws(CedarError) -> Answer {
    answer(question.request, in: try Entities(question.entities))
  }

  /// The same answer, about entities that serve for many questions.
  public func answer(_ request: Request, in entities: Entities) -> Answer {
    let lawful = law.authorize(request, in: entities)
    let advisory = advice.authorize(request, in: entities)
    return Answer(
      isPermitted: lawful.decision == .allow,
      reasons: lawful.reasons.compactMap { noticesByID[$0] },
      warnings: advisory.reasons.compactMap { noticesByID[$0] },
      errors: (lawful.errors + advisory.errors).map(\.policy.description))
  }

  /// What the set says of a request.
  public struct Answer: Sendable {
    /// Whether the law permits it: convention and usage never refuse.
    public let isPermitted: Bool
    /// The policies that permit it, or the law's forbids that refuse it; empty when nothing permits.
    public let reasons: [PolicyNotice]
    /// The satisfied forbids of a convention or a usage.
    public let warnings: [PolicyNotice]
    /// The names of policies that could not be evaluated.
    public let errors: [String]
  }

  private static func compiled(_ items: [PolicyReading.Item]) throws(PolicyBookError) -> Authorizer {
    do {
      return Authorizer(try PolicySet(parsing: items.map(\.policy.source), naming: .annotation))
    } catch {
      throw PolicyBookError(file: "", fault: "\(error)")
    }
  }
}
