package import Foundation

/// A timestamping authority made of the openssl command line: its root, its certificate, its answers. None of our own code
/// is involved.
package struct CommandLineTSA: Sendable {
  package static let usage = "keyUsage=critical,digitalSignature\nextendedKeyUsage=critical,timeStamping"

  package let folder: OpenSSLFolder

  /// - Parameters:
  ///   - key: what `openssl genpkey` is told, for the authority's own key.
  ///   - days: how long its certificate lives; a negative number: it has ended.
  package init(
    key: String = "-algorithm EC -pkeyopt ec_paramgen_curve:P-256", usage: String = Self.usage, days: Int = 30
  ) throws {
    folder = try OpenSSLFolder()
    try folder.write(Self.configuration, to: "tsa.cnf")
    try folder.write("01\n", to: "serial")
    try folder.must("genpkey -algorithm EC -pkeyopt ec_paramgen_curve:P-256 -out root.key")
    try folder.must(
      "req -x509 -new -key root.key -sha256 -days 3650 -subj /CN=racine-tsa -config tsa.cnf -extensions ca -out root.crt"
    )
    try issue("tsa", key: key, usage: usage, days: days)
  }

  /// The root, as a file for whoever verifies.
  package var root: URL { folder.url.appending(path: "root.crt") }

  /// Makes another key and its certificate under the root.
  package func issue(
    _ name: String, key: String = "-algorithm EC -pkeyopt ec_paramgen_curve:P-256", usage: String, days: Int = 30
  ) throws {
    try folder.must("genpkey \(key) -out \(name).key")
    try folder.must("req -new -key \(name).key -subj /CN=\(name) -config tsa.cnf -out \(name).csr")
    try folder.write("subjectKeyIdentifier=hash\nauthorityKeyIdentifier=keyid\n\(usage)\n", to: "\(name).ext")
    try folder.must(
      "x509 -req -in \(name).csr -CA root.crt -CAkey root.key -sha256 -days \(days) -extfile \(name).ext -out \(name).crt"
    )
  }

  /// What `openssl ts -reply` answers to a query.
  package func answer(_ query: [UInt8], section: String = "granting") throws -> [UInt8] {
    try folder.write(query, to: "query.tsq")
    try folder.must("ts -reply -config tsa.cnf -section \(section) -queryfile query.tsq -out answer.tsr")
    return try folder.read("answer.tsr")
  }

  private static func section(_ name: String) -> String {
    """
    [\(name)]
    serial = serial
    signer_cert = tsa.crt
    signer_key = tsa.key
    signer_digest = sha256
    default_policy = 1.3.6.1.4.1.55555.1
    digests = sha256, sha512

    """
  }

  /// Sections: one that grants, one that signs with SHA-1, one that knows no digest of ours and so refuses.
  private static let configuration =
    """
    [req]
    distinguished_name = d
    [d]
    [ca]
    basicConstraints = critical, CA:TRUE
    keyUsage = critical, keyCertSign, cRLSign
    subjectKeyIdentifier = hash
    [tsa]
    default_tsa = granting

    """ + section("granting")
    + section("weak").replacing("signer_digest = sha256", with: "signer_digest = sha1")
    + section("refusing").replacing("digests = sha256, sha512", with: "digests = sha512")
}
