import TestSupport
import Cryptography
import Foundation

/// A root, an issuing authority and leaves made by the openssl command line, none of our own code being involved.
struct CommandLinePKI {
  static let agentUsage = "keyUsage=critical,digitalSignature\nextendedKeyUsage=clientAuth"
  static let serverUsage =
    "keyUsage=critical,digitalSignature\nextendedKeyUsage=serverAuth\nsubjectAltName=DNS:navette.exemple.fr,IP:127.0.0.1"
  static let encryptionUsage = "keyUsage=critical,keyAgreement"
  static let sealUsage = "keyUsage=critical,digitalSignature,nonRepudiation"

  let folder: OpenSSLFolder
  let root: Certificate
  let issuing: Certificate
  /// A minute ahead: certificates are made after it is read, and must already be valid.
  let now = Date().addingTimeInterval(60)

  init() throws {
    folder = try OpenSSLFolder()
    try folder.must("ecparam -name prime256v1 -genkey -noout -out root.key")
    try folder.write(
      "[req]\ndistinguished_name=d\n[d]\n[ca]\nbasicConstraints=critical,CA:TRUE,pathlen:1\n"
        + "keyUsage=critical,keyCertSign,cRLSign\nsubjectKeyIdentifier=hash\n", to: "root.cnf")
    try folder.must(
      "req -x509 -new -key root.key -sha256 -days 3650 -subj /CN=racine -config root.cnf -extensions ca -out root.crt")
    root = try Certificate(pem: folder.read("root.crt"))
    try Self.issue(
      in: folder, "issuing",
      extensions: "basicConstraints=critical,CA:TRUE,pathlen:0\nkeyUsage=critical,keyCertSign,cRLSign",
      signer: "root", curve: "prime256v1", digest: "sha256", days: 1825)
    issuing = try Certificate(pem: folder.read("issuing.crt"))
  }

  /// Issues a leaf and reads it.
  func leaf(
    _ name: String, _ extensions: String, signer: String = "issuing", digest: String = "sha256", days: Int = 365
  ) throws -> Certificate {
    try Self.issue(
      in: folder, name, extensions: extensions, signer: signer, curve: "prime256v1", digest: digest, days: days)
    return try Certificate(pem: folder.read("\(name).crt"))
  }

  /// A list by a signer, dated from and until a number of hours from now.
  func list(
    _ signer: String, revoked: [Certificate] = [], from: Int = -1, until: Int = 24, digest: String = "sha256"
  ) throws -> CertificateRevocationList {
    let lines = revoked.map {
      "R\t\(Self.stamp(now, hours: 24))\t\(Self.stamp(now, hours: -2)),keyCompromise\t\(hex($0.serialNumber))\tunknown\t/CN=x\n"
    }
    try folder.write(lines.joined(), to: "index.txt")
    try folder.write("unique_subject = no\n", to: "index.txt.attr")
    try folder.write("07\n", to: "crlnumber")
    try folder.write(
      "[ca]\ndefault_ca=d\n[d]\ndatabase=index.txt\ncrlnumber=crlnumber\ndefault_md=\(digest)\ncrl_extensions=x\n"
        + "[x]\nauthorityKeyIdentifier=keyid:always\n", to: "ca.cnf")
    try folder.must(
      "ca -gencrl -config ca.cnf -keyfile \(signer).key -cert \(signer).crt -crl_lastupdate \(Self.stamp(now, hours: from)) "
        + "-crl_nextupdate \(Self.stamp(now, hours: until)) -out \(signer).crl")
    return try CertificateRevocationList(pem: folder.read("\(signer).crl"))
  }

  /// A store with current lists, empty but for what is given.
  func store(revoked: [Certificate] = [], revokedByRoot: [Certificate] = []) throws -> TrustStore {
    try TrustStore(
      anchors: [root], intermediates: [issuing],
      crls: [try list("root", revoked: revokedByRoot), try list("issuing", revoked: revoked)])
  }

  static func issue(
    in folder: OpenSSLFolder, _ name: String, extensions: String, signer: String, curve: String, digest: String,
    days: Int
  ) throws {
    try folder.must("ecparam -name \(curve) -genkey -noout -out \(name).key")
    try folder.must("req -new -key \(name).key -subj /CN=\(name) -out \(name).csr")
    try folder.write(
      "subjectKeyIdentifier=hash\nauthorityKeyIdentifier=keyid\n\(extensions)\n", to: "\(name).ext")
    try folder.must(
      "x509 -req -in \(name).csr -CA \(signer).crt -CAkey \(signer).key -\(digest) -days \(days) -extfile \(name).ext -out \(name).crt"
    )
  }

  private static func stamp(_ now: Date, hours: Int) -> String {
    let formatter = DateFormatter()
    formatter.locale = Locale(identifier: "en_US_POSIX")
    formatter.timeZone = TimeZone(identifier: "UTC")
    formatter.dateFormat = "yyMMddHHmmss'Z'"
    return formatter.string(from: now.addingTimeInterval(TimeInterval(hours) * 3600))
  }

  private func hex(_ bytes: [UInt8]) -> String {
    bytes.map { String(format: "%02X", $0) }.joined()
  }
}

extension Result<ValidatedCertificateChain, ChainRefusal> {
  /// The reasons of a refusal, in no order; empty when accepted.
  var reasons: Set<ChainRefusal.Reason> {
    switch self {
    case .success: []
    case .failure(let refusal): Set(refusal.failures.map(\.reason))
    }
  }

  var isAccepted: Bool {
    if case .success = self { true } else { false }
  }
}
