import JSON
import Law
import Liaison
import Testing

@testable import Gateway

struct PreviewTests {
  /// What the dry-run of a transmission says.
  private func preview(_ gateway: TestGateway, _ body: JSON, minimise: Bool) throws -> JSONObject {
    let transmission = try Transmission(JSONReader(body), today: gateway.today)
    let simulation = body.with("fiche", nil).with("minimiser", .bool(minimise))
      .with("commune", body["destination"] == nil ? "01053" : nil)
      .with("rubriques", .array(transmission.fiche.sections.map { .string($0.code) }))
    return try #require(try ask(gateway, simulation).first?.object)
  }

  private func ask(_ gateway: TestGateway, _ body: JSON, by name: String = "intervenant") throws -> [JSON] {
    let simulation = try SimulationDeTransmission(JSONReader(body), today: gateway.today)
    return try #require(try gateway.gateway.preview(simulation, by: gateway.agent(name))["simulations"]?.array)
  }

  private func simulation(of body: JSON, to destinations: [String]) -> JSON {
    body.with("fiche", nil).with("rubriques", ["identite", "situation", "sante", "demande"])
      .with("destinations", .array(destinations.map(JSON.string)))
  }

  static let bodies: [JSON] = [
    .fiche, .fiche.with("fiche/sante", ["elements": "Zyxsante."]),
    .fiche.with("circuit", "partenaire").to("bailleur").with("fiche/sante", ["elements": "Zyxsante."]),
    .fiche.with("circuit", "partenaire").to("bailleur"), .fiche.to("commissariat"), .informationPreoccupante,
    .informationPreoccupante.with("faits/parents", "a-informer"), .familleEnDanger,
    .fiche.with("fondement", "cp-226-14-3"),
  ]

  @Test(arguments: bodies, [true, false])
  func `what is announced is what happens`(body: JSON, minimise: Bool) throws {
    let gateway = try TestGateway()
    let announced = try preview(gateway, body, minimise: minimise)
    let before = try gateway.journal().count
    switch try gateway.transmit(body, minimise: minimise) {
    case .done(let answer):
      #expect(announced["decision"] == "permise")
      for name in ["destination", "obligations", "alertes", "avertissements", "retenues", "rubriques"] {
        #expect(announced[name] == answer.json[name], "\(name)")
      }
    case .refused(let refusal):
      #expect(announced["decision"] == "refusee")
      let ids = (announced["politiques"]?.array ?? []).compactMap { $0["politique"]?.string }
      #expect(ids == refusal.trace.reasons.map(\.id))
      #expect(announced["conditions"] == .array(refusal.nearest.map { JSON($0) }))
    case .failed(let error): Issue.record("\(error)")
    }
    // The dry-run itself left no trace.
    #expect(try gateway.journal().count == before + 1)
  }

  @Test func `several destinations are told apart, each with its sections, its reasons and what it lacks`() throws {
    let gateway = try TestGateway()
    let body = simulation(of: .fiche.with("circuit", "partenaire"), to: ["hopital", "bailleur", "commissariat"])
    let answers = try ask(gateway, body.with("minimiser", true))
    #expect(answers.map { $0["destination"] } == ["hopital", "bailleur", "commissariat"])
    #expect(answers.map { $0["decision"] } == ["permise", "permise", "refusee"])
    let landlord = answers[1]
    #expect(landlord["rubriques"]?.strings.contains("sante") == false)
    let withheld = try #require(landlord["retenues"]?.array?.first { $0["rubrique"] == "sante" })
    #expect(withheld["articles"]?.string?.contains("art. 9") == true)
    #expect(withheld["conditions"]?[0]?["conditions"]?.strings.isEmpty == false)
    #expect(answers[2]["refus"]?[0]?["articles"]?.string?.contains("226-13") == true)
  }

  @Test func `without agreement, the agreement is what is missing, in the policy's own French`() throws {
    let gateway = try TestGateway()
    let refused = JSON.fiche.with("accord/etat", "refuse").with("faits/accord", "refuse")
      .with("faits/objetsAccord", nil)
    let answer = try #require(try ask(gateway, simulation(of: refused, to: ["nord"])).first)
    #expect(answer["decision"] == "refusee")
    let missing = (answer["conditions"]?.array ?? []).flatMap { $0["conditions"]?.strings ?? [] }
    #expect(missing.contains { $0.contains("accord") }, "\(missing)")
    #expect(answer["conditions"]?[0]?["articles"]?.string?.isEmpty == false)
  }

  @Test func `what the facts impose besides is told before sending`() throws {
    let gateway = try TestGateway()
    let before = try gateway.journal().count
    let answers = try ask(gateway, simulation(of: .familleEnDanger, to: ["nord"]))
    #expect(answers[0]["alertes"]?[0]?["code"] == "transmettre-a-la-crip")
    #expect(try gateway.journal().count == before)
    #expect(try gateway.owed().get().json["obligations"] == [])
  }

  @Test(arguments: [
    ["nord", "nord"], ["nord", "NORD"], Array(repeating: "nord", count: 21), ["inconnu"], [],
  ])
  func `destinations that are repeated, unknown, too many or none are refused`(destinations: [String]) throws {
    let gateway = try TestGateway()
    #expect(throws: (any Error).self) { try ask(gateway, simulation(of: .fiche, to: destinations)) }
  }

  @Test func `text is refused in a dry-run`() throws {
    let gateway = try TestGateway()
    let body = JSON.fiche.with("commune", "01053").with("rubriques", ["situation"])
    #expect(throws: JSONReadingError.self) {
      try SimulationDeTransmission(JSONReader(body), today: gateway.today)
    }
    #expect(throws: JSONReadingError.self) {
      try SimulationDeTransmission(JSONReader(body.with("fiche", "texte")), today: gateway.today)
    }
  }
}
