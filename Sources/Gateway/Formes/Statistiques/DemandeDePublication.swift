public import JSON
public import Liaison

/// What the DPO says when publishing a quarter's tables.
public struct DemandeDePublication: Hashable, Forme {
  /// The qualitative part: what the numbers do not say. Everyone reads it.
  public let commentaire: Texte<4000>?

  /// Publishes.
  public init(commentaire: Texte<4000>? = nil) { self.commentaire = commentaire }

  /// Reads `{commentaire?}`.
  public init(_ reader: JSONReader, today: CalendarDay) throws {
    self = try reader.forme { fields in Self(commentaire: try fields.optional("commentaire")?.texte()) }
  }

  /// The form, as it is published.
  public static let schema = JSONSchema.forme([.optional("commentaire", \DemandeDePublication.commentaire)])

  /// The body as it is written.
  public var json: JSON { .objet(["commentaire": commentaire?.json]) }
}
