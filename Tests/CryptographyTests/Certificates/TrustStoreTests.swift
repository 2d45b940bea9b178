import Cryptography
import Foundation
import Testing

struct TrustStoreTests {
  @Test func `each purpose accepts the certificate made for it, and no other`() throws {
    let pki = try CommandLinePKI()
    let store = try pki.store()
    let leaves: [(TrustStore.Purpose, Certificate)] = [
      (.tlsClient, try pki.leaf("agent", CommandLinePKI.agentUsage)),
      (.tlsServer, try pki.leaf("serveur", CommandLinePKI.serverUsage)),
      (.keyAgreement, try pki.leaf("chiffrement", CommandLinePKI.encryptionUsage)),
      (.seal, try pki.leaf("sceau", CommandLinePKI.sealUsage)),
    ]
    for purpose in TrustStore.Purpose.allCases {
      for (own, leaf) in leaves {
        let verdict = store.validate(leaf, for: purpose, at: pki.now)
        #expect(verdict.isAccepted == (purpose == own), "\(purpose) \(own) \(verdict.reasons)")
      }
    }
  }

  @Test func `a proof holds the chain and the date past which it must be made again`() throws {
    let pki = try CommandLinePKI()
    let agent = try pki.leaf("agent", CommandLinePKI.agentUsage)
    let chain = try pki.store().validate(agent, for: .tlsClient, at: pki.now).get()
    #expect(chain.certificates == [agent, pki.issuing, pki.root])
    #expect(chain.leaf == agent)
    // The lists of the fixture last 24 hours: they expire first.
    #expect(abs(chain.expiry.timeIntervalSince(pki.now) - 24 * 3600) < 2)
  }

  @Test func `a purpose refuses a certificate without its usages`() throws {
    let pki = try CommandLinePKI()
    let store = try pki.store()
    let bare = try pki.leaf("nu", "")
    #expect(store.validate(bare, for: .tlsClient, at: pki.now).reasons == [.wrongKeyUsage, .wrongExtendedKeyUsage])
    #expect(store.validate(bare, for: .keyAgreement, at: pki.now).reasons == [.wrongKeyUsage])
    let both = try pki.leaf("double", "keyUsage=critical,keyAgreement,digitalSignature\nextendedKeyUsage=clientAuth")
    #expect(store.validate(both, for: .keyAgreement, at: pki.now).reasons == [.wrongExtendedKeyUsage])
    #expect(store.validate(both, for: .seal, at: pki.now).reasons == [.wrongKeyUsage, .wrongExtendedKeyUsage])
    let any = try pki.leaf("tout", "keyUsage=critical,digitalSignature\nextendedKeyUsage=anyExtendedKeyUsage")
    #expect(store.validate(any, for: .tlsClient, at: pki.now).reasons == [.wrongExtendedKeyUsage])
    let unknown = try pki.leaf("inconnu", "keyUsage=critical,keyAgreement\nextendedKeyUsage=1.2.3.4")
    #expect(store.validate(unknown, for: .keyAgreement, at: pki.now).reasons == [.wrongExtendedKeyUsage])
  }

  @Test func `an authority is nobody's correspondent`() throws {
    let pki = try CommandLinePKI()
    let store = try pki.store()
    for purpose in TrustStore.Purpose.allCases {
      #expect(store.validate(pki.issuing, for: purpose, at: pki.now).reasons.contains(.authority))
      #expect(store.validate(pki.root, for: purpose, at: pki.now).reasons.contains(.authority))
    }
  }

  @Test func `dates out of the validity are refused, at both ends`() throws {
    let pki = try CommandLinePKI()
    let agent = try pki.leaf("agent", CommandLinePKI.agentUsage, days: 1)
    let store = try pki.store()
    #expect(store.validate(agent, for: .tlsClient, at: agent.notBefore).isAccepted)
    #expect(
      store.validate(agent, for: .tlsClient, at: agent.notAfter.addingTimeInterval(1)).reasons.contains(.expired))
    #expect(
      store.validate(agent, for: .tlsClient, at: agent.notBefore.addingTimeInterval(-1)).reasons.contains(.notYetValid))
    for date in [Date.distantPast, .distantFuture, Date(timeIntervalSince1970: .nan)] {
      #expect(!store.validate(agent, for: .tlsClient, at: date).isAccepted)
    }
  }

  @Test func `a revoked certificate is refused, and so is everything under a revoked authority`() throws {
    let pki = try CommandLinePKI()
    let agent = try pki.leaf("agent", CommandLinePKI.agentUsage)
    let other = try pki.leaf("autre", CommandLinePKI.agentUsage)
    let store = try pki.store(revoked: [agent])
    #expect(store.validate(agent, for: .tlsClient, at: pki.now).reasons == [.revoked])
    #expect(store.validate(other, for: .tlsClient, at: pki.now).isAccepted)
    let fallen = try pki.store(revokedByRoot: [pki.issuing])
    let refusal = #expect(throws: ChainRefusal.self) { try fallen.validate(other, for: .tlsClient, at: pki.now).get() }
    #expect(refusal?.failures.map(\.depth) == [1])
    #expect(refusal?.failures.map(\.reason) == [.revoked])
  }

  @Test func `any current list that names the certificate counts`() throws {
    let pki = try CommandLinePKI()
    let agent = try pki.leaf("agent", CommandLinePKI.agentUsage)
    let root = try pki.list("root")
    let naming = try pki.list("issuing", revoked: [agent], from: -3, until: 20)
    let clean = try pki.list("issuing", from: -1, until: 24)
    for lists in [[root, naming, clean], [root, clean, naming]] {
      let store = try TrustStore(anchors: [pki.root], intermediates: [pki.issuing], crls: lists)
      #expect(store.validate(agent, for: .tlsClient, at: pki.now).reasons == [.revoked])
    }
  }

  @Test func `a missing, expired, future or foreign list refuses everybody`() throws {
    let pki = try CommandLinePKI()
    let agent = try pki.leaf("agent", CommandLinePKI.agentUsage)
    func reasons(_ lists: [CertificateRevocationList]) throws -> Set<ChainRefusal.Reason> {
      try TrustStore(anchors: [pki.root], intermediates: [pki.issuing], crls: lists)
        .validate(agent, for: .tlsClient, at: pki.now).reasons
    }
    let root = try pki.list("root")
    #expect(try reasons([]) == [.missingRevocationList])
    #expect(try reasons([root]) == [.missingRevocationList])
    #expect(try reasons([try pki.list("issuing")]) == [.missingRevocationList])
    #expect(try reasons([root, try pki.list("issuing", from: -9, until: -1)]) == [.expiredRevocationList])
    #expect(try reasons([root, try pki.list("issuing", from: 1, until: 9)]) == [.revocationListNotYetValid])
    #expect(
      try reasons([try pki.list("root", from: -9, until: -1), try pki.list("issuing")]) == [.expiredRevocationList])
    #expect(try !reasons([root, try CommandLinePKI().list("issuing")]).isEmpty)
  }

  @Test func `a list whose signature was altered is refused`() throws {
    let pki = try CommandLinePKI()
    let agent = try pki.leaf("agent", CommandLinePKI.agentUsage)
    var der = try pki.list("issuing").der
    der[der.count - 1] ^= 1
    let store = try TrustStore(
      anchors: [pki.root], intermediates: [pki.issuing],
      crls: [try pki.list("root"), try CertificateRevocationList(der: der)])
    #expect(store.validate(agent, for: .tlsClient, at: pki.now).reasons == [.badRevocationList])
  }

  @Test func `an unknown issuer, or a namesake of ours, is refused`() throws {
    let pki = try CommandLinePKI()
    let foreign = try CommandLinePKI()
    let stranger = try foreign.leaf("agent", CommandLinePKI.agentUsage)
    let store = try pki.store()
    #expect(!store.validate(stranger, for: .tlsClient, at: pki.now).isAccepted)
    let empty = try TrustStore(anchors: [], intermediates: [], crls: [])
    #expect(empty.validate(stranger, for: .tlsClient, at: pki.now).reasons.contains(.unknownIssuer))
    let withoutIssuing = try TrustStore(anchors: [foreign.root], crls: [try foreign.list("root")])
    #expect(withoutIssuing.validate(stranger, for: .tlsClient, at: pki.now).reasons.contains(.unknownIssuer))
  }

  @Test func `an agent's certificate signs no other certificate`() throws {
    let pki = try CommandLinePKI()
    let agent = try pki.leaf("agent", CommandLinePKI.agentUsage)
    let forged = try pki.leaf("faux", CommandLinePKI.agentUsage, signer: "agent")
    #expect(throws: CryptographyError.self) {
      try TrustStore(anchors: [pki.root], intermediates: [pki.issuing, agent])
    }
    #expect(try !pki.store().validate(forged, for: .tlsClient, at: pki.now).isAccepted)
    // The issuing authority has pathlen 0: another authority under it is one too many.
    let third = try pki.leaf(
      "tiers", "basicConstraints=critical,CA:TRUE\nkeyUsage=critical,keyCertSign,cRLSign")
    let deep = try pki.leaf("profond", CommandLinePKI.agentUsage, signer: "tiers")
    let store = try TrustStore(
      anchors: [pki.root], intermediates: [pki.issuing, third],
      crls: [try pki.list("root"), try pki.list("issuing"), try pki.list("tiers")])
    #expect(store.validate(deep, for: .tlsClient, at: pki.now).reasons == [.wrongAuthority])
  }

  @Test(arguments: ["sha1", "sha384", "sha512"])
  func `a signature other than ecdsa-with-SHA256 is refused`(digest: String) throws {
    let pki = try CommandLinePKI()
    let agent = try pki.leaf("agent", CommandLinePKI.agentUsage, digest: digest)
    #expect(try pki.store().validate(agent, for: .tlsClient, at: pki.now).reasons.contains(.wrongSignatureAlgorithm))
    let sound = try pki.leaf("sain", CommandLinePKI.agentUsage)
    let store = try TrustStore(
      anchors: [pki.root], intermediates: [pki.issuing],
      crls: [try pki.list("root"), try pki.list("issuing", digest: digest)])
    #expect(store.validate(sound, for: .tlsClient, at: pki.now).reasons.contains(.wrongSignatureAlgorithm))
  }

  @Test func `every failure is carried, not only the first`() throws {
    let pki = try CommandLinePKI()
    let agent = try pki.leaf("agent", CommandLinePKI.encryptionUsage, days: 1)
    let store = try TrustStore(
      anchors: [pki.root], intermediates: [pki.issuing],
      crls: [try pki.list("root", until: 1000), try pki.list("issuing", revoked: [agent], until: 1000)])
    let reasons = store.validate(agent, for: .tlsClient, at: agent.notAfter.addingTimeInterval(60)).reasons
    #expect(reasons == [.expired, .revoked, .wrongKeyUsage, .wrongExtendedKeyUsage])
  }

  @Test func `an anchor that is no self-signed authority is refused`() throws {
    let pki = try CommandLinePKI()
    #expect(throws: CryptographyError.self) { try TrustStore(anchors: [pki.issuing]) }
    let agent = try pki.leaf("agent", CommandLinePKI.agentUsage)
    #expect(throws: CryptographyError.self) { try TrustStore(anchors: [agent]) }
  }

  @Test func `many threads judge with one store`() async throws {
    let pki = try CommandLinePKI()
    let agent = try pki.leaf("agent", CommandLinePKI.agentUsage)
    let gone = try pki.leaf("parti", CommandLinePKI.agentUsage)
    let store = try pki.store(revoked: [gone])
    let now = pki.now
    await withTaskGroup(of: Bool.self) { group in
      for _ in 0..<16 {
        group.addTask {
          (0..<50).allSatisfy { _ in
            store.validate(agent, for: .tlsClient, at: now).isAccepted
              && store.validate(gone, for: .tlsClient, at: now).reasons == [.revoked]
          }
        }
      }
      for await isRight in group { #expect(isRight) }
    }
  }
}
