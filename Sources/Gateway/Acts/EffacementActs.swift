public import Cedar
internal import Liaison

/// Erasing a fiche.
public struct Effacer: FicheAct {
  /// `Action::"effacer"`.
  public static let action = ActionName.effacer
  /// The fiche; "already opened" is told of its whole life here, not of the body that has it now.
  public let fiche: FicheFacts
  /// Why.
  let motif: MotifEffacement
  /// Whether the person's request was registered, and who they are verified.
  let demandeVerifiee: Bool
  /// Whether a département received it: its fiches are public archives.
  let archivePublique: Bool
  /// Whether the Archives départementales agreed to its elimination.
  let visaArchives: Bool

  /// Why, and who agreed.
  public var context: Record {
    [
      "motif": .text(motif.code), "demandeVerifiee": .bool(demandeVerifiee), "archivePublique": .bool(archivePublique),
      "visaArchives": .bool(visaArchives),
    ]
  }
}
