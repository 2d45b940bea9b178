internal import Cedar
internal import Liaison

extension OrganismeID {
  /// The body's name in the policies.
  var entityUID: EntityUID { EntityUID(type: EntityTypes.organisme, id: CedarString(description)) }
}

extension Organisme {
  /// The body as the policies see it: its nature, the kind of partner (empty for any other body), and what it belongs to.
  var policyEntity: PolicyEntity {
    PolicyEntity(
      Entity(
        id.entityUID,
        attributes: [
          "nature": .text(nature.code),
          "typePartenaire": .text(typePartenaire?.code ?? ""),
        ],
        parents: parent.map { [$0.entityUID] } ?? []))
  }
}
