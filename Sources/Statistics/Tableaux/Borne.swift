/// A number that is known, or of which only so much is.
public struct Borne: Hashable, Sendable {
  /// At least so many.
  public let auMoins: Int
  /// Whether it is the number itself.
  public let estExacte: Bool

  /// A number, hidden when nil.
  public init(_ nombre: Int?) { (auMoins, estExacte) = (nombre ?? 0, nombre != nil) }

  init(auMoins: Int, estExacte: Bool) { (self.auMoins, self.estExacte) = (auMoins, estExacte) }

  /// Together.
  public static func + (left: Self, right: Self) -> Self {
    Self(auMoins: left.auMoins + right.auMoins, estExacte: left.estExacte && right.estExacte)
  }

  /// `12`, `au moins 12`, or `masqué`.
  public var texte: String { estExacte ? "\(auMoins)" : auMoins > 0 ? "au moins \(auMoins)" : "masqué" }

  /// The number, where it is known.
  public var nombre: Int? { estExacte ? auMoins : nil }
}
