import Cryptography
import Foundation
import JSON
import Liaison
import Sealing
import Testing

@testable import Gateway
@testable import Store

/// What a recovery that went wrong leaves behind, and what one damaged envelope does to the others.
struct RecoveryAgainTests {
  private func circo() throws -> HeldKey { try #require(try Departement.shared.get().recovery["circo"]) }

  /// Keys of the right form, for the right certificate, that open nothing.
  private func noise(_ answer: StepAnswer, for held: HeldKey, in gateway: TestGateway) throws -> [CleReenveloppee] {
    let recipient = try RecipientCertificate(
      held.certificate, trustedBy: gateway.directory.trust, at: gateway.clock.now)
    return try gateway.handed(answer).map { id in
      let point = try P256PrivateKey.generate().publicKey.point
      return CleReenveloppee(
        enveloppe: try #require(EnvelopeID(hex: id)),
        cle: try WrappedKey(bytes: recipient.keyID.bytes + point + SecureRandom.bytes(40)))
    }
  }

  @Test func `noise given back under the name of a recovery takes nothing away, and is recovered again`() throws {
    let gateway = try TestGateway()
    let reference = try gateway.transmitted()
    let new = try gateway.renewed()
    let asked = try gateway.recover("nord-1").get()
    _ = try gateway.giveKeys(noise(asked, for: new, in: gateway), to: "nord-1").get()
    #expect(try gateway.fault(opening: reference, with: new) != nil)
    // Their former key still opens it.
    _ = try gateway.clear(gateway.stored(reference), with: "nord-1")
    // Not by itself: it was given back.
    #expect(try gateway.handed(gateway.recover("nord-1").get()).isEmpty)
    let again = try gateway.recover("nord-1", again: true).get()
    let keys = try gateway.rewrap(again, with: circo(), for: new.certificate)
    #expect(keys.count == 1)
    #expect(try gateway.giveKeys(keys, to: "nord-1").failure == .invalid)
    _ = try gateway.giveKeys(keys, to: "nord-1", again: true).get()
    #expect(try gateway.fault(opening: reference, with: new) == nil)
    #expect(try gateway.journal(.demandeRecouvrement).last?["encore"] == true)
  }

  @Test func `what is sealed to the new key itself is never given back again`() throws {
    let gateway = try TestGateway()
    let before = try gateway.transmitted()
    let new = try gateway.renewed()
    let after = try gateway.transmitted()
    let asked = try gateway.recover("nord-1", again: true).get()
    #expect(gateway.handed(asked) == [try gateway.stored(before).header.envelope.hex])
    let strange = try noise(asked, for: new, in: gateway).map {
      CleReenveloppee(enveloppe: try gateway.stored(after).header.envelope, cle: $0.cle)
    }
    #expect(try gateway.giveKeys(strange, to: "nord-1", again: true).failure == .invalid)
    #expect(try gateway.fault(opening: after, with: new) == nil)
  }

  @Test func `a damaged envelope is named, and the others are handed out`() throws {
    let gateway = try TestGateway()
    let references = try (0..<3).map { _ in try gateway.transmitted() }
    _ = try gateway.renewed()
    let damaged = try gateway.stored(references[0]).header.envelope
    try gateway.database.writeAndWait { transaction in
      try transaction.connection.run(
        "UPDATE cles SET empreinte = ? WHERE enveloppe = ?", .blob([UInt8](repeating: 7, count: 32)),
        .blob(damaged.bytes))
    }
    let answer = try gateway.recover("nord-1").get()
    let others = try references.dropFirst().map { try gateway.stored($0).header.envelope.hex }
    #expect(Set(gateway.handed(answer)) == Set(others) && answer.json["suite"] == nil)
    let named = answer.json["illisibles"]?.array ?? []
    #expect(named.map { $0["enveloppe"]?.string } == [damaged.hex])
    #expect(named.map { $0["reference"]?.string } == [references[0].description])
    #expect(try gateway.journal(.demandeRecouvrement).last?["illisibles"]?.strings == [damaged.hex])
  }

  @Test func `pages go on from where they stopped, whatever was given back meanwhile`() throws {
    let gateway = try TestGateway()
    let references = try (0..<3).map { _ in try gateway.transmitted() }
    _ = try gateway.renewed()
    let all = Set(try references.map { try gateway.stored($0).header.envelope.hex })
    for limits in [RecoverEnvelopes.Limits(envelopes: 1), .init(judged: 1), .init(bytes: 1)] {
      var (found, last, pages): ([String], EnvelopeID?, Int) = ([], nil, 0)
      repeat {
        let answer = try gateway.recover("nord-1", after: last, limits: limits).get()
        found += gateway.handed(answer)
        last = answer.json["suite"]?.string.flatMap { EnvelopeID(hex: $0) }
        pages += 1
      } while last != nil && pages < 9
      #expect(Set(found) == all && found.count == 3 && (3...4).contains(pages), "\(pages)")
    }
    // Past the last one, and with a body whose key opens none of them, there is nothing; and it is not asked for ever.
    let highest = try #require(all.max().flatMap { EnvelopeID(hex: $0) })
    #expect(try gateway.handed(gateway.recover("nord-1", after: highest).get()).isEmpty)
    let other = try gateway.recover("nord-1", with: "circo-2", by: "cadre-2", limits: .init(judged: 2)).get()
    #expect(other.json["sansCle"] == 2 && other.json["suite"] != nil)
  }
}
