import Cryptography
import Foundation
import TestSupport
import Testing

struct CertificateTemplateTests {
  private static let now = Date(timeIntervalSince1970: 1_790_000_000)

  private func template(
    _ key: P256PrivateKey, subject: String = "agent-1", serial: [UInt8] = [7], until: TimeInterval = 3600,
    usage: KeyUsage = .digitalSignature, extended: ExtendedKeyUsage = .clientAuth, isCA: Bool = false,
    pathLength: Int? = nil, names: [SubjectAltName] = []
  ) throws -> CertificateTemplate {
    try CertificateTemplate(
      subject: DistinguishedName(commonName: subject, organizationalUnit: "essai"), publicKey: key.publicKey,
      serialNumber: serial, notBefore: Self.now, notAfter: Self.now.addingTimeInterval(until), keyUsage: usage,
      extendedKeyUsage: extended, isCA: isCA, pathLength: pathLength, subjectAltNames: names)
  }

  @Test func `what is written is what is read`() throws {
    let key = try P256PrivateKey.generate()
    let names: [SubjectAltName] = [
      .dns("navette.exemple.fr"), .ip([127, 0, 0, 1]), .ip([UInt8](repeating: 1, count: 16)),
    ]
    let serial = CertificateTemplate.randomSerialNumber()
    let certificate = try template(
      key, serial: serial, usage: [.digitalSignature, .contentCommitment, .decipherOnly],
      extended: [.clientAuth, .serverAuth], names: names
    ).selfSigned(with: key)
    #expect(certificate.subjectCommonName == "agent-1")
    #expect(certificate.subject.organizationalUnit == "essai")
    #expect(certificate.serialNumber == serial)
    #expect(certificate.notBefore == Self.now)
    #expect(certificate.notAfter == Self.now.addingTimeInterval(3600))
    #expect(certificate.keyUsage == [.digitalSignature, .contentCommitment, .decipherOnly])
    #expect(certificate.extendedKeyUsage == [.clientAuth, .serverAuth])
    #expect(certificate.subjectAltNames == names)
    #expect(certificate.subjectKeyIdentifier == key.publicKey.keyIdentifier)
    #expect(certificate.authorityKeyIdentifier == key.publicKey.keyIdentifier)
    #expect(!certificate.isCA)
    #expect(certificate.isSigned(by: key.publicKey))
  }

  @Test func `years past 2049 are written in four digits`() throws {
    let key = try P256PrivateKey.generate()
    let certificate = try template(key, until: 40 * 365 * 86400).selfSigned(with: key)
    #expect(certificate.notAfter == Self.now.addingTimeInterval(40 * 365 * 86400))
  }

  @Test func `openssl reads the same fields`() throws {
    let key = try P256PrivateKey.generate()
    let folder = try OpenSSLFolder()
    let certificate = try template(
      key, usage: [.keyCertSign, .crlSign], extended: [], isCA: true, pathLength: 1, names: []
    ).selfSigned(with: key)
    try folder.write(certificate.pem, to: "x.crt")
    let text = try folder.must("x509 -in x.crt -noout -text").text
    for line in [
      "Version: 3 (0x2)", "ecdsa-with-SHA256", "Issuer: OU = essai, CN = agent-1", "ASN1 OID: prime256v1",
      "CA:TRUE, pathlen:1", "X509v3 Key Usage: critical", "Certificate Sign, CRL Sign",
    ] {
      #expect(text.contains(line), "\(line)")
    }
  }

  @Test func `a template that no profile could mean is refused`() throws {
    let key = try P256PrivateKey.generate()
    #expect(throws: CryptographyError.self) { try template(key, subject: "") }
    #expect(throws: CryptographyError.self) { try template(key, subject: "a\u{0}b") }
    #expect(throws: CryptographyError.self) { try template(key, subject: String(repeating: "a", count: 65)) }
    for serial: [UInt8] in [[], [0], [0, 1], [UInt8](repeating: 1, count: 21), [UInt8](repeating: 0xFF, count: 20)] {
      #expect(throws: CryptographyError.self) { try template(key, serial: serial) }
    }
    #expect(throws: CryptographyError.self) { try template(key, until: 0) }
    #expect(throws: CryptographyError.self) { try template(key, until: -1) }
    #expect(throws: CryptographyError.self) { try template(key, usage: []) }
    #expect(throws: CryptographyError.self) { try template(key, usage: .keyCertSign) }
    #expect(throws: CryptographyError.self) { try template(key, usage: .digitalSignature, isCA: true) }
    #expect(throws: CryptographyError.self) { try template(key, extended: .other) }
    #expect(throws: CryptographyError.self) {
      try template(key, usage: .keyCertSign, isCA: true, pathLength: -1)
    }
  }

  @Test(arguments: ["", ".", "a..b", "-a.fr", "a-.fr", "a b", "é.fr", "*.fr", "a_b", String(repeating: "a", count: 64)])
  func `a name that is no host name is refused`(name: String) throws {
    let key = try P256PrivateKey.generate()
    #expect(throws: CryptographyError.self) { try template(key, names: [.dns(name)]).selfSigned(with: key) }
  }

  @Test func `an address of another length is refused`() throws {
    let key = try P256PrivateKey.generate()
    for address: [UInt8] in [[], [1, 2, 3], [UInt8](repeating: 1, count: 17)] {
      #expect(throws: CryptographyError.self) { try template(key, names: [.ip(address)]).selfSigned(with: key) }
    }
    #expect(throws: CryptographyError.self) { try template(key, names: [.other]).selfSigned(with: key) }
  }

  @Test func `only an authority's own key signs`() throws {
    let (authority, leaf, other) = (
      try P256PrivateKey.generate(), try P256PrivateKey.generate(), try P256PrivateKey.generate()
    )
    let root = try template(authority, usage: .keyCertSign, extended: [], isCA: true).selfSigned(with: authority)
    let agent = try template(leaf).signed(by: root, key: authority)
    #expect(agent.isSigned(by: authority.publicKey))
    #expect(throws: CryptographyError.self) { try template(leaf).signed(by: root, key: other) }
    #expect(throws: CryptographyError.self) { try template(other).signed(by: agent, key: leaf) }
    #expect(throws: CryptographyError.self) { try template(leaf).selfSigned(with: other) }
  }

  @Test func `serial numbers are 16 bytes and differ`() {
    let serials = (0..<1000).map { _ in CertificateTemplate.randomSerialNumber() }
    #expect(serials.allSatisfy { $0.count == 16 && $0[0] & 0xC0 == 0x40 })
    #expect(Set(serials).count == serials.count)
  }
}
