/// What a policy says of itself: which text of law it applies, with what force, and the sentence a person reads.
public struct PolicyNotice: Hashable, Sendable {
  /// What stands behind a policy. Only law refuses; a convention or a usage warns.
  public enum Force: String, Sendable, CaseIterable {
    case loi, convention, usage
  }

  /// The policy's name, unique in the set (`@id`).
  public let id: String
  /// The articles it applies (`@article`).
  public let articles: String
  /// What stands behind it (`@force`).
  public let force: Force
  /// One French sentence for whoever reads the decision (`@motif`).
  public let motif: String
  /// The code of the duty it brings, if any (`@obligation`).
  public let obligation: String?
  /// What each clause asks, in French, in the order of the clauses (`@condition_1`…); empty where nothing is said.
  public let conditions: [String]

  /// A notice.
  public init(
    id: String, articles: String, force: Force, motif: String, obligation: String? = nil, conditions: [String] = []
  ) {
    (self.id, self.articles, self.force, self.motif) = (id, articles, force, motif)
    (self.obligation, self.conditions) = (obligation, conditions)
  }

  /// What is said when nothing permits an act: everything is refused that no policy permits.
  public static let nothingPermits = PolicyNotice(
    id: "socle.rien-ne-permet", articles: "Code pénal, art. 226-13", force: .loi,
    motif: "Aucune règle ne permet cet acte avec ces faits : le secret professionnel s’applique.")
}
