import Foundation
import JSON
import Law
import Liaison
import Store
import Testing

@testable import Gateway

/// What a unit may find out of what the intervenants did, other than by the codes: nothing. Each test is one way to look.
struct UniteAveugleTests {
  /// Two saisines of the same moment: a fiche comes from the first, nothing from the second.
  private func pair(_ gateway: TestGateway) throws -> (with: Reference, without: Reference, fiche: Reference) {
    let (with, without) = (try gateway.seized(), try gateway.seized())
    for reference in [with, without] { _ = try gateway.openSaisine(reference, by: "intervenant").get() }
    let fiche = try gateway.transmitted(after: with)
    _ = try gateway.open(fiche, by: "nord-1").get()
    _ = try gateway.acknowledge(fiche, by: "nord-1").get()
    return (with, without, fiche)
  }

  /// What does not differ by nature: references and numbers of entries.
  private func shape(_ json: JSON) -> JSON {
    switch json {
    case .object(let object):
      .object(
        JSONObject(
          members: object.members.map { member in
            (member.key, ["reference", "feuille"].contains(member.key) ? "…" : shape(member.value))
          }))
    case .array(let array): .array(array.map(shape))
    default: json
    }
  }

  @Test func `the list and the steps are the same with a fiche as without`() throws {
    let gateway = try TestGateway()
    let (with, without, _) = try pair(gateway)
    for name in ["gardien", "gardien-2"] {
      #expect(shape(try gateway.seen(with, by: name)) == shape(try gateway.seen(without, by: name)))
      let steps = try [with, without].map { shape(.object(try gateway.steps(of: $0, by: name).get().json)) }
      #expect(steps[0] == steps[1])
    }
    let events = try gateway.steps(of: with, by: "gardien").get().json["evenements"]?.array ?? []
    #expect(events.compactMap { $0["evenement"]?.string } == ["saisine"])
    #expect(try gateway.openSaisine(with, by: "gardien").get().etat == "ouverte")
  }

  @Test func `the author of the fiche alone sees that it comes from the saisine`() throws {
    let gateway = try TestGateway()
    let (with, _, fiche) = try pair(gateway)
    func events(_ name: String) throws -> [String] {
      (try gateway.steps(of: with, by: name).get().json["evenements"]?.array ?? []).compactMap {
        $0["evenement"]?.string
      }
    }
    #expect(try events("intervenant") == ["saisine", "ouverture-saisine", "suite"])
    #expect(try events("intervenant-2") == ["saisine", "ouverture-saisine"])
    #expect(try gateway.database.read { try $0.previous(of: fiche) } == with)
  }

  @Test func `a unit cannot attach anything, and neither can another post`() throws {
    let gateway = try TestGateway()
    let reference = try gateway.seized()
    let outcome = try gateway.transmit(by: "intervenant-3", after: reference)
    #expect(outcome.refusedBy == ["fsi.rattacher-par-le-poste-saisi"])
    #expect(try gateway.transmit(by: "nord-1", after: reference).refusedBy == ["fsi.rattacher-par-le-poste-saisi"])
  }

  @Test func `another unit's saisine is answered as one that does not exist, with as many entries in the journal`()
    throws
  {
    let gateway = try TestGateway()
    let (reference, absent) = (try gateway.seized(), Reference(.saisine, year: 2026))
    func look(_ reference: Reference) throws -> (GatewayError?, GatewayError?, GatewayError?, [Int]) {
      var counts = [try gateway.journal().count]
      let opened = try gateway.openSaisine(reference, by: "gendarme").error
      counts.append(try gateway.journal().count)
      let answered = try gateway.answer(reference, .cloturee, by: "gendarme").error
      counts.append(try gateway.journal().count)
      let followed = try gateway.steps(of: reference, by: "gendarme").error
      counts.append(try gateway.journal().count)
      return (opened, answered, followed, zip(counts, counts.dropFirst()).map { $1 - $0 })
    }
    let (theirs, nobodys) = (try look(reference), try look(absent))
    #expect(theirs.0?.code == .notFound)
    #expect(theirs.0?.message == nobodys.0?.message)
    #expect(theirs.1?.message == nobodys.1?.message)
    #expect(theirs.2?.message == nobodys.2?.message)
    #expect(theirs.3 == [1, 1, 1])
    #expect(nobodys.3 == [1, 1, 1])
    #expect(try gateway.saisines(by: "gendarme", only: reference).get().json["saisines"] == [])
    // The attempt itself is journaled as what it was.
    #expect(try gateway.journal(.ouvertureSaisine).map { $0["decision"]?.string } == ["refusee"])
  }

  @Test func `the evidence of a code holds nothing of what the decision rested on, but for who took it`() throws {
    let gateway = try TestGateway()
    let reference = try gateway.seized()
    let answer = try gateway.answer(reference, .priseDeContact, accord: .accordDeSuites()).get()
    func evidence(_ name: String) throws -> [UInt8] {
      let agent = try gateway.agent(name)
      return try outcome {
        gateway.gateway.evidence.step(answer.receipt.leaf, ofSaisine: reference, by: agent, completion: $0)
      }.get()
    }
    let theirs = try evidence("gardien")
    for word in ["objetsAccord", "suites-fsi", "fsi.suites-avec-accord"] {
      #expect(Data(theirs).range(of: Data(word.utf8)) == nil)
      #expect(try Data(evidence("intervenant")).range(of: Data(word.utf8)) != nil)
    }
    #expect(throws: (any Error).self) { try evidence("gendarme") }
  }

  @Test(arguments: ["gardien", "commandant"])
  func `a fiche that exists and one that does not are refused alike, with as many entries in the journal`(
    name: String
  ) throws {
    let gateway = try TestGateway()
    let open = try gateway.transmitted()
    let closed = try gateway.transmitted(JSON.fiche.with("destination", "sud"))
    _ = try gateway.recall(closed, by: "intervenant").get()
    let agent = try gateway.agent(name)
    func look(_ fiche: Reference) throws -> ([String], [Int]) {
      var (refusals, counts) = ([String](), [try gateway.journal().count])
      func note<Value>(_ outcome: Outcome<Value>) throws {
        guard case .refused(let refusal) = outcome else { throw Unexpected(description: "not refused") }
        let (reasons, near) = (refusal.trace.reasons.map(\.id), refusal.nearest.map { "\($0)" })
        refusals.append("\(reasons) \(near) \(refusal.trace.action)")
        counts.append(try gateway.journal().count)
      }
      try note(gateway.open(fiche, by: name))
      try note(gateway.acknowledge(fiche, by: name))
      try note(gateway.recall(fiche, by: name))
      try note(outcome { gateway.gateway.follow.timeline(of: fiche, by: agent, completion: $0) })
      try note(outcome { gateway.gateway.evidence.step(1, of: fiche, by: agent, completion: $0) })
      return (refusals, zip(counts, counts.dropFirst()).map { $1 - $0 })
    }
    let looks = try [open, closed, Reference(.ficheNavette, year: 2026)].map(look)
    #expect(looks[0].0 == looks[2].0 && looks[1].0 == looks[2].0)
    #expect(looks.allSatisfy { $0.1 == [1, 1, 1, 1, 1] })
    // The author of the fiche sees who tried.
    let author = try gateway.agent("intervenant")
    let seen = try outcome { gateway.gateway.follow.timeline(of: open, by: author, completion: $0) }.get().json
    #expect((seen["evenements"]?.array ?? []).contains { $0["evenement"] == "ouverture-refuse" })
  }

  @Test func `a fiche has no evidence, no timeline and no content for a unit`() throws {
    let gateway = try TestGateway()
    let (_, _, fiche) = try pair(gateway)
    #expect(try gateway.open(fiche, by: "gardien").refusedBy?.contains("fsi.ne-lit-pas") == true)
    let agent = try gateway.agent("gardien")
    let followed = try outcome { gateway.gateway.follow.timeline(of: fiche, by: agent, completion: $0) }
    #expect(followed.refusedBy?.contains("fsi.ne-lit-pas") == true)
  }
}
