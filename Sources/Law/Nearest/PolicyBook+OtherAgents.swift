internal import Cedar

extension PolicyBook {
  /// The permits that speak of such acts and objects but of agents of another type, and what they would lack for such an
  /// agent, everything else being the same.
  func permits(
    forOthersThanIn question: CodedRequest, _ entities: Entities, naming agents: (EntityType) -> String?
  ) -> [NearPermit] {
    law.policies.explain(question.request, entities).compactMap { verdict in
      guard verdict.effect == .permit, verdict.scope.action, verdict.scope.resource, !verdict.scope.principal,
        let policy = law.policies[verdict.policy], let notice = self[verdict.policy.description],
        case .type(let type) = policy.principal, let agent = agents(type)
      else { return nil }
      let other = question.asked(by: type)
      guard let entities = try? Entities(other.entities),
        let verdict = law.policies.explain(policy.id, other.request, entities)
      else { return nil }
      switch verdict.outcome {
      case .satisfied, .unsatisfied: return near(notice, policy, verdict, other.request, entities, wanting: agent)
      case .failed, .outOfScope: return nil
      }
    }
  }
}

extension CodedRequest {
  /// The same question, as if it were asked by an agent of another type: what is known of the agent stays.
  fileprivate func asked(by type: EntityType) -> CodedRequest {
    let agent = EntityUID(type: type, id: request.principal.id)
    return CodedRequest(
      Request(principal: agent, action: request.action, resource: request.resource, context: request.context),
      entities: entities.map { entity in
        entity.uid == request.principal
          ? Entity(agent, attributes: entity.attributes, tags: entity.tags, parents: entity.parents) : entity
      })
  }
}
