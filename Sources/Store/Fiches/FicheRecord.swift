public import Foundation
public import Liaison

/// What the gateway keeps of a fiche in clear: whose it is, where it goes, on which ground, where it stands. No name, no
/// text: those are in its envelopes.
public struct FicheRecord: Hashable, Sendable {
  /// Its reference.
  public let reference: Reference
  /// Who wrote it.
  public let auteur: AgentID
  /// The body the author wrote it for, if they belong to one.
  public let emetteur: OrganismeID?
  /// Where it is now: a re-routing changes it.
  public let destination: OrganismeID
  /// The way it goes.
  public let circuit: Circuit
  /// The ground invoked.
  public let fondement: FondementLegal
  /// How soon.
  public let urgence: Urgence
  /// Where it stands.
  public let etat: EtatFiche
  /// 1 when inserted, one more at each change.
  public let version: Int
  /// When it was transmitted, to the millisecond as all instants here.
  public let transmiseLe: Date
  /// From when the accusé de réception is late.
  public let accuseDu: Date
  /// From when the return is late.
  public let retourDu: Date
  /// When its author last reminded those who have it; nil when they never did.
  public let relanceeLe: Date?
  /// The facts the decision rested on; nil once erased.
  public let faits: FaitsCodes?
  /// The sections that were sent; none once erased.
  public let sections: [SectionCode]
  /// The categories of what was sent, attachments included; none once erased.
  public let categories: [CategorieRGPD]

  /// A new record.
  public init(
    reference: Reference, auteur: AgentID, emetteur: OrganismeID?, destination: OrganismeID, circuit: Circuit,
    fondement: FondementLegal, urgence: Urgence, etat: EtatFiche, version: Int = 1, transmiseLe: Date, accuseDu: Date,
    retourDu: Date, relanceeLe: Date? = nil, faits: FaitsCodes?, sections: [SectionCode],
    categories: [CategorieRGPD] = []
  ) {
    (self.reference, self.auteur, self.emetteur) = (reference, auteur, emetteur)
    (self.destination, self.circuit, self.fondement) = (destination, circuit, fondement)
    (self.urgence, self.etat, self.version) = (urgence, etat, version)
    (self.transmiseLe, self.accuseDu, self.retourDu) = (transmiseLe, accuseDu, retourDu)
    (self.relanceeLe, self.faits) = (relanceeLe, faits)
    (self.sections, self.categories) = (sections, categories)
  }

  /// The next thing that is due, if something is.
  public var echeance: Date? { Self.echeance(etat.nature, accuseDu: accuseDu, retourDu: retourDu) }

  static func echeance(_ etat: EtatFiche.Nature, accuseDu: Date, retourDu: Date) -> Date? {
    switch etat {
    case .transmise, .consultee, .reorientee: accuseDu
    case .accusee: retourDu
    case .brouillon, .refusee, .retournee, .close, .rappelee, .effacee: nil
    }
  }
}

extension FicheRecord {
  static let columns = """
    fiches.reference, auteur, emetteur, destination, circuit, fondement, urgence, etat, etat_par, etat_le, etat_vers,
    etat_motif, version, transmise_le, accuse_du, retour_du, relancee_le, faits, sections, categories
    """

  init(_ row: inout Row) throws {
    self.init(
      reference: try row.reference(), auteur: try row.agent(), emetteur: try row.optionalOrganisme(),
      destination: try row.organisme(), circuit: try row.coded(), fondement: try row.coded(), urgence: try row.coded(),
      etat: try EtatFiche(columns: &row), version: try row.number(), transmiseLe: try row.date(),
      accuseDu: try row.date(), retourDu: try row.date(), relanceeLe: try row.optionalDate(), faits: try row.facts(),
      sections: try row.sections(), categories: try row.categories())
  }

  /// Immediate first in every list.
  var priorite: Int { Urgence.all.count - 1 - urgence.rangDansLaListe }
}

extension SQLValue {
  /// Nothing due sorts after everything due.
  static func deadline(_ date: Date?) -> SQLValue { date.map { .of($0) } ?? .integer(.max) }
}
