import Foundation
import JSON
import Liaison
import Store
import Testing

@testable import Gateway

/// A fiche whose facts meet a duty, while no transmission follows.
struct AlerteTests {
  static let crip = "transmettre-a-la-crip"
  static let imminent = JSON.familleEnDanger.with("faits/imminence", "imminente")

  @Test func `facts that meet a duty alert the author, and what is owed stays until it is done`() throws {
    let gateway = try TestGateway()
    let answer = try gateway.transmit(.familleEnDanger).get()
    #expect(answer.json["etat"] == "transmise", "an alert never blocks")
    #expect(answer.json.codes("alertes") == [Self.crip])
    #expect(answer.json["alertes"]?[0]?["articles"]?.string?.contains("L226-2-1") == true)
    let reference = try Reference(#require(answer.json["reference"]?.string))
    let owed = try #require(try gateway.obligations(reference).first)
    #expect(owed.isDuty && owed.nature == Self.crip && owed.doneOn == nil)
    #expect(owed.due == gateway.clock.now.addingTimeInterval(86_400))
    let event = try #require(try gateway.journal(.transmission).first)
    #expect(event["alertes"] == ["devoir.information-preoccupante"])
    let list = try gateway.owed().get()
    #expect(list.json["obligations"]?[0]?["reference"]?.string == reference.description)
    #expect(list.json["obligations"]?[0]?["devoir"] == true)
    #expect(try gateway.journal(.listeObligations).first?["nombre"] == 1)
  }

  @Test func `the author is told in their box and in the timeline, and nobody else is`() throws {
    let gateway = try TestGateway()
    let reference = try gateway.transmitted(.familleEnDanger)
    for (name, box, count) in [("intervenant", ListFiches.Box.envoyees, 1), ("nord-1", .recues, 0)] {
      let agent = try gateway.agent(name)
      let list = try outcome { gateway.gateway.list(box, by: agent, after: nil, limit: 10, completion: $0) }.get()
      #expect((list.json["obligationsDues"]?.array ?? []).count == count, "\(name)")
      let timeline = try outcome { gateway.gateway.follow.timeline(of: reference, by: agent, completion: $0) }.get()
      #expect(timeline.json["obligations"]?.array?.count == count, "\(name)")
    }
  }

  @Test(arguments: [
    JSON.fiche, .informationPreoccupante,
    JSON.informationPreoccupante.with("faits/natures", ["sevices"]).with("faits/imminence", "possible"),
    JSON.familleEnDanger.with("faits/natures", nil), JSON.familleEnDanger.with("faits/profil", "victime"),
  ])
  func `facts that meet no duty, or whose duty this does, alert nobody`(body: JSON) throws {
    let gateway = try TestGateway()
    let answer = try gateway.transmit(body).get()
    #expect(answer.json.codes("alertes") == [])
    #expect(try gateway.journal(.transmission).first?["alertes"] == nil)
    #expect(try gateway.owed().get().json.codes("obligations").contains(Self.crip) == false)
  }

  @Test func `a transmission that follows and does the duty ends it`() throws {
    let gateway = try TestGateway()
    let first = try gateway.transmitted(.familleEnDanger)
    let answer = try gateway.transmit(.informationPreoccupante, after: first).get()
    #expect(answer.json.codes("accomplies") == [Self.crip])
    #expect(try gateway.obligations(first).map(\.answer) == ["transmise"])
    let event = try #require(try gateway.journal(.suite).first)
    #expect(event["objet"]?.string == first.description)
    #expect(event["suite"] == answer.json["reference"] && event["accomplies"] == [.string(Self.crip)])
  }

  @Test func `what follows without doing the duty leaves it due, and alerts once`() throws {
    let gateway = try TestGateway()
    let first = try gateway.transmitted(.familleEnDanger)
    let answer = try gateway.transmit(.familleEnDanger, after: first).get()
    #expect(answer.json.codes("accomplies") == [])
    #expect(answer.json.codes("alertes") == [Self.crip], "it is still to be done")
    #expect(try gateway.obligations(first).map(\.doneOn) == [nil])
    let second = try Reference(#require(answer.json["reference"]?.string))
    #expect(try gateway.obligations(second).isEmpty, "and owed once")
    // What ends it ends it wherever it was raised in the situation.
    #expect(try gateway.transmit(.informationPreoccupante, after: second).get().json.codes("accomplies") == [Self.crip])
    #expect(try gateway.obligations(first).map(\.answer) == ["transmise"])
  }

  @Test func `what was done before is not asked again`() throws {
    let gateway = try TestGateway()
    let first = try gateway.transmitted(.informationPreoccupante)
    #expect(try gateway.transmit(.familleEnDanger, after: first).get().json.codes("alertes") == [])
    #expect(try gateway.transmit(.familleEnDanger).get().json.codes("alertes") == [Self.crip])
  }

  @Test func `an imminent danger is owed an avis, which an avis alone gives`() throws {
    let gateway = try TestGateway()
    let answer = try gateway.transmit(Self.imminent).get()
    #expect(answer.json.codes("alertes") == [Self.crip, "aviser-du-peril"])
    let first = try Reference(#require(answer.json["reference"]?.string))
    let crip = try gateway.transmit(.informationPreoccupante, after: first).get()
    #expect(crip.json.codes("accomplies") == [Self.crip])
    let avis = try gateway.raise(after: first).get()
    #expect(avis.json.codes("accomplies") == ["aviser-du-peril"])
    #expect(try gateway.obligations(first).allSatisfy { $0.doneOn != nil })
    // And a fiche may follow an avis.
    let reference = try Reference(#require(avis.json["reference"]?.string))
    #expect(try gateway.transmit(Self.imminent, after: reference).get().json.codes("alertes") == [])
  }

  @Test func `a fiche that is taken back did no duty: it is due again, and may be done again`() throws {
    let gateway = try TestGateway()
    let first = try gateway.transmitted(.familleEnDanger)
    gateway.clock.advance(by: 60)
    let second = try gateway.transmitted(.informationPreoccupante, after: first)
    #expect(try gateway.obligations(first).map(\.answer) == ["transmise"])
    gateway.clock.advance(by: 60)
    _ = try gateway.recall(second, by: "intervenant").get()
    #expect(try gateway.obligations(first).map(\.doneOn) == [nil])
    #expect(try gateway.owed().get().json.codes("obligations").contains(Self.crip))
    #expect(try gateway.journal(.rappel).first?["obligationsRouvertes"] == [.string(Self.crip)])
    // Nor does it count for what follows.
    #expect(try gateway.transmit(.familleEnDanger, after: second).get().json.codes("alertes") == [Self.crip])
    #expect(try gateway.transmit(.informationPreoccupante, after: first).get().json.codes("accomplies") == [Self.crip])
  }

  @Test func `taking a fiche back reopens neither what its author answered nor what another fiche did`() throws {
    let gateway = try TestGateway()
    let first = try gateway.transmitted(.familleEnDanger)
    gateway.clock.advance(by: 60)
    _ = try gateway.settle(first, Self.crip, "faite-par-un-autre").get()
    gateway.clock.advance(by: 60)
    _ = try gateway.recall(try gateway.transmitted(.informationPreoccupante, after: first), by: "intervenant").get()
    #expect(try gateway.obligations(first).map(\.answer) == ["faite-par-un-autre"])
    let other = try gateway.transmitted(.familleEnDanger)
    gateway.clock.advance(by: 60)
    _ = try gateway.transmitted(.informationPreoccupante, after: other)
    gateway.clock.advance(by: 60)
    _ = try gateway.recall(try gateway.transmitted(.informationPreoccupante, after: other), by: "intervenant").get()
    #expect(try gateway.obligations(other).map(\.answer) == ["transmise"])
    #expect(try gateway.journal(.rappel).allSatisfy { $0["obligationsRouvertes"] == nil })
  }

  // MARK: Refusals

  @Test(arguments: ["intervenant-2", "nord-1", "cadre"])
  func `nobody follows a fiche or an avis that is not theirs`(name: String) throws {
    let gateway = try TestGateway()
    let first = try gateway.transmitted(.familleEnDanger)
    let avis = try Reference(#require(try gateway.raise().get().json["reference"]?.string))
    for reference in [first, avis] {
      let outcome = try gateway.transmit(.informationPreoccupante, by: name, after: reference)
      #expect(outcome.refusedBy == ["devoir.suites-de-l-auteur-seul"])
      #expect(outcome.articles.contains("226-13"))
    }
    #expect(try gateway.raise(by: name, after: first).refusedBy == ["devoir.suites-de-l-auteur-seul"])
    #expect(try gateway.journal(.suite).map { $0["decision"] } == ["refusee", "refusee", "refusee"])
    #expect(try gateway.journal(.transmission).count == 1)
    #expect(try gateway.obligations(first).map(\.doneOn) == [nil])
  }

  @Test func `a reference that does not exist is not followed`() throws {
    let gateway = try TestGateway()
    for kind in [Reference.Kind.ficheNavette, .avisDePeril] {
      let unknown = Reference(kind, year: 2026)
      #expect(try gateway.transmit(after: unknown).failure == .invalid)
      #expect(try gateway.raise(after: unknown).failure == .invalid)
    }
    #expect(try gateway.journal(.transmission).isEmpty && gateway.journal(.avisDePeril).isEmpty)
  }

  @Test func `a transmission that is refused ends no duty`() throws {
    let gateway = try TestGateway()
    let first = try gateway.transmitted(.familleEnDanger)
    let refused = JSON.informationPreoccupante.with("fondement", "cp-226-14-3")
    #expect(try gateway.transmit(refused, after: first).refusedBy?.isEmpty == false)
    #expect(try gateway.obligations(first).map(\.doneOn) == [nil])
  }
}
