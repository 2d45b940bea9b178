import Foundation
import TestSupport
import Testing

@testable import Cryptography

/// Answers of a real timestamping authority, `openssl ts -reply`, judged by ours.
struct TimestampTests {
  private static let data = Array("un point de contrôle\n".utf8)

  private func authority(_ tsa: CommandLineTSA) throws -> TimestampAuthority {
    try TimestampAuthority(pem: tsa.folder.read("root.crt"))
  }

  private func refusal(_ body: () throws(TimestampRefusal) -> Timestamp) -> TimestampRefusal? {
    do throws(TimestampRefusal) {
      _ = try body()
      return nil
    } catch {
      return error
    }
  }

  @Test(arguments: ["-algorithm EC -pkeyopt ec_paramgen_curve:P-256", "-algorithm RSA -pkeyopt rsa_keygen_bits:3072"])
  func `an authority's answer is believed, then and later`(key: String) throws {
    let tsa = try CommandLineTSA(key: key)
    let authority = try authority(tsa)
    let request = try TimestampRequest(over: SHA256.digest(Self.data))
    let before = Date(timeIntervalSince1970: Date().timeIntervalSince1970.rounded(.down))
    let response = try tsa.answer(request.der)
    let timestamp = try authority.verify(response, to: request)
    #expect(timestamp.response == response)
    #expect(timestamp.imprint == request.imprint)
    #expect(before <= timestamp.instant && timestamp.instant <= Date())
    // Kept, it is judged without its nonce.
    #expect(try authority.verify(response, over: request.imprint) == timestamp)
    // And by the tool that made it.
    try tsa.folder.write(Self.data, to: "data")
    try tsa.folder.must("ts -verify -data data -in answer.tsr -CAfile root.crt")
  }

  @Test func `openssl reads a request: SHA-256, a nonce that changes, the certificate wanted`() throws {
    let folder = try OpenSSLFolder()
    let imprint = SHA256.digest(Self.data)
    let requests = [try TimestampRequest(over: imprint), try TimestampRequest(over: imprint)]
    #expect(requests[0].der != requests[1].der)
    try folder.write(requests[0].der, to: "query.tsq")
    let text = try folder.must("ts -query -in query.tsq -text").text
    #expect(text.contains("Hash Algorithm: sha256"))
    #expect(text.contains("Certificate required: yes"))
    #expect(text.contains("Nonce: 0x"))
    #expect(text.contains(imprint.bytes.prefix(8).map { String(format: "%02x", $0) }.joined(separator: " ")))
  }

  @Test func `an answer about other data, or to another request, is refused`() throws {
    let tsa = try CommandLineTSA()
    let authority = try authority(tsa)
    let request = try TimestampRequest(over: SHA256.digest(Self.data))
    let response = try tsa.answer(request.der)
    let other = SHA256.digest(Self.data + [0])
    #expect(refusal { () throws(TimestampRefusal) in try authority.verify(response, over: other) } == .otherData)
    let same = try TimestampRequest(over: request.imprint)
    #expect(refusal { () throws(TimestampRefusal) in try authority.verify(response, to: same) } == .otherRequest)
    // An answer that repeats no nonce may be an old one.
    try tsa.folder.write(Self.data, to: "data")
    try tsa.folder.must("ts -query -data data -sha256 -cert -no_nonce -out bare.tsq")
    let bare = try tsa.answer(tsa.folder.read("bare.tsq"))
    #expect(refusal { () throws(TimestampRefusal) in try authority.verify(bare, to: request) } == .otherRequest)
    #expect(try authority.verify(bare, over: request.imprint).imprint == request.imprint)
    // A digest of the same data that was not asked for.
    try tsa.folder.must("ts -query -data data -sha512 -cert -out wide.tsq")
    let wide = try tsa.answer(tsa.folder.read("wide.tsq"))
    #expect(refusal { () throws(TimestampRefusal) in try authority.verify(wide, over: request.imprint) } == .otherData)
  }

  @Test func `an answer that grants nothing is refused`() throws {
    let tsa = try CommandLineTSA()
    let request = try TimestampRequest(over: SHA256.digest(Self.data))
    let response = try tsa.answer(request.der, section: "refusing")
    let authority = try authority(tsa)
    #expect(refusal { () throws(TimestampRefusal) in try authority.verify(response, to: request) } == .notGranted(2))
    // Granted, says the status of a response that holds no token.
    let empty = DERWriter.sequence([.sequence([.integer(0)])]).bytes()
    #expect(refusal { () throws(TimestampRefusal) in try authority.verify(empty, to: request) } == .malformed)
  }

  @Test func `a certificate that had ended, or that nobody we trust made, is refused`() throws {
    let request = try TimestampRequest(over: SHA256.digest(Self.data))
    let ended = try CommandLineTSA(days: -1)
    let late = try ended.answer(request.der)
    let (owner, stranger) = (try authority(ended), try authority(CommandLineTSA()))
    #expect(refusal { () throws(TimestampRefusal) in try owner.verify(late, to: request) } == .untrusted(.expired))
    let untrusted = refusal { () throws(TimestampRefusal) in try stranger.verify(late, to: request) }
    #expect(untrusted == .untrusted(.unknownIssuer))
  }

  @Test func `a certificate that is not for timestamps alone is refused`() throws {
    let tsa = try CommandLineTSA()
    let authority = try authority(tsa)
    let request = try TimestampRequest(over: SHA256.digest(Self.data))
    // `openssl ts -reply` would not sign with these: the same content is signed as any CMS.
    let forger = CommandLineForger(tsa: tsa, query: request.der)
    #expect(try authority.verify(forger.response(), to: request).imprint == request.imprint)
    for usage in [
      "keyUsage=critical,digitalSignature", "keyUsage=critical,digitalSignature\nextendedKeyUsage=timeStamping",
      "keyUsage=critical,digitalSignature\nextendedKeyUsage=critical,timeStamping,clientAuth",
      "keyUsage=critical,digitalSignature\nextendedKeyUsage=critical,emailProtection",
      "keyUsage=critical,keyAgreement\nextendedKeyUsage=critical,timeStamping",
    ] {
      let response = try forger.response(usage: usage)
      let refused = refusal { () throws(TimestampRefusal) in try authority.verify(response, to: request) }
      #expect(refused == .untrusted(.wrongExtendedKeyUsage), "\(usage)")
    }
  }

  @Test func `a token signed with SHA-1 or a short key is refused`() throws {
    let tsa = try CommandLineTSA()
    let authority = try authority(tsa)
    let request = try TimestampRequest(over: SHA256.digest(Self.data))
    let weak = try tsa.answer(request.der, section: "weak")
    #expect(refusal { () throws(TimestampRefusal) in try authority.verify(weak, to: request) } == .badSignature)
    let short = try CommandLineTSA(key: "-algorithm RSA -pkeyopt rsa_keygen_bits:1024")
    let response = try short.answer(request.der)
    let owner = try self.authority(short)
    #expect(refusal { () throws(TimestampRefusal) in try owner.verify(response, to: request) } == .untrusted(.weakKey))
  }

  @Test func `no flipped bit, missing byte or added byte changes what an answer says`() throws {
    let tsa = try CommandLineTSA()
    let authority = try authority(tsa)
    let request = try TimestampRequest(over: SHA256.digest(Self.data))
    let response = try tsa.answer(request.der)
    let timestamp = try authority.verify(response, to: request)
    #expect(refusal { () throws(TimestampRefusal) in try authority.verify(response + [0], to: request) } == .malformed)
    #expect(refusal { () throws(TimestampRefusal) in try authority.verify([], to: request) } == .malformed)
    for length in stride(from: 1, to: response.count, by: 7) {
      let cut = Array(response.prefix(length))
      #expect(refusal { () throws(TimestampRefusal) in try authority.verify(cut, to: request) } == .malformed)
    }
    let long = [UInt8](repeating: 0x30, count: Timestamp.byteLimit + 1)
    #expect(refusal { () throws(TimestampRefusal) in try authority.verify(long, to: request) } == .malformed)
    var accepted = 0
    for index in response.indices {
      var altered = response
      altered[index] ^= 1 << (index % 8)
      guard let still = try? authority.verify(altered, to: request) else { continue }
      accepted += 1
      #expect(still.instant == timestamp.instant && still.imprint == timestamp.imprint, "byte \(index)")
    }
    // CMS leaves a few fields unsigned: versions, and the list of digests.
    #expect(accepted < 24, "\(accepted) alterations of \(response.count)")
  }

  @Test func `trust anchors are certificates, and one of them is a root`() throws {
    let tsa = try CommandLineTSA()
    let (root, own) = (try tsa.folder.read("root.crt"), try tsa.folder.read("tsa.crt"))
    for wrong in [[], Array("rien".utf8), own, try tsa.folder.read("root.key"), Array(root.dropLast(40))] {
      #expect(throws: CryptographyError(.malformedCertificate)) { try TimestampAuthority(pem: wrong) }
    }
    #expect(throws: CryptographyError(.malformedCertificate)) {
      try TimestampAuthority(pem: Array(repeatElement(root, count: 33).joined()))
    }
    let request = try TimestampRequest(over: SHA256.digest(Self.data))
    let response = try tsa.answer(request.der)
    #expect(throws: Never.self) { try TimestampAuthority(pem: own + root).verify(response, to: request) }
  }
}
