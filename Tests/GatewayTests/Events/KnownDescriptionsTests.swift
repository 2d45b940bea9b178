import JSON
import Testing

@testable import Gateway

/// A reader that has met descriptions before tells the same of every body as one that never met any.
@Suite struct KnownDescriptionsTests {
  private struct Verdict: Equatable {
    let fault: String?
    let kind: EventKind
    let texts: [String]
  }

  private func verdict(_ bytes: [UInt8], by reader: inout EventReader) -> Verdict {
    bytes.withUnsafeBytes { bytes in
      var fault: String?
      do { try reader.read(bytes) } catch { fault = "\(error)" }
      guard fault == nil else { return Verdict(fault: fault, kind: .arret, texts: []) }
      let (found, all) = (reader.question, [reader.question.etat, reader.question.auteur, reader.question.destination])
      let texts = (all + [found.principal.id, found.resource.id]).map { String(decoding: bytes[$0], as: UTF8.self) }
      return Verdict(fault: fault, kind: reader.kind, texts: texts)
    }
  }

  private func fresh(_ bytes: [UInt8]) -> Verdict {
    var reader = EventReader()
    return verdict(bytes, by: &reader)
  }

  private func opening(
    by agent: String = "un-agent", etat: String = "transmise", article: String = "CASF", extra: JSONObject = [:]
  ) throws -> [UInt8] {
    func uid(_ id: String, _ type: String) -> JSON { ["id": .string(id), "type": .string(type)] }
    let reference = "FN-2026-27WW-AN8P-W4"
    var attributes: JSONObject = [
      "accord": "donne", "auteur": ["__entity": uid(agent, "Agent")], "circuit": "orientation-secteur",
      "destination": ["__entity": uid("secteur-sud", "Organisme")], "ecartes": [], "etat": .string(etat),
    ]
    for member in extra.members { attributes[member.key] = member.value }
    var body = try #require(EventBodies.smallest(.ouverture, .permitted))
    body["articles"] = [.string(article)]
    body["question"] = [
      "action": uid("ouvrir", "Action"), "context": [:],
      "entities": [
        [
          "attrs": ["agent": ["__entity": uid(agent, "Agent")], "secret": "profession"],
          "parents": [uid("secteur-sud", "Organisme")], "uid": uid(agent, "TravailleurSocial"),
        ], ["attrs": .object(attributes), "parents": [], "uid": uid(reference, "Fiche")],
      ], "principal": uid(agent, "TravailleurSocial"), "resource": uid(reference, "Fiche"),
    ]
    return JSON.object(body).serialized(.canonical)
  }

  @Test func `what is told of the same agents in other states is read each time`() throws {
    var reader = EventReader()
    for round in 0..<3 {
      for agent in 0..<40 {
        for etat in ["transmise", "consultee", "accusee", "retournee", "refusee", "close"] {
          let article = String(repeating: "L. 226-2-1 ; ", count: round + 1)
          let body = try opening(by: "agent-\(agent)", etat: etat, article: article)
          let verdict = verdict(body, by: &reader)
          #expect(verdict.fault == nil)
          #expect(
            verdict.texts == [etat, "agent-\(agent)", "secteur-sud", "agent-\(agent)", "FN-2026-27WW-AN8P-W4"])
        }
      }
    }
  }

  @Test func `a byte that differs anywhere is judged as if nothing had been read before`() throws {
    let body = try opening()
    var reader = EventReader()
    #expect(verdict(body, by: &reader).fault == nil)
    var refused = 0
    for place in stride(from: 200, to: body.count - 20, by: 3) {
      var altered = body
      altered[place] = place.isMultiple(of: 2) ? body[place] ^ 1 : UInt8(ascii: "\"")
      let judged = verdict(altered, by: &reader)
      #expect(judged == fresh(altered), "at \(place)")
      if judged.fault != nil { refused += 1 }
      #expect(verdict(body, by: &reader) == fresh(body))
    }
    #expect(refused > 100)
  }

  @Test func `a body that is cut off inside what is known is refused`() throws {
    let body = try opening()
    var reader = EventReader()
    #expect(verdict(body, by: &reader).fault == nil)
    for end in stride(from: 1, to: body.count, by: 7) {
      let judged = verdict(Array(body[..<end]), by: &reader)
      #expect(judged.fault != nil && judged == fresh(Array(body[..<end])))
    }
  }

  @Test func `escapes before or inside a description change nothing of what is told`() throws {
    var reader = EventReader()
    for _ in 0..<2 {
      for article in ["art. 1", "art. \u{1}", "« \" »"] {
        for extra: JSONObject in [[:], ["zone": "\n"], ["\u{1}zone": "a", "zone": "b"], ["é": true]] {
          let body = try opening(article: article, extra: extra)
          #expect(verdict(body, by: &reader) == fresh(body))
          #expect(fresh(body).fault == nil)
        }
      }
    }
  }

  @Test func `a description that is too long or too short to be remembered is read all the same`() throws {
    var reader = EventReader()
    for count in [0, 1, 200, 700, 5000] {
      let extra: JSONObject = count == 0 ? [:] : ["zone": .string(String(repeating: "z", count: count))]
      for etat in ["transmise", "accusee"] {
        let body = try opening(etat: etat, extra: extra)
        #expect(verdict(body, by: &reader) == fresh(body))
        #expect(fresh(body).texts.first == etat)
      }
    }
  }
}
