internal import Cedar
internal import Liaison

/// The entity types and action names of the policies, parsed once.
enum EntityTypes {
  static let agent = type("Agent")
  static let organisme = type("Organisme")
  static let fiche = type("Fiche")
  static let avisDePeril = type("AvisDePeril")
  static let coffre = type("Coffre")
  static let statistique = type("Statistique")
  static let transmissionOrale = type("TransmissionOrale")
  static let saisine = type("Saisine")
  static let suiteDonnee = type("SuiteDonnee")
  static let journal = type("Journal")
  static let boite = type("Boite")
  static let passerelle = type("Passerelle")
  private static let roles: [Role: EntityType] = Dictionary(
    uniqueKeysWithValues: Role.allCases.map { ($0, type($0.entityTypeName)) })
  private static let actions: [ActionName: EntityUID] = Dictionary(
    uniqueKeysWithValues: ActionName.allCases.map {
      ($0, EntityUID(type: type("Action"), id: CedarString($0.rawValue)))
    })

  /// The type of the agents of a role.
  static func type(of role: Role) -> EntityType { roles[role] ?? type(role.entityTypeName) }

  /// The role of the agents of a type; nil when it is not a type of agents.
  static func role(of type: EntityType) -> Role? { roles.first { $0.value == type }?.key }

  /// The name of an action.
  static func uid(of action: ActionName) -> EntityUID {
    actions[action] ?? EntityUID(type: type("Action"), id: CedarString(action.rawValue))
  }

  private static func type(_ name: String) -> EntityType {
    do { return try EntityType(name) } catch { preconditionFailure("the type names of this file are identifiers") }
  }
}

extension Role {
  /// Having that role, as the conditions of the policies are worded.
  var condition: String { "votre fonction est : \(libelle.prefix(1).lowercased())\(libelle.dropFirst())" }

  /// The role's type in the policies: `TravailleurSocial`.
  fileprivate var entityTypeName: String {
    switch self {
    case .intervenant: "Intervenant"
    case .travailleurSocial: "TravailleurSocial"
    case .cadreSecteur: "CadreSecteur"
    case .crip: "Crip"
    case .autoriteJudiciaire: "AutoriteJudiciaire"
    case .prefet: "Prefet"
    case .agentFSI: "AgentFSI"
    case .partenaire: "Partenaire"
    case .autoriteFonctionnelle: "AutoriteFonctionnelle"
    case .employeur: "Employeur"
    case .pilotage: "Pilotage"
    case .auditeur: "Auditeur"
    case .moniteur: "Moniteur"
    case .dpo: "Dpo"
    case .administrateur: "Administrateur"
    }
  }
}
