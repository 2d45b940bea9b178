/// What makes a policy of a template: an id of its own, and an entity for each slot.
public struct TemplateLink: Hashable, Sendable {
  /// The template's id.
  public let template: PolicyID
  /// The id of the policy that it makes.
  public let id: PolicyID
  /// Fills `?principal`; given exactly when the template has it.
  public let principal: EntityUID?
  /// Fills `?resource`; given exactly when the template has it.
  public let resource: EntityUID?

  /// Describes a link; whether it fits its template is checked when it is made.
  public init(_ template: PolicyID, as id: PolicyID, principal: EntityUID? = nil, resource: EntityUID? = nil) {
    self.template = template
    self.id = id
    self.principal = principal
    self.resource = resource
  }
}
