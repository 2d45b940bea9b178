public import Cryptography
public import JSON
public import Liaison

/// The content of an attachment, as its author deposits it: which one it is, and its bytes, nothing of which was checked.
public struct ContenuDePiece: Forme {
  /// SHA-256 of the content, by which the fiche describes it: 32 bytes.
  public let empreinte: [UInt8]
  /// The bytes, in memory that is wiped.
  public let contenu: SecretBytes

  /// A content, under the digest that describes it.
  public init(empreinte: [UInt8], contenu: SecretBytes) { (self.empreinte, self.contenu) = (empreinte, contenu) }

  /// Reads `{empreinte: 64 hexadecimal digits, contenu: base64 of at most 10 MiB}`.
  public init(_ reader: JSONReader, today: CalendarDay) throws {
    self = try reader.forme { fields in
      Self(
        empreinte: try fields.required("empreinte").hexadecimal(bytes: 32),
        contenu: try fields.required("contenu").base64Secret(maxBytes: PieceJointe.tailleMaximale))
    }
  }

  /// The form, as it is published. The greatest length is said in words: tools that make up bodies from a description would
  /// make one of that length.
  public static let schema = JSONSchema.forme([
    .required("empreinte", .hexadecimal(bytes: 32)),
    .required("contenu", .base64().described("Le contenu en base64 : 10 Mio au plus pour toutes les pièces ensemble.")),
  ]).named("ContenuDePiece")

  /// The content as it is written.
  public var json: JSON {
    [
      "empreinte": .string(Hexadecimal.encode(empreinte)),
      "contenu": .string(contenu.withUnsafeBytes { Base64Text.encode($0) }),
    ]
  }
}

extension ContenuDePiece: Hashable {
  /// Whether both are the same bytes under the same digest.
  public static func == (left: Self, right: Self) -> Bool {
    left.empreinte == right.empreinte && left.contenu.isEqual(to: right.contenu)
  }
  /// Hashes the digest.
  public func hash(into hasher: inout Hasher) { hasher.combine(empreinte) }
}
