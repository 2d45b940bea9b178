import Foundation
import Liaison
import Store

extension GatewayFixture {
  /// A fiche that was closed long ago: past its retention.
  func ficheEchue() throws -> String {
    let (author, body) = (try AgentID("intervenant"), try OrganismeID("nord"))
    let then = now - 800 * 86_400
    let fiche = FicheRecord(
      reference: Reference(.ficheNavette, year: 2024), auteur: author, emetteur: try OrganismeID("poste"),
      destination: body, circuit: .orientationSecteur, fondement: .accord, urgence: .normale,
      etat: .close(Acte(par: author, le: then)), transmiseLe: then, accuseDu: then, retourDu: then, faits: nil,
      sections: [])
    try database.writeAndWait { try $0.insert(fiche) }
    return fiche.reference.description
  }
}
