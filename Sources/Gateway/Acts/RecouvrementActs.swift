public import Cedar
public import Liaison

/// Giving back to an agent's new key what was sealed to the one they lost.
public struct Recouvrer: GatedAct {
  /// `Action::"recouvrer"`.
  public static let action = ActionName.recouvrer
  /// The body whose recovery key two people hold.
  public let organisme: Organisme
  /// Who lost their key.
  public let concerne: AgentID
  /// The body.
  public var resource: PolicyEntity { organisme.policyEntity }
  /// Who lost their key: nobody recovers for themself.
  public var context: Record { ["concerne": .entity(concerne.identityUID)] }
}
