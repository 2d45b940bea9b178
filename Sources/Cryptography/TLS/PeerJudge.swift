internal import COpenSSL
internal import Foundation

/// Judges the certificate that a peer shows, in OpenSSL's place, once a connection.
///
/// OpenSSL alone would accept a certificate without extended key usage for any purpose, an agent's encryption
/// certificate for a connection, curves and signature algorithms that Navette never issues, and BER.
final class PeerJudge: Sendable {
  private let role: TLSContext.Role
  private let trust: TrustStore

  init(_ role: TLSContext.Role, _ trust: TrustStore) {
    self.role = role
    self.trust = trust
  }

  /// The answer OpenSSL expects: `X509_V_OK` or the number of the refusal, which decides the alert.
  ///
  /// - Parameter context: the `X509_STORE_CTX *` of the handshake.
  func verdict(_ context: OpaquePointer) -> Int32 {
    switch role {
    case .server: verdictOnClient(context)
    case .client: verdictOnServer(context)
    }
  }

  /// By the trust store alone: its anchors, its authorities and its lists, none of what the client sends along.
  private func verdictOnClient(_ context: OpaquePointer) -> Int32 {
    guard let x509 = X509_STORE_CTX_get0_cert(context), X509_up_ref(x509) == 1,
      let leaf = try? Certificate(adopting: x509)
    else { return X509_V_ERR_CERT_REJECTED }
    switch trust.validate(leaf, for: .tlsClient, at: .now) {
    case .success: return X509_V_OK
    case .failure(let refusal): return refusal.openSSLCode
    }
  }

  /// By OpenSSL, which knows the name that is wanted and may lack revocation lists, then by our own rules: a client
  /// has no list before it has talked to a gateway.
  private func verdictOnServer(_ context: OpaquePointer) -> Int32 {
    guard X509_verify_cert(context) == 1 else {
      let error = X509_STORE_CTX_get_error(context)
      return error == X509_V_OK ? X509_V_ERR_UNSPECIFIED : error
    }
    let built = X509_STORE_CTX_get0_chain(context)
    for depth in 0..<navette_x509_stack_count(built) {
      guard let x509 = navette_x509_stack_at(built, depth), let certificate = try? Certificate(adopting: x509) else {
        return X509_V_ERR_CERT_REJECTED
      }
      guard certificate.isSignedWithECDSASHA256 else { return X509_V_ERR_UNSUPPORTED_SIGNATURE_ALGORITHM }
      if depth == 0, !certificate.obstacles(to: .tlsServer).isEmpty { return X509_V_ERR_INVALID_PURPOSE }
    }
    return X509_V_OK
  }
}

extension ChainRefusal {
  /// The one reason that is told to the peer and counted. Whether its issuer is ours comes first: a stranger learns
  /// nothing more.
  fileprivate var openSSLCode: Int32 {
    for (reason, code) in Self.ranked where contains(reason) { return code }
    for case .other(let code) in failures.map(\.reason) { return code }
    return X509_V_ERR_UNSPECIFIED
  }

  private static let ranked: [(Reason, Int32)] = [
    (.unknownIssuer, X509_V_ERR_UNABLE_TO_GET_ISSUER_CERT_LOCALLY), (.badSignature, X509_V_ERR_CERT_SIGNATURE_FAILURE),
    (.revoked, X509_V_ERR_CERT_REVOKED), (.expired, X509_V_ERR_CERT_HAS_EXPIRED),
    (.notYetValid, X509_V_ERR_CERT_NOT_YET_VALID), (.missingRevocationList, X509_V_ERR_UNABLE_TO_GET_CRL),
    (.expiredRevocationList, X509_V_ERR_CRL_HAS_EXPIRED), (.revocationListNotYetValid, X509_V_ERR_CRL_NOT_YET_VALID),
    (.badRevocationList, X509_V_ERR_CRL_SIGNATURE_FAILURE), (.authority, X509_V_ERR_INVALID_PURPOSE),
    (.wrongKeyUsage, X509_V_ERR_INVALID_PURPOSE), (.wrongExtendedKeyUsage, X509_V_ERR_INVALID_PURPOSE),
    (.wrongAuthority, X509_V_ERR_INVALID_CA),
    (.wrongSignatureAlgorithm, X509_V_ERR_UNSUPPORTED_SIGNATURE_ALGORITHM), (.weakKey, X509_V_ERR_EE_KEY_TOO_SMALL),
  ]
}
