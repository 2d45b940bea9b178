internal import Cryptography
public import JSON
public import Liaison

extension PieceJointe: Forme {
  /// Reads `{nom, type, taille, empreinte: 64 hexadecimal digits, categorie}`.
  public init(_ reader: JSONReader, today: CalendarDay) throws {
    self = try reader.forme { fields in
      try PieceJointe(
        nom: fields.required("nom").ligne(), type: fields.required("type").code(),
        taille: Int(fields.required("taille").integer(in: 1...Int64(Self.tailleMaximale))),
        empreinte: fields.required("empreinte").hexadecimal(bytes: 32),
        categorie: fields.required("categorie").code())
    }
  }

  /// The form, as it is published.
  public static let schema = JSONSchema.forme([
    .required("nom", \PieceJointe.nom), .required("type", \PieceJointe.type),
    .required("taille", .integer(1...Int64(tailleMaximale))), .required("empreinte", .hexadecimal(bytes: 32)),
    .required("categorie", \PieceJointe.categorie),
  ]).named("PieceJointe")

  /// The description as it is written.
  public var json: JSON {
    .objet([
      "nom": nom.json, "type": type.json, "taille": .integer(Int64(taille)),
      "empreinte": .string(Hexadecimal.encode(empreinte)), "categorie": categorie.json,
    ])
  }
}
