public import Cryptography
internal import Foundation

/// What an attester says: this encryption certificate is that agent's, who works in this body, from then to then.
///
/// Its text is what is signed, one line a field, in this order, each line ended by a line feed:
///
/// ```
/// navette-attestation/v1
/// organisme secteur-bourg-2
/// agent a-0017
/// certificate 5c4e…(64 hexadecimal digits)
/// not-before 2026-11-21T10:00:00Z
/// not-after 2027-11-21T10:00:00Z
/// attester 90ab…(64 hexadecimal digits)
/// ```
public struct MembershipStatement: Hashable, Sendable {
  /// The longest an attestation may last, in days: membership is looked at again once a year.
  public static let lifetimeLimit = 400

  /// The body.
  public let organisme: OpaqueIdentifier
  /// The agent.
  public let agent: OpaqueIdentifier
  /// SHA-256 of the agent's encryption certificate.
  public let certificate: Digest
  /// From when to when the agent is a member.
  public let validity: CertificateValidity
  /// SHA-256 of the attester's authentication certificate.
  public let attester: Digest

  /// Makes a statement.
  /// - Throws: ``AuthorityError`` `wrongValidity` when it lasts more than ``lifetimeLimit`` days.
  public init(
    organisme: OpaqueIdentifier, agent: OpaqueIdentifier, certificate: Digest, validity: CertificateValidity,
    attester: Digest
  ) throws(AuthorityError) {
    guard validity.duration <= TimeInterval(Self.lifetimeLimit) * 86_400 else {
      throw AuthorityError(.wrongValidity, "attested for too long")
    }
    self.organisme = organisme
    self.agent = agent
    self.certificate = certificate
    self.validity = validity
    self.attester = attester
  }

  /// The signed bytes.
  public var text: [UInt8] {
    let lines = [
      Self.title, "organisme \(organisme)", "agent \(agent)", "certificate \(certificate.hex)",
      "not-before \(validity.start.formatted(.iso8601))", "not-after \(validity.end.formatted(.iso8601))",
      "attester \(attester.hex)",
    ]
    return Array(lines.map { $0 + "\n" }.joined().utf8)
  }

  private static let title = "navette-attestation/v1"

  /// Parses a text.
  /// - Throws: ``AuthorityError`` `malformedAttestation` for any byte that differs from what ``text`` would write.
  public init(text: [UInt8]) throws(AuthorityError) {
    let lines = text.split(separator: 0x0A, omittingEmptySubsequences: false).map {
      String(decoding: $0, as: UTF8.self)
    }
    guard lines.count == 8, lines[7].isEmpty, lines[0] == Self.title else {
      throw AuthorityError(.malformedAttestation, "lines")
    }
    func value(_ line: Int, _ name: String) throws(AuthorityError) -> String {
      guard lines[line].hasPrefix(name + " ") else { throw AuthorityError(.malformedAttestation, "field") }
      return String(lines[line].dropFirst(name.count + 1))
    }
    func date(_ line: Int, _ name: String) throws(AuthorityError) -> Date {
      guard let date = try? Date(try value(line, name), strategy: .iso8601) else {
        throw AuthorityError(.malformedAttestation, "date")
      }
      return date
    }
    do {
      try self.init(
        organisme: OpaqueIdentifier(try value(1, "organisme")), agent: OpaqueIdentifier(try value(2, "agent")),
        certificate: try Self.digest(try value(3, "certificate")),
        validity: CertificateValidity(from: try date(4, "not-before"), to: try date(5, "not-after")),
        attester: try Self.digest(try value(6, "attester")))
    } catch {
      throw AuthorityError(.malformedAttestation, error.description)
    }
    // One statement has one text: upper case digits or another form of a date are refused here.
    guard self.text == text else { throw AuthorityError(.malformedAttestation, "not canonical") }
  }

  private static func digest(_ hex: String) throws(AuthorityError) -> Digest {
    guard let digest = Digest(hex: hex) else { throw AuthorityError(.malformedAttestation, "digest") }
    return digest
  }
}
