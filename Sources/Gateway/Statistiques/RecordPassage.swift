internal import Cryptography
internal import Foundation
public import JSON
internal import Law
internal import Liaison
public import Statistics
internal import Store

/// Counts somebody who was met, or an act, with or without a fiche: codes and a month, nothing else.
///
/// It is not journaled: an entry would have the second and the agent, which the record must not have. What is refused is, as
/// everywhere.
public struct RecordPassage: Sendable {
  let desk: Desk
  /// What is counted.
  public let catalogue: Catalogue

  /// What must be said of each.
  public static let required = ["nature", "profil", "problematique"]

  /// Counts.
  public func callAsFunction(
    _ demande: DemandeDePassage, by agent: AuthenticatedAgent, completion: @escaping Completion<ReadAnswer>
  ) {
    desk.retrying({ completion in attempt(demande, by: agent, completion) }, completion: completion)
  }

  private func attempt(
    _ demande: DemandeDePassage, by agent: AuthenticatedAgent, _ completion: @escaping Completion<ReadAnswer>
  ) {
    do {
      let snapshot = desk.directory.current
      let now = desk.clock()
      let agent = try snapshot.agent(agent, at: now)
      switch desk.access.decide(CompterPassage(), by: agent) {
      case .refused(let refusal): desk.refuse(refusal, .passage, by: agent, completion: completion)
      case .permitted(let permitted):
        let fait = try fait(demande.faits, of: agent, in: snapshot)
        // What the client made is not kept: it might be a name, a number, a date.
        let id = Array(SHA256.digest(Array("navette-passage/v1|".utf8) + demande.cle.bytes).bytes.prefix(16))
        desk.commit(
          { ledger in
            try desk.recheck(permitted.trace, agent, snapshot, ledger)
            try ledger.transaction.count(
              fait.texte, population: Population.passage.rawValue, mois: now.mois.code, id: id)
            return ReadAnswer(json: ["mois": .string(now.mois.code), "compte": true])
          }, completion: { completion($0.map(\.value)) })
      }
    } catch {
      completion(.failed(GatewayError(error)))
    }
  }

  /// The record: each code is in its list, and where and for whom the agent works is the gateway's to say.
  private func fait(
    _ given: [String: String], of agent: AuthenticatedAgent, in directory: DirectorySnapshot
  ) throws -> Fait {
    var values: [String: String] = [:]
    for (dimension, code) in given {
      let field = "faits/\(dimension)"
      if dimension == Decoupage.unite.rawValue {
        guard let id = try? OrganismeID(code), directory.organismes[id]?.nature == .uniteFSI else {
          throw GatewayError(.invalid, "Cette unité n’est pas dans l’annuaire.", field: field)
        }
        values[dimension] = code
        continue
      }
      guard let known = catalogue.dimension(dimension), dimension != "lieu",
        catalogue.indicateurs(.passage).contains(where: { $0.dimension.code == dimension })
      else { throw GatewayError(.invalid, "Ceci n’est pas compté.", field: field) }
      if known.estOuverte {
        guard let routage = directory.routage, let commune = try? CodeCommune(code),
          routage.territoire.communes.contains(commune)
        else { throw GatewayError(.invalid, "Cette commune est inconnue.", field: field) }
        values[Decoupage.territoire.rawValue] = directory.circonscription(of: commune)?.description
      } else if !known.valeurs.contains(where: { $0.code == code }) {
        throw GatewayError(.invalid, "Cette valeur n’est pas dans la liste.", field: field)
      }
      values[dimension] = code
    }
    for dimension in Self.required where values[dimension] == nil {
      throw GatewayError(.invalid, "Il faut répondre.", field: "faits/\(dimension)")
    }
    let body = agent.memberships.first?.organisme
    values["lieu"] = body?.description
    values[Decoupage.employeur.rawValue] = directory.ancestor(of: body, .employeur)?.description
    guard let fait = Fait(values) else { throw GatewayError(.invalid, "Des codes seulement.", field: "faits") }
    return fait
  }

  /// What counting answers.
  public static let answer: [JSONSchema.Member] = [
    .required("mois", .string(pattern: "[0-9]{4}-[0-9]{2}")), .required("compte", .boolean),
  ]
}
