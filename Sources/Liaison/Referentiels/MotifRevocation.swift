/// Why an agent's certificates are revoked. A code: the journal keeps no text about an agent.
public typealias MotifRevocation = Entree<TableMotifRevocation>

/// The table of `MotifRevocation`.
public enum TableMotifRevocation: TableDeReference {
  /// The list's name.
  public static let nom = "motif-revocation"
  /// The lines.
  public static let lignes = [
    ("perte", "Poste ou clé perdus"),
    ("vol", "Poste ou clé volés"),
    ("compromission", "Clé ou phrase secrète connues d’un tiers"),
    ("depart", "Départ de l’agent"),
    ("changement-de-fonction", "Changement de fonction"),
    ("suspension", "Suspension de l’agent"),
    ("erreur-d-enrolement", "Erreur d’enrôlement"),
    ("autre", "Autre motif"),
  ].map { (code: $0.0, libelle: $0.1) }
}
