public import Cryptography
internal import Glibc
internal import JSON
public import Liaison

/// The bytes that envelopes seal: canonical JSON, so that equal contents have equal bytes.
public enum SealedContent {
  /// The most bytes of a content: several times a fiche whose every text is at its longest.
  public static let maximum = 1 << 20

  /// A fiche for its destination.
  /// - Parameters:
  ///   - fiche: the sections that may go.
  ///   - transmission: what they rest on.
  ///   - auteur: who transmits.
  public static func fiche(
    _ fiche: FicheNavette, of transmission: Transmission, by auteur: AgentID
  ) -> SecretBytes {
    bytes(of: .fiche(FicheScellee(fiche, de: transmission, par: auteur)))
  }

  /// An accusé de réception.
  public static func accuse(_ accuse: AccuseDeReception) -> SecretBytes { bytes(of: .accuse(accuse)) }

  /// A refusal.
  public static func refus(_ refus: Refus) -> SecretBytes { bytes(of: .refus(refus)) }

  /// A re-routing.
  public static func reorientation(_ reorientation: Reorientation) -> SecretBytes {
    bytes(of: .reorientation(reorientation))
  }

  /// An answer.
  public static func retour(_ retour: Retour) -> SecretBytes { bytes(of: .retour(retour)) }

  /// An avis de péril.
  public static func avis(_ avis: AvisDePeril) -> SecretBytes { bytes(of: .avisDePeril(avis)) }

  /// A justification.
  public static func justification(_ justification: Justification) -> SecretBytes {
    bytes(of: .justification(justification))
  }

  /// The bytes of any content.
  public static func bytes(of contenu: ContenuScelle) -> SecretBytes {
    var clear = contenu.json.serialized(.canonical)
    defer { wipe(&clear) }
    return SecretBytes(copying: clear)
  }

  /// Reads an opened content.
  /// - Parameters:
  ///   - secret: what was opened.
  ///   - sealedOn: the day in Paris of the signing time: what was not in the future then.
  /// - Throws: `JSONError` for bytes that are not JSON, `JSONReadingError` for a content of another layout.
  public static func read(_ secret: SecretBytes, sealedOn: CalendarDay) throws -> ContenuScelle {
    var clear = secret.withUnsafeBytes { [UInt8]($0) }
    defer { wipe(&clear) }
    let json = try JSON.parse(clear, limits: JSON.Limits(depth: 16, bytes: maximum))
    return try ContenuScelle(JSONReader(json), today: sealedOn)
  }

  /// Overwrites bytes that were clear text; explicit_bzero is never optimised away.
  private static func wipe(_ clear: inout [UInt8]) {
    clear.withUnsafeMutableBytes { if let base = $0.baseAddress { explicit_bzero(base, $0.count) } }
  }
}
