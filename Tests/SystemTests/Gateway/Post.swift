/// A post of the territory of these tests: a role, the body it works in, and who attests it there.
struct Post: Hashable, Sendable {
  let name: String
  let role: String
  let secrecy: String
  var body: String?
  var attester = "dpo"

  static let administrator = Post(name: "administrateur", role: "administrateur", secrecy: "aucune")
  static let dpo = Post(name: "dpo", role: "dpo", secrecy: "fonction")
  static let auditor = Post(name: "auditeur", role: "auditeur", secrecy: "fonction")
  static let cadre = Post(name: "cadre", role: "cadre-secteur", secrecy: "fonction", body: "circo-bresse")
  static let intervenant = Post(
    name: "intervenant-police", role: "intervenant", secrecy: "profession", body: "poste-police")
  static let worker = Post(
    name: "ts-bourg-1", role: "travailleur-social", secrecy: "profession", body: "secteur-bourg", attester: "cadre")
  static let otherWorker = Post(
    name: "ts-bourg-2", role: "travailleur-social", secrecy: "profession", body: "secteur-bourg", attester: "cadre")
  static let officer = Post(name: "agent-fsi", role: "agent-fsi", secrecy: "fonction", body: "commissariat-bourg")

  /// Everybody but the administrator, each after who attests them.
  static let others = [dpo, auditor, cadre, intervenant, worker, otherWorker, officer]
}
