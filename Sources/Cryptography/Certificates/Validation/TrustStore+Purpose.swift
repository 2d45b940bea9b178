extension TrustStore {
  /// What a certificate is asked to be good for. OpenSSL leaves most of it unchecked, so the rules are here.
  public enum Purpose: Hashable, Sendable, CaseIterable {
    /// Authenticating an agent to the gateway.
    case tlsClient
    /// Authenticating the gateway to an agent.
    case tlsServer
    /// Receiving envelopes.
    case keyAgreement
    /// Signing envelopes in the gateway's name.
    case seal

    /// Usages that must all be there.
    var neededUsage: KeyUsage {
      switch self {
      case .tlsClient, .tlsServer: .digitalSignature
      case .keyAgreement: .keyAgreement
      // contentCommitment is what tells the seal from an agent's authentication key, which signs too.
      case .seal: [.digitalSignature, .contentCommitment]
      }
    }

    /// The extended usage that must be there; empty: the extension must be absent, since any restricts to something
    /// else.
    var neededExtendedUsage: ExtendedKeyUsage {
      switch self {
      case .tlsClient: .clientAuth
      case .tlsServer: .serverAuth
      case .keyAgreement, .seal: []
      }
    }
  }
}

extension Certificate {
  /// Why this certificate's own fields do not allow a purpose; empty when they do.
  func obstacles(to purpose: TrustStore.Purpose) -> [ChainRefusal.Reason] {
    var reasons: [ChainRefusal.Reason] = []
    if isCA { reasons.append(.authority) }
    if !keyUsage.isSuperset(of: purpose.neededUsage) { reasons.append(.wrongKeyUsage) }
    let needed = purpose.neededExtendedUsage
    let isAllowed = needed.isEmpty ? extendedKeyUsage.isEmpty : extendedKeyUsage.isSuperset(of: needed)
    if !isAllowed { reasons.append(.wrongExtendedKeyUsage) }
    return reasons
  }
}
