/// Policies that are in force together, compiled and indexed once.
///
/// Immutable; copies share their storage, and any number of threads may decide on it at once.
public struct PolicySet: Sendable {
  /// Where policy ids come from.
  public enum Naming: Sendable {
    /// `policy0`, `policy1`, … in the order of the text; `@id` is an annotation like any other.
    case positional
    /// The `@id` annotation, which every policy must then have.
    case annotation
  }

  final class Storage: Sendable {
    let policies: [Policy]
    let templates: [Policy]
    let compiled: [CompiledPolicy]
    let index: PolicyIndex
    let positions: [PolicyID: Int]

    init(_ all: [Policy]) {
      policies = all.filter { !$0.isTemplate }
      templates = all.filter(\.isTemplate)
      compiled = policies.map(CompiledPolicy.init)
      index = PolicyIndex(policies)
      positions = Dictionary(policies.enumerated().map { ($1.id, $0) }, uniquingKeysWith: { first, _ in first })
    }
  }

  let storage: Storage

  /// The texts that the set was parsed from, in order: what a digest of the set covers.
  public let sources: [String]

  /// Parses a text.
  ///
  /// - Throws: `CedarError` with the place of the first fault; `duplicatePolicy`, `missingPolicyID` for ids.
  public init(parsing source: String, naming: Naming = .positional) throws(CedarError) {
    try self.init(parsing: [source], naming: naming)
  }

  /// Parses several texts as one set; positional ids go on from one text to the next.
  ///
  /// - Throws: `CedarError`, as for one text. The span counts from the start of the text at fault.
  public init(parsing sources: [String], naming: Naming = .positional) throws(CedarError) {
    var policies: [Policy] = []
    for source in sources {
      var parser = try Parser(source)
      let before = policies.count
      policies += try parser.policies { (position, annotations, span) throws(CedarError) in
        switch naming {
        case .positional: return PolicyID("policy\(before + position)")
        case .annotation:
          guard let id = annotations.first(where: { $0.name == "id" })?.value, id.utf8Count > 0 else {
            throw CedarError(.missingPolicyID, "the policy has no `@id`", at: span)
          }
          return PolicyID(id.string)
        }
      }
    }
    try self.init(policies, sources: sources)
  }

  init(_ policies: [Policy], sources: [String]) throws(CedarError) {
    var seen = Set<PolicyID>()
    for policy in policies where !seen.insert(policy.id).inserted {
      throw CedarError(.duplicatePolicy, "two policies have the id `\(policy.id)`", at: policy.span)
    }
    self.storage = Storage(policies)
    self.sources = sources
  }

  /// A set without policies: it denies everything.
  public static let empty = PolicySet()

  private init() {
    storage = Storage([])
    sources = []
  }

  /// The policies in order, templates left out.
  public var policies: [Policy] { storage.policies }

  /// The templates in order. They decide nothing until they are linked.
  public var templates: [Policy] { storage.templates }

  /// The policy with this id, `nil` when there is none.
  public subscript(id: PolicyID) -> Policy? {
    storage.positions[id].map { storage.policies[$0] }
  }
}
