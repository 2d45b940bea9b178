import Foundation
import SystemSupport
import TestSupport

/// The file that an agent imports into a browser: their certificate for the connection, the authorities above, the key.
struct PKCS12 {
  let file: URL
  let passphrase: URL
  private let folder: OpenSSLFolder

  /// Makes it with openssl, as anybody can: AES-256 and SHA-256, which Firefox and Chromium read.
  init(of post: Post, in installation: Installation) throws {
    folder = try OpenSSLFolder()
    (file, passphrase) = (folder.url.appending(path: "agent.p12"), folder.url.appending(path: "passphrase"))
    try folder.write("phrase-de-passe-d-essai\n", to: "passphrase")
    let own = installation.folder(post).path
    try folder.must(
      "pkcs12 -export -inkey \(own)/tls.key -in \(own)/tls.crt -name navette -certpbe AES-256-CBC -keypbe AES-256-CBC"
        + " -macalg sha256 -passout file:\(passphrase.path) -out \(file.path)")
  }
}
