public import Cedar
public import Liaison

/// Alerting an author: do these facts impose another disclosure than this one? A permit that is satisfied raises the
/// alert, and its obligation says what is still owed; nothing is allowed or refused by it.
public struct Alerter: GatedAct {
  /// `Action::"alerter"`.
  public static let action = ActionName.alerter
  /// Where the disclosure goes, or would go.
  public let destination: Organisme
  /// The ground invoked.
  public let fondement: FondementLegal
  private let lus: Value

  /// Asks of a transmission, on the facts that it was decided on.
  init(_ transmission: Transmettre) {
    (destination, fondement, lus) = (transmission.destination, transmission.fondement, transmission.lus)
  }

  /// Asks, of facts that were coded earlier, whether a disclosure to this body would do what they impose.
  init(destination: Organisme, fondement: FondementLegal, faits: FaitsCodes) {
    self.init(destination: destination, fondement: fondement, lus: .record(Record(faits)))
  }

  init(destination: Organisme, fondement: FondementLegal, lus: Value) {
    (self.destination, self.fondement, self.lus) = (destination, fondement, lus)
  }

  /// The destination.
  public var resource: PolicyEntity { destination.policyEntity }
  /// Ground and facts.
  public var context: Record { ["fondement": .text(fondement.code), "faits": lus] }
}

/// Going on from one's own fiche, avis or transmission orale: another transmission about the same situation.
public struct Poursuivre: GatedAct {
  /// `Action::"poursuivre"`.
  public static let action = ActionName.poursuivre
  /// What is followed, as the policies see it.
  public let resource: PolicyEntity

  /// Follows a fiche.
  init(_ fiche: FicheFacts) { resource = fiche.policyEntity }
  /// Follows an avis, written or said aloud.
  init(_ avis: AvisFacts) { resource = avis.policyEntity }
}

/// Saying what became of something owed about one's own fiche, or about what one said aloud.
public struct Acquitter: GatedAct {
  /// `Action::"acquitter"`.
  public static let action = ActionName.acquitter
  /// What it is owed about, as the policies see it.
  public let resource: PolicyEntity

  /// About a fiche.
  init(_ fiche: FicheFacts) { resource = fiche.policyEntity }
  /// About something said aloud.
  init(_ orale: AvisFacts) { resource = orale.policyEntity }
}
