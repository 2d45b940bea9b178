import Cryptography
import Gateway
import JSON
import Liaison
import Sealing

/// An attachment that was opened, and is one that the fiche describes.
struct OpenedPiece {
  let envelope: ReceivedEnvelope
  let opened: OpenedContent
  /// Its place in the fiche, from 1.
  let rang: Int
  /// What the fiche says of it.
  let description: PieceJointe

  /// Matches opened attachments with the fiche that they came with.
  /// - Throws: ``CommandError`` with `untrusted` for one that is not the fiche's.
  static func all(
    _ found: [(envelope: ReceivedEnvelope, opened: OpenedContent)],
    of fiche: (opened: OpenedContent, texte: FicheScellee)?
  ) throws -> [OpenedPiece] {
    let described = fiche?.texte.fiche.piecesJointes ?? []
    let places = try places(
      of: found.map { (SHA256.digest($0.opened.content).bytes, $0.opened.header.previous) },
      in: described.map(\.empreinte), of: fiche?.opened.coreDigest)
    return zip(found, places).map { found, place in
      OpenedPiece(envelope: found.envelope, opened: found.opened, rang: place + 1, description: described[place])
    }
  }

  /// Where the fiche describes each attachment.
  ///
  /// The gateway chooses what it hands over: each attachment must follow this very fiche's envelope, and be the bytes that
  /// the fiche describes, once.
  /// - Parameters:
  ///   - found: of each attachment, its digest, and the envelope that its signed header says it follows.
  ///   - described: the digests that the fiche gives.
  ///   - core: the fiche's envelope; nil without a fiche, of which no attachment can be.
  static func places(
    of found: [(digest: [UInt8], follows: Digest?)], in described: [[UInt8]], of core: Digest?
  ) throws -> [Int] {
    var taken: Set<Int> = []
    return try found.map { digest, follows in
      guard let core, follows == core, let place = described.firstIndex(of: digest), taken.insert(place).inserted else {
        throw CommandError(
          .untrusted, "PIÈCE ÉTRANGÈRE / FOREIGN ATTACHMENT: an attachment is not one that this fiche describes",
          hint: "The gateway gave another attachment than the fiche's. Warn the auditor.")
      }
      return place
    }
  }

  /// The name under which it is written: the fiche's reference, its place, what the author called it, and its type.
  func fileName(_ reference: Reference) -> String {
    "\(reference)-piece-\(rang)-\(Self.stem(description.nom.contenu)).\(description.type.fileExtension)"
  }

  /// What is kept of a name that somebody typed: its letters, digits and hyphens, without its extension, which the type
  /// decides whatever the name said.
  static func stem(_ nom: String) -> String {
    let stem = nom.utf8.lastIndex(of: UInt8(ascii: ".")).map { String(nom[..<$0]) } ?? nom
    var clean = String.UnicodeScalarView()
    var length = 0
    for scalar in stem.unicodeScalars {
      let isKept =
        scalar.properties.isAlphabetic || (scalar.isASCII && scalar.properties.numericType != nil) || scalar == "-"
      length += isKept ? UTF8.width(scalar) : 1
      // A file system takes 255 octets.
      guard length <= 120 else { break }
      clean.append(isKept ? scalar : "_")
    }
    return String(clean)
  }

  /// A line for a person.
  var line: String {
    let (type, taille) = (description.type.libelle, description.taille)
    return "Pièce jointe \(rang) : \(SafeText.line(description.nom.contenu)) — \(type), \(taille) octets, "
      + "\(description.categorie.libelle) ; empreinte conforme à la fiche, sceau vérifié."
  }

  /// For programs.
  func json(savedAs file: FilePath?) -> JSON {
    var object: JSONObject = [
      "reference": .string(opened.header.reference), "enveloppe": .string(envelope.id.hex),
      "genre": .string(opened.header.kind), "rang": .integer(Int64(rang)), "piece": description.json,
    ]
    if let file { object["fichier"] = .string(file.description) }
    return .object(object)
  }
}

extension PieceJointe.TypeContenu {
  /// What a file of this type is called.
  fileprivate var fileExtension: String {
    switch self {
    case .pdf: "pdf"
    case .png: "png"
    case .jpeg: "jpg"
    case .texte: "txt"
    }
  }
}
