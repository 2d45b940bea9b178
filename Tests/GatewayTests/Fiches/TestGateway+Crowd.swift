import Authority
import Cryptography
import JSON
import Liaison
import Testing

@testable import Gateway

extension TestGateway {
  /// Enrols, attests and puts on duty as many more members of a secteur of the cadre's.
  func crowd(_ count: Int, in body: String) throws {
    let admin = try agent("admin")
    for number in 1...count {
      let name = "renfort-\(number)"
      let enrolment = try AgentKeys.generate().enrolment(of: OpaqueIdentifier(name))
      let demande = try DemandeDAgent(
        JSONReader([
          "nom": .string(name), "role": "travailleur-social", "secret": "profession",
          "demandes": [
            "authentification": .string(enrolment.authentication.pem), "chiffrement": .string(enrolment.encryption.pem),
          ],
        ]), today: today)
      let enrolled = try outcome { gateway.enrol(demande, by: admin, completion: $0) }.get()
      let pem = try #require(enrolled.json["certificats"]?["chiffrement"]?.string)
      try attest(name, Certificate(pem: Array(pem.utf8)), in: body, by: "cadre")
    }
  }
}
