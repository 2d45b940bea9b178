internal import Foundation
public import Liaison

/// What the gateway keeps of an avis de péril in clear. Its message and its justification are in envelopes.
public struct AvisRecord: Hashable, Sendable {
  /// Its reference.
  public let reference: Reference
  /// The body that can act.
  public let destination: OrganismeID
  /// Which duty of Code pénal 223-6.
  public let alinea: AlineaPeril
  /// Where it stands, and who sent it.
  public let suivi: SuiviDePeril

  /// A new record.
  public init(reference: Reference, destination: OrganismeID, alinea: AlineaPeril, suivi: SuiviDePeril) {
    (self.reference, self.destination, self.alinea, self.suivi) = (reference, destination, alinea, suivi)
  }

  /// Who sent it.
  public var auteur: AgentID { suivi.etat.emission.par }
}

extension AvisRecord: Listed {
  static let select = """
    SELECT reference, destination, alinea, auteur, emis_le, \(SuiviDePeril.columns) FROM avis JOIN perils USING (reference)
    """
  static let instant = "emis_le"

  var place: PageCursor { PageCursor(suivi.etat.emission.le, reference) }

  init(_ row: inout Row) throws {
    (reference, destination, alinea) = (try row.reference(), try row.organisme(), try row.coded())
    suivi = try SuiviDePeril(Acte(par: row.agent(), le: row.date()), &row)
  }
}
