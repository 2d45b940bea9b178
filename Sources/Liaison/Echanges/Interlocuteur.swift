/// To whom something was said aloud: a kind of body, and which one when the directory has it.
public struct Interlocuteur: Hashable, Sendable {
  /// The kind of body.
  public let nature: NatureOrganisme
  /// The kind of partner, for a partner.
  public let typePartenaire: TypePartenaire?
  /// The body, if the directory has it.
  public let organisme: OrganismeID?

  /// Names whom was spoken to.
  /// - Throws: `missing` for a partner without its kind, `inconsistent` for a kind of partner elsewhere.
  public init(
    nature: NatureOrganisme, typePartenaire: TypePartenaire? = nil, organisme: OrganismeID? = nil
  ) throws(LiaisonError) {
    guard nature == .partenaire || typePartenaire == nil else {
      throw LiaisonError(.inconsistent, champ: "typePartenaire")
    }
    // A body of the directory says itself what kind of partner it is.
    guard nature != .partenaire || typePartenaire != nil || organisme != nil else {
      throw LiaisonError(.missing, champ: "typePartenaire")
    }
    (self.nature, self.typePartenaire, self.organisme) = (nature, typePartenaire, organisme)
  }
}
