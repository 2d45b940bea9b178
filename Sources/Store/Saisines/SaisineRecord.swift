public import Foundation
public import Liaison

/// What the gateway keeps of a saisine in clear: whose, to whom, from where, how soon, what was agreed. Its message is in an
/// envelope.
public struct SaisineRecord: Hashable, Sendable {
  /// Its reference.
  public let reference: Reference
  /// Who made it.
  public let auteur: AgentID
  /// The unit or the service that they made it for.
  public let emetteur: OrganismeID
  /// The intervenants' post.
  public let destination: OrganismeID
  /// Whether the unit itself refers the person.
  public let mode: ModeSaisine
  /// How the unit met them.
  public let origine: OrigineSaisine
  /// How soon.
  public let urgence: Urgence
  /// What the person answered when it was made.
  public let accord: AccordEnCodes
  /// What they told the intervenant since; nil when nothing was said. Never shown to the unit.
  public let recueilli: AccordEnCodes?
  /// When it was made.
  public let transmiseLe: Date
  /// 1 when inserted, one more at each change.
  public let version: Int

  /// A new record.
  public init(
    reference: Reference, auteur: AgentID, emetteur: OrganismeID, destination: OrganismeID, mode: ModeSaisine,
    origine: OrigineSaisine, urgence: Urgence, accord: AccordEnCodes, transmiseLe: Date
  ) {
    (self.reference, self.auteur, self.emetteur, self.destination) = (reference, auteur, emetteur, destination)
    (self.mode, self.origine, self.urgence) = (mode, origine, urgence)
    (self.accord, self.recueilli, self.transmiseLe, version) = (accord, nil, transmiseLe, 1)
  }

  /// What the person says now of what the unit may learn: the last that they said.
  public var accordPresent: AccordEnCodes { recueilli ?? accord }
}

extension SaisineRecord: Listed {
  static let select = """
    SELECT reference, auteur, emetteur, destination, mode, origine, urgence, accord, objets, accord_recueilli,
      objets_recueillis, transmise_le, version FROM saisines
    """
  static let instant = "transmise_le"

  var place: PageCursor { PageCursor(transmiseLe, reference) }

  init(_ row: inout Row) throws {
    (reference, auteur, emetteur) = (try row.reference(), try row.agent(), try row.organisme())
    (destination, mode, origine) = (try row.organisme(), try row.coded(), try row.coded())
    urgence = try row.coded()
    accord = AccordEnCodes(try row.coded(), objets: Set(try row.codes()))
    let later: EtatAccord? = try row.optionalCoded()
    let objets: [ObjetAccord] = try row.codes()
    recueilli = later.map { AccordEnCodes($0, objets: Set(objets)) }
    (transmiseLe, version) = (try row.date(), try row.number())
  }
}

extension AccordEnCodes {
  /// The codes of what is agreed to, in the order of their list.
  var columns: [SQLValue] { [.of(etat), .of(objets.sorted { $0.rangDansLaListe < $1.rangDansLaListe })] }
}
