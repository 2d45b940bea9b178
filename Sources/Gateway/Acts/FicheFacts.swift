internal import Cedar
public import Liaison

/// What the policies may know of a fiche: never its content.
public struct FicheFacts: Hashable, Sendable {
  /// The reference.
  public let reference: Reference
  /// Who wrote it.
  public let auteur: Agent
  /// The body it is addressed to now.
  public let destination: Organisme
  /// The circuit.
  public let circuit: Circuit
  /// The ground that was invoked.
  public let fondement: FondementLegal
  /// Where it stands.
  public let etat: EtatFiche.Nature
  /// Where the person's agreement stands.
  public let accord: EtatAccord
  /// Whether somebody of the destination has opened it.
  public let dejaOuverte: Bool
  /// Agents with a conflict of interest.
  public let ecartes: [Agent]
  /// Where it stands in its retention.
  public let conservation: EtatDeConservation

  init(
    reference: Reference, auteur: Agent, destination: Organisme, circuit: Circuit, fondement: FondementLegal,
    etat: EtatFiche.Nature, accord: EtatAccord, dejaOuverte: Bool, ecartes: [Agent],
    conservation: EtatDeConservation = .active
  ) {
    (self.reference, self.auteur, self.destination) = (reference, auteur, destination)
    (self.circuit, self.etat, self.accord) = (circuit, etat, accord)
    (self.fondement, self.dejaOuverte, self.ecartes) = (fondement, dejaOuverte, ecartes)
    self.conservation = conservation
  }

  /// The same, where whether it was opened is told otherwise.
  func opened(_ dejaOuverte: Bool) -> FicheFacts {
    FicheFacts(
      reference: reference, auteur: auteur, destination: destination, circuit: circuit, fondement: fondement,
      etat: etat,
      accord: accord, dejaOuverte: dejaOuverte, ecartes: ecartes, conservation: conservation)
  }

  /// The fiche as the policies see it.
  var policyEntity: PolicyEntity {
    PolicyEntity(
      Entity(
        EntityUID(type: EntityTypes.fiche, id: CedarString(reference.description)),
        attributes: [
          "auteur": .entity(auteur.identityUID),
          "destination": .entity(destination.id.entityUID),
          "natureDestination": .text(destination.nature.code),
          "circuit": .text(circuit.code),
          "fondement": .text(fondement.code),
          "etat": .text(etat.code),
          "accord": .text(accord.code),
          "dejaOuverte": .bool(dejaOuverte),
          "ecartes": .set(of: ecartes.map { .entity($0.identityUID) }),
          "conservation": .text(conservation.rawValue),
        ]),
      related: [destination.policyEntity.entity])
  }
}
