public import Liaison

/// Sending an avis de péril (Code pénal 223-6) to a body that can act.
public struct AviserPeril: GatedAct {
  /// `Action::"aviserPeril"`.
  public static let action = ActionName.aviserPeril
  /// The body.
  public let destination: Organisme

  /// The body.
  public var resource: PolicyEntity { destination.policyEntity }
}
