/// A question to the policies: may this principal do this action on this resource, in this context?
public struct Request: Hashable, Sendable {
  /// Who acts.
  public let principal: EntityUID
  /// What is done.
  public let action: EntityUID
  /// On what.
  public let resource: EntityUID
  /// The facts of this request alone.
  public let context: Record

  /// Makes a request.
  public init(principal: EntityUID, action: EntityUID, resource: EntityUID, context: Record = .empty) {
    self.principal = principal
    self.action = action
    self.resource = resource
    self.context = context
  }
}
