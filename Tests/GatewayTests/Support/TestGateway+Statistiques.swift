import Foundation
import JSON
import Liaison
import Statistics
import Store
import Testing

@testable import Gateway

extension TestGateway {
  static let passage = ["nature": "entretien", "profil": "victime", "problematique": "violences-conjugales"]

  func passage(
    _ faits: [String: String] = TestGateway.passage, key: IdempotencyKey = .random(), by name: String = "intervenant"
  ) throws -> Outcome<ReadAnswer> {
    let agent = try agent(name)
    return try outcome {
      gateway.recordPassage(DemandeDePassage(cle: key, faits: faits), by: agent, completion: $0)
    }
  }

  /// The records, as they lie in the database.
  func faits(_ population: Population = .passage, _ mois: String = "2026-11") throws -> [String] {
    try database.read { transaction in
      var found: [String] = []
      try transaction.faits(population.rawValue, mois: [mois]) { bytes, _ in
        found.append(String(decoding: bytes, as: UTF8.self))
      }
      return found
    }
  }

  func statistics(_ trimestre: String = "2026-T4", by name: String) throws -> Outcome<ReadAnswer> {
    let (agent, trimestre) = (try agent(name), try #require(Trimestre(trimestre)))
    return try outcome { gateway.readStatistics(trimestre, by: agent, completion: $0) }
  }

  func publish(_ trimestre: String = "2026-T4", by name: String = "dpo") throws -> Outcome<ReadAnswer> {
    let (agent, trimestre) = (try agent(name), try #require(Trimestre(trimestre)))
    let words = try Texte<4000>("Un trimestre d’essai.")
    return try outcome { gateway.publishStatistics(trimestre, commentaire: words, by: agent, completion: $0) }
  }

  /// Made-up records, straight into the database: a quarter of them through the acts would take a minute.
  func seed(_ count: Int, mois: [String] = ["2026-10", "2026-11", "2026-12"]) throws {
    try database.writeAndWait { transaction in
      for number in 0..<count {
        let fait = Fait([
          "profil": ["victime", "mis-en-cause", "famille"][number % 7 % 3],
          "sexe": ["feminin", "masculin"][number % 2],
          "problematique": ["violences-conjugales", "addiction", "deuil-evenement-grave"][number % 11 % 3],
          "territoire": ["circo", "circo-2"][number % 3 % 2], "employeur": "employeur", "nature": "entretien",
          "lieu": "poste",
        ])
        try transaction.count(fait?.texte ?? "", population: "passage", mois: mois[number % mois.count])
      }
    }
  }
}
