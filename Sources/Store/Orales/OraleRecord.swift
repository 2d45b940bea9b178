public import Foundation
public import Liaison

/// What the gateway keeps in clear of something said aloud: codes. The words that its author keeps are in an envelope.
public struct OraleRecord: Hashable, Sendable {
  /// Its reference.
  public let reference: Reference
  /// Who said it, and recorded it.
  public let auteur: AgentID
  /// The body the author said it for, if they belong to one.
  public let emetteur: OrganismeID?
  /// To whom, when, on which ground, about what.
  public let dite: TransmissionOrale
  /// When it was recorded.
  public let consigneeLe: Date
  /// Whether the policies of that day permitted it.
  public let permise: Bool
  /// Whether its author keeps words about it, sealed.
  public let scellee: Bool

  /// What follows it when it was a péril whose justification is owed; nil otherwise.
  public let suivi: SuiviDePeril?

  /// A new record.
  public init(
    reference: Reference, auteur: AgentID, emetteur: OrganismeID?, dite: TransmissionOrale, consigneeLe: Date,
    permise: Bool, scellee: Bool, suivi: SuiviDePeril?
  ) {
    (self.reference, self.auteur, self.emetteur) = (reference, auteur, emetteur)
    (self.dite, self.consigneeLe) = (dite, consigneeLe)
    (self.permise, self.scellee, self.suivi) = (permise, scellee, suivi)
  }
}

extension OraleRecord: Listed {
  static let select = """
    SELECT reference, auteur, emetteur, orales.nature, type_partenaire, organisme, dite_le, fondement, sections, faits,
      consignee_le, permise, scellee, \(SuiviDePeril.columns) FROM orales LEFT JOIN perils USING (reference)
    """
  static let instant = "consignee_le"

  var place: PageCursor { PageCursor(consigneeLe, reference) }

  init(_ row: inout Row) throws {
    (reference, auteur, emetteur) = (try row.reference(), try row.agent(), try row.optionalOrganisme())
    let interlocuteur = try Interlocuteur(
      nature: row.coded(), typePartenaire: row.optionalCoded(), organisme: row.optionalOrganisme())
    dite = try TransmissionOrale(
      a: interlocuteur, le: row.date(), fondement: row.coded(), rubriques: Set(row.sections()), faits: row.facts())
    (consigneeLe, permise, scellee) = (try row.date(), try row.flag(), try row.flag())
    suivi = try SuiviDePeril(Acte(par: auteur, le: consigneeLe), optional: &row)
  }
}
