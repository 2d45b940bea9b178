import Cedar

/// What inputs are read and decided with.
enum CedarSetting {
  static let schema: Schema = {
    do {
      return try Schema(
        parsing: """
          type Adresse = {rue: String, code?: Long, coords: Set<Long>};
          entity Groupe in [Groupe];
          entity User in [Groupe] {
            nom: String, age?: Long, actif: Bool, chef?: User, amis: Set<User>, adresse?: Adresse,
            ip?: ipaddr, taux?: decimal, date?: datetime, delai?: duration
          } tags Set<String>;
          entity Role enum ["a", "b"];
          action lire, ecrire appliesTo {principal: [User], resource: [Groupe, User], context: {ip?: ipaddr}};
          """)
    } catch { preconditionFailure("the schema is right: \(error)") }
  }()

  static let policies: PolicySet = {
    do {
      return try PolicySet(
        parsing: """
          permit(principal in Groupe::"g", action, resource) when { principal.amis.contains(principal) };
          forbid(principal, action, resource) when { principal has adresse.code && principal.adresse.code > 3 };
          permit(principal, action, resource) when { principal.hasTag("t") && principal.getTag("t").contains("x") };
          """)
    } catch { preconditionFailure("the policies are right: \(error)") }
  }()

  static let entities: Entities = {
    do {
      let group = try EntityUID("Groupe", "g")
      return try Entities([
        Entity(
          try EntityUID("User", "a"), attributes: ["n": 1, "s": "x", "r": .record(["b": true])], tags: ["t": "v"],
          parents: [group]), Entity(group),
      ])
    } catch { preconditionFailure("the entities are right: \(error)") }
  }()

  static func request() throws -> Request {
    Request(
      principal: try EntityUID("User", "a"), action: try EntityUID("Action", "lire"),
      resource: try EntityUID("Groupe", "g"), context: ["l": 3])
  }
}
