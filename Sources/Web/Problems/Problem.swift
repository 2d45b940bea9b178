internal import Gateway
internal import HTTP
internal import JSON
internal import Law

/// Why a request was not done, as RFC 9457 writes it, in French. It never quotes what was sent.
struct Problem: Error, Sendable {
  /// What kind of problem: the end of `urn:navette:probleme:…`, stable for machines.
  enum Kind: String, Sendable, CaseIterable {
    case chemin, methode, type, corps, taille, requete, origine, jeton, cle
    case json, champs
    case refus, agent, inconnu, etat, conflit, reutilisation, destinataire, indisponible, panne

    var urn: String { "urn:navette:probleme:" + rawValue }
  }

  let kind: Kind
  let status: Status
  let title: String
  let detail: String
  /// The policies that refused, when a decision did.
  var refus: [PolicyNotice] = []
  /// The permits that were near, and the conditions they lacked.
  var conditions: [NearPermit] = []
  /// The fields at fault, when some are.
  var champs: [FieldFault] = []
  /// Fields of the answer that the status asks for.
  var fields: [(name: String, value: String)] = []

  init(_ kind: Kind, _ status: Status, _ title: String, _ detail: String) {
    (self.kind, self.status, self.title, self.detail) = (kind, status, title, detail)
  }

  /// What a problem document holds. The server refuses by itself what is not HTTP, with a `code` instead of a kind.
  static let schema = JSONSchema.object([
    .required("type", .codes(Kind.allCases.map(\.urn) + ["about:blank"])), .required("title", .string()),
    .required("status", .integer(400...599)), .required("detail", .string()),
    .optional("refus", .array(of: PolicyNotice.schema, count: 1...Int.max)),
    .optional("conditions", .array(of: NearPermit.schema, count: 1...Int.max)),
    .optional("champs", .array(of: FieldFault.schema, count: 1...Int.max)), .optional("code", .string()),
  ]).named("Probleme")

  /// The problem document.
  var response: Response {
    var object: JSONObject = [
      "type": JSON.string(kind.urn), "title": .string(title),
      "status": .integer(Int64(status.code)), "detail": .string(detail),
    ]
    if !refus.isEmpty { object["refus"] = .array(refus.map { JSON($0) }) }
    if !conditions.isEmpty { object["conditions"] = .array(conditions.map { JSON($0) }) }
    if !champs.isEmpty { object["champs"] = .array(champs.map(\.json)) }
    return .problem(status, JSON.object(object).serialized(), headers: fields)
  }
}
