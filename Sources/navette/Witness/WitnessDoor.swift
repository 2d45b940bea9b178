import Cryptography
import Foundation

/// The TLS certificate of a witness, under an authority of its own that signs nothing else: whoever asks the witness for
/// cosignatures believes that authority alone.
struct WitnessDoor {
  /// What clients are given.
  let authority: Certificate
  let certificate: Certificate
  let key: P256PrivateKey

  /// Ten years: a stolen or expired door makes no cosignature, and one that must change is made again and given again.
  private static let days = 3650

  /// Makes a door for these names and addresses. The authority's key is forgotten: nobody can make a second door.
  init(hosts: [SubjectAltName], now: Date) throws {
    key = try P256PrivateKey.generate()
    let authorityKey = try P256PrivateKey.generate()
    let (from, to) = (now.addingTimeInterval(-300), now.addingTimeInterval(Double(Self.days) * 86_400))
    authority = try CertificateTemplate(
      subject: DistinguishedName(commonName: "navette-temoin-autorite"), publicKey: authorityKey.publicKey,
      serialNumber: CertificateTemplate.randomSerialNumber(), notBefore: from, notAfter: to,
      keyUsage: [.keyCertSign, .crlSign], isCA: true, pathLength: 0
    ).selfSigned(with: authorityKey)
    certificate = try CertificateTemplate(
      subject: DistinguishedName(commonName: "navette-temoin"), publicKey: key.publicKey,
      serialNumber: CertificateTemplate.randomSerialNumber(), notBefore: from, notAfter: to,
      keyUsage: .digitalSignature, extendedKeyUsage: .serverAuth, subjectAltNames: hosts
    ).signed(by: authority, key: authorityKey)
  }
}
