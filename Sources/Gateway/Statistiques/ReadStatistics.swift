internal import Foundation
public import JSON
internal import Liaison
public import Statistics
internal import Store

/// Reads the tables: the published ones are everyone's; before that, each sees what is theirs, and the DPO what is to be
/// published. All of it is what was made once, with its small numbers hidden: no other number leaves the gateway.
public struct ReadStatistics: Sendable {
  let desk: Desk
  let tables: QuarterTables
  let readings: LongReadings

  /// What is counted.
  public var catalogue: Catalogue { tables.catalogue }

  /// The quarters: those that are published, and those that are over and not yet.
  public func list(by agent: AuthenticatedAgent, completion: @escaping Completion<ReadAnswer>) {
    let facts = StatistiqueFacts(
      trimestre: "liste", portee: .globale, publiee: true, plusPetite: 0, seuil: tables.masquage.seuil)
    desk.look(LireStatistiques(facts: facts), .lectureStatistiques, by: agent, completion: completion) { _ in
      let published = try desk.database.read { try $0.tableaux() }.filter(\.publie).map(\.trimestre)
      let waiting = try tables.over().map(\.code).filter { !published.contains($0) }
      return [
        "publies": .array(published.reversed().map { .string($0) }),
        "enAttente": .array(waiting.reversed().map { .string($0) }),
      ]
    }
  }

  /// The tables of a quarter.
  public func callAsFunction(
    _ trimestre: Trimestre, by agent: AuthenticatedAgent, completion: @escaping Completion<ReadAnswer>
  ) {
    let isStarted = readings.start {
      tables(trimestre) { outcome in
        switch outcome {
        case .done(let kept): read(kept, by: agent, completion)
        case .refused(let refusal): completion(.refused(refusal))
        case .failed(let error): completion(.failed(error))
        }
      }
    }
    if !isStarted { completion(.failed(.unavailable)) }
  }

  /// The figures of a year, with stable codes, for the national level: added up from the quarters that are published.
  public func year(_ annee: Int, by agent: AuthenticatedAgent, completion: @escaping Completion<ReadAnswer>) {
    let facts = StatistiqueFacts(
      trimestre: "\(annee)", portee: .globale, publiee: true, plusPetite: 0, seuil: tables.masquage.seuil)
    desk.look(LireStatistiques(facts: facts), .lectureStatistiques, by: agent, completion: completion) { _ in
      let published = try tables.all().filter { $0.record.publie && $0.tables.trimestre.annee == annee }.map(\.tables)
      return AnneeStatistique(annee, published, catalogue).json
    }
  }

  private func read(
    _ kept: QuarterTables.Kept, by agent: AuthenticatedAgent, _ completion: @escaping Completion<ReadAnswer>
  ) {
    do {
      let snapshot = desk.directory.current
      let agent = try snapshot.agent(agent, at: desk.clock())
      let portee = kept.record.publie ? .globale : PorteeStatistique(of: agent, in: snapshot)
      let facts = StatistiqueFacts(
        trimestre: kept.record.trimestre, portee: portee, publiee: kept.record.publie,
        plusPetite: kept.tables.plusPetitNombre, seuil: kept.tables.seuil)
      let previous = try tables.kept(kept.tables.trimestre.precedent).flatMap { $0.record.publie ? $0 : nil }
      if kept.record.publie {
        return desk.look(LireStatistiques(facts: facts), .lectureStatistiques, by: agent, completion: completion) { _ in
          Self.answer(kept, portee, previous)
        }
      }
      var details: JSONObject = [
        "periode": .string(kept.tables.trimestre.code.lowercased()), "portee": .string(portee.code),
      ]
      if let organisme = portee.organisme { details["organisme"] = .string(organisme.description) }
      // Whoever publishes looks first: it is part of publishing.
      if agent.agent.role == .dpo {
        desk.consult(
          PublierStatistiques(facts: facts), .lectureStatistiques, by: agent, completion: completion
        ) { [details] _, _ in (Self.answer(kept, portee, previous), details) }
      } else {
        desk.consult(
          LireStatistiques(facts: facts), .lectureStatistiques, by: agent, completion: completion
        ) { [details] _, _ in (Self.answer(kept, portee, previous), details) }
      }
    } catch {
      completion(.failed(GatewayError(error)))
    }
  }

  /// - Parameter previous: the quarter before, if it is published: to compare with.
  private static func answer(
    _ kept: QuarterTables.Kept, _ portee: PorteeStatistique, _ previous: QuarterTables.Kept?
  ) -> JSONObject {
    // Who sees a part before it is published sees that part; who sees the whole does not see its parts.
    let seen =
      kept.record.publie ? kept.tables : kept.tables.only(portee.partie?.decoupage, portee.partie?.code)
    var answer: JSONObject = [
      "trimestre": .string(kept.record.trimestre), "publie": .bool(kept.record.publie),
      "portee": .string(portee.code), "tableaux": seen.json,
    ]
    if let organisme = portee.organisme { answer["organisme"] = .string(organisme.description) }
    if let previous {
      let part = portee.partie
      let seen = kept.record.publie ? previous.tables : previous.tables.only(part?.decoupage, part?.code)
      answer["precedent"] = seen.json
    }
    if let text = kept.record.commentaire { answer["commentaire"] = .string(text) }
    return answer
  }

  /// What the list answers.
  public static let listAnswer: [JSONSchema.Member] = [
    .required("publies", .array(of: trimestre)), .required("enAttente", .array(of: trimestre)),
  ]

  /// What a quarter answers.
  public static let answer: [JSONSchema.Member] = [
    .required("trimestre", trimestre), .required("publie", .boolean),
    .required("portee", .codes(["globale", "circonscription", "employeur"])),
    .optional("organisme", OrganismeID.schema), .optional("commentaire", .string()),
    .required("tableaux", TableauxDuTrimestre.schema), .optional("precedent", TableauxDuTrimestre.schema),
  ]

  static let trimestre = JSONSchema.string(pattern: "[0-9]{4}-T[1-4]")
}
