/// A body that sends, receives or oversees.
public struct Organisme: Hashable, Sendable {
  /// Its identifier.
  public let id: OrganismeID
  /// Its kind.
  public let nature: NatureOrganisme
  /// Its name, as people know it.
  public let nom: String
  /// The body it belongs to: a circonscription for a secteur, a département for a circonscription.
  public let parent: OrganismeID?
  /// The kind of partner, for a partner.
  public let typePartenaire: TypePartenaire?

  /// Describes a body.
  /// - Throws: `missing` for a secteur without a circonscription or a partner without a kind; `inconsistent` for a kind of
  ///   partner elsewhere or a body inside itself; the errors of `Ligne<160>` for the name.
  public init(
    id: OrganismeID, nature: NatureOrganisme, nom: String, parent: OrganismeID? = nil,
    typePartenaire: TypePartenaire? = nil
  ) throws(LiaisonError) {
    _ = try Liaison.champ("nom") { () throws(LiaisonError) in try Ligne<160>(nom) }
    guard nature != .secteur || parent != nil else { throw LiaisonError(.missing, champ: "parent") }
    guard parent != id else { throw LiaisonError(.inconsistent, champ: "parent") }
    switch (nature, typePartenaire) {
    case (.partenaire, nil): throw LiaisonError(.missing, champ: "typePartenaire")
    case (.partenaire, .some), (_, nil): break
    default: throw LiaisonError(.inconsistent, champ: "typePartenaire")
    }
    (self.id, self.nature, self.nom, self.parent) = (id, nature, nom, parent)
    self.typePartenaire = typePartenaire
  }
}
