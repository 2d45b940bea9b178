import JSON
import Liaison
import Testing

/// Each refusal that matters, with the article that refuses it.
struct DecisionRefusalTests {
  private func check(_ answer: Answer, _ article: String, _ title: String, line: Int = #line) {
    #expect(answer.status == 403 && answer.problem == "refus", "\(line): \(answer.text)")
    #expect(answer.articles.contains(article), "\(line): \(answer.articles)")
    #expect(answer.json["title"]?.string == title, "\(line): \(answer.text)")
    #expect(answer.json["detail"]?.string?.isEmpty == false)
    for refusal in answer.json["refus"]?.array ?? [] {
      #expect(refusal["politique"]?.string?.isEmpty == false && refusal["motif"]?.string?.isEmpty == false)
      #expect(refusal["force"] == "loi")
    }
  }

  @Test func `without agreement, nothing is transmitted`() throws {
    let fixture = try GatewayFixture()
    for etat in ["non-demande", "refuse"] {
      let accord: JSON =
        etat == "refuse" ? Bodies.accord.setting("/etat", "refuse") : ["etat": .string(etat)]
      let body = Bodies.transmission.setting("/accord", accord).setting("/faits/accord", .string(etat))
        .setting("/faits/objetsAccord", nil)
      check(try fixture.post("intervenant", "/api/fiches", body), "226-13", "Transmission refusée")
    }
  }

  @Test func `a refusal says in French which conditions are missing, and under which article`() throws {
    let fixture = try GatewayFixture()
    let body = Bodies.transmission.setting("/accord", ["etat": "non-demande"]).setting("/faits/accord", "non-demande")
      .setting("/faits/objetsAccord", nil)
    let answer = try fixture.post("intervenant", "/api/fiches", body)
    let missing = answer.json["conditions"]?.array ?? []
    #expect(missing.contains { $0["conditions"]?[0]?.string?.contains("accord") == true }, "\(answer.text)")
    for permit in missing {
      #expect(permit["articles"]?.string?.isEmpty == false && permit["motif"]?.string?.isEmpty == false)
    }
    // What is permitted lacks nothing.
    #expect(try fixture.post("intervenant", "/api/fiches", Bodies.transmission).json["conditions"] == nil)
  }

  @Test func `a ground of health professionals is not an intervenant's`() throws {
    let body = Bodies.transmission.setting("/fondement", "cp-226-14-3")
    check(try GatewayFixture().post("intervenant", "/api/fiches", body), "226-14", "Transmission refusée")
  }

  @Test func `police never receive a fiche, commanders never see one`() throws {
    let fixture = try GatewayFixture()
    let toPolice = Bodies.transmission.setting("/destination", "commissariat")
    check(try fixture.post("intervenant", "/api/fiches", toPolice), "226-13", "Transmission refusée")
    let reference = try fixture.transmitted()
    for (agent, verb, title) in [
      ("commandant", "ouverture", "Ouverture refusée"), ("gardien", "ouverture", "Ouverture refusée"),
      ("admin", "ouverture", "Ouverture refusée"), ("auditeur", "accuse", "Accusé de réception refusé"),
    ] {
      check(try fixture.post(agent, "/api/fiches/\(reference)/\(verb)"), "226-13", title)
    }
    // One refusal, whatever is asked and whether the fiche exists: another would tell that there is one.
    for name in [reference, Reference(.ficheNavette, year: 2026).description] {
      check(try fixture.get("commandant", "/api/fiches/\(name)/chronologie"), "226-13", "Ouverture refusée")
    }
    check(try fixture.get("commandant", "/api/boite"), "226-13", "Consultation refusée")
  }

  @Test func `another secteur does nothing with a fiche`() throws {
    let fixture = try GatewayFixture()
    let reference = try fixture.transmitted()
    for (verb, body, title) in [
      ("ouverture", JSON.object([:]), "Ouverture refusée"), ("accuse", [:], "Accusé de réception refusé"),
      ("retour", Bodies.retour, "Retour refusé"), ("cloture", [:], "Clôture refusée"),
    ] {
      check(try fixture.post("sud-1", "/api/fiches/\(reference)/\(verb)", body), "226-13", title)
    }
    check(try fixture.get("sud-1", "/api/fiches/\(reference)/recus"), "226-13", "Consultation refusée")
  }

  @Test func `functions stay apart`() throws {
    let fixture = try GatewayFixture()
    for (agent, target) in [
      ("intervenant", "/journal/checkpoint"), ("admin", "/journal/tile/0/000"), ("cadre", "/journal/bodies/000"),
      ("nord-1", "/journal/log.vkey"), ("admin", "/api/journal/preuves/0"), ("intervenant", "/api/agents"),
      ("auditeur", "/api/metriques"), ("commandant", "/api/avis"), ("commandant", "/api/organismes/nord/destinataires"),
    ] {
      let answer = try fixture.get(agent, target)
      #expect(answer.status == 403 && answer.problem == "refus", "\(agent) \(target): \(answer.text)")
      #expect(!answer.articles.isEmpty)
    }
    for (agent, target, body) in [
      ("admin", "/api/organismes/nord/permanence", JSON.object(["agents": ["nord-1"]])),
      ("nord-1", "/api/organismes/nord/permanence", ["agents": ["nord-1"]]),
      ("intervenant", "/api/organismes/nord/membres/nord-1/fin", [:]),
    ] {
      let answer = try fixture.post(agent, target, body)
      #expect(answer.status == 403 && answer.problem == "refus", "\(agent) \(target): \(answer.text)")
    }
    for agent in ["cadre", "intervenant", "dpo"] {
      let answer = try fixture.post(agent, "/api/agents/nord-1/revocation", ["motif": "perte"])
      #expect(answer.status == 403 && answer.json["title"] == "Révocation refusée", "\(answer.text)")
    }
  }

  @Test func `a refusal is in the journal, with no name and no text`() throws {
    let fixture = try GatewayFixture()
    let body = Bodies.transmission.setting("/accord", ["etat": "non-demande"]).setting("/faits/accord", "non-demande")
      .setting("/faits/objetsAccord", nil)
    #expect(try fixture.post("intervenant", "/api/fiches", body).status == 403)
    let checkpoint = try fixture.get("auditeur", "/journal/checkpoint").text
    let size = try #require(checkpoint.split(separator: "\n").dropFirst().first.flatMap { Int($0) })
    let bodies = try fixture.get("auditeur", "/journal/bodies/000.p/\(size)")
    #expect(bodies.status == 200, "\(bodies.text)")
    #expect(bodies.text.contains("\"decision\":\"refusee\"") && bodies.text.contains("orientation.sans-accord"))
    for text in ["Personnage", "Zoé", "0639980001", "inventé", "1990-02-28"] { #expect(!bodies.text.contains(text)) }
  }
}
