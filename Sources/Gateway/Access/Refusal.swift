internal import Law

/// The law's no: a result, with its reasons, never an error.
public struct Refusal: Hashable, Sendable {
  /// What the refusal rested on; its reasons are never empty.
  public let trace: DecisionTrace

  /// The articles that refuse, in the order of the policies.
  public var articles: [String] { trace.reasons.map(\.articles) }
  /// The French sentences that say why.
  public var motifs: [String] { trace.reasons.map(\.motif) }
}
