import Cryptography
import Testing

@testable import Authority

struct RecoveryKeyTests {
  private func bytes(_ secret: SecretBytes) -> [UInt8] { secret.withUnsafeBytes { Array($0) } }

  @Test func `two shares give the key back, in either order, through their texts`() throws {
    let recovery = try RecoveryKey.generate()
    let (first, second) = try recovery.split()
    let a = try RecoveryShare(text: first.text)
    let b = try RecoveryShare(text: second.text)
    for combined in [try RecoveryKey(combining: a, b), try RecoveryKey(combining: b, a)] {
      #expect(combined.key.publicKey == recovery.key.publicKey)
    }
    #expect(a.number == 1 && b.number == 2)
    #expect(a.keyIdentifier == recovery.key.publicKey.keyIdentifier)
    #expect(bytes(a.text) == bytes(first.text))
  }

  @Test func `a recovery key gets the certificate of an encryption key`() throws {
    let fixture = try Fixture()
    let request = try RecoveryKey.generate().request(for: OpaqueIdentifier("circo-bresse"))
    let certificate = try fixture.issuing.issue(
      .recovery, to: subject("circo-bresse", "recouvrement"), for: request,
      validity: CertificateValidity(from: Fixture.now, days: 365))
    #expect(throws: Never.self) {
      try fixture.store().validate(certificate, for: .keyAgreement, at: Fixture.later).get()
    }
  }

  @Test func `twice one share, shares of two keys or of two splittings are refused`() throws {
    let recovery = try RecoveryKey.generate()
    let one = try recovery.split()
    let again = try recovery.split()
    let other = try RecoveryKey.generate().split()
    for (left, right) in [
      (one.first, one.first), (one.second, one.second), (one.first, again.second), (again.first, one.second),
      (one.first, other.second), (other.first, one.second), (one.first, again.first),
    ] {
      let error = #expect(throws: AuthorityError.self) { try RecoveryKey(combining: left, right) }
      #expect(error?.code == .mismatchedShares)
    }
  }

  @Test func `no flipped bit, truncation or extension of a share passes`() throws {
    let text = bytes(try RecoveryKey.generate().split().first.text)
    for index in text.indices {
      var altered = text
      altered[index] ^= 1 << (index % 8)
      #expect(throws: AuthorityError.self, "byte \(index)") { try RecoveryShare(text: SecretBytes(copying: altered)) }
      #expect(throws: AuthorityError.self) { try RecoveryShare(text: SecretBytes(copying: Array(text[..<index]))) }
    }
    #expect(throws: AuthorityError.self) { try RecoveryShare(text: SecretBytes(copying: text + [0x0A])) }
  }

  @Test func `shares of one key differ at each splitting`() throws {
    let recovery = try RecoveryKey.generate()
    #expect(bytes(try recovery.split().first.text) != bytes(try recovery.split().first.text))
    #expect(bytes(try recovery.split().second.text) != bytes(try recovery.split().second.text))
  }

  @Test func `a scalar out of range or of another length is refused`() throws {
    for scalar in [
      [UInt8](repeating: 0, count: 32), [UInt8](repeating: 0xFF, count: 32), [UInt8](repeating: 1, count: 31),
      [UInt8](repeating: 1, count: 33), [],
    ] {
      #expect(throws: CryptographyError.self) { try P256PrivateKey(scalar: SecretBytes(copying: scalar)) }
    }
  }
}

struct AgentEnrolmentTests {
  @Test func `an agent's two requests hold two keys and one identifier`() throws {
    let keys = try AgentKeys.generate()
    let enrolment = try keys.enrolment(of: OpaqueIdentifier("a-1"))
    #expect(enrolment.agent.text == "a-1")
    #expect(enrolment.authentication.publicKey == keys.authentication.publicKey)
    #expect(enrolment.encryption.publicKey == keys.encryption.publicKey)
  }

  @Test func `one key for both uses, swapped requests or two agents are refused`() throws {
    let key = try P256PrivateKey.generate()
    #expect(throws: AuthorityError.self) {
      try AgentKeys(authentication: key, encryption: key).enrolment(of: OpaqueIdentifier("a-1"))
    }
    let one = try AgentKeys.generate().enrolment(of: OpaqueIdentifier("a-1"))
    let two = try AgentKeys.generate().enrolment(of: OpaqueIdentifier("a-2"))
    #expect(throws: AuthorityError.self) {
      try AgentEnrolment(authentication: one.encryption, encryption: one.authentication)
    }
    #expect(throws: AuthorityError.self) {
      try AgentEnrolment(authentication: one.authentication, encryption: two.encryption)
    }
  }

  @Test func `a request for the door alone, or for the encryption key alone, is checked like the pair`() throws {
    let id = try OpaqueIdentifier("a-1")
    let keys = try AgentKeys.generate()
    let one = try keys.enrolment(of: id)
    #expect(try AuthenticationEnrolment(one.authentication).agent == id)
    let encryption = try EncryptionEnrolment(one.encryption, of: id, besides: [keys.authentication.publicKey])
    #expect(encryption.agent == id)
    #expect(throws: AuthorityError(.wrongRequest)) { try AuthenticationEnrolment(one.encryption) }
    #expect(throws: AuthorityError(.wrongRequest)) {
      try EncryptionEnrolment(one.encryption, of: OpaqueIdentifier("a-2"), besides: [])
    }
    #expect(throws: AuthorityError(.wrongRequest)) {
      try EncryptionEnrolment(one.authentication, of: id, besides: [])
    }
    #expect(throws: AuthorityError(.sameKey)) {
      try EncryptionEnrolment(one.encryption, of: id, besides: [keys.encryption.publicKey])
    }
  }

  @Test func `the issuing authority certifies either, the root neither`() throws {
    let fixture = try Fixture()
    let enrolment = try fixture.agentKeys.enrolment(of: OpaqueIdentifier("a-1"))
    let (role, validity) = (try OpaqueIdentifier("crip"), try CertificateValidity(from: Fixture.now, days: 30))
    let door = try AuthenticationEnrolment(enrolment.authentication)
    let sealed = try EncryptionEnrolment(enrolment.encryption, of: enrolment.agent, besides: [])
    #expect(try fixture.issuing.issue(door, role: role, validity: validity).extendedKeyUsage == .clientAuth)
    #expect(try fixture.issuing.issue(sealed, role: role, validity: validity).keyUsage == .keyAgreement)
    #expect(throws: AuthorityError(.wrongAuthority)) { try fixture.root.issue(door, role: role, validity: validity) }
    #expect(throws: AuthorityError(.wrongAuthority)) { try fixture.root.issue(sealed, role: role, validity: validity) }
  }
}
