import JSON
import Journal

/// The auditor decides the whole day again, then shows the text behind one refusal: offline, from the export alone.
struct ReplayScene {
  let stage: DemoStage
  /// The export of the whole day, and the journal's key.
  let export: FilePath
  let vkey: FilePath

  private let auditor = "auditeur"

  func play() throws {
    stage.chapter("L’auditeur reprend chaque décision")
    try stage.perform(
      "Reprend les décisions de la journée, sur leurs faits codés et les politiques qu’elles citent", as: auditor,
      ["policy", "replay", "--journal", export.description, "--vkey", vkey.description, "--json"], .exit(.success)
    ) { step in
      let answer = try step.answer()
      guard let decided = answer["decidees"]?.integer, decided >= 50, answer["identiques"]?.integer == decided,
        answer["differentes"] == [], answer["inconnues"]?["elaguees"] == []
      else { throw DemoFault("des décisions diffèrent, manquent, ou sont inconnues") }
      return ["\(decided) décisions reprises, toutes identiques"]
    }
    let refusal = try refusedTransmission()
    try stage.perform(
      "Montre le texte exact qui a refusé la transmission de l’entrée \(refusal)", as: auditor,
      ["policy", "show", "--journal", export.description, "--leaf", "\(refusal)", "--json"], .exit(.success)
    ) { step in
      let policies = try step.answer().array ?? []
      guard !policies.isEmpty, policies.allSatisfy({ $0["texte"]?.string?.contains("forbid") == true }) else {
        throw DemoFault("le texte n’est pas celui d’un refus")
      }
      return policies.compactMap { policy in
        policy["politique"]?.string.map { "\($0) : « \(policy["annotations"]?["motif"]?.string ?? "") »" }
      }
    }
    try stage.perform(
      "Explique ce refus, politique par politique", as: auditor,
      ["policy", "explain", "--journal", export.description, "--leaf", "\(refusal)", "--json"], .exit(.success)
    ) { step in
      let answer = try step.answer()
      guard answer["decision"] == "refusee", let examined = answer["examinees"]?.array, !examined.isEmpty else {
        throw DemoFault("la décision expliquée n’est pas un refus")
      }
      let conditions = examined.first?["conditions"]?.array ?? []
      return ["\(examined.count) politiques parlent de cet acte"]
        + conditions.compactMap { $0["enonce"]?.string ?? $0["texte"]?.string }.map { "condition : \($0)" }
    }
  }

  /// The entry of a transmission that was refused for want of the person's agreement.
  private func refusedTransmission() throws -> UInt64 {
    var found: UInt64?
    try JournalArguments.export(export).visit { leaf, body in
      let json = body.flatMap { try? JSON.parse($0.bytes) }
      guard json?["evenement"] == "transmission", json?["decision"] == "refusee",
        json?["politiques"]?.array?.contains("orientation.sans-accord") == true
      else { return true }
      found = leaf
      return false
    }
    guard let found else {
      throw CommandError(.internalError, "the demo cannot go on: no refused transmission is in the journal")
    }
    return found
  }
}
