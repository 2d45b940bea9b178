import Liaison

/// A post of the demo: a role, and the body it works in. No person.
struct DemoAgent: Sendable {
  let name: String
  let role: Role
  let secrecy: SoumissionAuSecret
  /// Where, if their role works in a body.
  let body: String?
  /// Who attests that they work there: the cadre for secteurs, the DPO for the other bodies.
  let attester: String?

  static let administrator = "administrateur"

  /// Everyone, the administrator first.
  static let all = [
    DemoAgent(administrator, .administrateur, .aucune),
    DemoAgent("dpo", .dpo, .fonction),
    DemoAgent("auditeur", .auditeur, .fonction),
    DemoAgent("cadre", .cadreSecteur, .fonction, in: "circo-bresse-dombes"),
    DemoAgent("ts-bourg-1", .travailleurSocial, .profession, in: "secteur-bourg", attestedBy: "cadre"),
    DemoAgent("ts-bourg-2", .travailleurSocial, .mission, in: "secteur-bourg", attestedBy: "cadre"),
    DemoAgent("ts-dombes-1", .travailleurSocial, .profession, in: "secteur-dombes", attestedBy: "cadre"),
    DemoAgent("ts-dombes-2", .travailleurSocial, .profession, in: "secteur-dombes", attestedBy: "cadre"),
    DemoAgent("intervenant-police", .intervenant, .profession, in: "poste-police"),
    DemoAgent("intervenant-gendarmerie", .intervenant, .profession, in: "poste-gendarmerie"),
    DemoAgent("crip", .crip, .mission, in: "crip-ain"),
    DemoAgent("parquet", .autoriteJudiciaire, .fonction, in: "parquet-bourg"),
    DemoAgent("prefecture", .prefet, .fonction, in: "prefecture-ain"),
    DemoAgent("agent-fsi", .agentFSI, .fonction, in: "commissariat-bourg"),
    DemoAgent("commandant", .autoriteFonctionnelle, .fonction, in: "commandement-ain"),
    DemoAgent("bailleur", .partenaire, .aucune, in: "bailleur-demo"),
  ]

  /// Those who are attested in a body, in the order in which it can be done: the cadre before those whom they attest.
  static let members = all.filter { $0.body != nil }

  private init(
    _ name: String, _ role: Role, _ secrecy: SoumissionAuSecret, in body: String? = nil,
    attestedBy attester: String = "dpo"
  ) {
    (self.name, self.role, self.secrecy, self.body) = (name, role, secrecy, body)
    self.attester = body == nil ? nil : attester
  }
}
