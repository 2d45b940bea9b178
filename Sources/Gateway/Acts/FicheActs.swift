public import Cedar

/// An act on a fiche that exists.
public protocol FicheAct: GatedAct {
  /// The fiche as the policies see it.
  var fiche: FicheFacts { get }
}

extension FicheAct {
  /// The fiche.
  public var resource: PolicyEntity { fiche.policyEntity }
}

/// Reading a fiche's envelopes.
public struct Ouvrir: FicheAct {
  /// `Action::"ouvrir"`.
  public static let action = ActionName.ouvrir
  /// The fiche.
  public let fiche: FicheFacts
}

/// Acknowledging a fiche.
public struct Accuser: FicheAct {
  /// `Action::"accuser"`.
  public static let action = ActionName.accuser
  /// The fiche.
  public let fiche: FicheFacts
}

/// Declining a fiche.
public struct Refuser: FicheAct {
  /// `Action::"refuser"`.
  public static let action = ActionName.refuser
  /// The fiche.
  public let fiche: FicheFacts
}

/// Sending a fiche on to another body.
public struct Reorienter: FicheAct {
  /// `Action::"reorienter"`.
  public static let action = ActionName.reorienter
  /// The fiche.
  public let fiche: FicheFacts
  /// The kind of the new destination.
  let natureDestination: String

  /// The kind of the new destination.
  public var context: Record { ["natureDestination": .text(natureDestination)] }
}

/// Answering a fiche.
public struct Retourner: FicheAct {
  /// `Action::"retourner"`.
  public static let action = ActionName.retourner
  /// The fiche.
  public let fiche: FicheFacts
}

/// Closing a fiche.
public struct Clore: FicheAct {
  /// `Action::"clore"`.
  public static let action = ActionName.clore
  /// The fiche.
  public let fiche: FicheFacts
}

/// Taking a fiche back.
public struct Rappeler: FicheAct {
  /// `Action::"rappeler"`.
  public static let action = ActionName.rappeler
  /// The fiche.
  public let fiche: FicheFacts
}

/// Reminding those who have a fiche.
public struct Relancer: FicheAct {
  /// `Action::"relancer"`.
  public static let action = ActionName.relancer
  /// The fiche.
  public let fiche: FicheFacts
}

/// Reading what happened to a fiche: its timeline and its receipts, not its content.
public struct Suivre: FicheAct {
  /// `Action::"suivre"`.
  public static let action = ActionName.suivre
  /// The fiche.
  public let fiche: FicheFacts
}
