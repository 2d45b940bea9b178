import Foundation
import JSON
import Journal
import Liaison
import Store
import Testing

/// The path of a fiche, over the API alone.
struct FicheRouteTests {
  @Test func `a fiche is transmitted, listed, opened, acknowledged, returned and closed, each with its receipt`() throws
  {
    let fixture = try GatewayFixture()
    let sent = try fixture.post("intervenant", "/api/fiches", Bodies.transmission)
    #expect(sent.status == 201, "\(sent.text)")
    let reference = try #require(sent.json["reference"]?.string)
    #expect(sent.json["etat"] == "transmise" && sent.json["destination"] == "nord")
    #expect(sent.json["recu"]?["evenement"] == "transmission")
    #expect(sent.json["recu"]?["preuve"]?.string?.hasPrefix("c2sp.org/tlog-proof@v1\n") == true)
    #expect(sent.json["recu"]?["nonce"]?.string?.utf8.count == 32)

    let box = try fixture.get("nord-1", "/api/boite")
    #expect(box.json["fiches"]?.array?.compactMap { $0["reference"]?.string } == [reference])
    let mine = try fixture.get("intervenant", "/api/boite?dossier=envoyees&limite=1")
    #expect(mine.json["fiches"]?.array?.count == 1)

    let steps: [(String, String, JSON, String)] = [
      ("nord-1", "ouverture", [:], "consultee"), ("nord-1", "accuse", ["message": "Reçu, inventé."], "accusee"),
      ("nord-2", "retour", Bodies.retour, "retournee"), ("intervenant", "cloture", [:], "close"),
    ]
    for (agent, verb, body, etat) in steps {
      let answer = try fixture.post(agent, "/api/fiches/\(reference)/\(verb)", body)
      #expect(answer.status == 200, "\(verb): \(answer.text)")
      #expect(answer.json["reference"]?.string == reference && answer.json["etat"]?.string == etat, "\(answer.text)")
      #expect(answer.json["recu"]?["feuille"]?.integer != nil)
    }

    let timeline = try fixture.get("intervenant", "/api/fiches/\(reference)/chronologie")
    #expect(
      timeline.json["evenements"]?.array?.compactMap { $0["evenement"]?.string } == [
        "transmission", "ouverture", "accuse", "retour", "cloture",
      ])
    for (agent, count) in [("intervenant", 5), ("nord-1", 2), ("nord-2", 1)] {
      let receipts = try fixture.get(agent, "/api/fiches/\(reference)/recus")
      #expect(receipts.json["recus"]?.array?.count == count, "\(agent)")
    }
  }

  @Test func `opening hands out the sealed bytes and what their header must say`() throws {
    let fixture = try GatewayFixture()
    let reference = try fixture.transmitted()
    let opened = try fixture.post("nord-1", "/api/fiches/\(reference)/ouverture")
    let envelope = try #require(opened.json["enveloppes"]?[0])
    #expect(envelope["genre"] == "fiche" && envelope["version"] == 1 && envelope["auteur"] == "intervenant")
    #expect(envelope["destination"] == "nord" && envelope["precedente"] == nil)
    let cms = try #require(envelope["cms"]?.string.flatMap { Data(base64Encoded: $0) })
    #expect(cms.first == 0x30)
    #expect(!String(decoding: cms, as: UTF8.self).contains("Personnage"))
  }

  @Test func `a retry with its key answers the same, and creates nothing twice`() throws {
    let fixture = try GatewayFixture()
    let key = IdempotencyKey.random()
    let first = try fixture.post("intervenant", "/api/fiches", Bodies.transmission, key: key)
    let second = try fixture.post("intervenant", "/api/fiches", Bodies.transmission, key: key)
    #expect(first.status == 201 && second.status == 201)
    #expect(first.json["reference"]?.string == second.json["reference"]?.string)
    #expect(first.json["recu"]?["feuille"] == second.json["recu"]?["feuille"])
    let sent = try fixture.get("intervenant", "/api/boite?dossier=envoyees")
    #expect(sent.json["fiches"]?.array?.count == 1)

    let other = try fixture.post(
      "intervenant", "/api/fiches", Bodies.transmission.setting("/urgence", "prioritaire"), key: key)
    #expect(other.status == 422 && other.problem == "reutilisation" && other.pointers == ["Idempotency-Key"])
    let another = try fixture.post("intervenant", "/api/avis", Bodies.avis, key: key)
    #expect(another.status == 422 && another.problem == "reutilisation")
  }

  @Test func `a step that the state does not allow is a conflict`() throws {
    let fixture = try GatewayFixture()
    let reference = try fixture.transmitted()
    for (agent, verb, body) in [
      ("intervenant", "cloture", JSON.object([:])), ("nord-1", "retour", Bodies.retour),
    ] {
      let answer = try fixture.post(agent, "/api/fiches/\(reference)/\(verb)", body)
      #expect(answer.status == 409 && answer.problem == "etat", "\(verb): \(answer.text)")
    }
    #expect(try fixture.post("nord-1", "/api/fiches/\(reference)/ouverture").status == 200)
    let recall = try fixture.post("intervenant", "/api/fiches/\(reference)/rappel", ["motif": "erreur-destinataire"])
    #expect([403, 409].contains(recall.status) && recall.problem != "champs", "\(recall.text)")
  }

  @Test(arguments: ["ouverture", "accuse", "refus", "reorientation", "retour", "cloture", "rappel"])
  func `an unknown reference is not found`(verb: String) throws {
    let fixture = try GatewayFixture()
    let bodies: [String: JSON] = [
      "retour": Bodies.retour, "refus": ["motif": "hors-competence"], "rappel": ["motif": "erreur-destinataire"],
      "reorientation": ["destination": "sud", "motif": "commune-erronee", "cles": []],
    ]
    let unknown = Reference(.ficheNavette, year: 2026)
    let answer = try fixture.post("nord-1", "/api/fiches/\(unknown)/\(verb)", bodies[verb] ?? [:])
    #expect(answer.status == 404 && answer.problem == "inconnu", "\(verb): \(answer.text)")
    #expect(try fixture.get("nord-1", "/api/fiches/\(unknown)/chronologie").status == 404)
  }

  @Test func `an author recalls what nobody opened, a recipient declines what is not theirs`() throws {
    let fixture = try GatewayFixture()
    let recalled = try fixture.transmitted()
    let answer = try fixture.post("intervenant", "/api/fiches/\(recalled)/rappel", ["motif": "erreur-destinataire"])
    #expect(answer.status == 200 && answer.json["etat"] == "rappelee", "\(answer.text)")
    let gone = try fixture.post("nord-1", "/api/fiches/\(recalled)/ouverture")
    #expect([403, 404, 409].contains(gone.status) && gone.json["enveloppes"] == nil, "\(gone.text)")
    let declined = try fixture.transmitted()
    #expect(try fixture.post("nord-1", "/api/fiches/\(declined)/ouverture").status == 200)
    let refusal = try fixture.post("nord-1", "/api/fiches/\(declined)/refus", ["motif": "hors-competence"])
    #expect(refusal.status == 200 && refusal.json["etat"] == "refusee", "\(refusal.text)")
    let other = try fixture.post("nord-1", "/api/fiches/\(declined)/refus", ["motif": "autre"])
    #expect(other.status == 422 && other.pointers == ["/commentaire"], "\(other.text)")
  }

  @Test(arguments: ["75056", "01001"])
  func `a commune that nobody covers is named where it was written`(commune: String) throws {
    let fixture = try GatewayFixture()
    let sent = try fixture.post(
      "intervenant", "/api/fiches", Bodies.transmission.setting("/fiche/coordonnees/commune", .string(commune)))
    #expect(sent.status == 422 && sent.pointers == ["/fiche/coordonnees/commune"], "\(sent.text)")
    let asked = try fixture.post(
      "intervenant", "/api/fiches/simulation", Bodies.simulation.setting("/commune", .string(commune)))
    #expect(asked.status == 422 && asked.pointers == ["/commune"], "\(asked.text)")
  }

  @Test func `re-routing with the wrong keys is refused with the field`() throws {
    let fixture = try GatewayFixture()
    let reference = try fixture.transmitted()
    let motif = try #require(MotifReorientation.all.first?.code)
    let answer = try fixture.post(
      "nord-1", "/api/fiches/\(reference)/reorientation",
      ["destination": "sud", "motif": .string(motif), "precisions": "Inventées.", "cles": []])
    #expect(answer.status == 422 && answer.pointers == ["/cles"], "\(answer.text)")
    let same = try fixture.post(
      "nord-1", "/api/fiches/\(reference)/reorientation",
      ["destination": "nord", "motif": .string(motif), "precisions": "Inventées.", "cles": []])
    #expect(same.status == 422 && same.pointers == ["/destination"], "\(same.text)")
  }

  @Test func `another reason for re-routing is said, and in no more than its place`() throws {
    let fixture = try GatewayFixture()
    let reference = try fixture.transmitted()
    for wrong in [.null, "", .string(String(repeating: "x", count: 501)), 3] as [JSON] {
      var body: JSONObject = ["destination": "sud", "motif": "autre", "cles": []]
      if wrong != .null { body["precisions"] = wrong }
      let answer = try fixture.post("nord-1", "/api/fiches/\(reference)/reorientation", .object(body))
      #expect(answer.status == 422 && answer.pointers == ["/precisions"], "\(answer.text)")
    }
  }

  @Test func `a dry-run says what would happen, and leaves no trace`() throws {
    let fixture = try GatewayFixture()
    let before = fixture.database.checkpoint.checkpoint.size
    func ask(_ body: JSON) throws -> [JSON] {
      let answer = try fixture.post("intervenant", "/api/fiches/simulation", body)
      #expect(answer.status == 200, "\(answer.text)")
      return answer.json["simulations"]?.array ?? []
    }
    let permitted = try #require(try ask(Bodies.simulation).first)
    #expect(permitted["decision"] == "permise" && permitted["refus"] == [] && permitted["conditions"] == [])
    let refused = try #require(
      try ask(
        Bodies.simulation.setting("/accord", ["etat": "non-demande"]).setting("/faits/accord", "non-demande")
          .setting("/faits/objetsAccord", nil)
      ).first)
    #expect(refused["decision"] == "refusee")
    #expect(refused["refus"]?[0]?["articles"]?.string?.contains("226-13") == true)
    #expect(refused["conditions"]?[0]?["conditions"]?[0]?.string?.isEmpty == false)
    let both = try ask(Bodies.simulation.setting("/destinations", ["commissariat"]))
    #expect(both.map { $0["destination"] } == ["nord", "commissariat"])
    #expect(both.map { $0["decision"] } == ["permise", "refusee"])
    #expect(fixture.database.checkpoint.checkpoint.size == before)
  }
}
