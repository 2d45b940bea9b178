import Authority
import Cryptography
import Foundation
import HTTP
import JSON
import Liaison
import Testing
import Web

/// An answer of the API, as a test looks at it.
struct Answer {
  let status: Int
  let fields: [(name: String, value: String)]
  let body: [UInt8]

  var json: JSON { (try? JSON.parse(body)) ?? .null }
  var text: String { String(decoding: body, as: UTF8.self) }

  /// The value of a field that is there once.
  subscript(_ name: String) -> String? {
    let found = fields.filter { $0.name.lowercased() == name.lowercased() }
    return found.count == 1 ? found[0].value : nil
  }

  /// The end of the problem's type.
  var problem: String? { json["type"]?.string?.replacing("urn:navette:probleme:", with: "") }
  /// The pointers of the fields at fault.
  var pointers: [String] { (json["champs"]?.array ?? []).compactMap { $0["pointeur"]?.string } }
  /// The codes of the fields at fault.
  var codes: [String] { (json["champs"]?.array ?? []).compactMap { $0["code"]?.string } }
  /// The articles that refuse.
  var articles: String { (json["refus"]?.array ?? []).compactMap { $0["articles"]?.string }.joined(separator: " ; ") }
}

extension GatewayFixture {
  /// Asks the API without a socket, and waits for the answer, which must be as the published description says.
  func ask(
    _ name: String?, _ method: HTTP.Method, _ target: String, headers: [(String, String)] = [], body: [UInt8] = []
  ) throws -> Answer {
    let reply = Reply()
    let peer = name.flatMap { agents[$0]?.certificates.authentication }
    site.handle(try Request(method, target, headers: headers, body: body, peer: peer), reply)
    let deadline = Date.now + 20
    while reply.response == nil {
      guard Date.now < deadline else { throw NeverAnswered() }
      usleep(500)
    }
    let response = try #require(reply.response)
    let answer = Answer(status: response.status.code, fields: response.headers, body: response.body)
    // Pages are not the API's.
    guard ["/api/", "/journal/", "/openapi.json"].contains(where: target.hasPrefix) else { return answer }
    for fault in PublishedContract.published.faults(method, target, answer) {
      Issue.record("\(method.rawValue) \(target): \(fault)")
    }
    return answer
  }

  func get(_ name: String?, _ target: String) throws -> Answer { try ask(name, .get, target) }

  /// Posts JSON, with a key of its own unless one is given.
  func post(
    _ name: String?, _ target: String, _ body: JSON = [:], key: IdempotencyKey = .random()
  ) throws -> Answer {
    try ask(
      name, .post, target,
      headers: [("Content-Type", "application/json"), ("Idempotency-Key", key.description)], body: body.serialized())
  }

  /// A fiche that `intervenant` has sent to the secteur nord.
  func transmitted() throws -> String {
    let answer = try post("intervenant", "/api/fiches", Bodies.transmission)
    try #require(answer.status == 201, "\(answer.text)")
    return try #require(answer.json["reference"]?.string)
  }
}

struct NeverAnswered: Error {}
