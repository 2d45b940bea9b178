import Foundation
import JSON
import Liaison
import Store
import Testing

@testable import Gateway

/// One affair, one saisine, a victim and a person implicated: two fiches that those who receive them cannot bring together.
struct AffaireTests {
  /// Everything that somebody is given of a fiche: its place in their list, its steps, its content, the evidence of each
  /// step, its receipts.
  private func everything(_ fiche: Reference, by name: String, _ gateway: TestGateway) throws -> String {
    let agent = try gateway.agent(name)
    let handed = try gateway.open(fiche, by: name).get()
    let steps = try outcome { gateway.gateway.follow.timeline(of: fiche, by: agent, completion: $0) }.get().json
    let receipts = try outcome { gateway.gateway.follow.receipts(of: fiche, by: agent, completion: $0) }.get().json
    var texts = [JSON.object(steps).serialized(), JSON.object(receipts).serialized()]
    texts += try handed.envelopes.map {
      Array("\($0.header)".utf8) + (try gateway.clear($0, with: name)).json.serialized()
    }
    for step in steps["evenements"]?.array ?? [] {
      let leaf = UInt64(step["feuille"]?.integer ?? 0)
      texts.append(try outcome { gateway.gateway.evidence.step(leaf, of: fiche, by: agent, completion: $0) }.get())
    }
    let list = try outcome { gateway.gateway.list(.recues, by: agent, after: nil, limit: 50, completion: $0) }.get()
      .json
    texts.append(JSON.object(list).serialized())
    return texts.map { String(decoding: $0, as: UTF8.self) }.joined(separator: "\n")
  }

  /// What could name one thing twice: references and long runs of hexadecimal digits.
  private func names(in text: String) -> Set<String> {
    Set(
      text.matches(of: /(?:FN|SA|AP|VV)-\d{4}-[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{2}|[0-9a-f]{32,}/).map {
        String($0.output)
      })
  }

  @Test func `two fiches of one saisine have nothing in common for those who receive them`() throws {
    let gateway = try TestGateway()
    let saisine = try gateway.seized()
    _ = try gateway.openSaisine(saisine, by: "intervenant").get()
    let victim = try gateway.transmitted(.fiche, after: saisine)
    gateway.clock.advance(by: 3 * 3600)
    let implicated = try gateway.transmitted(JSON.fiche.with("destination", "sud"), after: saisine)
    _ = try gateway.answer(saisine, .orientationFaite).get()
    for (fiche, name) in [(victim, "nord-1"), (implicated, "sud-1")] {
      _ = try gateway.open(fiche, by: name).get()
      _ = try gateway.acknowledge(fiche, by: name).get()
    }
    let (nord, sud) = (try everything(victim, by: "nord-1", gateway), try everything(implicated, by: "sud-1", gateway))
    for text in [nord, sud] {
      #expect(!text.contains(saisine.description))
      #expect(!text.contains("SA-2026"))
    }
    #expect(nord.contains(victim.description) && sud.contains(implicated.description))
    #expect(!nord.contains(implicated.description) && !sud.contains(victim.description))
    // Only what all of this gateway's evidence has: the policies in force, the seal, the journal's own keys and digests.
    let other = try gateway.transmitted(.fiche, by: "intervenant-2")
    _ = try gateway.open(other, by: "nord-2").get()
    let anybodys = names(in: try everything(other, by: "nord-2", gateway))
    #expect(names(in: nord).intersection(names(in: sud)).subtracting(anybodys) == [])
    #expect(names(in: nord).count > 3 && names(in: sud).count > 3)
  }

  @Test func `they are two situations: what one does is not done for the other`() throws {
    let gateway = try TestGateway()
    let saisine = try gateway.seized()
    let (victim, implicated) = (try gateway.transmitted(after: saisine), try gateway.transmitted(after: saisine))
    let following = try gateway.transmitted(after: victim)
    func situation(of fiche: Reference) throws -> Set<Reference> {
      try gateway.database.read { try Set($0.situation(of: fiche).references) }
    }
    #expect(try situation(of: implicated) == [implicated])
    #expect(try situation(of: victim) == [victim, following])
    #expect(try situation(of: following) == [victim, following])
    #expect(try gateway.database.read { try $0.previous(of: victim) } == saisine)
  }

  @Test func `neither secteur sees the other's fiche, nor the saisine`() throws {
    let gateway = try TestGateway()
    let saisine = try gateway.seized()
    let victim = try gateway.transmitted(.fiche, after: saisine)
    #expect(try gateway.open(victim, by: "sud-1").refusedBy?.isEmpty == false)
    for name in ["nord-1", "sud-1"] {
      #expect(try gateway.openSaisine(saisine, by: name).failure == .notFound)
      #expect(try gateway.steps(of: saisine, by: name).failure == .notFound)
      #expect(try gateway.saisines(by: name).references("saisines") == [])
    }
  }
}
