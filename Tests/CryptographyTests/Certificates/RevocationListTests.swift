import Cryptography
import Foundation
import Testing

struct RevocationListTests {
  @Test func `the fields of a list made by openssl are read`() throws {
    let pki = try CommandLinePKI()
    let gone = try pki.leaf("parti", CommandLinePKI.agentUsage)
    let other = try pki.leaf("autre", CommandLinePKI.agentUsage)
    let list = try pki.list("issuing", revoked: [gone])
    #expect(list.issuer == pki.issuing.subject)
    #expect(list.isRevoked(gone.serialNumber))
    #expect(!list.isRevoked(other.serialNumber))
    #expect(!list.isRevoked([]))
    #expect(list.revocation(of: gone.serialNumber)?.reason == .keyCompromise)
    #expect(list.revoked.count == 1)
    #expect(list.isCurrent(at: pki.now))
    #expect(!list.isCurrent(at: list.nextUpdate.addingTimeInterval(1)))
    #expect(!list.isCurrent(at: list.thisUpdate.addingTimeInterval(-1)))
    #expect(abs(list.nextUpdate.timeIntervalSince(list.thisUpdate) - 25 * 3600) < 1)
    #expect(list.isSigned(by: pki.issuing))
    #expect(!list.isSigned(by: pki.root))
    #expect(!list.isSigned(by: other))
  }

  @Test func `PEM and DER give the same list, alone or in a bundle`() throws {
    let pki = try CommandLinePKI()
    let (root, issuing) = (try pki.list("root"), try pki.list("issuing"))
    #expect(try CertificateRevocationList(pem: Array(root.pem.utf8)).der == root.der)
    #expect(
      try CertificateRevocationList.bundle(pem: Array((root.pem + issuing.pem).utf8)).map(\.der)
        == [root.der, issuing.der])
    #expect(throws: CryptographyError.self) {
      try CertificateRevocationList(pem: Array((root.pem + issuing.pem).utf8))
    }
    #expect(throws: CryptographyError.self) { try CertificateRevocationList.bundle(pem: Array(pki.root.pem.utf8)) }
    #expect(throws: CryptographyError.self) { try CertificateRevocationList.bundle(pem: []) }
  }

  @Test func `truncated or extended DER is refused, and no flipped bit verifies`() throws {
    let pki = try CommandLinePKI()
    let gone = try pki.leaf("parti", CommandLinePKI.agentUsage)
    let der = try pki.list("issuing", revoked: [gone]).der
    #expect(throws: CryptographyError.self) { try CertificateRevocationList(der: der + [0]) }
    #expect(throws: CryptographyError.self) { try CertificateRevocationList(der: []) }
    #expect(throws: CryptographyError.self) { try CertificateRevocationList(der: pki.root.der) }
    for length in stride(from: 1, to: der.count, by: 5) {
      #expect(throws: CryptographyError.self) { try CertificateRevocationList(der: Array(der.prefix(length))) }
    }
    for index in der.indices {
      var altered = der
      altered[index] ^= 1 << (index % 8)
      if let list = try? CertificateRevocationList(der: altered) {
        #expect(!list.isSigned(by: pki.issuing), "byte \(index)")
      }
    }
  }

  @Test func `a list that names a serial number twice, or one out of form, is refused`() throws {
    let key = try P256PrivateKey.generate()
    let now = Date()
    let authority = try CertificateTemplate(
      subject: DistinguishedName(commonName: "racine"), publicKey: key.publicKey, serialNumber: [1], notBefore: now,
      notAfter: now.addingTimeInterval(3600), keyUsage: [.keyCertSign, .crlSign], isCA: true
    ).selfSigned(with: key)
    func list(_ serials: [[UInt8]], number: Int = 1, until: TimeInterval = 60) throws -> CertificateRevocationList {
      try CertificateRevocationList.issue(
        revoked: serials.map { RevokedCertificate(serialNumber: $0, date: now, reason: .superseded) }, number: number,
        thisUpdate: now, nextUpdate: now.addingTimeInterval(until), authority: authority, key: key)
    }
    #expect(try list([[5], [6]]).revoked.map(\.serialNumber) == [[5], [6]])
    #expect(try list([]).number == 1)
    #expect(throws: CryptographyError.self) { try list([[5], [5]]) }
    #expect(throws: CryptographyError.self) { try list([[]]) }
    #expect(throws: CryptographyError.self) { try list([[UInt8](repeating: 0xFF, count: 20)]) }
    #expect(throws: CryptographyError.self) { try list([[5]], number: -1) }
    #expect(throws: CryptographyError.self) { try list([[5]], until: -60) }
  }
}
