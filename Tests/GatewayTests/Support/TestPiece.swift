import Cryptography
import Foundation
import JSON

/// A made-up attachment: a text, what the fiche says of it, and its content as it is deposited.
struct TestPiece {
  let contenu: [UInt8]
  var nom = "note.txt"
  var categorie = "ordinaire"

  init(_ texte: String, nom: String = "note.txt", categorie: String = "ordinaire") {
    (contenu, self.nom, self.categorie) = (Array(texte.utf8), nom, categorie)
  }

  var empreinte: JSON { .string(SHA256.digest(contenu).hex) }

  var description: JSON {
    [
      "nom": .string(nom), "type": "texte", "taille": .integer(Int64(contenu.count)), "empreinte": empreinte,
      "categorie": .string(categorie),
    ]
  }

  var depot: JSON { ["empreinte": empreinte, "contenu": .string(Data(contenu).base64EncodedString())] }
}

extension JSON {
  /// This transmission with attachments, described and deposited.
  func joining(_ pieces: [TestPiece]) -> JSON {
    with("fiche/piecesJointes", .array(pieces.map(\.description))).with("pieces", .array(pieces.map(\.depot)))
  }
}
