import Foundation
import JSON
import SystemSupport
import Testing

/// Everything that agents do with texts, done once with a canary in each: what is accepted, and what is refused.
struct CanaryDay {
  let installation: Installation
  let canary: Canary
  let author: AgentClient
  let worker: AgentClient
  /// Called after each answer, with what it answered.
  let answered: (String) throws -> Void

  init(
    _ installation: Installation, _ canary: Canary, answered: @escaping (String) throws -> Void = { _ in }
  ) throws {
    (self.installation, self.canary, self.answered) = (installation, canary, answered)
    author = try AgentClient(installation, .intervenant)
    worker = try AgentClient(installation, .worker)
  }

  /// Plays it, and leaves the connections of two agents open.
  /// - Returns: the fiche that was returned, and the avis.
  func play() throws -> (fiche: String, avis: String) {
    let fiche = try exchange()
    let avis = try peril()
    try speak()
    try canary.keepDraft(installation, author)
    try answered("a draft")
    try browse()
    try refusals()
    return (fiche, avis)
  }

  /// Transmits, acknowledges with a message, returns, declines with a commentaire.
  private func exchange() throws -> String {
    func transmit(_ fiche: JSON) throws -> String {
      let reply = try author.post("/api/fiches", fiche, key: Fiches.newKey())
      guard reply.status == 201, reply.json["retenues"]?.array?.isEmpty == true else {
        throw SystemFault("transmission: \(reply.status) \(reply.text)")
      }
      try answered("a transmission")
      #expect(reply.json["rubriques"]?.array?.count == 10)
      return try #require(reply.json["reference"]?.string)
    }
    func step(_ reference: String, _ verb: String, _ body: JSON) throws {
      let reply = try worker.post("/api/fiches/\(reference)/\(verb)", body)
      guard reply.status == 200 else { throw SystemFault("\(verb): \(reply.status) \(reply.text)") }
      try answered(verb)
    }
    let returned = try transmit(canary.transmission)
    try step(returned, "ouverture", [:])
    try step(returned, "accuse", ["message": .string(canary.text("message"))])
    try step(returned, "retour", canary.retour)
    // Longer than what the threads of the connections read by themselves.
    let declined = try transmit(canary.transmission(piece: String(repeating: canary.piece + "\n", count: 30_000)))
    try step(declined, "ouverture", [:])
    let nobody = try worker.post(
      "/api/fiches/\(declined)/reorientation",
      [
        "destination": "secteur-dombes", "motif": "changement-adresse", "cles": [],
        "precisions": .string(canary.text("précisions")),
      ])
    #expect((400..<500).contains(nobody.status), "\(nobody.text)")
    try answered("a re-routing that is refused")
    try step(declined, "refus", ["motif": "autre", "commentaire": .string(canary.text("commentaire"))])
    let closed = try author.post("/api/fiches/\(returned)/cloture", [:])
    #expect(closed.status == 200, "\(closed.text)")
    return returned
  }

  /// An avis de péril, read by the police, justified by its author.
  private func peril() throws -> String {
    let sent = try author.post("/api/avis", canary.avis, key: Fiches.newKey())
    guard sent.status == 201, let reference = sent.json["reference"]?.string else {
      throw SystemFault("avis: \(sent.status) \(sent.text)")
    }
    try answered("an avis")
    let justified = try author.post(
      "/api/avis/\(reference)/justification", ["texte": .string(canary.text("justification"))])
    guard justified.status == 200 else { throw SystemFault("justification: \(justified.text)") }
    try answered("its justification")
    return reference
  }

  /// What was said aloud, and to whom.
  private func speak() throws {
    let recorded = try author.post("/api/orales", canary.orale, key: Fiches.newKey())
    guard recorded.status == 201 else { throw SystemFault("orale: \(recorded.status) \(recorded.text)") }
    try answered("what was said aloud")
  }

  /// A form without a script, shown again with everything that was typed.
  private func browse() throws {
    let form = try FormSender(installation, author)
    let shown = try form.send(
      "/fiches/nouvelle",
      [
        ("circuit", "orientation-secteur"), ("fondement", "accord"), ("fiche/identite/nom", canary.text("Nom")),
        ("fiche/coordonnees/telephone", canary.values[0]),
      ])
    #expect(shown.status == 422 && !canary.traces(in: shown.bytes, named: "form").isEmpty, "\(shown.status)")
    try answered("a form that is shown again")
    let oriented = try form.send(
      "/circuits",
      [
        ("faits/profil", "victime"), ("fiche/identite/ageEstime", "26-39"), ("accord/etat", "donne"),
        ("accord/objets", "contact"), ("fiche/coordonnees/commune", canary.word),
      ])
    #expect(oriented.status == 422 && !canary.traces(in: oriented.bytes, named: "form").isEmpty, "\(oriented.status)")
    try answered("an orientation")
  }
}
