public import Cryptography
public import Foundation
public import Liaison

/// An agent as the gateway knows them.
public struct AgentRecord: Hashable, Sendable {
  /// Who they are.
  public let agent: Agent
  /// Their encryption certificate, DER, if they have one.
  public let encryptionCertificate: [UInt8]?
  /// Since when they are shut out; nil while they are not.
  public let revokedOn: Date?

  /// Whether they are shut out.
  public var isRevoked: Bool { revokedOn != nil }
}

/// A TLS certificate that an agent was given.
public struct TLSCertificateRecord: Hashable, Sendable {
  /// The certificate, DER.
  public let der: [UInt8]
  /// SHA-256 of its DER.
  public let fingerprint: Digest
  /// Whose it is.
  public let agent: AgentID
  /// When it was added.
  public let addedOn: Date
  /// Since when it is refused; nil while it is not.
  public let revokedOn: Date?
}
