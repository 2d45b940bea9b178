public import Cryptography

/// What a certificate is for, and so every field that is not a name, a key or a date. `Certificates/` at the top of the
/// repository explains each.
public enum CertificateProfile: String, Hashable, Sendable, CaseIterable {
  /// The offline authority that everything rests on.
  case rootCA = "root-ca"
  /// The authority that signs agents, the gateway and the daily revocation list.
  case issuingCA = "issuing-ca"
  /// An agent at the door of the gateway (TLS client), and the hand that signs attestations.
  case agentAuthentication = "agent-authentication"
  /// An agent as the recipient of envelopes.
  case agentEncryption = "agent-encryption"
  /// The gateway at its door (TLS server).
  case gatewayServer = "gateway-server"
  /// The gateway as the signer of envelopes.
  case gatewaySeal = "gateway-seal"
  /// A receiving body's recovery key.
  case recovery = "recovery"

  /// What the key may be used for.
  public var keyUsage: KeyUsage {
    switch self {
    case .rootCA, .issuingCA: [.keyCertSign, .crlSign]
    case .agentAuthentication, .gatewayServer: .digitalSignature
    case .agentEncryption, .recovery: .keyAgreement
    case .gatewaySeal: [.digitalSignature, .contentCommitment]
    }
  }

  /// What the certificate is restricted to.
  public var extendedKeyUsage: ExtendedKeyUsage {
    switch self {
    case .agentAuthentication: .clientAuth
    case .gatewayServer: .serverAuth
    case .rootCA, .issuingCA, .agentEncryption, .gatewaySeal, .recovery: []
    }
  }

  /// Whether the subject signs certificates.
  public var isCA: Bool { self == .rootCA || self == .issuingCA }

  /// How many authorities may stand under this one; nil for who is not an authority.
  public var pathLength: Int? {
    switch self {
    case .rootCA: 1
    case .issuingCA: 0
    default: nil
    }
  }

  /// Who signs it: nobody else for the root, the root for the issuing authority, that one for the rest.
  public var issuer: CertificateAuthority.Kind? {
    switch self {
    case .rootCA: nil
    case .issuingCA: .root
    default: .issuing
    }
  }

  /// The longest validity, in days.
  public var lifetimeLimit: Int {
    switch self {
    case .rootCA: 7305
    case .issuingCA: 3653
    case .agentAuthentication, .agentEncryption: 731
    case .gatewayServer: 90
    case .gatewaySeal: 1096
    case .recovery: 1827
    }
  }

  /// Whether the certificate names hosts.
  public var hasNames: Bool { self == .gatewayServer }
}
