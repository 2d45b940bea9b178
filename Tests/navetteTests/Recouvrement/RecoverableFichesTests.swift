import Authority
import Cryptography
import Foundation
import Gateway
import JSON
import Liaison
import Sealing
import Testing

@testable import navette

/// What the two people's machine believes of what the gateway hands out.
struct RecoverableFichesTests {
  @Test func `each envelope is re-wrapped for the attested key, which then opens it`() throws {
    let scene = try RecoveryScene()
    let found = try scene.found()
    let (keys, damaged) = try found.rewrap(with: scene.recovery.key, trust: scene.trust, at: scene.now)
    #expect(damaged.isEmpty && found.next == nil)
    #expect(keys.count == 1 && found.attestedIn.description == "nord" && found.withoutKey == 0)
    let given = try SealedEnvelope(id: scene.envelope.id, cms: scene.envelope.cms())
      .adding([#require(keys.first).cle])
    let opener = try Opener(
      key: scene.agent.keys.encryption, certificate: scene.agent.certificates.encryption, sealAnchors: scene.trust)
    let opened = try opener.open(cms: given.cms(), expecting: ExpectedHeader(scene.header), at: scene.now)
    #expect(opened.header == scene.header)
  }

  @Test func `another body's shares open nothing`() throws {
    let scene = try RecoveryScene()
    let error = try #require(throws: CommandError.self) {
      try scene.found().rewrap(with: .generate(), trust: scene.trust, at: scene.now)
    }
    #expect(error.code == .refused)
  }

  @Test func `a swapped envelope, and one that the gateway cannot read, are named and do not stop the others`() throws {
    let scene = try RecoveryScene()
    let lost = "0123456789abcdef0123456789abcdef"
    let swapped = try scene.found(author: "b-0002", unreadable: [lost])
    let (keys, damaged) = try swapped.rewrap(with: scene.recovery.key, trust: scene.trust, at: scene.now)
    #expect(keys.isEmpty && damaged.map(\.id.hex) == [lost, scene.header.envelope.hex])
    let whole = try scene.found(unreadable: [lost])
    let others = try whole.rewrap(with: scene.recovery.key, trust: scene.trust, at: scene.now)
    #expect(others.keys.count == 1 && others.damaged.map(\.id.hex) == [lost])

    var report = RecoveryReport(
      DemandeDeRecouvrement(agent: try AgentID("a-0001"), organisme: try OrganismeID("circo")))
    report.add(whole, others.keys, [])
    try report.tell(Capture().console(), isJSON: false)
    report.add(swapped, keys, damaged)
    for isJSON in [false, true] {
      let capture = Capture()
      let error = try #require(throws: CommandError.self) { try report.tell(capture.console(), isJSON: isJSON) }
      #expect(error.code == .untrusted)
      #expect(damaged.allSatisfy { capture.out.contains($0.id.hex) } && capture.out.contains(scene.header.reference))
    }
  }

  @Test func `pages go on, and one that goes back or stays is not believed`() throws {
    let scene = try RecoveryScene()
    let (first, second) = ("0123456789abcdef0123456789abcdef", "0123456789abcdef0123456789abcdf0")
    #expect(try scene.found(next: first).next?.hex == first)
    #expect(try scene.found(next: second, after: EnvelopeID(hex: first)).next?.hex == second)
    for last in [first, second] {
      #expect(throws: CommandError.self) { try scene.found(next: first, after: EnvelopeID(hex: last)) }
    }
    #expect(throws: CommandError.self) { try scene.found(next: "suite") }
  }

  @Test func `another agent's certificate, and another body's recovery certificate are not believed`() throws {
    let scene = try RecoveryScene()
    for wrong in [
      { try scene.found(for: "a-0002") }, { try scene.found(of: "circo-2") },
      { try scene.found(attestedIn: "sud") }, { try scene.found(attester: scene.stranger) },
    ] {
      let error = try #require(throws: CommandError.self) { _ = try wrong() }
      #expect(error.code == .untrusted)
    }
  }
}
