public import Law
public import Liaison

/// A way that the policies open: an act, under a ground, towards kinds of bodies.
public struct Voie: Hashable, Sendable {
  /// What is done.
  public enum Acte: Hashable, Sendable {
    /// A fiche, by any of these circuits: those against which the policies advise least.
    case transmission([Circuit])
    /// An avis de péril, which is not a fiche and has no circuit.
    case avisDePeril
  }

  /// What is done.
  public let acte: Acte
  /// The grounds, any of which opens it.
  public var fondements: [FondementLegal]
  /// Where it leads.
  public var sortes: [SorteDOrganisme]
  /// The permits that open it.
  public let politiques: [PolicyNotice]
  /// What a convention or a usage says against it.
  public let avertissements: [PolicyNotice]
  /// The duties of these facts that it does.
  public let devoirs: [PolicyNotice]

  /// The duties that follow.
  public var obligations: [PolicyNotice] { (politiques + avertissements).filter { $0.obligation != nil } }

  /// Whether the facts impose it, or another that does the same duty.
  public var estImposee: Bool { !devoirs.isEmpty }

  /// Whether both differ by nothing but their destination.
  func differeParSesDestinations(de other: Voie) -> Bool {
    acte == other.acte && fondements == other.fondements && politiques == other.politiques
      && avertissements == other.avertissements && devoirs == other.devoirs
  }
}

/// A permit that no destination satisfies with these facts: what refuses where it is nearest, and what it lacks.
public struct VoieFermee: Hashable, Sendable {
  /// The permit.
  public let politique: PolicyNotice
  /// The circuits and ground where it is nearest to be satisfied.
  public let acte: Voie.Acte
  /// The ground.
  public let fondement: FondementLegal
  /// The destinations where it is.
  public let sortes: [SorteDOrganisme]
  /// What refuses there.
  public let refus: [PolicyNotice]
  /// The wording of the clauses it lacks.
  public let conditions: [String]
}
