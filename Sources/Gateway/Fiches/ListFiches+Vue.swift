internal import Foundation
internal import Liaison
internal import Store

extension ListFiches {
  /// What a list is narrowed to: where fiches stand, as those who follow them ask.
  public enum Vue: String, Sendable, CaseIterable {
    /// Something is due: an accusé de réception or a return.
    case ouvertes
    /// No accusé de réception yet.
    case attente
    /// Acknowledged: the return is awaited.
    case cours
    /// What is due is late.
    case retard
    /// Answered, by a return or a refusal: its author reads it and closes.
    case reponses
    /// Closed, recalled or erased.
    case terminees

    func filter(at now: Date) -> FicheFilter {
      switch self {
      case .ouvertes: FicheFilter(etats: [.transmise, .consultee, .reorientee, .accusee])
      case .attente: FicheFilter(etats: [.transmise, .consultee, .reorientee])
      case .cours: FicheFilter(etats: [.accusee])
      case .retard: FicheFilter(duAvant: now)
      case .reponses: FicheFilter(etats: [.retournee, .refusee])
      case .terminees: FicheFilter(etats: [.close, .rappelee, .effacee])
      }
    }
  }
}
