import Cryptography
import Foundation
import JSON
import Law
import Liaison
import Sealing
import Store
import Testing

@testable import Gateway

struct KeepCoffreTests {
  @Test func `what is kept comes back to its agent, and a deposit replaces it`() throws {
    let gateway = try TestGateway()
    let (first, second) = (try TestGateway.coffre(1), try TestGateway.coffre(2))
    #expect(try gateway.myself("nord-1")["coffre"] == false)
    _ = try gateway.deposit(first, by: "nord-1").get()
    #expect(try gateway.readCoffre(by: "nord-1").get().json["coffre"] == first.json)
    _ = try gateway.deposit(second, by: "nord-1").get()
    #expect(try gateway.readCoffre(by: "nord-1").get().json["coffre"] == second.json)
    #expect(try gateway.myself("nord-1")["coffre"] == true)
    #expect(try gateway.journal(.depotCoffre).count == 2 && gateway.journal(.lectureCoffre).count == 2)
  }

  @Test func `nobody reads another's, the administrator no more than a colleague`() throws {
    let gateway = try TestGateway()
    _ = try gateway.deposit(TestGateway.coffre(), by: "nord-1").get()
    for name in ["admin", "nord-2", "cadre", "auditeur"] {
      #expect(try gateway.readCoffre(by: name).failure == .notFound)
      // No route leads there; and if one did, the law would refuse.
      let (agent, titulaire) = (try gateway.agent(name), try gateway.person("nord-1").id)
      guard case .refused(let refusal) = gateway.access.decide(LireCoffre(titulaire: titulaire), by: agent) else {
        Issue.record("\(name) may read")
        continue
      }
      #expect(refusal.trace.reasons.map(\.id) == ["chiffrement.pas-celle-d-un-autre"])
    }
  }

  @Test func `the copy of a key that is not in force is refused, before and after a new one`() throws {
    let gateway = try TestGateway()
    let former = try gateway.keyInForce("nord-1")
    _ = try gateway.deposit(TestGateway.coffre(1), by: "nord-1").get()
    let new = try gateway.replaceKey(of: "nord-1")
    let key = try #require(RecipientKeyID(bytes: new.key.publicKey.keyIdentifier))
    let before = try gateway.readCoffre(by: "nord-1").get().json
    for wrong in [former, try gateway.keyInForce("nord-2")] {
      #expect(try gateway.deposit(TestGateway.coffre(9), of: wrong, by: "nord-1").failure == .wrongState)
    }
    #expect(try gateway.readCoffre(by: "nord-1").get().json["coffre"] == before["coffre"])
    #expect(before["cle"]?.string == key.hex)
    _ = try gateway.deposit(TestGateway.coffre(3), of: key, by: "nord-1").get()
    #expect(try gateway.readCoffre(by: "nord-1").get().json["coffre"] == TestGateway.coffre(3).json)
    #expect(try gateway.journal(.depotCoffre).compactMap { $0["cle"]?.string } == [former.hex, key.hex])
  }

  @Test func `what fails after the commit is not told as if nothing was stored`() throws {
    let gateway = try TestGateway()
    let agent = try gateway.person("nord-1").id
    // A row that the directory cannot read again.
    try gateway.database.writeAndWait { try $0.addTLSCertificate([1, 2, 3], of: agent, at: TestClock.start) }
    guard case .failed(let error) = try gateway.certify(.generate(), TestGateway.coffre(), by: "nord-1") else {
      Issue.record("the directory could be read")
      return
    }
    #expect(error == .recorded && error.code == .fault && !error.message.contains("rien n’a été"))
    #expect(try gateway.database.read { try $0.coffre(of: agent) } != nil)
    #expect(try gateway.journal(.certificationCle).count == 1)
  }

  @Test func `two agents' rows exchanged are refused, and nothing is lost`() throws {
    let gateway = try TestGateway()
    let (one, two) = (try gateway.person("nord-1").id, try gateway.person("nord-2").id)
    _ = try gateway.deposit(TestGateway.coffre(1), by: "nord-1").get()
    _ = try gateway.deposit(TestGateway.coffre(2), by: "nord-2").get()
    let keys = (try gateway.keyInForce("nord-1"), try gateway.keyInForce("nord-2"))
    func rows() throws -> ([UInt8], [UInt8]) {
      func row(_ agent: AgentID) throws -> [UInt8] {
        try #require(try gateway.database.read { try $0.coffre(of: agent)?.bytes })
      }
      return (try row(one), try row(two))
    }
    let right = try rows()
    func put(_ first: [UInt8], _ second: [UInt8]) throws {
      try gateway.database.writeAndWait {
        try $0.putCoffre(first, for: keys.0, of: one, at: TestClock.start)
        try $0.putCoffre(second, for: keys.1, of: two, at: TestClock.start)
      }
    }
    try put(right.1, right.0)
    for name in ["nord-1", "nord-2"] {
      let outcome = try gateway.readCoffre(by: name)
      guard case .failed(let error) = outcome else {
        Issue.record("\(name) was handed the other's")
        continue
      }
      #expect(error == .unreadableCoffre && error.code == .fault)
    }
    #expect(try rows() == (right.1, right.0))
    try put(right.0, right.1)
    #expect(try gateway.readCoffre(by: "nord-1").get().json["coffre"] == TestGateway.coffre(1).json)
  }

  @Test func `a row altered anywhere, cut short or of another version is refused`() throws {
    let gateway = try TestGateway()
    let agent = try gateway.person("nord-1").id
    _ = try gateway.deposit(TestGateway.coffre(), by: "nord-1").get()
    let right = try #require(try gateway.database.read { try $0.coffre(of: agent) }).bytes
    let altered = [0, 1, 12, 13, right.count / 2, right.count - 1].map { place in
      var row = right
      row[place] ^= 1
      return row
    }
    for row in altered + [Array(right.dropLast()), Array(right.prefix(29)), Array(right.prefix(1)), []] {
      #expect(throws: GatewayError.unreadableCoffre) { try gateway.coffres.unwrap(row, of: agent) }
    }
    #expect(try !gateway.coffres.unwrap(right, of: agent).isEmpty)
  }

  @Test func `another server key opens nothing, and a key of another length is none`() throws {
    let agent = try AgentID("nord-1")
    let (one, other) = (try CoffreCustody(key: .random(count: 32)), try CoffreCustody(key: .random(count: 32)))
    let row = try one.wrap([1, 2, 3], of: agent)
    #expect(try one.unwrap(row, of: agent) == [1, 2, 3])
    #expect(throws: GatewayError.unreadableCoffre) { try other.unwrap(row, of: agent) }
    #expect(try one.wrap([1, 2, 3], of: agent) != row)
    for count in [0, 16, 31, 33] {
      #expect(throws: CryptographyError.self) { try CoffreCustody(key: .random(count: count)) }
    }
  }

  @Test func `the blob itself is in no file of the data folder`() throws {
    let gateway = try TestGateway()
    let coffre = try TestGateway.coffre(0xC5)
    _ = try gateway.deposit(coffre, by: "nord-1").get()
    for needle in [Data(coffre.ciphertext), Data(Data(coffre.ciphertext).base64EncodedString().utf8)] {
      for (name, bytes) in try gateway.files() { #expect(Data(bytes).range(of: needle) == nil, "\(name)") }
    }
  }
}
