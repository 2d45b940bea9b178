import Foundation
import TestSupport
import Testing

@testable import Cryptography

/// What a server makes of certificates that only other people's tools can show, and of other people's clients.
struct TLSJudgementTests {
  private let pki: CommandLinePKI
  private let server: TLSTestPKI
  private let client: CommandLineClient

  init() throws {
    pki = try CommandLinePKI()
    server = try TLSTestPKI()
    client = try CommandLineClient(pki.folder)
  }

  private func context(
    _ minimumVersion: TLSVersion = .tls13, revoked: [Certificate] = []
  ) throws -> TLSContext {
    try TLSContext.server(
      identity: server.server, clients: pki.store(revoked: revoked), minimumVersion: minimumVersion)
  }

  @Test func `an agent's certificate made by openssl connects`() throws {
    let agent = try pki.leaf("agent", CommandLinePKI.agentUsage)
    let outcome = try client.connect(to: context(), "-cert agent.crt -key agent.key")
    #expect(outcome.handshake == .done(1))
    #expect(outcome.peer == agent.sha256)
    #expect(outcome.text.contains("hello"))
  }

  @Test(arguments: [
    ("secp384r1", "sha256", CommandLinePKI.agentUsage), ("secp521r1", "sha256", CommandLinePKI.agentUsage),
    ("prime256v1", "sha384", CommandLinePKI.agentUsage), ("prime256v1", "sha512", CommandLinePKI.agentUsage),
  ])
  func `a key or a signature that Navette never issues is refused`(curve: String, digest: String, usage: String) throws
  {
    try CommandLinePKI.issue(
      in: pki.folder, "agent", extensions: usage, signer: "issuing", curve: curve, digest: digest, days: 2)
    let outcome = try client.connect(to: context(), "-cert agent.crt -key agent.key")
    #expect(outcome.handshake != .done(1) && outcome.handshake != .wantRead)
    #expect(!outcome.text.contains("hello"))
  }

  @Test(arguments: [
    CommandLinePKI.serverUsage, CommandLinePKI.sealUsage, "keyUsage=critical,digitalSignature",
    "extendedKeyUsage=clientAuth",
    "basicConstraints=critical,CA:TRUE\nkeyUsage=critical,digitalSignature,keyCertSign\nextendedKeyUsage=clientAuth",
  ])
  func `a certificate for something else is refused as such`(usage: String) throws {
    try CommandLinePKI.issue(
      in: pki.folder, "agent", extensions: usage, signer: "root", curve: "prime256v1", digest: "sha256", days: 2)
    let outcome = try client.connect(to: context(), "-cert agent.crt -key agent.key")
    #expect(outcome.handshake == .failed(TLSFailure(.wrongPurpose)))
  }

  @Test func `an authority that only the client knows is not believed`() throws {
    try CommandLinePKI.issue(
      in: pki.folder, "other", extensions: "basicConstraints=critical,CA:TRUE\nkeyUsage=critical,keyCertSign,cRLSign",
      signer: "root", curve: "prime256v1", digest: "sha256", days: 2)
    _ = try pki.leaf("agent", CommandLinePKI.agentUsage, signer: "other")
    let outcome = try client.connect(to: context(), "-cert agent.crt -key agent.key -cert_chain other.crt")
    #expect(outcome.handshake == .failed(TLSFailure(.untrusted)))
  }

  @Test func `BER inside a signed body is refused, though its signature verifies`() throws {
    let agent = try pki.leaf("agent", CommandLinePKI.agentUsage)
    let altered = try Self.withLongVersion(agent.der) { body in
      try pki.folder.write(body, to: "body.der")
      try pki.folder.must("dgst -sha256 -sign issuing.key -out body.sig body.der")
      return try pki.folder.read("body.sig")
    }
    let text = Data(altered).base64EncodedString(options: .lineLength64Characters)
    try pki.folder.write("-----BEGIN CERTIFICATE-----\n\(text)\n-----END CERTIFICATE-----\n", to: "ber.crt")
    // OpenSSL itself finds nothing wrong with it.
    try pki.folder.must("verify -CAfile root.crt -untrusted issuing.crt ber.crt")
    let outcome = try client.connect(to: context(), "-cert ber.crt -key agent.key")
    #expect(outcome.handshake == .failed(TLSFailure(.untrusted)))
  }

  /// The certificate again, its version's length written in two octets, signed anew.
  private static func withLongVersion(_ der: [UInt8], sign: ([UInt8]) throws -> [UInt8]) throws -> [UInt8] {
    func element(_ tag: UInt8, _ content: [UInt8]) -> [UInt8] {
      let count = content.count
      return (count < 0x80 ? [tag, UInt8(count)] : [tag, 0x82, UInt8(count >> 8), UInt8(count & 0xff)]) + content
    }
    let version: [UInt8] = [0xA0, 0x03, 0x02, 0x01, 0x02]
    let start = try #require(der.indices.first { der[$0...].starts(with: version) })
    let end = start - 2 + Int(der[start - 2]) << 8 + Int(der[start - 1]) + 2
    let body = element(0x30, [0xA0, 0x81, 0x03, 0x02, 0x01, 0x02] + der[(start + version.count)..<end])
    let algorithm: [UInt8] = [0x30, 0x0A, 0x06, 0x08, 0x2A, 0x86, 0x48, 0xCE, 0x3D, 0x04, 0x03, 0x02]
    return element(0x30, body + algorithm + element(0x03, [0] + (try sign(body))))
  }

  @Test func `a revoked client of another make reads that it is revoked`() throws {
    let agent = try pki.leaf("agent", CommandLinePKI.agentUsage)
    let outcome = try client.connect(to: context(revoked: [agent]), "-cert agent.crt -key agent.key")
    #expect(outcome.handshake == .failed(TLSFailure(.revoked)))
    #expect(outcome.text.contains("alert certificate revoked"))
  }

  // MARK: - Versions, tickets, renegotiation

  @Test func `1_2 is spoken when configured, with forward secrecy and an AEAD only`() throws {
    _ = try pki.leaf("agent", CommandLinePKI.agentUsage)
    let outcome = try client.connect(to: context(.tls12), "-tls1_2 -cert agent.crt -key agent.key")
    #expect(outcome.handshake == .done(1) && outcome.version == "TLSv1.2")
    #expect(outcome.text.contains("ECDHE-ECDSA-") && outcome.text.contains("hello"))
  }

  @Test(arguments: ["-tls1_2", "-tls1_1", "-tls1"])
  func `an older version is refused by default`(version: String) throws {
    _ = try pki.leaf("agent", CommandLinePKI.agentUsage)
    let outcome = try client.connect(
      to: context(), "\(version) -cipher ALL:@SECLEVEL=0 -cert agent.crt -key agent.key")
    #expect(outcome.handshake == .failed(TLSFailure(.malformed)))
    #expect(outcome.text.contains("alert protocol version"))
  }

  @Test(arguments: [
    "-tls1_1 -cipher ALL:@SECLEVEL=0", "-tls1_2 -cipher ECDHE-ECDSA-AES128-SHA256",
    "-tls1_2 -cipher AES128-GCM-SHA256", "-tls1_2 -curves P-521", "-curves P-521", "-curves X448",
    "-tls1_2 -sigalgs ECDSA+SHA1:RSA+SHA1",
  ])
  func `with 1_2 allowed, what is weaker or needless stays refused`(offer: String) throws {
    _ = try pki.leaf("agent", CommandLinePKI.agentUsage)
    let outcome = try client.connect(to: context(.tls12), "\(offer) -cert agent.crt -key agent.key")
    guard case .failed = outcome.handshake else {
      Issue.record("agreed on \(offer)")
      return
    }
  }

  @Test(arguments: ["-tls1_3", "-tls1_2"])
  func `no ticket is sent and no session resumed`(version: String) throws {
    _ = try pki.leaf("agent", CommandLinePKI.agentUsage)
    let context = try context(.tls12)
    let first = try client.connect(to: context, "\(version) -cert agent.crt -key agent.key -sess_out session.pem")
    #expect(first.handshake == .done(1) && first.text.contains("hello"))
    #expect(!first.text.contains("New Session Ticket arrived") && !first.text.contains("TLS session ticket:"))
    guard FileManager.default.fileExists(atPath: pki.folder.url.appending(path: "session.pem").path()) else { return }
    let second = try client.connect(to: context, "\(version) -cert agent.crt -key agent.key -sess_in session.pem")
    #expect(second.text.contains("New, TLS") && !second.text.contains("Reused"))
  }

  @Test func `renegotiation is refused and the connection not held up`() throws {
    _ = try pki.leaf("agent", CommandLinePKI.agentUsage)
    let outcome = try client.connect(
      to: context(.tls12), "-tls1_2 -cert agent.crt -key agent.key", typing: "R\n", saying: "")
    #expect(outcome.handshake == .done(1))
    #expect(
      outcome.text.contains("RENEGOTIATING") && outcome.text.contains("no renegotiation")
    )
  }

  @Test(arguments: ["h2", "h2,spdy/3", "http/1.0"])
  func `another protocol is refused before it is spoken`(offer: String) throws {
    _ = try pki.leaf("agent", CommandLinePKI.agentUsage)
    let outcome = try client.connect(to: context(), "-alpn \(offer) -cert agent.crt -key agent.key")
    #expect(outcome.text.contains("alert no application protocol"))
  }
}
