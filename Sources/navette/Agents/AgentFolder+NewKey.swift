import Authority
import Cryptography

extension AgentFolder {
  /// A key that is not certified yet, or whose certificate has not come.
  var newEncryptionKeyFile: FilePath { path.appending("encryption.new.key") }

  /// Puts a key and its certificate in the place of the former ones.
  ///
  /// Another key that was there is put aside whatever else is missing, under a name of its own: nothing of it is lost.
  /// - Parameter file: where the key is: `encryption.key` itself when it keeps its place.
  func take(_ certificate: Certificate, _ request: CertificateRequest, keyFrom file: FilePath) throws {
    if file != encryptionKeyFile {
      if BoundedFile.exists(encryptionKeyFile) { try putFormerKeyAside() }
      try PrivateFile.move(file, to: encryptionKeyFile)
    }
    let authorities = try tlsChain().dropFirst().map(\.pem).joined()
    try PrivateFile.replace(encryptionCertificateFile, Array((certificate.pem + authorities).utf8))
    try PrivateFile.replace(encryptionRequestFile, Array(request.pem.utf8))
  }

  /// Moves `encryption.key`, and its certificate if it is there, under the key's identifier: its certificate says it, or
  /// the key itself when it is in the clear. Of a key whose passphrase is lost and whose certificate is gone, it is the
  /// digest of the file.
  private func putFormerKeyAside() throws {
    let bytes = try BoundedFile.secret(encryptionKeyFile)
    let certificate = try? encryptionCertificate()
    let key = certificate?.publicKey ?? (try? P256PrivateKey(pem: bytes))?.publicKey
    let digest = bytes.withUnsafeBytes { SHA256.digest($0).hex }
    var name = "encryption-\(key.map { Hexadecimal.encode($0.keyIdentifier) } ?? String(digest.prefix(40)))"
    // Another file of that name is another protection of the key, or a key whose certificate was not its own.
    if BoundedFile.exists(path.appending("\(name).key")) { name += "-\(digest.prefix(16))" }
    if certificate != nil {
      let pem = try BoundedFile.read(encryptionCertificateFile, maximum: Self.certificateLimit)
      try PrivateFile.replace(path.appending("\(name).crt"), pem)
    }
    try PrivateFile.move(encryptionKeyFile, to: path.appending("\(name).key"))
  }
}
