import Cryptography
import Foundation
import JSON

/// An attachment: a name, a type of the référentiel, bytes.
struct Piece {
  let nom: String
  let type: String
  let contenu: Data

  /// A note that is short.
  static let note = Piece(nom: "note.txt", type: "texte", contenu: Data("Une note inventée, jointe.\n".utf8))

  /// A text of exactly the length that is still taken, which no compression makes short and each line of which differs.
  static let longest: Piece = {
    var text = Data(capacity: largest)
    var state: UInt64 = 0x2545_F491_4F6C_DD1D
    while text.count < largest {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      text.append(contentsOf: Array(String(state, radix: 36).utf8))
      text.append(0x0A)
    }
    return Piece(nom: "long dossier.txt", type: "texte", contenu: text.prefix(largest - 1) + [0x0A])
  }()

  /// What all the attachments of a fiche may weigh: 10 MiB.
  static let largest = 10 * 1024 * 1024

  private var empreinte: String { SHA256.digest(Array(contenu)).hex }

  /// The request with these attachments, described in the fiche and given beside it.
  static func joined(_ pieces: [Piece], to request: JSON) -> JSON {
    guard !pieces.isEmpty, var whole = request.object, var fiche = whole["fiche"]?.object else { return request }
    fiche["piecesJointes"] = .array(
      pieces.map {
        [
          "nom": .string($0.nom), "type": .string($0.type), "taille": .integer(Int64($0.contenu.count)),
          "empreinte": .string($0.empreinte), "categorie": "ordinaire",
        ]
      })
    whole["fiche"] = .object(fiche)
    whole["pieces"] = .array(
      pieces.map { ["empreinte": .string($0.empreinte), "contenu": .string($0.contenu.base64EncodedString())] })
    return .object(whole)
  }
}
