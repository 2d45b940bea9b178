public import Liaison

/// A kind of destination, as far as the policies tell bodies apart: a nature and, for a partner, its type.
public struct SorteDOrganisme: Hashable, Sendable {
  /// The nature.
  public let nature: NatureOrganisme
  /// The kind of partner; nil for any other body.
  public let typePartenaire: TypePartenaire?

  /// Every kind, in the order in which people are shown them.
  public static let toutes: [SorteDOrganisme] = NatureOrganisme.all.flatMap { nature in
    nature == .partenaire
      ? TypePartenaire.all.map { SorteDOrganisme(nature: nature, typePartenaire: $0) }
      : [SorteDOrganisme(nature: nature, typePartenaire: nil)]
  }

  /// The kind of a body.
  public init(_ organisme: Organisme) {
    self.init(nature: organisme.nature, typePartenaire: organisme.typePartenaire)
  }

  init(nature: NatureOrganisme, typePartenaire: TypePartenaire?) {
    (self.nature, self.typePartenaire) = (nature, typePartenaire)
  }

  /// The French label.
  public var libelle: String { typePartenaire?.libelle ?? nature.libelle }

  /// A body of that kind that does not exist: what the policies are asked about.
  func exemple() throws(LiaisonError) -> Organisme {
    try Organisme(
      id: OrganismeID("destination"), nature: nature, nom: libelle,
      parent: nature == .secteur ? OrganismeID("circonscription") : nil, typePartenaire: typePartenaire)
  }
}
