/// What a fiche says of an attachment, which travels in its own envelope.
public struct PieceJointe: Hashable, Sendable {
  /// The accepted types, checked on the content by the one who receives it.
  public enum TypeContenu: String, Coded, CaseIterable {
    case pdf, png, jpeg, texte

    /// The list's name.
    public static let referentiel = "type-piece"
    /// The French label.
    public var libelle: String {
      switch self {
      case .pdf: "Document PDF"
      case .png: "Image PNG"
      case .jpeg: "Image JPEG"
      case .texte: "Texte"
      }
    }
    /// The media type.
    public var mediaType: String {
      switch self {
      case .pdf: "application/pdf"
      case .png: "image/png"
      case .jpeg: "image/jpeg"
      case .texte: "text/plain; charset=utf-8"
      }
    }
  }

  /// The greatest size, in bytes: 10 MiB. All the attachments of a fiche together have no more.
  public static let tailleMaximale = 10 * 1024 * 1024
  /// How many a fiche may have.
  public static let maximumParFiche = 10

  /// The name shown; never a path.
  public let nom: Ligne<120>
  /// The type.
  public let type: TypeContenu
  /// The size in bytes, 1...`tailleMaximale`.
  public let taille: Int
  /// SHA-256 of the content, 32 bytes.
  public let empreinte: [UInt8]
  /// What the RGPD makes of it.
  public let categorie: CategorieRGPD

  /// Describes an attachment.
  /// - Throws: `forbiddenCharacter` for a name that is a path, is hidden, or shows otherwise than it is written;
  ///   `outOfRange` for the size or digest.
  public init(
    nom: Ligne<120>, type: TypeContenu, taille: Int, empreinte: [UInt8], categorie: CategorieRGPD
  ) throws(LiaisonError) {
    guard Self.estUnNom(nom.contenu) else { throw LiaisonError(.forbiddenCharacter, champ: "nom") }
    guard (1...Self.tailleMaximale).contains(taille) else { throw LiaisonError(.outOfRange, champ: "taille") }
    guard empreinte.count == 32 else { throw LiaisonError(.outOfRange, champ: "empreinte") }
    (self.nom, self.type, self.taille, self.empreinte, self.categorie) = (nom, type, taille, empreinte, categorie)
  }

  /// Whether a name is of a file and of no path, and reads as it is written: a line refuses bidirectional overrides, but
  /// lets marks and invisible scalars through, with which `fdp.exe` could pass for `exe.pdf`.
  private static func estUnNom(_ nom: String) -> Bool {
    guard nom.unicodeScalars.first != "." else { return false }
    return nom.unicodeScalars.allSatisfy { scalar in
      switch scalar.value {
      case 0x2F, 0x5C: false
      case 0x200B...0x200F, 0x061C, 0x2060...0x2064, 0xFEFF, 0x00AD: false
      default: true
      }
    }
  }
}
