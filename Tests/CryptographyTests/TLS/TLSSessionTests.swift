import Foundation
import TestSupport
import Testing

@testable import Cryptography

struct TLSSessionTests {
  private let pki: TLSTestPKI
  private let agent: TLSIdentity

  init() throws {
    pki = try TLSTestPKI()
    agent = try pki.agent("agent-1")
  }

  @Test func `both ends agree on TLS 1_3 and the server learns the certificate`() throws {
    let pair = try TLSPair(pki.serverContext(), pki.clientContext(agent))
    let result = pair.shakeHands()
    #expect(result.server == .done(1) && result.client == .done(1) && result.firstRead == .wantRead)
    let version = pair.server.versionName
    #expect(version == "TLSv1.3")
    let isResumed = pair.server.isResumed
    #expect(!isResumed)
    let digest = pair.server.peerDigest
    #expect(digest == agent.chain[0].sha256)
    #expect(try pair.server.peerCertificate() == agent.chain[0])
    #expect(try pair.client.peerCertificate() == pki.server.chain[0])
  }

  @Test func `octets go both ways and a close is told from a cut`() throws {
    let pair = try TLSPair(pki.serverContext(), pki.clientContext(agent))
    _ = pair.shakeHands()
    #expect([1, 2, 3].withUnsafeBytes { pair.client.write(UnsafeRawBufferPointer(rebasing: $0[..<3])) } == .done(3))
    var buffer = [UInt8](repeating: 0, count: 8)
    #expect(buffer.withUnsafeMutableBytes { pair.server.read(into: $0) } == .done(3))
    #expect(buffer.withUnsafeMutableBytes { pair.server.read(into: $0) } == .wantRead)
    pair.client.shutdown()
    #expect(buffer.withUnsafeMutableBytes { pair.server.read(into: $0) } == .closed)
  }

  @Test func `a write to a peer that is gone is a failure, not the end of the process`() throws {
    let pair = try TLSPair(pki.serverContext(), pki.clientContext(agent))
    _ = pair.shakeHands()
    pair.hangUpServer()
    var buffer = [UInt8](repeating: 0, count: 8)
    #expect(buffer.withUnsafeMutableBytes { pair.client.read(into: $0) } == .failed(TLSFailure(.truncated)))
    let progress = buffer.withUnsafeBytes { pair.client.write($0) }
    guard case .failed = progress else {
      Issue.record("wrote to nobody: \(progress)")
      return
    }
  }

  @Test func `a client without a certificate is refused`() throws {
    let result = try TLSPair(pki.serverContext(), pki.clientContext(nil)).shakeHands()
    #expect(result.server == .failed(TLSFailure(.noCertificate)))
    #expect(result.firstRead == .failed(TLSFailure(.refusedByPeer)))
  }

  @Test func `a client of another authority is refused`() throws {
    let other = try TLSTestPKI()
    let context = try TLSContext.client(identity: other.agent("agent-1"), servers: TrustStore(anchors: [pki.root]))
    let result = try TLSPair(pki.serverContext(), context).shakeHands()
    #expect(result.server == .failed(TLSFailure(.untrusted)))
    #expect(result.firstRead == .failed(TLSFailure(.refusedByPeer)))
  }

  @Test func `a revoked client is refused and told why`() throws {
    let result = try TLSPair(pki.serverContext(revoking: [agent]), pki.clientContext(agent)).shakeHands()
    #expect(result.server == .failed(TLSFailure(.revoked)))
    #expect(result.firstRead == .failed(TLSFailure(.refusedAsRevoked)))
  }

  @Test func `an expired client is refused`() throws {
    let expired = try pki.agent("agent-2", notAfter: .now - 60)
    let result = try TLSPair(pki.serverContext(), pki.clientContext(expired)).shakeHands()
    #expect(result.server == .failed(TLSFailure(.expired)))
  }

  @Test func `an expired revocation list refuses everybody, under its own name`() throws {
    let context = try TLSContext.server(identity: pki.server, clients: pki.trust(listsUntil: .now - 60))
    let result = try TLSPair(context, pki.clientContext(agent)).shakeHands()
    #expect(result.server == .failed(TLSFailure(.revocationUnknown)))
  }

  @Test func `a list of one authority only refuses everybody`() throws {
    let whole = try pki.trust()
    let partial = try TrustStore(anchors: [pki.root], intermediates: [pki.issuing], crls: [whole.crls[0]])
    let result = try TLSPair(
      TLSContext.server(identity: pki.server, clients: partial), pki.clientContext(agent)
    ).shakeHands()
    #expect(result.server == .failed(TLSFailure(.revocationUnknown)))
  }

  @Test(arguments: [
    (KeyUsage.digitalSignature, ExtendedKeyUsage.serverAuth), (.digitalSignature, ExtendedKeyUsage()),
    (.keyAgreement, .clientAuth),
    (.keyAgreement, ExtendedKeyUsage()),
  ])
  func `a certificate for something else does not connect`(usage: KeyUsage, extended: ExtendedKeyUsage) throws {
    let other = try pki.agent("agent-1", usage: usage, extended: extended)
    let result = try TLSPair(pki.serverContext(), pki.clientContext(other)).shakeHands()
    #expect(result.server != .done(1))
  }

  @Test func `a client may leave the issuing authority out`() throws {
    let leaf = try TLSIdentity(chain: [agent.chain[0]], key: agent.key)
    #expect(try TLSPair(pki.serverContext(), pki.clientContext(leaf)).shakeHands().server == .done(1))
  }

  @Test(arguments: [TLSSession.ServerName.address("127.0.0.2"), .dns("other.test"), .dns("server")])
  func `a server of another name is refused by its client`(name: TLSSession.ServerName) throws {
    let result = try TLSPair(pki.serverContext(), pki.clientContext(agent), to: name).shakeHands()
    #expect(result.client == .failed(TLSFailure(.wrongName)))
    #expect(result.server == .failed(TLSFailure(.refusedByPeer)))
  }

  @Test func `a server is known by its DNS name too`() throws {
    let pair = try TLSPair(pki.serverContext(), pki.clientContext(agent), to: .dns("navette.test"))
    #expect(pair.shakeHands().client == .done(1))
  }

  @Test func `an agent that plays the server is refused`() throws {
    let context = try TLSContext.server(identity: pki.agent("127.0.0.1"), clients: pki.trust())
    let result = try TLSPair(context, pki.clientContext(agent)).shakeHands()
    guard case .failed = result.client else {
      Issue.record("an agent's certificate was believed as a server's")
      return
    }
  }

  @Test(arguments: [
    (KeyUsage.digitalSignature, ExtendedKeyUsage()), (.digitalSignature, .clientAuth), (.keyAgreement, .serverAuth),
  ])
  func `a certificate for something else serves nobody, even under the right name`(
    usage: KeyUsage, extended: ExtendedKeyUsage
  ) throws {
    let identity = try pki.agent("server", usage: usage, extended: extended, names: [.ip([127, 0, 0, 1])])
    let context = try TLSContext.server(identity: identity, clients: pki.trust())
    let result = try TLSPair(context, pki.clientContext(agent)).shakeHands()
    #expect(result.client != .done(1))
    #expect(result.server != .done(1))
  }

  @Test func `a session outlives the context it was made with`() throws {
    let pair = try TLSPair(try pki.serverContext(), try pki.clientContext(agent))
    // The contexts are released by now, as after a reload.
    #expect(pair.shakeHands().server == .done(1))
  }

  @Test func `a second handshake never resumes the first`() throws {
    let (server, client) = (try pki.serverContext(), try pki.clientContext(agent))
    for _ in 0..<2 {
      let pair = try TLSPair(server, client)
      #expect(pair.shakeHands().server == .done(1))
      let isResumed = pair.server.isResumed
      #expect(!isResumed)
    }
  }

  @Test func `1_2 is spoken when both ends allow it only`() throws {
    func pair(_ serverVersion: TLSVersion, _ clientVersion: TLSVersion) throws -> TLSPair {
      try TLSPair(
        TLSContext.server(identity: pki.server, clients: pki.trust(), minimumVersion: serverVersion),
        TLSContext.client(
          identity: agent, servers: TrustStore(anchors: [pki.root]), minimumVersion: clientVersion))
    }
    let both = try pair(.tls12, .tls12)
    #expect(both.shakeHands().server == .done(1))
    let version = both.server.versionName
    #expect(version == "TLSv1.3", "the newest that both speak")
  }
}

struct TLSContextTests {
  @Test func `a server without a revocation list is refused`() throws {
    let pki = try TLSTestPKI()
    #expect(throws: CryptographyError(.tlsConfiguration)) {
      try TLSContext.server(identity: pki.server, clients: TrustStore(anchors: [pki.root]))
    }
  }

  @Test func `a context without an anchor is refused`() throws {
    let pki = try TLSTestPKI()
    #expect(throws: CryptographyError(.tlsConfiguration)) {
      try TLSContext.client(identity: nil, servers: TrustStore(anchors: []))
    }
    #expect(throws: CryptographyError(.tlsConfiguration)) {
      try TLSContext.server(identity: pki.server, clients: TrustStore(anchors: [], crls: pki.trust().crls))
    }
  }

  @Test func `a key that is not the certificate's makes no identity`() throws {
    let pki = try TLSTestPKI()
    #expect(throws: CryptographyError(.tlsConfiguration)) {
      try TLSIdentity(chain: pki.server.chain, key: P256PrivateKey.generate())
    }
    #expect(throws: CryptographyError(.tlsConfiguration)) {
      try TLSIdentity(chain: [], key: P256PrivateKey.generate())
    }
  }
}
