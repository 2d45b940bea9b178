import Cryptography
import Foundation
import TestSupport
import Testing

struct CertificateTests {
  @Test func `the fields of a certificate made by openssl are read`() throws {
    let pki = try CommandLinePKI()
    let server = try pki.leaf("serveur", CommandLinePKI.serverUsage)
    #expect(server.subjectCommonName == "serveur")
    #expect(server.issuer == pki.issuing.subject)
    #expect(server.keyUsage == .digitalSignature)
    #expect(server.extendedKeyUsage == .serverAuth)
    #expect(server.subjectAltNames == [.dns("navette.exemple.fr"), .ip([127, 0, 0, 1])])
    #expect(!server.isCA)
    #expect(server.pathLength == nil)
    #expect(server.subjectKeyIdentifier == server.publicKey.keyIdentifier)
    #expect(server.authorityKeyIdentifier == pki.issuing.subjectKeyIdentifier)
    #expect(abs(server.notAfter.timeIntervalSince(server.notBefore) - 365 * 86400) < 2)
    #expect(server.isSigned(by: pki.issuing.publicKey))
    #expect(!server.isSigned(by: pki.root.publicKey))
    #expect(pki.root.isCA)
    #expect(pki.root.pathLength == 1)
    #expect(pki.issuing.pathLength == 0)
    #expect(pki.issuing.keyUsage == [.keyCertSign, .crlSign])
    let serial = try pki.folder.must("x509 -in serveur.crt -noout -serial").text
    #expect(serial == "serial=" + server.serialNumber.map { String(format: "%02X", $0) }.joined() + "\n")
    let digest = try pki.folder.must("x509 -in serveur.crt -noout -fingerprint -sha256").text
    #expect(digest.filter(\.isHexDigit).lowercased().hasSuffix(server.sha256.hex))
  }

  @Test func `PEM and DER give the same certificate, alone or in a bundle`() throws {
    let pki = try CommandLinePKI()
    #expect(try Certificate(der: pki.root.der) == pki.root)
    #expect(try Certificate(pem: Array(pki.root.pem.utf8)) == pki.root)
    #expect(Array(pki.root.pem.utf8) == (try pki.folder.read("root.crt")))
    let bundle = Array(("titre\n" + pki.issuing.pem + "\r\n" + pki.root.pem).utf8)
    #expect(try Certificate.bundle(pem: bundle) == [pki.issuing, pki.root])
  }

  @Test func `a PEM text that is not exactly what was asked for is refused`() throws {
    let pki = try CommandLinePKI()
    let pem = pki.root.pem
    let key = String(decoding: try pki.folder.read("root.key"), as: UTF8.self)
    for text in [
      "", "bonjour", pem + pem, String(pem.dropLast(30)), pem + key, key + pem,
      pem.replacingOccurrences(of: "CERTIFICATE", with: "TRUSTED CERTIFICATE"),
      pem.replacingOccurrences(of: "M", with: "*"),
      "-----BEGIN CERTIFICATE-----\n-----END CERTIFICATE-----\n",
      pem.replacingOccurrences(of: "-----END", with: "-----BEGIN CERTIFICATE-----\n-----END"),
    ] {
      #expect(throws: CryptographyError.self) { try Certificate(pem: Array(text.utf8)) }
    }
    #expect(throws: CryptographyError.self) { try Certificate.bundle(pem: []) }
    #expect(throws: CryptographyError.self) { try Certificate.bundle(pem: Array((pem + key).utf8)) }
  }

  @Test func `truncated, extended or altered DER is refused`() throws {
    let der = try CommandLinePKI().root.der
    #expect(throws: CryptographyError.self) { try Certificate(der: []) }
    #expect(throws: CryptographyError.self) { try Certificate(der: der + [0]) }
    #expect(throws: CryptographyError.self) { try Certificate(der: der + der) }
    #expect(throws: CryptographyError.self) { try Certificate(der: [UInt8](repeating: 0x30, count: 20_000)) }
    for length in stride(from: 1, to: der.count, by: 7) {
      #expect(throws: CryptographyError.self) { try Certificate(der: Array(der.prefix(length))) }
    }
    // A longer form of the outer length means the same in BER, not in DER.
    let ber = [0x30, 0x83, 0x00] + der[2...]
    #expect(throws: CryptographyError.self) { try Certificate(der: ber) }
    // The same inside the signed body, which OpenSSL keeps as it came: version `a0 03` written as `a0 81 03`.
    var inner = der
    let version = try #require(inner.indices.first { inner[$0...].starts(with: [0xA0, 0x03, 0x02, 0x01, 0x02]) })
    inner.insert(0x81, at: version + 1)
    #expect(inner[1] == 0x82 && inner[5] == 0x82)
    for length in [2, 6] {
      let value = Int(inner[length]) << 8 | Int(inner[length + 1]) + 1
      (inner[length], inner[length + 1]) = (UInt8(value >> 8), UInt8(value & 0xFF))
    }
    #expect(throws: CryptographyError.self) { try Certificate(der: inner) }
  }

  @Test func `no flipped bit passes for the same certificate`() throws {
    let root = try CommandLinePKI().root
    for index in root.der.indices {
      var der = root.der
      der[index] ^= 1 << (index % 8)
      // Either it no longer parses, or its signature no longer verifies.
      if let altered = try? Certificate(der: der) {
        #expect(!altered.isSigned(by: root.publicKey), "byte \(index)")
      }
    }
  }

  @Test(arguments: ["secp384r1", "secp256k1", "secp521r1"])
  func `a key on another curve is refused`(curve: String) throws {
    let folder = try OpenSSLFolder()
    try folder.must("ecparam -name \(curve) -genkey -noout -out x.key")
    try folder.must("req -x509 -new -key x.key -sha256 -subj /CN=x -out x.crt")
    #expect(throws: CryptographyError.self) { try Certificate(pem: folder.read("x.crt")) }
  }

  @Test(arguments: ["rsa:2048", "ed25519"])
  func `a key of another kind is refused`(kind: String) throws {
    let folder = try OpenSSLFolder()
    try folder.must("req -x509 -newkey \(kind) -nodes -keyout x.key -subj /CN=x -out x.crt")
    #expect(throws: CryptographyError.self) { try Certificate(pem: folder.read("x.crt")) }
  }

  @Test func `explicit curve parameters are refused`() throws {
    let folder = try OpenSSLFolder()
    try folder.must("ecparam -name prime256v1 -param_enc explicit -genkey -noout -out x.key")
    try folder.must("req -x509 -new -key x.key -sha256 -subj /CN=x -out x.crt")
    #expect(throws: CryptographyError.self) { try Certificate(pem: folder.read("x.crt")) }
  }

  @Test(arguments: ["/O=sans-nom", "/CN=a/CN=b"])
  func `a subject without a single common name is refused`(subject: String) throws {
    let folder = try OpenSSLFolder()
    try folder.must("ecparam -name prime256v1 -genkey -noout -out x.key")
    try folder.must("req -x509 -new -key x.key -sha256 -subj \(subject) -out x.crt")
    #expect(throws: CryptographyError.self) { try Certificate(pem: folder.read("x.crt")) }
  }

  @Test func `a version 1 certificate is refused`() throws {
    let folder = try OpenSSLFolder()
    try folder.must("ecparam -name prime256v1 -genkey -noout -out x.key")
    try folder.must("req -new -key x.key -subj /CN=x -out x.csr")
    try folder.must("x509 -req -in x.csr -signkey x.key -out x.crt")
    #expect(throws: CryptographyError.self) { try Certificate(pem: folder.read("x.crt")) }
  }

  @Test func `a log learns no name from a certificate`() throws {
    #expect(!"\(try CommandLinePKI().root)".contains("racine"))
  }
}
