import Cryptography
import Foundation
import JSON
import Liaison
import Store
import Testing

@testable import Gateway

struct DraftTests {
  @Test func `a draft is kept, changed, read, listed and deleted by its author, and nothing is journaled`() throws {
    let gateway = try TestGateway()
    let before = try gateway.journal().count
    let (first, second) = (try BrouillonID.random(), try BrouillonID.random())
    let cms = try gateway.draft(for: "intervenant")
    let kept = try gateway.keep(first, gateway.draft("Avant.", for: "intervenant")).get()
    #expect(kept.json["modifieLe"] == "2026-11-23T10:00:00Z" && kept.json["expireLe"] == "2026-12-23T10:00:00Z")
    gateway.clock.advance(by: 60)
    _ = try gateway.keep(second, gateway.draft(for: "intervenant")).get()
    gateway.clock.advance(by: 60)
    _ = try gateway.keep(first, cms).get()
    #expect(try gateway.drafts() == [first.description, second.description])
    let read = try gateway.read(first).get()
    #expect(read.json["cms"]?.string == Base64Text.encode(cms) && read.json["modifieLe"] == "2026-11-23T10:02:00Z")
    _ = try gateway.drop(first).get()
    #expect(try gateway.drafts() == [second.description])
    #expect(try gateway.read(first).failure == .notFound && gateway.drop(first).failure == .notFound)
    #expect(try gateway.journal().count == before)
  }

  @Test func `nobody else sees a draft, and a name belongs to each`() throws {
    let gateway = try TestGateway()
    let id = try BrouillonID.random()
    let cms = try gateway.draft(for: "intervenant")
    _ = try gateway.keep(id, cms).get()
    for other in ["intervenant-2", "nord-1", "cadre"] {
      #expect(try gateway.drafts(of: other).isEmpty)
      #expect(try gateway.read(id, by: other).failure == .notFound)
      #expect(try gateway.drop(id, by: other).failure == .notFound)
    }
    _ = try gateway.keep(id, gateway.draft(for: "intervenant-2"), by: "intervenant-2").get()
    _ = try gateway.drop(id, by: "intervenant-2").get()
    #expect(try gateway.read(id).get().json["cms"]?.string == Base64Text.encode(cms))
  }

  @Test func `what is not sealed to its author alone is not kept`() throws {
    let gateway = try TestGateway()
    let good = try gateway.draft(for: "intervenant")
    for (cms, why) in [
      ([], "nothing"), (Array("{\"nom\":\"Personnage\"}".utf8), "clear text"), (Array(good.dropLast()), "cut short"),
      (good + [0], "a byte too many"), (try gateway.draft(for: "nord-1"), "another's"),
      (try gateway.draft(for: "intervenant", "nord-1"), "two recipients"),
      (try gateway.draft(String(repeating: "a", count: KeepDraft.maximumBytes), for: "intervenant"), "too long"),
    ] {
      guard case .failed(let error) = try gateway.keep(.random(), cms) else {
        Issue.record("\(why) is kept")
        continue
      }
      #expect(error.code == .invalid && error.field == "cms", "\(why)")
    }
    #expect(try gateway.drafts().isEmpty)
    let room = KeepDraft.maximumBytes - good.count - 16
    _ = try gateway.keep(.random(), gateway.draft(String(repeating: "a", count: room), for: "intervenant")).get()
  }

  @Test func `thirty drafts are kept, and one of them still changes`() throws {
    let gateway = try TestGateway()
    let cms = try gateway.draft(for: "intervenant")
    let ids = try (0..<KeepDraft.maximumCount).map { _ in try BrouillonID.random() }
    for id in ids { _ = try gateway.keep(id, cms).get() }
    #expect(try gateway.keep(.random(), cms).failure == .wrongState)
    _ = try gateway.keep(ids[0], cms).get()
    _ = try gateway.keep(.random(), gateway.draft(for: "intervenant-2"), by: "intervenant-2").get()
    _ = try gateway.drop(ids[1]).get()
    _ = try gateway.keep(.random(), cms).get()
    #expect(try gateway.drafts().count == KeepDraft.maximumCount)
  }

  @Test func `drafts of a key that was replaced are said to be, and take nobody's place`() throws {
    let gateway = try TestGateway()
    let cms = try gateway.draft(for: "intervenant")
    for _ in 0..<KeepDraft.maximumCount { _ = try gateway.keep(.random(), cms).get() }
    let answer = try gateway.certify(.generate(), TestGateway.coffre(), by: "intervenant").get()
    #expect(answer.json["brouillonsDAvant"]?.integer == Int64(KeepDraft.maximumCount))
    #expect(try gateway.keep(.random(), cms).failure == .invalid)
    let new = try gateway.draft(for: "intervenant")
    for _ in 0..<KeepDraft.maximumCount { _ = try gateway.keep(.random(), new).get() }
    #expect(try gateway.keep(.random(), new).failure == .wrongState)
    let agent = try gateway.agent("intervenant")
    let listed = try outcome { gateway.gateway.readDrafts.list(by: agent, completion: $0) }.get()
    let former = (listed.json["brouillons"]?.array ?? []).map { $0["ancienneCle"]?.bool }
    #expect(former.count { $0 == true } == KeepDraft.maximumCount && former.count == 2 * KeepDraft.maximumCount)
  }

  @Test func `a draft that its author deleted or changed is in no file after the next upkeep`() throws {
    let gateway = try TestGateway()
    let (dropped, changed) = (try BrouillonID.random(), try BrouillonID.random())
    let (first, second) = (try gateway.draft(for: "intervenant"), try gateway.draft(for: "intervenant"))
    _ = try gateway.keep(dropped, first).get()
    _ = try gateway.keep(changed, second).get()
    _ = try gateway.drop(dropped).get()
    _ = try gateway.keep(changed, gateway.draft(for: "intervenant")).get()
    #expect(try gateway.gateway.forgetDrafts() == 0)
    for cms in [first, second] {
      #expect(try !gateway.files().contains { Data($0.value).range(of: Data(cms.prefix(200))) != nil })
    }
  }

  @Test(arguments: ["gardien", "commandant", "auditeur", "admin", "procureur"])
  func `who writes no fiche has no draft, and the refusal is journaled`(name: String) throws {
    let gateway = try TestGateway()
    #expect(try gateway.keep(.random(), gateway.draft(for: name), by: name).refusedBy == ["socle.sans-brouillon"])
    #expect(try gateway.read(.random(), by: name).refusedBy == ["socle.sans-brouillon"])
    #expect(try gateway.drop(.random(), by: name).refusedBy == ["socle.sans-brouillon"])
    let agent = try gateway.agent(name)
    let listed = try outcome { gateway.gateway.readDrafts.list(by: agent, completion: $0) }
    #expect(listed.refusedBy == ["socle.sans-brouillon"])
    #expect(try gateway.journal(.brouillon).count == 4)
  }

  @Test func `a transmission deletes the draft that it came from, in its own commit`() throws {
    let gateway = try TestGateway()
    let (id, key) = (try BrouillonID.random(), IdempotencyKey.random())
    _ = try gateway.keep(id, gateway.draft(for: "intervenant")).get()
    _ = try gateway.keep(id, gateway.draft(for: "intervenant-2"), by: "intervenant-2").get()
    #expect(try gateway.transmit(JSON.fiche.to("commissariat"), from: id).refusedBy != nil)
    #expect(try gateway.drafts() == [id.description], "what was refused deletes nothing")
    #expect(try gateway.transmit(from: id, key: key).get().json["brouillonSupprime"] == true)
    #expect(try gateway.drafts().isEmpty)
    #expect(try gateway.transmit(from: id, key: key).get().json["brouillonSupprime"] == true, "a retry")
    #expect(try gateway.transmit(from: id).get().json["brouillonSupprime"] == false)
    #expect(try gateway.transmit().get().json["brouillonSupprime"] == nil)
    #expect(try gateway.drafts(of: "intervenant-2") == [id.description])
  }

  @Test func `drafts that nobody touched for thirty days are deleted, and are in no file`() throws {
    let gateway = try TestGateway()
    let (old, touched) = (try BrouillonID.random(), try BrouillonID.random())
    let (cms, later) = (try gateway.draft(for: "intervenant"), try gateway.draft(for: "intervenant"))
    for id in [old, touched] { _ = try gateway.keep(id, cms).get() }
    gateway.clock.advance(by: KeepDraft.lifetime - 1)
    _ = try gateway.keep(touched, later).get()
    gateway.clock.advance(by: 1)
    #expect(try gateway.gateway.forgetDrafts() == 0)
    #expect(try gateway.files().contains { Data($0.value).range(of: Data(cms)) != nil })
    let before = try gateway.journal().count
    gateway.clock.advance(by: 1)
    #expect(try gateway.gateway.forgetDrafts() == 1)
    #expect(try gateway.drafts() == [touched.description])
    #expect(try gateway.journal().count == before)
    for part in [cms.prefix(200), cms.suffix(200)] {
      #expect(try !gateway.files().contains { Data($0.value).range(of: Data(part)) != nil })
    }
  }

  @Test func `an agent who was revoked meanwhile keeps nothing`() throws {
    let gateway = try TestGateway()
    let (agent, cms) = (try gateway.agent("intervenant"), try gateway.draft(for: "intervenant"))
    try gateway.database.writeAndWait { try $0.revoke(agent.id, at: gateway.clock.now) }
    let outcome = try outcome { gateway.gateway.keepDraft(try .random(), cms: cms, by: agent, completion: $0) }
    #expect(outcome.failure == .unknownAgent)
    #expect(try gateway.database.read { try $0.brouillons(of: agent.id) }.isEmpty)
  }
}
