/// A post of the territory of these tests: a role, the body it works in, and who attests it there.
package struct Post: Hashable, Sendable {
  package let name: String
  package let role: String
  package let secrecy: String
  package let body: String?
  package let attester: String

  package init(name: String, role: String, secrecy: String, body: String? = nil, attester: String = "dpo") {
    (self.name, self.role, self.secrecy, self.body, self.attester) = (name, role, secrecy, body, attester)
  }

  package static let administrator = Post(name: "administrateur", role: "administrateur", secrecy: "aucune")
  package static let dpo = Post(name: "dpo", role: "dpo", secrecy: "fonction")
  package static let auditor = Post(name: "auditeur", role: "auditeur", secrecy: "fonction")
  package static let cadre = Post(name: "cadre", role: "cadre-secteur", secrecy: "fonction", body: "circo-bresse")
  package static let intervenant = Post(
    name: "intervenant-police", role: "intervenant", secrecy: "profession", body: "poste-police")
  package static let worker = Post(
    name: "ts-bourg-1", role: "travailleur-social", secrecy: "profession", body: "secteur-bourg", attester: "cadre")
  package static let otherWorker = Post(
    name: "ts-bourg-2", role: "travailleur-social", secrecy: "profession", body: "secteur-bourg", attester: "cadre")
  package static let officer = Post(
    name: "agent-fsi", role: "agent-fsi", secrecy: "fonction", body: "commissariat-bourg")

  /// Everybody but the administrator, each after who attests them.
  package static let others = [dpo, auditor, cadre, intervenant, worker, otherWorker, officer]
}
