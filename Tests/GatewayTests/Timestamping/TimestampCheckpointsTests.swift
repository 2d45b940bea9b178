import Cryptography
import Foundation
import JSON
import Journal
import Store
import TestSupport
import Testing

@testable import Gateway

/// Timestamps over checkpoints, by an authority made of `openssl ts -reply`.
struct TimestampCheckpointsTests {
  private let gateway: TestGateway
  private let tsa: CommandLineTSA
  private let link: TestLink
  private let told = Shared<[String]>([])
  private let service: TimestampCheckpoints
  private static let period: TimeInterval = 10

  init() throws {
    gateway = try TestGateway()
    // The authority's clock is the machine's.
    gateway.clock.advance(by: Date().timeIntervalSince(gateway.clock.now))
    tsa = try CommandLineTSA()
    link = TestLink(tsa)
    service = try Self.service(gateway, tsa, link, told)
  }

  private static func service(
    _ gateway: TestGateway, _ tsa: CommandLineTSA, _ link: TestLink, _ told: Shared<[String]>
  ) throws -> TimestampCheckpoints {
    let authority = try TimestampAuthority(pem: tsa.folder.read("root.crt"))
    return try TimestampCheckpoints(
      gateway.gateway, TimestampPlan(name: "tsa-1", authority: authority, period: period), over: link,
      tell: { line in told.change { $0.append(line) } })
  }

  /// Something happens, and a rhythm passes.
  private func move(_ seconds: TimeInterval = period + 1) throws {
    try gateway.gateway.life.started(version: "essai", scripts: [], configuration: [:])
    gateway.clock.advance(by: seconds)
  }

  private func kept() throws -> [(size: UInt64, timestamps: [KeptTimestamp])] {
    try gateway.database.read { transaction in
      try transaction.timestampedSizes().map { ($0, try transaction.timestamps(of: $0)) }
    }
  }

  @Test func `the newest checkpoint is timestamped, kept byte for byte, and journaled`() throws {
    let before = gateway.database.checkpoint.signed
    service.run()
    let kept = try kept()
    #expect(kept.map(\.size) == [before.claim.size] && kept[0].timestamps.map(\.authority) == ["tsa-1"])
    let (checkpoint, token) = try gateway.database.read { transaction in
      (
        try #require(try transaction.bytes(of: .checkpoint(size: before.claim.size))),
        try #require(try transaction.bytes(of: .response(size: before.claim.size, authority: "tsa-1")))
      )
    }
    #expect(checkpoint == before.bytes)
    try tsa.folder.write(checkpoint, to: "data")
    try tsa.folder.write(token, to: "token")
    try tsa.folder.must("ts -verify -data data -in token -CAfile root.crt")
    let event = try #require(try gateway.journal(.horodatage).first)
    #expect(event["autorite"] == "tsa-1" && event["taille"]?.integer == Int64(before.claim.size))
    #expect(event["empreinte"] == .string(SHA256.digest(token).hex))
    #expect(event["heure"] == .string(Instants.text(kept[0].timestamps[0].at)) && event["depuis"] == nil)
    #expect(service.json["obtenus"] == 1 && service.json["absentDepuis"] == .null)
    #expect(told.current.isEmpty)
  }

  @Test func `a log that has not moved, or a rhythm that has not passed, asks nothing`() throws {
    service.run()
    // Its own event is not a move.
    for _ in 1...3 {
      gateway.clock.advance(by: Self.period + 1)
      service.run()
    }
    #expect(link.asked.current == 1)
    try move(1)
    gateway.clock.advance(by: Self.period)
    service.run()
    #expect(link.asked.current == 2)
    try move(Self.period - 2)
    service.run()
    #expect(link.asked.current == 2)
    gateway.clock.advance(by: 3)
    service.run()
    #expect(link.asked.current == 3)
    #expect(try gateway.journal(.horodatage).count == 3)
    // A restart knows what was timestamped.
    let again = try Self.service(gateway, tsa, link, told)
    again.run()
    #expect(link.asked.current == 3)
  }

  @Test func `a clock that was put back does not silence it`() throws {
    service.run()
    try move()
    gateway.clock.advance(by: -100)
    service.run()
    #expect(link.asked.current == 2)
  }

  @Test func `an absent authority is told once, journaled after two rhythms, and its return too`() throws {
    service.run()
    link.behaviour.change { $0 = .absent }
    try move()
    for _ in 1...6 {
      service.run()
      gateway.clock.advance(by: Self.period - 1)
    }
    #expect(try gateway.journal(.horodatageAbsent).isEmpty == false)
    let absent = try gateway.journal(.horodatageAbsent)
    #expect(absent.count == 1 && absent[0]["motif"] == "injoignable" && absent[0]["autorite"] == "tsa-1")
    let since = try #require(absent[0]["depuis"]?.string.flatMap(Instants.date))
    let at = try #require(absent[0]["instant"]?.string.flatMap(Instants.date))
    #expect(at.timeIntervalSince(since) > 2 * Self.period - 1)
    #expect(told.current.count == 1)
    #expect(service.json["absentDepuis"] == .string(Instants.text(since)))
    link.behaviour.change { $0 = .honest }
    gateway.clock.advance(by: Self.period + 1)
    service.run()
    let back = try #require(try gateway.journal(.horodatage).last)
    #expect(back["depuis"] == absent[0]["depuis"])
    #expect(told.current.count == 2)
    #expect(service.json["obtenus"] == 2 && service.json["absentDepuis"] == .null)
    // What is said of the gap is no move either.
    gateway.clock.advance(by: Self.period + 1)
    service.run()
    #expect(try gateway.journal(.horodatage).count == 2)
  }

  @Test func `once stopped, it asks for nothing and says nothing`() throws {
    service.stop()
    service.run()
    #expect(link.asked.current == 0 && told.current.isEmpty)
  }

  @Test func `a short absence is counted and told, not journaled`() throws {
    link.behaviour.change { $0 = .absent }
    service.run()
    gateway.clock.advance(by: Self.period + 1)
    link.behaviour.change { $0 = .honest }
    service.run()
    #expect(try gateway.journal(.horodatageAbsent).isEmpty)
    #expect(try gateway.journal(.horodatage).first?["depuis"] == nil)
    #expect(service.json["injoignable"] == 1 && told.current.count == 2)
  }

  @Test(arguments: [TestLink.Behaviour.other, .earlier, .garbage, .refusing])
  func `a lying authority leaves nothing behind`(behaviour: TestLink.Behaviour) throws {
    service.run()
    let before = try kept().map(\.size)
    try move()
    link.behaviour.change { $0 = behaviour }
    service.run()
    #expect(try kept().map(\.size) == before)
    #expect(service.json["refuse"] == 1)
    #expect(told.current.count == 1)
  }

  @Test func `an authority whose clock is another is not believed`() throws {
    gateway.clock.advance(by: 400)
    service.run()
    #expect(try kept().isEmpty)
    #expect(service.json["autre-heure"] == 1)
  }

  @Test func `a cosigned checkpoint goes before a newer one that is only signed`() throws {
    service.run()
    try move()
    let cosigned = gateway.database.checkpoint.signed
    try gateway.database.writeAndWait { try $0.keep(cosigned: cosigned) }
    try move()
    service.run()
    #expect(try kept().last?.size == cosigned.claim.size)
    // With nothing cosigned since, the newest signed one.
    try move()
    service.run()
    #expect(try #require(try kept().last?.size) > cosigned.claim.size)
  }

  @Test func `the auditor reads the index and each file, and nobody else does`() throws {
    service.run()
    let size = try #require(try kept().first?.size)
    let journal = gateway.gateway.journal
    let auditor = try gateway.agent("auditeur")
    let index = try outcome { journal.timestamps(by: auditor, completion: $0) }.get()
    #expect(try TimestampIndex(parsing: index).items == [.init(size: size, authority: "tsa-1")])
    for file in try TimestampIndex(parsing: index).files(upTo: size) {
      let bytes = try outcome { journal.file(at: file.path, by: auditor, completion: $0) }.get()
      #expect(try gateway.database.read { try $0.bytes(of: file) } == bytes)
    }
    for path in ["timestamps/\(size + 1).checkpoint", "timestamps/\(size).tsa-2.tsr"] {
      let missing: Outcome<[UInt8]> = try outcome { journal.file(at: path, by: auditor, completion: $0) }
      #expect(missing.failure == .notFound)
    }
    for name in ["moniteur", "intervenant", "admin"] {
      let agent = try gateway.agent(name)
      let refused: Outcome<[UInt8]> = try outcome { journal.timestamps(by: agent, completion: $0) }
      #expect(refused.refusedBy?.isEmpty == false)
    }
  }
}
