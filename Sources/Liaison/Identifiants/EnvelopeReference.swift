/// What a sealed envelope holds. The code is the `kind` of the envelope's signed header.
public enum NatureEnveloppe: String, Coded, CaseIterable {
  case fiche
  case accuse
  case refus
  case reorientation
  case retour
  case pieceJointe = "piece-jointe"
  case avisDePeril = "avis-de-peril"
  case justification
  case saisine
  case brouillon
  case transmissionOrale = "transmission-orale"

  /// The list's name.
  public static let referentiel = "nature-enveloppe"

  /// The French label.
  public var libelle: String {
    switch self {
    case .fiche: "Fiche-navette"
    case .accuse: "Accusé de réception"
    case .refus: "Refus"
    case .reorientation: "Réorientation"
    case .retour: "Retour"
    case .pieceJointe: "Pièce jointe"
    case .avisDePeril: "Avis de péril"
    case .justification: "Justification"
    case .saisine: "Saisine"
    case .brouillon: "Brouillon"
    case .transmissionOrale: "Précision d’une transmission orale"
    }
  }
}

/// Which envelope of a fiche or an avis: `FN-2026-7K3Q-XM4T-9D/piece-jointe/2`.
public struct EnvelopeReference: Hashable, Sendable, Comparable, CustomStringConvertible {
  /// The fiche or avis it belongs to.
  public let reference: Reference
  /// What it holds.
  public let nature: NatureEnveloppe
  /// Its rank among the envelopes of that nature, from 1.
  public let rang: Int

  /// Names an envelope.
  /// - Throws: `outOfRange` unless `rang` is 1...9999.
  public init(_ reference: Reference, _ nature: NatureEnveloppe, rang: Int = 1) throws(LiaisonError) {
    guard (1...9999).contains(rang) else { throw LiaisonError(.outOfRange, champ: "rang") }
    (self.reference, self.nature, self.rang) = (reference, nature, rang)
  }

  /// Parses the canonical text.
  /// - Throws: `invalidReference`, `wrongCheckCharacters`, `unknownCode` or `outOfRange`.
  public init(_ text: String) throws(LiaisonError) {
    let parts = text.split(separator: "/", omittingEmptySubsequences: false).map(String.init)
    guard parts.count == 3, let rang = Int(parts[2]), String(rang) == parts[2] else {
      throw LiaisonError(.invalidReference)
    }
    try self.init(try Reference(parts[0]), try NatureEnveloppe(code: parts[1]), rang: rang)
  }

  /// The canonical text.
  public var description: String { "\(reference)/\(nature.code)/\(rang)" }

  /// By reference, nature in the order of the list, rank.
  public static func < (a: EnvelopeReference, b: EnvelopeReference) -> Bool {
    if a.reference != b.reference { return a.reference < b.reference }
    if a.nature != b.nature { return a.nature.rangDansLaListe < b.nature.rangDansLaListe }
    return a.rang < b.rang
  }
}
