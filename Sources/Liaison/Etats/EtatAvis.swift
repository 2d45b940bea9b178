public import Foundation

/// Where an avis de péril stands: sent at once, justified within 24 hours, reviewed by someone else.
public enum EtatAvis: Hashable, Sendable {
  /// Sent; its justification is owed.
  case emis(Acte)
  /// Justified, in time or late; its review is awaited.
  case justifie(emission: Acte, justification: Acte)
  /// Reviewed.
  case relu(emission: Acte, justification: Acte, relecture: Acte, ConclusionRelecture)
  /// Erased.
  case efface(emission: Acte, effacement: Acte, MotifEffacement)

  /// A state without its details.
  public enum Nature: String, Coded, CaseIterable {
    case emis, justifie, relu, efface

    /// The list's name.
    public static let referentiel = "etat-avis"

    /// The French label.
    public var libelle: String {
      switch self {
      case .emis: "Transmis, justification attendue"
      case .justifie: "Justifié, relecture attendue"
      case .relu: "Relu"
      case .efface: "Effacé"
      }
    }
  }

  /// How long the author has to justify, in seconds: 24 hours of the clock.
  public static let delaiDeJustification: TimeInterval = 24 * 3600

  /// How long somebody else has to review it, in seconds from the disclosure: 24 hours of the clock.
  public static let delaiDeRelecture: TimeInterval = 24 * 3600

  /// The state without its details.
  public var nature: Nature {
    switch self {
    case .emis: .emis
    case .justifie: .justifie
    case .relu: .relu
    case .efface: .efface
    }
  }

  /// Who sent it, and when.
  public var emission: Acte {
    switch self {
    case .emis(let acte), .justifie(let acte, _), .relu(let acte, _, _, _), .efface(let acte, _, _): acte
    }
  }

  /// The instant from which the justification is late.
  public var justificationDue: Date { emission.le.addingTimeInterval(Self.delaiDeJustification) }

  /// The instant from which the review is late.
  public var relectureDue: Date { emission.le.addingTimeInterval(Self.delaiDeRelecture) }

  /// Whether the review is, or was, late; an erased one awaits none.
  public func relectureEnRetard(at instant: Date) -> Bool {
    switch self {
    case .emis, .justifie: instant >= relectureDue
    case .relu(_, _, let relecture, _): relecture.le >= relectureDue
    case .efface: false
    }
  }

  /// Whether the justification is, or was, late.
  public func estEnRetard(at instant: Date) -> Bool {
    switch self {
    case .emis: instant >= justificationDue
    case .justifie(_, let justification), .relu(_, let justification, _, _): justification.le >= justificationDue
    case .efface: false
    }
  }
}

/// What a review concludes.
public enum ConclusionRelecture: String, Coded, CaseIterable {
  case fondee
  case aDiscuter = "a-discuter"
  case nonFondee = "non-fondee"

  /// The list's name.
  public static let referentiel = "conclusion-relecture"

  /// The French label.
  public var libelle: String {
    switch self {
    case .fondee: "Transmission fondée"
    case .aDiscuter: "À discuter avec l’auteur"
    case .nonFondee: "Transmission non fondée"
    }
  }
}
