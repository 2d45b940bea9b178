internal import Foundation
internal import JSON
internal import Liaison
internal import Markup

/// A fiche as the API lists it, read for a page.
struct FicheLine: Sendable {
  let reference: Reference
  let etat: EtatFiche.Nature
  let urgence: Urgence
  let circuit: Circuit
  let fondement: FondementLegal
  let auteur: AgentID
  let destination: OrganismeID
  let rubriques: [SectionCode]
  let transmiseLe: Date
  /// Who made it what it is, and when.
  let etatPar: AgentID
  let etatLe: Date
  /// The next thing that is due, if something is.
  let echeance: Date?
  /// From when its author may remind who has it; nil when there is nothing to remind of.
  let relancePossibleDes: Date?
  /// The code of why it is so.
  let motif: String?

  /// - Throws: an error when the gateway answered something else than a fiche.
  init(_ json: JSON?) throws {
    func text(_ name: String) throws -> String {
      guard let text = json?[name]?.string else { throw UnreadableAnswer() }
      return text
    }
    func instant(_ text: String) throws -> Date {
      guard let date = Dates.date(text) else { throw UnreadableAnswer() }
      return date
    }
    reference = try Reference(text("reference"))
    etat = try .init(code: text("etat"))
    urgence = try .init(code: text("urgence"))
    circuit = try .init(code: text("circuit"))
    fondement = try .init(code: text("fondement"))
    auteur = try AgentID(text("auteur"))
    destination = try OrganismeID(text("destination"))
    rubriques = try (json?["rubriques"]?.array ?? []).compactMap(\.string).map { try SectionCode(code: $0) }
    transmiseLe = try instant(text("transmiseLe"))
    etatPar = try AgentID(text("etatPar"))
    etatLe = try instant(text("etatLe"))
    echeance = try json?["echeance"]?.string.map(instant)
    relancePossibleDes = try json?["relancePossibleDes"]?.string.map(instant)
    motif = json?["motif"]?.string
  }

  /// Its page.
  var link: Link { Pages.fiche(reference) }

  /// Whether what is due is late.
  func isLate(at now: Date) -> Bool { echeance.map { $0 <= now } ?? false }
}

/// The gateway's answer is not what its description says.
struct UnreadableAnswer: Error {}
