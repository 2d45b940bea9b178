import Cryptography
import Foundation
import Sealing

/// A certification authority made with `openssl ca`, its revocation list, and agents of every quality.
struct TestPKI {
  static let shared = Result { try TestPKI() }

  let tool: OpenSSLTool
  let trust: TrustStore
  let sealer: Sealer

  /// Within the validity of everything that is valid: a minute from now, since the certificates begin while this is made.
  let now = Date(timeIntervalSince1970: (Date().timeIntervalSince1970 + 60).rounded(.down))

  private static let configuration = """
    [ca]
    default_ca = authority
    [authority]
    dir = .
    database = index.txt
    serial = serial
    crlnumber = crlnumber
    new_certs_dir = .
    certificate = root.crt
    private_key = root.key
    default_md = sha256
    default_days = 30
    default_crl_days = 30
    policy = anything
    crl_extensions = list
    unique_subject = no
    [anything]
    commonName = supplied
    [list]
    authorityKeyIdentifier = keyid:always
    [root]
    basicConstraints = critical,CA:TRUE
    keyUsage = critical,keyCertSign,cRLSign
    subjectKeyIdentifier = hash
    [recipient]
    basicConstraints = critical,CA:FALSE
    keyUsage = critical,keyAgreement
    subjectKeyIdentifier = hash
    authorityKeyIdentifier = keyid
    [seal]
    basicConstraints = critical,CA:FALSE
    keyUsage = critical,digitalSignature,nonRepudiation
    subjectKeyIdentifier = hash
    authorityKeyIdentifier = keyid
    [signer]
    basicConstraints = critical,CA:FALSE
    keyUsage = critical,digitalSignature
    subjectKeyIdentifier = hash
    authorityKeyIdentifier = keyid
    [req]
    distinguished_name = dn
    [dn]
    """

  private init() throws {
    tool = try OpenSSLTool()
    try tool.write(Array(Self.configuration.utf8), to: "ca.cnf")
    try tool.write([], to: "index.txt")
    for name in ["serial", "crlnumber"] { try tool.write(Array("1000\n".utf8), to: name) }
    try tool.run("ecparam", "-name", "prime256v1", "-genkey", "-noout", "-out", "root.key")
    try tool.run(
      "req", "-x509", "-new", "-config", "ca.cnf", "-extensions", "root", "-key", "root.key", "-subj", "/CN=Racine",
      "-days", "3650", "-sha256", "-out", "root.crt")
    try Self.issue(tool, "seal", profile: "seal")
    try Self.issue(tool, "rogue", profile: "signer")
    try Self.issue(tool, "revokedseal", profile: "seal")
    for name in ["alice", "bob", "carol", "revoked"] { try Self.issue(tool, name, profile: "recipient") }
    try Self.issue(tool, "signer", profile: "signer")
    try Self.issue(
      tool, "expired", profile: "recipient", "-startdate", "20200101000000Z", "-enddate", "20210101000000Z")
    try tool.run("ca", "-config", "ca.cnf", "-batch", "-revoke", "revoked.crt")
    try tool.run("ca", "-config", "ca.cnf", "-batch", "-revoke", "revokedseal.crt")
    try tool.run("ca", "-config", "ca.cnf", "-batch", "-gencrl", "-out", "root.crl")
    try tool.run("ca", "-config", "ca.cnf", "-batch", "-gencrl", "-crldays", "400", "-out", "long.crl")
    trust = try TrustStore(
      anchors: [Certificate(pem: tool.read("root.crt"))],
      crls: [CertificateRevocationList(pem: tool.read("root.crl"))])
    sealer = try Sealer(
      seal: P256PrivateKey(pem: tool.read("seal.key")), certificate: Certificate(pem: tool.read("seal.crt")))
  }

  private static func issue(_ tool: OpenSSLTool, _ name: String, profile: String, _ dates: String...) throws {
    try tool.run("ecparam", "-name", "prime256v1", "-genkey", "-noout", "-out", "\(name).key")
    try tool.run(
      "req", "-new", "-config", "ca.cnf", "-key", "\(name).key", "-subj", "/CN=\(name)", "-out", "\(name).csr")
    let arguments = [
      "ca", "-config", "ca.cnf", "-batch", "-notext", "-extensions", profile, "-in", "\(name).csr", "-out",
      "\(name).crt",
    ]
    try tool.run(arguments + dates)
  }

  func certificate(_ name: String) throws -> Certificate { try Certificate(pem: tool.read("\(name).crt")) }

  func key(_ name: String) throws -> P256PrivateKey { try P256PrivateKey(pem: tool.read("\(name).key")) }

  func recipient(_ name: String) throws -> RecipientCertificate {
    try RecipientCertificate(certificate(name), trustedBy: trust, at: now)
  }

  func recipients(_ names: [String]) throws -> [RecipientCertificate] { try names.map(recipient) }

  func opener(_ name: String) throws -> Opener {
    try Opener(key: key(name), certificate: certificate(name), sealAnchors: trust)
  }

  static func header(_ reference: String = "FN-01-2026-000123", previous: Digest? = nil) throws -> EnvelopeHeader {
    try EnvelopeHeader(
      reference: reference, envelope: .random(), kind: "fiche", author: "agent-17", destination: "secteur-04",
      version: 1, previous: previous)
  }
}
