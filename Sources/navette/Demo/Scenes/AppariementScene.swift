import JSON
import Liaison

/// Whether a person is already known: told to those who may list their fiche, and to nobody else.
struct AppariementScene {
  let stage: DemoStage
  /// The fiche of the person who is looked for, under another spelling.
  let reference: String

  func play() throws {
    stage.chapter("Déjà connue ? Le nom est retrouvé, autrement écrit, par qui pourrait lister la fiche")
    try look("Cherche une personne qui se présente, sans accent ni date de naissance", as: "ts-bourg-1") { found in
      guard let fiche = found.first(where: { $0["reference"]?.string == reference }),
        fiche["concordance"]?.string == Concordance.possible.code
      else { throw DemoFault("la fiche n’est pas retrouvée") }
      return "retrouvée : \(reference), « \(Concordance.possible.libelle.lowercased()) »"
    }
    try look("La cherche depuis un autre secteur", as: "ts-dombes-1") { found in
      guard found.isEmpty else { throw DemoFault("un autre secteur l’apprend") }
      return "rien : qu’une personne soit suivie ailleurs ne se dit pas"
    }
    let path = try stage.hand("personne-cherchee.json", to: "commandant")
    try stage.play(
      "Demande si elle est suivie", as: "commandant", ["known", path],
      .refused(articles: ["RGPD, art. 5.1.b et 5.1.c ; Code pénal, art. 226-13"]))
  }

  private func look(_ title: String, as agent: String, _ judge: ([JSON]) throws -> String) throws {
    let path = try stage.hand("personne-cherchee.json", to: agent)
    try stage.play(title, as: agent, ["known", path, "--json"], .status(200)) { step in
      [try judge(try step.answer()["fiches"]?.array ?? [])]
    }
  }
}
