package import Cryptography
package import Foundation

/// A root, an issuing authority, a server for 127.0.0.1 and agents, made in memory for one test.
package struct TLSTestPKI: Sendable {
  package let root: Certificate
  package let issuing: Certificate
  package let rootKey: P256PrivateKey
  package let issuingKey: P256PrivateKey
  package let server: TLSIdentity

  package init() throws {
    rootKey = try P256PrivateKey.generate()
    issuingKey = try P256PrivateKey.generate()
    root = try Self.template("root", rootKey, [.keyCertSign, .crlSign], isCA: true).selfSigned(with: rootKey)
    issuing = try Self.template("issuing", issuingKey, [.keyCertSign, .crlSign], isCA: true)
      .signed(by: root, key: rootKey)
    let key = try P256PrivateKey.generate()
    let leaf = try Self.template(
      "server", key, .digitalSignature, extended: .serverAuth, names: [.ip([127, 0, 0, 1]), .dns("navette.test")]
    ).signed(by: issuing, key: issuingKey)
    server = try TLSIdentity(chain: [leaf, issuing], key: key)
  }

  private static func template(
    _ name: String, _ key: P256PrivateKey, _ usage: KeyUsage, extended: ExtendedKeyUsage = [], isCA: Bool = false,
    names: [SubjectAltName] = [], notAfter: Date = .now + 86_400
  ) throws -> CertificateTemplate {
    try CertificateTemplate(
      subject: DistinguishedName(commonName: name), publicKey: key.publicKey,
      serialNumber: CertificateTemplate.randomSerialNumber(), notBefore: .now - 172_800, notAfter: notAfter,
      keyUsage: usage, extendedKeyUsage: extended, isCA: isCA, subjectAltNames: names)
  }

  /// A certificate for an agent; other usages make one that is not for connecting.
  package func agent(
    _ name: String, usage: KeyUsage = .digitalSignature, extended: ExtendedKeyUsage = .clientAuth,
    names: [SubjectAltName] = [], notAfter: Date = .now + 86_400
  ) throws -> TLSIdentity {
    let key = try P256PrivateKey.generate()
    let leaf = try Self.template(name, key, usage, extended: extended, names: names, notAfter: notAfter)
      .signed(by: issuing, key: issuingKey)
    return try TLSIdentity(chain: [leaf, issuing], key: key)
  }

  /// What to believe, with some certificates revoked.
  package func trust(revoking revoked: [TLSIdentity] = [], listsUntil nextUpdate: Date = .now + 86_400) throws
    -> TrustStore
  {
    let entries = revoked.map {
      RevokedCertificate(serialNumber: $0.chain[0].serialNumber, date: .now - 60, reason: .keyCompromise)
    }
    func list(_ entries: [RevokedCertificate], _ authority: Certificate, _ key: P256PrivateKey) throws
      -> CertificateRevocationList
    {
      try CertificateRevocationList.issue(
        revoked: entries, number: 1, thisUpdate: .now - 86_400, nextUpdate: nextUpdate, authority: authority, key: key)
    }
    return try TrustStore(
      anchors: [root], intermediates: [issuing],
      crls: [list(entries, issuing, issuingKey), list([], root, rootKey)])
  }

  package func serverContext(revoking revoked: [TLSIdentity] = []) throws -> TLSContext {
    try TLSContext.server(identity: server, clients: trust(revoking: revoked))
  }

  package func clientContext(_ identity: TLSIdentity?) throws -> TLSContext {
    try TLSContext.client(identity: identity, servers: TrustStore(anchors: [root]))
  }
}
