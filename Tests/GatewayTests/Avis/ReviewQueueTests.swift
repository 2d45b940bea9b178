import Foundation
import JSON
import Liaison
import Store
import Testing

@testable import Gateway

struct ReviewQueueTests {
  let gateway: TestGateway
  init() throws { gateway = try TestGateway() }

  private func raised() throws -> Reference {
    try Reference(#require(gateway.raise().get().json["reference"]?.string))
  }

  private func list(
    _ vue: ListReviews.Vue? = nil, by name: String = "auditeur", after cursor: Lists.Cursor? = nil, limit: Int = 50
  ) throws -> Outcome<ReadAnswer> {
    let agent = try gateway.agent(name)
    return try outcome { gateway.gateway.listReviews(vue, by: agent, after: cursor, limit: limit, completion: $0) }
  }

  private func first(_ vue: ListReviews.Vue? = nil) throws -> JSON {
    try #require(list(vue).get().json["relectures"]?.array?.first)
  }

  private func reminded() throws -> [String] {
    try gateway.database.read { try $0.outbox(dueAt: gateway.clock.now) }
      .filter { $0.nature == RemindReviews.nature }.map(\.agent.description).sorted()
  }

  @Test(arguments: ["auditeur", "dpo"])
  func `an emergency waits for a review from the moment it is told`(name: String) throws {
    let reference = try raised()
    let answer = try list(by: name).get().json
    let review = try #require(answer["relectures"]?.array?.first)
    #expect(review["reference"]?.string == reference.description && review["etat"] == "emis")
    #expect(review["auteur"] == "intervenant" && review["enRetard"] == false && review["circonscription"] == "circo")
    #expect(review["relectureAvant"]?.string == Instants.text(gateway.clock.now + 86_400))
    #expect(review["justifieeLe"] == nil && review["relueLe"] == nil && review["orale"] == nil)
    #expect(answer["attendues"] == 1 && answer["enRetard"] == 0)
    #expect(try gateway.journal(.listeRelectures).last?["nombre"] == 1, "its reading leaves a trace")
  }

  @Test func `it is late from its 24th hour on, justified or not, until somebody else reviews it`() throws {
    let reference = try raised()
    gateway.clock.advance(by: 86_399)
    #expect(try first()["enRetard"] == false)
    #expect(try list(.enRetard).references("relectures").isEmpty)
    gateway.clock.advance(by: 1)
    #expect(try first()["enRetard"] == true)
    #expect(try list(.enRetard).references("relectures") == [reference.description])
    _ = try gateway.justify(reference).get()
    #expect(try first(.enRetard)["etat"] == "justifie")
    _ = try gateway.review(reference, .aDiscuter).get()
    #expect(try list(.attendues).references("relectures").isEmpty && list(.enRetard).references("relectures").isEmpty)
    let done = try first(.faites)
    #expect(done["enRetard"] == true && done["relecteur"] == "cadre" && done["conclusion"] == "a-discuter")
    #expect(try list().get().json["attendues"] == 0)
  }

  @Test func `a review in time is not late, however late it is looked at`() throws {
    let reference = try raised()
    _ = try gateway.justify(reference).get()
    _ = try gateway.review(reference).get()
    gateway.clock.advance(by: 30 * 86_400)
    #expect(try first()["enRetard"] == false && first()["circonscription"] == "circo")
  }

  @Test func `what was said aloud waits with what was written`() throws {
    let written = try raised()
    gateway.clock.advance(by: 60)
    let said = try gateway.recorded()
    #expect(try list().references("relectures") == [said.description, written.description])
    #expect(try first()["orale"] == true)
    let page = try list(limit: 1).get().json
    #expect(page["relectures"]?.array?.count == 1 && page["attendues"] == 2)
    let cursor = try #require(page["suite"]?.string.flatMap(Lists.cursor))
    #expect(try list(after: cursor, limit: 1).references("relectures") == [written.description])
  }

  @Test(arguments: ["cadre", "intervenant", "admin", "moniteur", "commandant", "gardien"])
  func `nobody else sees the queue`(name: String) throws {
    _ = try raised()
    let refused = try list(by: name)
    #expect(refused.refusedBy?.contains("peril.relectures-reservees") == true)
    #expect(refused.articles.contains("5.1.c"))
    #expect(try gateway.journal(.listeRelectures).last?["decision"] == "refusee")
  }

  @Test func `a late review is reminded once a day, to its cadres once justified and to the DPO`() throws {
    let reference = try raised()
    gateway.clock.advance(by: 86_400)
    #expect(try gateway.gateway.remindReviews() == 0, "not before it is late")
    gateway.clock.advance(by: 1)
    #expect(try gateway.gateway.remindReviews() == 1 && gateway.gateway.remindReviews() == 0)
    #expect(try reminded() == ["dpo"], "nobody can review it yet: its author is reminded to justify")
    _ = try gateway.justify(reference).get()
    gateway.clock.advance(by: 86_401)
    #expect(try gateway.gateway.remindReviews() == 2)
    #expect(try reminded() == ["cadre", "dpo", "dpo"])
    _ = try gateway.review(reference).get()
    gateway.clock.advance(by: 10 * 86_400)
    #expect(try gateway.gateway.remindReviews() == 0)
  }
}
