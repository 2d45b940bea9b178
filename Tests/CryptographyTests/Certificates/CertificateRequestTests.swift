import Cryptography
import TestSupport
import Testing

struct CertificateRequestTests {
  private func made(subject: String = "/CN=agent-1", curve: String = "prime256v1", extra: String = "") throws
    -> OpenSSLFolder
  {
    let folder = try OpenSSLFolder()
    try folder.must("ecparam -name \(curve) -genkey -noout -out x.key")
    try folder.must("req -new -key x.key -sha256 -subj \(subject) -out x.csr \(extra)")
    return folder
  }

  @Test func `a request made by openssl is read`() throws {
    let request = try CertificateRequest(
      pem: try made(extra: "-addext keyUsage=critical,keyAgreement").read("x.csr"))
    #expect(request.subject.commonName == "agent-1")
    #expect(request.requestedKeyUsage == .keyAgreement)
    #expect(try CertificateRequest(der: request.der) == request)
    #expect(try CertificateRequest(pem: try made().read("x.csr")).requestedKeyUsage == nil)
  }

  @Test func `a request whose signature does not prove possession is refused`() throws {
    let (first, second) = (try made(), try made())
    let a = try CertificateRequest(pem: try first.read("x.csr")).der
    let b = try CertificateRequest(pem: try second.read("x.csr"))
    // The key of one request in the body of the other: the signature is no longer that key's.
    let spki = try CertificateRequest(der: a).publicKey.spki
    let position = try #require(a.indices.first { a[$0...].starts(with: spki) })
    var swapped = a
    swapped.replaceSubrange(position..<position + spki.count, with: b.publicKey.spki)
    #expect(throws: CryptographyError.self) { try CertificateRequest(der: swapped) }
    for index in a.indices {
      var altered = a
      altered[index] ^= 1 << (index % 8)
      #expect(throws: CryptographyError.self, "byte \(index)") { try CertificateRequest(der: altered) }
    }
  }

  @Test func `what is not one request is refused`() throws {
    let folder = try made()
    let der = try CertificateRequest(pem: try folder.read("x.csr")).der
    #expect(throws: CryptographyError.self) { try CertificateRequest(der: []) }
    #expect(throws: CryptographyError.self) { try CertificateRequest(der: der + [0]) }
    #expect(throws: CryptographyError.self) { try CertificateRequest(der: Array(der.dropLast())) }
    #expect(throws: CryptographyError.self) { try CertificateRequest(pem: try folder.read("x.key")) }
    #expect(throws: CryptographyError.self) {
      try CertificateRequest(pem: try folder.read("x.csr") + folder.read("x.csr"))
    }
  }

  @Test func `another curve, another digest or another kind of key is refused`() throws {
    #expect(throws: CryptographyError.self) {
      try CertificateRequest(pem: try made(curve: "secp384r1").read("x.csr"))
    }
    let folder = try made()
    try folder.must("req -new -key x.key -sha384 -subj /CN=x -out y.csr")
    #expect(throws: CryptographyError.self) { try CertificateRequest(pem: folder.read("y.csr")) }
    try folder.must("req -new -newkey rsa:2048 -nodes -keyout r.key -subj /CN=x -out r.csr")
    #expect(throws: CryptographyError.self) { try CertificateRequest(pem: folder.read("r.csr")) }
  }
}

struct CertificateRequestMakingTests {
  @Test(arguments: [KeyUsage.keyAgreement, .digitalSignature, [.digitalSignature, .contentCommitment]])
  func `openssl verifies the proof of possession of a request of ours`(usage: KeyUsage) throws {
    let key = try P256PrivateKey.generate()
    let request = try CertificateRequest.make(
      subject: DistinguishedName(commonName: "agent-1"), key: key, usage: usage)
    #expect(request.publicKey == key.publicKey)
    #expect(request.requestedKeyUsage == usage)
    #expect(request.subject.commonName == "agent-1")
    let folder = try OpenSSLFolder()
    try folder.write(request.pem, to: "x.csr")
    let verdict = try folder.must("req -in x.csr -noout -verify -text")
    #expect((verdict.text + verdict.errors).contains("verify OK"))
    #expect(verdict.text.contains("CN = agent-1"))
  }
}
