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
    return try gateway.gateway.preview(
      SimulationDeTransmission(JSONReader(simulation), today: gateway.today), by: gateway.agent("intervenant"))
  }

  static let bodies: [JSON] = [
    .fiche, .fiche.with("fiche/sante", ["elements": "Zyxsante."]),
    .fiche.with("circuit", "partenaire").to("bailleur").with("fiche/sante", ["elements": "Zyxsante."]),
    .fiche.with("circuit", "partenaire").to("bailleur"), .fiche.to("commissariat"), .informationPreoccupante,
    .informationPreoccupante.with("faits/parents", "a-informer"), .fiche.with("fondement", "cp-226-14-3"),
  ]

  @Test(arguments: bodies, [true, false])
  func `what is announced is what happens`(body: JSON, minimise: Bool) throws {
    let gateway = try TestGateway()
    let announced = try preview(gateway, body, minimise: minimise)
    let before = try gateway.journal().count
    switch try gateway.transmit(body, minimise: minimise) {
    case .done(let answer):
      #expect(announced["decision"] == "permise")
      for name in ["destination", "obligations", "avertissements", "retenues", "rubriques"] {
        #expect(announced[name] == answer.json[name], "\(name)")
      }
    case .refused(let refusal):
      #expect(announced["decision"] == "refusee")
      let ids = (announced["politiques"]?.array ?? []).compactMap { $0["politique"]?.string }
      #expect(ids == refusal.trace.reasons.map(\.id))
    case .failed(let error): Issue.record("\(error)")
    }
    // The dry-run itself left no trace.
    #expect(try gateway.journal().count == before + 1)
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
