internal import COpenSSL
public import Foundation

/// The anchors, intermediates and revocation lists that certificates are judged against: immutable, replaced whole
/// when any of them changes.
///
/// Every certificate of a chain, the anchor included, needs a current revocation list of its issuer: a missing or
/// expired list refuses everybody.
///
/// ```swift
/// let store = try TrustStore(anchors: [root], intermediates: [issuing], crls: lists)
/// switch store.validate(leaf, for: .keyAgreement, at: now) {
/// case .success(let chain): seal(to: chain)
/// case .failure(let refusal): log(refusal)
/// }
/// ```
public final class TrustStore: @unchecked Sendable {  // Sendable: X509_STORE is not changed after init and locks.
  /// The trusted roots.
  public let anchors: [Certificate]
  /// The authorities between a root and the leaves.
  public let intermediates: [Certificate]
  /// The revocation lists.
  public let crls: [CertificateRevocationList]

  private let authorities: [OpaquePointer: Certificate]
  private let store: OpaquePointer
  private let untrusted: OpaquePointer

  /// Gathers what to trust.
  /// - Parameters:
  ///   - anchors: self-signed root certificates.
  ///   - intermediates: authorities that need not be trusted by themselves.
  ///   - crls: one current list of each authority, root included.
  /// - Throws: ``CryptographyError`` `malformedCertificate` when an anchor is not a self-signed authority or an
  ///   intermediate is not an authority; `backend` when memory is short.
  public init(
    anchors: [Certificate], intermediates: [Certificate] = [], crls: [CertificateRevocationList] = []
  ) throws(CryptographyError) {
    for anchor in anchors {
      guard anchor.isCA, anchor.subject == anchor.issuer, anchor.isSigned(by: anchor.publicKey) else {
        throw CryptographyError(.malformedCertificate, "an anchor is not a self-signed authority")
      }
    }
    guard intermediates.allSatisfy(\.isCA) else {
      throw CryptographyError(.malformedCertificate, "an intermediate is not an authority")
    }
    guard let store = X509_STORE_new() else { throw .draining(.backend) }
    guard let untrusted = navette_x509_stack_new() else {
      X509_STORE_free(store)
      throw .draining(.backend)
    }
    self.store = store
    self.untrusted = untrusted
    self.anchors = anchors
    self.intermediates = intermediates
    self.crls = crls
    authorities = Dictionary((anchors + intermediates).map { ($0.withHandle { $0 }, $0) }) { first, _ in first }
    let isFilled =
      anchors.allSatisfy { $0.withHandle { X509_STORE_add_cert(store, $0) == 1 } }
      && crls.allSatisfy { $0.withHandle { X509_STORE_add_crl(store, $0) == 1 } }
      && intermediates.allSatisfy { $0.withHandle { navette_x509_stack_push(untrusted, $0) == 1 } }
      && X509_STORE_set_flags(store, Self.flags) == 1
    guard isFilled else { throw .draining(.backend) }
  }

  /// CRL_CHECK_ALL: the issuing authority may be revoked too. STRICT: RFC 5280 to the letter.
  private static let flags = UInt(X509_V_FLAG_CRL_CHECK | X509_V_FLAG_CRL_CHECK_ALL | X509_V_FLAG_X509_STRICT)

  deinit {
    navette_x509_stack_free(untrusted)
    X509_STORE_free(store)
  }

  /// Lends the `X509_STORE *`, revocation checks switched on, to this module's TLS code.
  func withHandle<R, E: Error>(_ body: (OpaquePointer) throws(E) -> R) throws(E) -> R {
    defer { withExtendedLifetime(self) {} }
    return try body(store)
  }

  /// Judges a certificate.
  /// - Parameters:
  ///   - leaf: the certificate in question.
  ///   - purpose: what it is asked to be good for.
  ///   - date: the date of the judgement.
  /// - Returns: the proof, or every reason to refuse. About three signature verifications.
  public func validate(
    _ leaf: Certificate, for purpose: Purpose, at date: Date
  ) -> Result<ValidatedCertificateChain, ChainRefusal> {
    var failures = leaf.obstacles(to: purpose).map { ChainRefusal.Failure(reason: $0, depth: 0) }
    func note(_ reason: ChainRefusal.Reason, _ depth: Int) {
      let failure = ChainRefusal.Failure(reason: reason, depth: depth)
      if !failures.contains(failure) { failures.append(failure) }
    }
    var chain: [Certificate] = []
    let path = buildPath(leaf, at: date)
    for (code, depth) in path.failures { note(.init(openSSL: code), depth) }
    for (depth, handle) in path.handles.enumerated() {
      // OpenSSL chains the very objects it was given, so each is found again, parsed under our own limits.
      guard let certificate = depth == 0 ? leaf : authorities[handle] else {
        note(.unknownIssuer, depth)
        continue
      }
      if !certificate.isSignedWithECDSASHA256 { note(.wrongSignatureAlgorithm, depth) }
      chain.append(certificate)
    }
    var expiry = chain.map(\.notAfter).min() ?? date
    for (depth, certificate) in chain.enumerated() {
      let lists = crls.filter { $0.issuer == certificate.issuer && $0.isCurrent(at: date) }
      if let last = lists.map(\.nextUpdate).max() { expiry = min(expiry, last) }
      if lists.contains(where: { !$0.isSignedWithECDSASHA256 }) { note(.wrongSignatureAlgorithm, depth) }
      // Any list that names the certificate counts, not only the one OpenSSL prefers.
      if lists.contains(where: { $0.isRevoked(certificate.serialNumber) }) { note(.revoked, depth) }
    }
    guard failures.isEmpty, path.isAccepted, chain.first == leaf else {
      if failures.isEmpty { note(.unknownIssuer, 0) }
      return .failure(ChainRefusal(failures: failures))
    }
    return .success(
      ValidatedCertificateChain(certificates: chain, leaf: leaf, purpose: purpose, date: date, expiry: expiry))
  }

  private struct Path {
    var isAccepted: Bool
    var failures: [(code: Int32, depth: Int)]
    /// Borrowed `X509 *`, leaf first: the leaf and this store own them.
    var handles: [OpaquePointer]
  }

  private func buildPath(_ leaf: Certificate, at date: Date) -> Path {
    let capacity = 8
    var verdict = navette_verdict()
    var chain = [OpaquePointer?](repeating: nil, count: capacity)
    var length: Int32 = 0
    // A date out of X.509's years would trap in the conversion; it is outside every validity anyway.
    let limits = -62_000_000_000.0...253_402_300_799.0
    let time = date.timeIntervalSince1970.rounded(.down)
    let seconds = limits.contains(time) ? time : limits.upperBound
    let isAccepted = leaf.withHandle { x509 in
      navette_verify(store, x509, untrusted, Int64(seconds), &verdict, &chain, &length, Int32(capacity)) == 1
    }
    let count = Int(min(verdict.count, Int32(navette_verdict_capacity)))
    let codes = withUnsafeBytes(of: verdict.errors) { Array($0.bindMemory(to: Int32.self).prefix(count)) }
    let depths = withUnsafeBytes(of: verdict.depths) { Array($0.bindMemory(to: Int32.self).prefix(count)) }
    return Path(
      isAccepted: isAccepted, failures: zip(codes, depths).map { ($0, Int($1)) },
      handles: chain.prefix(Int(length)).compactMap { $0 })
  }
}
