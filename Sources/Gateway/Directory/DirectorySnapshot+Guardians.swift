internal import Liaison

extension DirectorySnapshot {
  /// Those who answer for who can read what a body receives: the cadres of that body or of one above it, and the
  /// data-protection officers.
  func guardians(of organisme: Organisme) -> Set<AgentID> {
    var bodies: Set<OrganismeID> = []
    var current: Organisme? = organisme
    while let body = current, bodies.insert(body.id).inserted { current = body.parent.flatMap { organismes[$0] } }
    let guardians = agents.values.filter { entry in
      guard !entry.isRevoked else { return false }
      switch entry.agent.role {
      case .dpo: return true
      case .cadreSecteur: return memberships[entry.agent.id]?.contains { bodies.contains($0.organisme) } == true
      default: return false
      }
    }
    return Set(guardians.map(\.agent.id))
  }
}
