import Cedar
import JSON

/// What inputs are read, validated and decided with: a schema that has every sort of type, and a principal with all that
/// is optional beside one with nothing of it. The names are those of the recorded expressions.
enum CedarSetting {
  static let schema: Schema = made {
    try Schema(
      parsing: """
        type Adresse = {rue: String, code?: Long, coords: Set<Long>};
        entity G in [G];
        entity R in [R] {auteur?: U};
        entity U in [G] {
          n: Long, s: String, r: {b: {c: Long}}, neg: Long, b?: Bool, a?: Long, chef?: U, amis?: Set<U>, adresse?: Adresse,
          ip?: ipaddr, taux?: decimal, date?: datetime, delai?: duration, role?: W
        } tags String;
        entity W enum ["x", "y"];
        action g;
        action v, w in [g] appliesTo {
          principal: [U], resource: [R, G], context: {l: Long, c?: {d?: Long}, ip?: ipaddr, autre?: Set<U>}
        };
        """)
  }

  static let policies: PolicySet = made {
    try PolicySet(
      parsing: """
        permit(principal in G::"g", action, resource) when { principal.amis.contains(principal) };
        forbid(principal, action, resource) when { principal has adresse.code && principal.adresse.code > 3 };
        permit(principal, action, resource) when { principal.hasTag("t") && principal.getTag("t") like "x*" };
        """)
  }

  static let entities: Entities = made {
    try Entities(
      JSON.parse(
        #"""
        [{"uid": {"type": "U", "id": "a"}, "parents": [{"type": "G", "id": "g"}], "tags": {"t": "v"}, "attrs":
          {"n": 1, "s": "x", "r": {"b": {"c": 1}}, "neg": -5}},
         {"uid": {"type": "U", "id": "b"}, "parents": [{"type": "G", "id": "top"}], "tags": {}, "attrs":
          {"n": 9223372036854775807, "s": "", "r": {"b": {"c": 0}}, "neg": -9223372036854775808, "b": true, "a": 0,
           "chef": {"type": "U", "id": "absent"}, "amis": [{"type": "U", "id": "b"}], "adresse": {"rue": "é", "coords": []},
           "ip": "10.0.0.0/8", "taux": "-1.5", "date": "1969-12-31", "delai": "-1ms", "role": {"type": "W", "id": "y"}}},
         {"uid": {"type": "G", "id": "g"}, "parents": [{"type": "G", "id": "top"}], "attrs": {}},
         {"uid": {"type": "G", "id": "top"}, "parents": [], "attrs": {}}]
        """#), schema: schema)
  }

  /// Requests that conform to the schema.
  static let requests: [Request] = made {
    let action = try EntityUID("Action", "v")
    let absent = try EntityUID("R", "r")
    let requests = [
      Request(principal: try EntityUID("U", "a"), action: action, resource: absent, context: ["l": 3]),
      Request(
        principal: try EntityUID("U", "b"), action: action, resource: try EntityUID("G", "g"),
        context: [
          "l": -1, "c": .record(["d": 4]), "ip": .extension(.ipaddr(try IPAddress("::1"))),
          "autre": .set(of: [.entity(try EntityUID("U", "a"))]),
        ]),
    ]
    for request in requests { try schema.check(request) }
    return requests
  }

  private static func made<T>(_ body: () throws -> T) -> T {
    do { return try body() } catch { preconditionFailure("the setting is right: \(error)") }
  }
}
