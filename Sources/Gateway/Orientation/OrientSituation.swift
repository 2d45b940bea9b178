internal import Cryptography
internal import Dispatch
internal import Foundation
internal import JSON
internal import Law
internal import Liaison

/// Says which circuits the policies open, impose and close with the facts of a situation: the right circuit, before a fiche
/// is written.
///
/// It takes coded facts, never text, and leaves no trace in the journal: nothing is disclosed.
public struct OrientSituation: Sendable {
  let desk: Desk
  /// Thousands of questions at once: one orientation at a time, away from the threads that serve connections.
  private let queue = DispatchQueue(label: "navette.orientation")

  init(desk: Desk) { self.desk = desk }

  /// Orients.
  /// - Parameter completion: what is imposed, open and closed; `invalid` for a commune that no secteur covers.
  public func callAsFunction(
    _ demande: DemandeDOrientation, by agent: AuthenticatedAgent, completion: @escaping Completion<ReadAnswer>
  ) {
    queue.async {
      // Whoever asked may have typed more than facts, and shows it again.
      defer { FreedMemory.clearStack() }
      do {
        let snapshot = desk.directory.current
        let agent = try snapshot.agent(agent, at: desk.clock())
        let secteur = try demande.commune.map { try snapshot.destination(of: .commune($0)) }
        let orientation = Orientation(try Enquete(desk.access.book, by: agent.entity, demande.faits))
        let bodies = Dictionary(grouping: snapshot.organismes.values, by: SorteDOrganisme.init)
        let answer = orientation.json { sorte in
          // The commune alone says which secteur: without one, the list of all of them would orient nobody.
          guard sorte.nature != .secteur else { return [secteur].compactMap { $0 } }
          return (bodies[sorte] ?? []).sorted { $0.id.description < $1.id.description }
        }
        completion(.done(ReadAnswer(json: answer)))
      } catch {
        completion(.failed(GatewayError(error)))
      }
    }
  }
}
