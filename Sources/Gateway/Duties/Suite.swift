internal import Foundation
internal import Law
internal import Liaison
internal import Store

/// What a new transmission or avis follows: the earlier ones about the same situation, and the duties still due there.
struct Suite: Sendable {
  /// A fiche or an avis of the situation: what it went to, and under which ground.
  struct Envoi: Sendable {
    let destination: Organisme
    let fondement: FondementLegal
    /// A fiche or an avis, and not words.
    var estEcrit = true
  }

  /// A duty still due, and the facts that imposed it.
  struct Devoir: Sendable {
    let obligation: Obligation
    let faits: FaitsCodes
  }

  /// What is followed.
  let reference: Reference
  /// The decision that allows it.
  let trace: DecisionTrace
  /// What was sent about the situation.
  let envois: [Envoi]
  /// The duties still due in it.
  let devoirs: [Devoir]
  /// The codes of everything that is or was owed in it: nobody is alerted twice of the same.
  let connus: Set<String>

  /// Whether an avis de péril was sent about the situation: that is what is justified.
  var aUnAvis: Bool { envois.contains { $0.estEcrit && $0.fondement.estUnPeril } }

  /// Whether a body of that kind was sent something in writing about the situation, and it was not taken back.
  func aUnEcrit(pour nature: NatureOrganisme) -> Bool {
    envois.contains { $0.estEcrit && $0.destination.nature == nature }
  }

  /// The same, by something that does none of its duties.
  var sansDevoirs: Suite {
    Suite(reference: reference, trace: trace, envois: envois, devoirs: [], connus: connus)
  }
}

extension Desk {
  /// Reads what a transmission says that it follows, and asks whether its author may.
  /// - Returns: nil when it follows nothing.
  /// - Throws: ``GatewayError`` with `invalid` for a reference that does not exist.
  func suite(
    _ reference: Reference?, by agent: AuthenticatedAgent, _ snapshot: DirectorySnapshot
  ) throws -> Result<Suite, RefusedSuite>? {
    guard let reference else { return nil }
    let verdict: Result<DecisionTrace, RefusedSuite>
    do {
      // To them there is no fiche, whatever they name.
      if agent.agent.role.isBlindToFiches, [.ficheNavette, .saisine].contains(reference.kind) {
        throw GatewayError.unknownSaisine
      }
      verdict =
        switch reference.kind {
        case .avisDePeril, .transmissionOrale:
          ask(Poursuivre(try avisSituation(of: reference, for: agent).facts), agent)
        case .ficheNavette: ask(Poursuivre(try situation(of: reference, for: agent).facts), agent)
        case .saisine: ask(Rattacher(saisine: try saisineSituation(of: reference, for: agent).facts), agent)
        }
    } catch let error as GatewayError where error.code == .notFound {
      throw GatewayError(.invalid, "Cette référence est inconnue.", field: "enSuiteDe")
    }
    switch verdict {
    case .failure(let refused): return .failure(refused)
    // What comes from a saisine begins a situation: nothing was sent about it, and nothing is due yet.
    case .success(let trace) where reference.kind == .saisine:
      return .success(Suite(reference: reference, trace: trace, envois: [], devoirs: [], connus: []))
    case .success(let trace): return .success(try read(reference, trace, agent.id, snapshot))
    }
  }

  private func ask<Act: GatedAct>(_ act: Act, _ agent: AuthenticatedAgent) -> Result<DecisionTrace, RefusedSuite> {
    switch access.decide(act, by: agent) {
    case .refused(let refusal): .failure(RefusedSuite(refusal: refusal))
    case .permitted(let permitted): .success(permitted.trace)
    }
  }

  private func read(
    _ reference: Reference, _ trace: DecisionTrace, _ agent: AgentID, _ snapshot: DirectorySnapshot
  ) throws -> Suite {
    var envois: [Suite.Envoi] = []
    var devoirs: [Suite.Devoir] = []
    var connus: Set<String> = []
    try database.read { transaction in
      for reference in try transaction.situation(of: reference).references {
        let fiche = try transaction.fiche(reference)
        if let fiche, let destination = snapshot.organismes[fiche.destination] {
          // What was taken back before anyone read it was sent to nobody.
          if fiche.etat.nature != .rappelee {
            envois.append(Suite.Envoi(destination: destination, fondement: fiche.fondement))
          }
        } else if let avis = try transaction.avis(reference), let destination = snapshot.organismes[avis.destination] {
          envois.append(Suite.Envoi(destination: destination, fondement: avis.alinea.fondement))
        }
        let orale = try transaction.orale(reference)
        if let orale, orale.permise, let destination = try? snapshot.organisme(orale.dite.interlocuteur) {
          envois.append(Suite.Envoi(destination: destination, fondement: orale.dite.fondement, estEcrit: false))
        }
        for obligation in try transaction.obligations(about: reference) where obligation.debiteur == agent {
          connus.insert(obligation.nature)
          guard obligation.isDuty, obligation.doneOn == nil, let faits = fiche?.faits ?? orale?.dite.faits else {
            continue
          }
          devoirs.append(Suite.Devoir(obligation: obligation, faits: faits))
        }
      }
    }
    return Suite(reference: reference, trace: trace, envois: envois, devoirs: devoirs, connus: connus)
  }
}

/// The law's no to following what is not one's own.
struct RefusedSuite: Error {
  let refusal: Refusal
}
