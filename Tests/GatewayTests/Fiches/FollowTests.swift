import Cryptography
import Foundation
import JSON
import Journal
import Liaison
import Store
import Testing

@testable import Gateway

struct FollowTests {
  private func list(
    _ gateway: TestGateway, _ box: ListFiches.Box, by name: String, after cursor: PageCursor? = nil, limit: Int = 50
  ) throws -> Outcome<ReadAnswer> {
    let agent = try gateway.agent(name)
    return try outcome { gateway.gateway.list(box, by: agent, after: cursor, limit: limit, completion: $0) }
  }

  private func references(_ answer: ReadAnswer) -> [String] {
    (answer.json["fiches"]?.array ?? []).compactMap { $0["reference"]?.string }
  }

  @Test func `each sees the fiches they wrote and those of the bodies where they are on duty`() throws {
    let gateway = try TestGateway()
    let mine = try gateway.transmitted()
    let other = try gateway.transmitted(by: "intervenant-2")
    let both = Set([mine, other].map(\.description))
    #expect(Set(references(try list(gateway, .recues, by: "nord-1").get())) == both)
    for name in ["sud-1", "nord-repos", "nord-sans", "cadre", "intervenant"] {
      #expect(references(try list(gateway, .recues, by: name).get()) == [], "\(name)")
    }
    #expect(references(try list(gateway, .envoyees, by: "intervenant").get()) == [mine.description])
    #expect(references(try list(gateway, .envoyees, by: "nord-1").get()) == [])
    let text = String(
      decoding: JSON.object(try list(gateway, .recues, by: "nord-1").get().json).serialized(), as: UTF8.self)
    #expect(!text.lowercased().contains("zyx"))
  }

  @Test func `a list is given page by page, without repeating or forgetting`() throws {
    let gateway = try TestGateway()
    var sent: Set<String> = []
    for _ in 0..<5 { sent.insert(try gateway.transmitted().description) }
    var seen: [String] = []
    var cursor: PageCursor?
    repeat {
      let page = try list(gateway, .recues, by: "nord-1", after: cursor, limit: 2).get()
      seen += references(page)
      cursor = page.json["suite"]?.string.flatMap { PageCursor($0) }
    } while cursor != nil && seen.count < 10
    #expect(seen.count == 5)
    #expect(Set(seen) == sent)
    // One entry for each page, not for each fiche.
    #expect(try gateway.journal(.liste).count == 3)
  }

  @Test(arguments: ["commandant", "gardien", "admin", "auditeur", "dpo", "copil", "employeur-1"])
  func `those who neither send nor receive have no box`(name: String) throws {
    let gateway = try TestGateway()
    #expect(try list(gateway, .recues, by: name).refusedBy == ["socle.sans-boite"])
    #expect(try list(gateway, .envoyees, by: name).refusedBy == ["socle.sans-boite"])
    #expect(try gateway.journal(.liste).allSatisfy { $0["decision"] == "refusee" })
  }

  @Test func `the timeline tells every step, and an attempt that was refused as such`() throws {
    let gateway = try TestGateway()
    let reference = try gateway.transmitted()
    _ = try gateway.open(reference, by: "sud-1")
    _ = try gateway.open(reference, by: "nord-1").get()
    _ = try gateway.acknowledge(reference, by: "nord-1").get()
    let agent = try gateway.agent("intervenant")
    let answer = try outcome {
      gateway.gateway.follow.timeline(of: reference, by: agent, completion: $0)
    }.get().json
    let steps = (answer["evenements"]?.array ?? []).map { [$0["evenement"]?.string, $0["agent"]?.string] }
    #expect(
      steps == [
        ["transmission", "intervenant"], ["ouverture-refuse", "sud-1"], ["ouverture", "nord-1"], ["accuse", "nord-1"],
      ])
  }

  @Test func `every receipt of a fiche verifies with the log's key`() throws {
    let gateway = try TestGateway()
    let reference = try gateway.transmitted()
    _ = try gateway.open(reference, by: "nord-1").get()
    let agent = try gateway.agent("intervenant")
    let answer = try outcome {
      gateway.gateway.follow.receipts(of: reference, by: agent, completion: $0)
    }.get().json
    let receipts = try #require(answer["recus"]?.array)
    #expect(receipts.count == 2)
    for receipt in receipts {
      let proof = try Receipt(parsing: Array(#require(receipt["preuve"]?.string).utf8))
      let entry = try proof.verify(with: gateway.verifier)
      let text = try #require(receipt["corps"]?.string)
      let nonce = try #require(receipt["nonce"]?.string)
      let bytes = try stride(from: 0, to: 32, by: 2).map { index in
        let start = nonce.index(nonce.startIndex, offsetBy: index)
        return try #require(UInt8(nonce[start..<nonce.index(start, offsetBy: 2)], radix: 16))
      }
      #expect(entry.commitment == SHA256.digest(bytes + Array(text.utf8)))
    }
  }

  @Test func `who receives a fiche learns nothing of what else was sent or owed, nor what decisions rested on`() throws
  {
    let gateway = try TestGateway()
    let reference = try gateway.transmitted(.familleEnDanger)
    _ = try gateway.open(reference, by: "nord-1").get()
    let suite = try gateway.transmitted(.informationPreoccupante, after: reference)
    let other = try gateway.transmitted(.familleEnDanger, after: reference)
    _ = try gateway.settle(reference, AlerteTests.crip, by: "nord-1")
    for name in ["nord-1", "nord-2"] {
      let agent = try gateway.agent(name)
      let timeline = try outcome { gateway.gateway.follow.timeline(of: reference, by: agent, completion: $0) }.get()
      let steps = (timeline.json["evenements"]?.array ?? []).compactMap { $0["evenement"]?.string }
      #expect(steps == ["transmission", "ouverture"], "\(name)")
      let receipts = try outcome { gateway.gateway.follow.receipts(of: reference, by: agent, completion: $0) }.get()
      let bodies = (receipts.json["recus"]?.array ?? []).compactMap { $0["corps"]?.string }
      #expect(bodies.count == (name == "nord-1" ? 1 : 0), "their own: an opening, not the attempt that was refused")
      let all = bodies.joined() + steps.joined()
      for hidden in [suite.description, other.description, AlerteTests.crip, "\"faits\"", "alertes"] {
        #expect(!all.contains(hidden), "\(name): \(hidden)")
      }
    }
    let author = try gateway.agent("intervenant")
    let receipts = try outcome { gateway.gateway.follow.receipts(of: reference, by: author, completion: $0) }.get()
    #expect(receipts.json["recus"]?.array?.count == 4, "the transmission, the opening, what follows twice")
  }

  @Test(arguments: ["sud-1", "intervenant-2", "cadre", "commandant"])
  func `nobody else follows a fiche`(name: String) throws {
    let gateway = try TestGateway()
    let reference = try gateway.transmitted()
    let agent = try gateway.agent(name)
    let timeline: Outcome<ReadAnswer> = try outcome {
      gateway.gateway.follow.timeline(of: reference, by: agent, completion: $0)
    }
    let receipts: Outcome<ReadAnswer> = try outcome {
      gateway.gateway.follow.receipts(of: reference, by: agent, completion: $0)
    }
    #expect(timeline.refusedBy?.contains("socle.autre-organisme") == true)
    #expect(receipts.refusedBy?.contains("socle.autre-organisme") == true)
  }
}
