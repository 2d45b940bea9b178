import HTTP
import JSON
import TestSupport
import Testing

@testable import Web

/// The published description, read as somebody would who has only the document.
struct PublishedContract {
  static let published = PublishedContract(OpenAPI(Routes.all(counters: { [:] })).json)

  let document: JSON
  private let validator: SchemaValidator

  init(_ document: JSON) {
    self.document = document
    validator = SchemaValidator(definitions: document["components"]?["schemas"]?.object ?? [:])
  }

  /// How an answer differs from what the description promises of its request.
  func faults(_ method: HTTP.Method, _ target: String, _ answer: Answer) -> [String] {
    let item = item(of: target)
    let name = (method == .head ? .get : method).rawValue.lowercased()
    guard let operation = item?[name] else { return faults(notDescribed: answer, item) }
    guard let promised = operation["responses"]?["\(answer.status)"] else {
      return ["the status \(answer.status) is not described"]
    }
    return faults(of: answer, resolved(promised))
  }

  /// An answer to what is not described: a problem, and for another method the methods that are.
  private func faults(notDescribed answer: Answer, _ item: JSON?) -> [String] {
    let responses = document["components"]?["responses"]
    switch (answer.status, item?.object) {
    case (405, let item?):
      let methods = item.members.map { $0.key.uppercased() } + (item["get"] == nil ? [] : ["HEAD"])
      let allowed = answer["Allow"]?.split(separator: ", ").map(String.init)
      let wrong = allowed.map(Set.init) == Set(methods) ? [] : ["Allow does not say which methods are described"]
      return wrong + faults(of: answer, responses?["MethodeRefusee"] ?? .null)
    case (403, _): return faults(of: answer, responses?["Refuse"] ?? .null)
    case (404, nil): return faults(of: answer, responses?["Inconnu"] ?? .null)
    default: return ["what is not described was answered \(answer.status)"]
    }
  }

  private func faults(of answer: Answer, _ promised: JSON) -> [String] {
    guard let type = answer["Content-Type"]?.split(separator: ";").first.map(String.init),
      let content = promised["content"]?[type]
    else { return ["the type \(answer["Content-Type"] ?? "none") is not described"] }
    let fields = (promised["headers"]?.object?.members ?? []).flatMap { name, field in
      answer[name].map { validator.faults(.string($0), field["schema"] ?? .null) } ?? ["the field \(name) is missing"]
    }
    guard let schema = content["schema"] else { return fields }
    guard let body = try? JSON.parse(answer.body) else { return fields + ["the body is not JSON"] }
    return fields + validator.faults(body, schema)
  }

  private func resolved(_ promised: JSON) -> JSON {
    guard let name = promised["$ref"]?.string?.split(separator: "/").last else { return promised }
    return document["components"]?["responses"]?[String(name)] ?? .null
  }

  /// The path of the description that a target has: the one with the most literal words.
  private func item(of target: String) -> JSON? {
    let path = target.prefix { $0 != "?" }.split(separator: "/", omittingEmptySubsequences: false)
    let found = (document["paths"]?.object?.members ?? []).filter { Self.matches($0.key, path) }
    return found.min { $0.key.count { $0 == "{" } < $1.key.count { $0 == "{" } }?.value
  }

  private static func matches(_ template: String, _ path: [Substring]) -> Bool {
    let parts = template.split(separator: "/", omittingEmptySubsequences: false)
    let takesRest = parts.last == "{fichier}"
    guard takesRest ? path.count >= parts.count : path.count == parts.count else { return false }
    return zip(parts, path).allSatisfy { $0.hasPrefix("{") ? !$1.isEmpty : $0.utf8.elementsEqual($1.utf8) }
  }
}
