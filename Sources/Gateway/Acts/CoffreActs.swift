internal import Cedar
public import Liaison

/// An act on the encryption key of an agent: its certificate, and the private key wrapped under their passphrase.
public protocol CoffreAct: GatedAct {
  /// Whose key it is.
  var titulaire: AgentID { get }
}

extension CoffreAct {
  /// The key.
  public var resource: PolicyEntity {
    PolicyEntity(
      Entity(
        EntityUID(type: EntityTypes.coffre, id: CedarString(titulaire.description)),
        attributes: ["agent": .entity(titulaire.identityUID)]))
  }
}

/// Having an encryption key certified.
public struct CertifierCle: CoffreAct {
  /// `Action::"certifierCle"`.
  public static let action = ActionName.certifierCle
  /// Whose key it is.
  public let titulaire: AgentID
}

/// Leaving a wrapped private key in the gateway's keeping.
public struct GarderCoffre: CoffreAct {
  /// `Action::"garderCoffre"`.
  public static let action = ActionName.garderCoffre
  /// Whose key it is.
  public let titulaire: AgentID
}

/// Taking a wrapped private key back.
public struct LireCoffre: CoffreAct {
  /// `Action::"lireCoffre"`.
  public static let action = ActionName.lireCoffre
  /// Whose key it is.
  public let titulaire: AgentID
}
