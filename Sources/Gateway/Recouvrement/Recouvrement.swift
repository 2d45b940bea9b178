internal import Foundation
internal import Liaison
internal import Sealing
internal import Store

/// Judges, one envelope at a time, what a body's recovery key may give back to an agent.
struct Recouvrement {
  /// What may be done of an envelope.
  enum Verdict: Sendable {
    /// It goes back, in the quality in which the agent held it.
    case rendue(KeyHolder)
    /// That body's recovery key does not open it.
    case sansCle
    /// The agent may not open it any more, or never held a key to it.
    case fermee
  }

  let desk: Desk
  let titulaire: Titulaire
  /// What was given back already is given back again.
  private let isAgain: Bool
  /// The body's present recovery key.
  let recovery: RecipientCertificate
  private var openings: [Reference: Bool] = [:]

  init(_ demande: DemandeDeRecouvrement, at desk: Desk, in directory: DirectorySnapshot, now: Date) throws {
    (self.desk, isAgain) = (desk, demande.encore)
    guard let recovery = directory.recoveries[demande.organisme] else {
      throw GatewayError(.invalid, "Cet organisme n’a pas de clé de recouvrement à lui.", field: "organisme")
    }
    self.recovery = recovery
    titulaire = try Titulaire(demande.agent, in: directory, at: now)
  }

  /// The envelopes sealed to a former key of the agent, and not to the present one unless they are asked for again.
  func candidates(after last: EnvelopeID?, limit: Int) throws -> [EnvelopeRecord] {
    try desk.database.read {
      try $0.envelopes(
        sealedTo: titulaire.agent.id, besides: titulaire.recipient.keyID, again: isAgain, after: last, limit: limit)
    }
  }

  /// One of them, or nil.
  func candidate(_ id: EnvelopeID) throws -> EnvelopeRecord? {
    try desk.database.read {
      try $0.envelope(id, sealedTo: titulaire.agent.id, besides: titulaire.recipient.keyID, again: isAgain)
    }
  }

  /// Judges one. Whether the agent may still open it is decided by the very rules of opening.
  mutating func verdict(on envelope: EnvelopeRecord) throws -> Verdict {
    let rows = try desk.database.read { try $0.keys(to: envelope.id) }
    let held = rows.map(\.holder).filter { $0.agent == titulaire.agent.id }
    // An author keeps a key whatever their memberships become: that quality is the one to give back.
    guard let holder = held.first(where: { $0.organisme == nil }) ?? held.first else { return .fermee }
    guard rows.contains(where: { $0.recipient == recovery.keyID && $0.holder.agent == nil }) else { return .sansCle }
    return try mayOpen(envelope.name.reference) ? .rendue(holder) : .fermee
  }

  private mutating func mayOpen(_ reference: Reference) throws -> Bool {
    if let known = openings[reference] { return known }
    let isPermitted = try decide(reference)
    openings[reference] = isPermitted
    return isPermitted
  }

  private func decide(_ reference: Reference) throws -> Bool {
    switch reference.kind {
    case .ficheNavette:
      let fiche = try desk.situation(of: reference, for: titulaire.agent)
      guard case .permitted = desk.access.decide(Ouvrir(fiche: fiche.facts), by: fiche.agent) else { return false }
      return true
    case .avisDePeril, .transmissionOrale:
      let avis = try desk.avisSituation(of: reference, for: titulaire.agent)
      guard case .permitted = desk.access.decide(OuvrirAvis(avis: avis.facts), by: avis.agent) else { return false }
      return true
    case .saisine:
      let saisine = try desk.saisineSituation(of: reference, for: titulaire.agent)
      guard case .permitted = desk.access.decide(OuvrirSaisine(saisine: saisine.facts), by: saisine.agent) else {
        return false
      }
      return true
    }
  }
}
