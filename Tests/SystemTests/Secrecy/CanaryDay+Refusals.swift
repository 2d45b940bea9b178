import Foundation
import JSON
import SystemSupport
import Testing

extension CanaryDay {
  /// What is refused must leave no trace either: by law, by form, in the target, in the header fields, by its length.
  func refusals() throws {
    try refusedByLaw()
    for body: JSON in [
      ["circuit": .string(canary.text("circuit"))], [canary.text("membre"): 1],
    ] { try expect(422, body) }
    try malformed()
    for target in [
      "/api/fiches/\(canary.word)/chronologie", "/api/boite?dossier=\(canary.word)", "/\(canary.word)",
      "/journal/tile/\(canary.word)",
    ] {
      #expect((400..<500).contains(try author.get(target).status))
      try answered("a target")
    }
    #expect(try author.get("/api/moi", headers: [("User-Agent", canary.word), ("Cookie", canary.word)]).status == 200)
    try answered("header fields")
    try tooLong()
    let odd = try KeptConnection(installation, .intervenant)
    #expect(try odd.ask("/ \(canary.word)").contains("400"))
    try answered("a start line that is refused")
  }

  private func expect(_ status: Int, _ body: JSON) throws {
    let reply = try author.post("/api/fiches", body, key: Fiches.newKey())
    #expect(reply.status == status, "\(reply.text)")
    try answered("a fiche that is refused with \(status)")
  }

  private func refusedByLaw() throws {
    guard case .object(var refused) = canary.transmission, case .object(var faits)? = refused["faits"] else {
      throw SystemFault("no transmission")
    }
    refused["accord"] = ["etat": "non-demande"]
    faits["accord"] = "non-demande"
    faits["objetsAccord"] = nil
    refused["faits"] = .object(faits)
    try expect(403, .object(refused))
    refused["fiche"] = ["identite": ["nom": .string(canary.text("nom")), canary.word: .string(canary.word)]]
    try expect(422, .object(refused))
  }

  /// JSON that ends too early, that says a thing twice, whose text is escaped, and what is no JSON.
  private func malformed() throws {
    let whole = canary.transmission.serialized()
    let texts = [
      whole.dropLast(1), Array("{\"a\": \"\(canary.word)\", \"a\": \"\(canary.word)\"}".utf8)[...],
      Array("{\"fiche\": \"\(canary.escaped)\"".utf8)[...], Array(canary.text("rien").utf8)[...],
    ]
    for text in texts {
      let reply = try author.post("/api/fiches", bytes: Array(text), key: Fiches.newKey())
      #expect(reply.status == 400, "\(reply.text)")
      try answered("JSON that is refused")
    }
  }

  /// A body that turns out too long once most of it has come, and one that says so at once.
  private func tooLong() throws {
    let piece = Array("\(canary.text("trop long")) ".utf8)
    let chunk = Array(repeatElement(piece, count: 16_384 / piece.count).joined())
    let head = "POST /api/avis HTTP/1.1\r\nHost: 127.0.0.1:\(installation.port)\r\nContent-Type: application/json\r\n"
    let chunked = try KeptConnection(installation, .intervenant)
    try chunked.send(Array("\(head)Transfer-Encoding: chunked\r\n\r\n".utf8))
    for _ in 0...(1_048_576 / chunk.count) {
      try chunked.send(Array("\(String(chunk.count, radix: 16))\r\n".utf8) + chunk + [13, 10])
    }
    #expect(try chunked.answer().contains("413"))
    try answered("a body that grew too long")
    let announced = try KeptConnection(installation, .intervenant)
    try announced.send(Array("\(head)Content-Length: 9000000\r\n\r\n".utf8) + chunk)
    #expect(try announced.answer().contains("413"))
    try answered("a body that is announced too long")
  }
}
