internal import Foundation
internal import JSON
public import Liaison
internal import Store

/// Keeps a fiche apart that is past its retention: for a reason in a code, and until a date. Nobody opens it meanwhile, but to
/// answer a request of the person; at the end it is due again.
public struct ArchiveFiche: Sendable {
  let desk: Desk

  /// Archives.
  public func callAsFunction(
    _ reference: Reference, _ demande: DemandeDArchivage, by agent: AuthenticatedAgent,
    completion: @escaping Completion<StepAnswer>
  ) {
    desk.onFiche(
      reference, .archivage, by: agent, act: { Archiver(fiche: $0.facts) },
      prepare: { situation -> Date in
        let end = Date(timeIntervalSince1970: Double(demande.fin.dayNumber) * 86_400)
        let latest = ReglesDesFiches.instant(-ReglesDesFiches.maximum, monthsBefore: situation.now)
        guard end > situation.now, end <= latest else {
          throw GatewayError(.invalid, "La fin est dans le futur, dix ans au plus.", field: "fin")
        }
        return end
      },
      enter: { situation, end, ledger in
        try ledger.transaction.archive(reference, demande.motif, until: end, situation.acte)
        return (
          JSON(situation.record, at: situation.now).object ?? [:],
          ["motif": .string(demande.motif.code), "fin": .string(Instants.text(end))]
        )
      },
      completion: { outcome in completion(outcome.map(StepAnswer.init)) })
  }
}
