public import Liaison
internal import Statistics

/// What tables are about.
public enum PorteeStatistique: Hashable, Sendable {
  /// All the activity.
  case globale
  /// What concerns a circonscription.
  case circonscription(OrganismeID)
  /// What an employer's intervenants do.
  case employeur(OrganismeID)

  /// Its code in the policies.
  public var code: String {
    switch self {
    case .globale: "globale"
    case .circonscription: "circonscription"
    case .employeur: "employeur"
    }
  }

  /// The body.
  public var organisme: OrganismeID? {
    switch self {
    case .globale: nil
    case .circonscription(let id), .employeur(let id): id
    }
  }

  /// The part of the tables.
  var partie: (decoupage: Decoupage, code: String)? {
    switch self {
    case .globale: nil
    case .circonscription(let id): (.territoire, id.description)
    case .employeur(let id): (.employeur, id.description)
    }
  }

  /// What somebody of a role sees of what is not published: their own circonscription, their own intervenants, or the whole.
  init(of agent: AuthenticatedAgent, in directory: DirectorySnapshot) {
    let bodies = agent.memberships.map(\.organisme)
    switch agent.agent.role {
    case .cadreSecteur:
      self =
        bodies.first { directory.organismes[$0]?.nature == .circonscription }.map { .circonscription($0) } ?? .globale
    case .employeur:
      self = bodies.first { directory.organismes[$0]?.nature == .employeur }.map { .employeur($0) } ?? .globale
    default: self = .globale
    }
  }
}
