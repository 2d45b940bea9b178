internal import Foundation
public import Law
public import Liaison

extension Orientation {
  /// What the policies say to anyone of a role, who belongs nowhere: for lawyers and tests, without a gateway.
  /// - Throws: ``GatewayError`` for facts or a role that cannot be described to the engine.
  public init(
    _ book: PolicyBook, as role: Role, secret: SoumissionAuSecret, professionDeSante: Bool = false, faits: FaitsCodes
  ) throws(GatewayError) {
    do {
      let agent = try Agent(
        id: AgentID("agent"), nom: role.code, role: role, secret: secret, professionDeSante: professionDeSante)
      self.init(try Enquete(book, by: agent.policyEntity(memberships: [], at: .now), faits))
    } catch {
      throw GatewayError(error)
    }
  }
}
