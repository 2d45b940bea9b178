import JSON
import Liaison
import Store
import Testing

@testable import Gateway

/// What is done of an avis, written or said aloud.
extension TestGateway {
  func openAvis(_ reference: Reference, by name: String) throws -> Outcome<HandedEnvelopes> {
    let agent = try agent(name)
    return try outcome { gateway.openAvis(reference, by: agent, completion: $0) }
  }

  func justify(
    _ reference: Reference, by name: String = "intervenant", reviewer: String? = nil
  ) throws -> Outcome<StepAnswer> {
    let agent = try agent(name)
    let text = try Justification(Texte("Zyxjustification : menaces répétées, porte forcée."))
    return try outcome {
      gateway.justifyAvis(
        reference, text, reviewer: try reviewer.map { try OrganismeID($0) }, by: agent, completion: $0)
    }
  }

  func review(
    _ reference: Reference, _ conclusion: ConclusionRelecture = .fondee, by name: String = "cadre"
  ) throws -> Outcome<StepAnswer> {
    let agent = try agent(name)
    return try outcome { gateway.reviewAvis(reference, conclusion, by: agent, completion: $0) }
  }

  func listAvis(
    by name: String, only: Reference? = nil, after cursor: Lists.Cursor? = nil, limit: Int = 50
  ) throws -> Outcome<ReadAnswer> {
    let agent = try agent(name)
    return try outcome { gateway.listAvis(only: only, by: agent, after: cursor, limit: limit, completion: $0) }
  }

  func listOrales(
    _ dossier: ListOrales.Dossier, by name: String, only: Reference? = nil, after cursor: Lists.Cursor? = nil,
    limit: Int = 50
  ) throws -> Outcome<ReadAnswer> {
    let agent = try agent(name)
    return try outcome {
      gateway.listOrales(dossier, only: only, by: agent, after: cursor, limit: limit, completion: $0)
    }
  }
}

extension Outcome<ReadAnswer> {
  /// The references of a page of a list, in order.
  func references(_ name: String) throws -> [String] {
    (try get().json[name]?.array ?? []).compactMap { $0["reference"]?.string }
  }
}
