internal import Foundation
public import JSON
public import Liaison
internal import Store

/// Where an agent wants to be told that something awaits them, and of what: their own choice, which nobody else reads.
///
/// **Not journaled**, as drafts are not: it discloses nothing of anyone, and messages say nothing to whoever receives them.
public struct TuneNotifications: Sendable {
  let desk: Desk

  /// Reads one's own choices.
  public func read(by agent: AuthenticatedAgent, completion: @escaping Completion<ReadAnswer>) {
    do {
      let preferences = try desk.database.read { try $0.preferences(of: agent.id) }
      completion(.done(ReadAnswer(json: preferences.json.object ?? [:])))
    } catch {
      completion(.failed(GatewayError(error)))
    }
  }

  /// Changes one's own choices.
  public func callAsFunction(
    _ preferences: PreferencesDeCourriel, by agent: AuthenticatedAgent, completion: @escaping Completion<ReadAnswer>
  ) {
    desk.commit({ ledger in
      guard try ledger.transaction.isBorne(tlsFingerprint: agent.certificate) else { throw GatewayError.outdated }
      try ledger.transaction.put(preferences, of: agent.id)
    }) { outcome in
      completion(outcome.map { _ in ReadAnswer(json: preferences.json.object ?? [:]) })
    }
  }

  /// What both answer.
  public static let answer = PreferencesDeCourriel.membres
}
