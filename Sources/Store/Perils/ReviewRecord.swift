internal import Foundation
public import Liaison

/// A péril in the queue of reviews, written or said aloud: who told it, and what follows it.
public struct ReviewRecord: Hashable, Sendable {
  /// Its reference.
  public let reference: Reference
  /// Where it stands, and who told it.
  public let suivi: SuiviDePeril
}

extension ReviewRecord: Listed {
  static let select = """
    SELECT reference, auteur, le, \(SuiviDePeril.columns) FROM (
      SELECT reference, auteur, emis_le AS le FROM avis UNION ALL SELECT reference, auteur, consignee_le FROM orales
    ) JOIN perils USING (reference)
    """
  static let instant = "le"

  var place: PageCursor { PageCursor(suivi.etat.emission.le, reference) }

  init(_ row: inout Row) throws {
    reference = try row.reference()
    suivi = try SuiviDePeril(Acte(par: row.agent(), le: row.date()), &row)
  }
}
