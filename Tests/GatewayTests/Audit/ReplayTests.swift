import Authority
import Cedar
import Foundation
import JSON
import Journal
import Law
import Liaison
import Store
import Testing

@testable import Gateway

/// What the journal keeps is enough to decide again, with the set that it cites.
struct ReplayTests {
  /// A day with every kind of decision: permitted, refused, reduced, administrative, on fiches and on avis.
  private func day() throws -> TestGateway {
    let gateway = try TestGateway()
    let reference = try gateway.transmitted()
    _ = try gateway.transmitted(.informationPreoccupante)
    let partner = JSON.fiche.with("circuit", "partenaire").to("bailleur").with("fiche/sante", ["elements": "Zyxsante."])
    _ = try gateway.transmit(partner)
    _ = try gateway.transmit(partner, minimise: true).get()
    _ = try gateway.transmit(
      JSON.fiche.with("accord/etat", "refuse").with("faits/accord", "refuse").with("faits/objetsAccord", nil))
    _ = try gateway.transmit(.fiche, by: "commandant")
    for name in ["commandant", "sud-1", "nord-1", "intervenant"] { _ = try gateway.open(reference, by: name) }
    _ = try gateway.acknowledge(reference, by: "nord-1", message: "Zyxrecu")
    _ = try gateway.giveBack(reference, by: "nord-1")
    _ = try gateway.recall(reference, by: "intervenant")
    for name in ["admin", "intervenant"] {
      let agent = try gateway.agent(name)
      _ = try outcome { gateway.gateway.readDirectory.agents(by: agent, completion: $0) }
      _ = try outcome { gateway.gateway.setOnDuty([], in: try OrganismeID("nord"), by: agent, completion: $0) }
    }
    return gateway
  }

  private func replay(_ gateway: TestGateway, _ replay: inout Replay) throws {
    try gateway.database.read { transaction in
      for (leaf, body) in try transaction.journal.bodies(0..<transaction.journal.size).enumerated() {
        replay.add(leaf: UInt64(leaf), body: body?.bytes)
      }
    }
  }

  @Test func `every decision of a day is decided again the same way, refusals and readings included`() throws {
    let gateway = try day()
    var replay = Replay { digest in try? gateway.database.read { try $0.policies(digest)?.text } }
    try self.replay(gateway, &replay)
    #expect(
      replay.differences.isEmpty, "\(replay.differences.map { ($0.body["evenement"], $0.record.outcome, $0.now) })")
    #expect(replay.obstacles.isEmpty)
    #expect(replay.same >= 15 && replay.isFaithful)
    #expect(replay.others == 1, "the set put in force rests on no decision")
    let events = try gateway.journal()
    #expect(events.count { $0["decision"] == "refusee" } >= 6)
    #expect(UInt64(events.count { $0["question"] != nil }) == replay.decided)
  }

  @Test func `another set shows what it would have decided otherwise`() throws {
    let gateway = try day()
    let forbidden = """
      @id("essai.rien-ne-part") @article("Article d'essai") @force("loi") @motif("Essai.")
      forbid (principal, action == Action::"transmettre", resource);
      """
    let book = try PolicyBook(gateway.access.book.sources + [.init(name: "zz.cedar", text: forbidden)])
    var replay = Replay(with: book)
    try self.replay(gateway, &replay)
    let transmissions = try gateway.journal(.transmission)
    #expect(replay.differences.count == transmissions.count)
    #expect(replay.differences.allSatisfy { $0.body["evenement"] == "transmission" && !$0.now.isPermitted })
    // A refusal that rests on one more policy is not another verdict.
    #expect(
      replay.differences.count { $0.now.isPermitted != $0.record.outcome.isPermitted }
        == transmissions.count { $0["decision"] == "permise" })
  }

  @Test func `a transmission keeps its shared facts once, whatever the number of its sections`() throws {
    let gateway = try TestGateway()
    _ = try gateway.transmitted()
    let body = try #require(try gateway.journal(.transmission).last)
    let text = String(decoding: body.serialized(), as: UTF8.self)
    #expect(text.ranges(of: "\"faits\"").count == 1 && text.ranges(of: "\"entities\"").count == 1)
    #expect(try #require(body["parties"]?["contextes"]?.array).allSatisfy { $0.object?.members.count == 2 })
  }
}
