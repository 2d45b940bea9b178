public import Foundation

/// Who did something, and when.
public struct Acte: Hashable, Sendable {
  /// Who.
  public let par: AgentID
  /// When.
  public let le: Date

  /// Names an act.
  public init(par: AgentID, le: Date) { (self.par, self.le) = (par, le) }
}
