internal import Foundation
public import JSON
public import Liaison
public import Store

/// Lists the saisines: for a unit or a service those that it made, with the codes returned; for the intervenants on duty
/// those that their post received.
public struct ListSaisines: Sendable {
  let desk: Desk

  /// Lists one page, the latest first.
  /// - Parameters:
  ///   - only: this one alone, if it is among them.
  ///   - limit: 1...500.
  public func callAsFunction(
    only: Reference? = nil, by agent: AuthenticatedAgent, after cursor: PageCursor? = nil, limit: Int,
    completion: @escaping Completion<ReadAnswer>
  ) {
    desk.consult(ListerSaisines(), .listeSaisines, by: agent, completion: completion) { directory, now in
      let (page, suites) = try desk.database.read { transaction in
        let page = try transaction.saisines(for: agent, at: now, only: only, after: cursor, limit: limit)
        return (page, try page.elements.map { try transaction.suites(of: $0.reference) })
      }
      let shown = zip(page.elements, suites).map { saisine, suites in
        JSON(
          saisine, desk.readable(suites, of: saisine, by: agent, in: directory),
          isReceived: agent.agent.role == .intervenant)
      }
      var answer: JSONObject = ["saisines": .array(shown)]
      if let next = page.next { answer["suite"] = .string(next.description) }
      return (answer, JSONObject(counting: page))
    }
  }

  /// What a page answers.
  public static let answer = Lists.answer("saisines", of: SaisineRecord.schema)
}

extension Desk {
  /// The codes of a saisine that an agent may read, each decided.
  func readable(
    _ suites: SuitesDonnees, of saisine: SaisineRecord, by agent: AuthenticatedAgent, in directory: DirectorySnapshot
  ) -> [SuiteDonnee] {
    guard let facts = directory.facts(of: saisine, suites) else { return [] }
    return suites.toutes.filter { suite in
      if case .permitted = access.decide(LireSuite(saisine: facts, auteur: suite.acte.par), by: agent) {
        true
      } else {
        false
      }
    }
  }
}

extension ReadTransaction {
  /// One page of the saisines that an agent may know of.
  func saisines(
    for agent: AuthenticatedAgent, at now: Date, only: Reference? = nil, after cursor: PageCursor? = nil, limit: Int
  ) throws -> Page<SaisineRecord> {
    let isReceiver = agent.agent.role == .intervenant
    return try saisines(
      madeBy: isReceiver ? [] : agent.attestedBodies(at: now),
      receivedBy: isReceiver ? agent.bodiesOnDuty(at: now) : [], only: only, after: cursor, limit: limit)
  }
}
