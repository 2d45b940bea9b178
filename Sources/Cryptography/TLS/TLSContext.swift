internal import COpenSSL
internal import Glibc

/// The rules of the TLS connections made from it: identity, trust, versions, algorithms.
///
/// Never changed once made: to reload a certificate or a revocation list, make another and use it for the connections to
/// come. Live connections keep theirs, so whoever reloads MUST look at the peers of live connections too.
///
/// Sessions are never resumed: a resumed session skips the chain and the revocation lists.
public final class TLSContext: @unchecked Sendable {  // Sendable: never configured once made.
  /// Which end of the connection this is for.
  public enum Role: Sendable {
    case server
    case client
  }

  /// Which end it is for.
  public let role: Role
  /// Whether peers are asked for a certificate, without which their handshake fails.
  public let asksForCertificate: Bool
  let handle: OpaquePointer
  /// OpenSSL holds it unretained: a session keeps its context.
  private let judge: PeerJudge?

  /// The rules of a server whose clients must all have a certificate.
  ///
  /// - Parameters:
  ///   - identity: what the server shows.
  ///   - clients: whom it believes, as ``TrustStore/validate(_:for:at:)`` says for ``TrustStore/Purpose/tlsClient``:
  ///     authorities that a client sends along are not looked at. A missing or expired list refuses everybody, which is
  ///     the safe way round, so the caller MUST watch their dates.
  ///   - minimumVersion: TLS 1.3 unless said otherwise.
  /// - Throws: `tlsConfiguration` when there is no anchor or no list, or when OpenSSL refuses a part.
  public static func server(
    identity: TLSIdentity, clients: TrustStore, minimumVersion: TLSVersion = .tls13
  ) throws(CryptographyError) -> TLSContext {
    guard !clients.crls.isEmpty else {
      throw CryptographyError(.tlsConfiguration, "no revocation list: every client would be refused")
    }
    let context = try TLSContext(serving: identity, trust: clients, minimumVersion: minimumVersion)
    for authority in clients.anchors + clients.intermediates {
      // Names sent to clients, so that a browser proposes the right certificate.
      try context.check(authority.withHandle { SSL_CTX_add_client_CA(context.handle, $0) }, "client CA name")
    }
    navette_tls_require_client(context.handle)
    return context
  }

  /// The rules of a server that asks its clients for no certificate: what they send proves itself, or is for anybody.
  ///
  /// - Parameter identity: what the server shows.
  /// - Throws: `tlsConfiguration` when OpenSSL refuses a part.
  public static func server(
    identity: TLSIdentity, minimumVersion: TLSVersion = .tls13
  ) throws(CryptographyError) -> TLSContext {
    try TLSContext(serving: identity, trust: nil, minimumVersion: minimumVersion)
  }

  private convenience init(
    serving identity: TLSIdentity, trust: TrustStore?, minimumVersion: TLSVersion
  ) throws(CryptographyError) {
    try self.init(.server, trust: trust, minimumVersion: minimumVersion)
    try use(identity)
    // Two tickets would be sent after each handshake otherwise, whatever SSL_OP_NO_TICKET says in TLS 1.3.
    try check(SSL_CTX_set_num_tickets(handle, 0), "tickets")
    navette_tls_select_http(handle)
  }

  /// The rules of a client that checks its server against its own anchors, never the system's.
  ///
  /// - Parameters:
  ///   - identity: what the client shows if asked; nil to show nothing.
  ///   - servers: whom it believes, for ``TrustStore/Purpose/tlsServer``; lists are checked when there are some.
  /// - Throws: `tlsConfiguration` when there is no anchor, or when OpenSSL refuses a part.
  public static func client(
    identity: TLSIdentity?, servers: TrustStore, minimumVersion: TLSVersion = .tls13
  ) throws(CryptographyError) -> TLSContext {
    let context = try TLSContext(.client, trust: servers, minimumVersion: minimumVersion)
    if let identity { try context.use(identity) }
    navette_tls_require_server(context.handle)
    try context.check(navette_tls_offer_http(context.handle), "protocols")
    return context
  }

  private init(_ role: Role, trust: TrustStore?, minimumVersion: TLSVersion) throws(CryptographyError) {
    guard let handle = SSL_CTX_new(role == .server ? TLS_server_method() : TLS_client_method()) else {
      throw .draining(.tlsConfiguration, "context")
    }
    // Everything is stored: from here on `deinit` frees the handle, also when this throws.
    self.role = role
    self.handle = handle
    asksForCertificate = trust != nil
    judge = trust.map { PeerJudge(role, $0) }
    // A write to a connection that the peer reset must be an error, not the end of the process.
    signal(SIGPIPE, SIG_IGN)
    navette_tls_set_modes(handle)
    navette_tls_set_options(handle)
    navette_tls_set_chain_limit(handle, Self.chainLimit)
    try check(navette_tls_set_versions(handle, minimumVersion.number), "versions")
    try check(SSL_CTX_set_ciphersuites(handle, Self.suites13), "suites")
    try check(SSL_CTX_set_cipher_list(handle, Self.suites12), "suites")
    try check(navette_tls_set_groups(handle, "X25519:P-256:P-384"), "groups")
    try check(navette_tls_set_signatures(handle, "ECDSA+SHA256:ECDSA+SHA384"), "signatures")
    SSL_CTX_set_security_level(handle, 2)
    guard let trust, let judge else { return }
    SSL_CTX_set_cert_verify_callback(
      handle,
      { context, judge in
        guard let context, let judge else { return 0 }
        let verdict = Unmanaged<PeerJudge>.fromOpaque(judge).takeUnretainedValue().verdict(context)
        X509_STORE_CTX_set_error(context, verdict)
        return verdict == X509_V_OK ? 1 : 0
      }, Unmanaged.passUnretained(judge).toOpaque())
    guard !trust.anchors.isEmpty else { throw CryptographyError(.tlsConfiguration, "no anchor") }
    if role == .client { try believe(trust) }
  }

  deinit { SSL_CTX_free(handle) }

  private static let suites13 = "TLS_AES_128_GCM_SHA256:TLS_AES_256_GCM_SHA384:TLS_CHACHA20_POLY1305_SHA256"
  private static let suites12 =
    "ECDHE-ECDSA-AES128-GCM-SHA256:ECDHE-ECDSA-AES256-GCM-SHA384:ECDHE-ECDSA-CHACHA20-POLY1305"

  /// A peer's whole chain in octets: a few certificates of ours fit, a flood does not.
  private static let chainLimit = 32_768

  private func use(_ identity: TLSIdentity) throws(CryptographyError) {
    try check(identity.chain[0].withHandle { SSL_CTX_use_certificate(handle, $0) }, "certificate")
    for issuer in identity.chain.dropFirst() {
      try check(issuer.withHandle { navette_tls_add_chain(handle, $0) }, "chain")
    }
    try check(identity.key.handle.withHandle { SSL_CTX_use_PrivateKey(handle, $0) }, "key")
    try check(SSL_CTX_check_private_key(handle), "key")
  }

  /// Tells OpenSSL what a client's judge lets it check.
  private func believe(_ trust: TrustStore) throws(CryptographyError) {
    guard let store = SSL_CTX_get_cert_store(handle) else { throw .draining(.tlsConfiguration, "store") }
    for anchor in trust.anchors {
      try check(anchor.withHandle { X509_STORE_add_cert(store, $0) }, "anchor")
    }
    for authority in trust.intermediates {
      // Peers may leave them out of what they send. A chain must end at a self-signed certificate of the store (no partial chain), so these are not anchors.
      try check(authority.withHandle { X509_STORE_add_cert(store, $0) }, "intermediate")
    }
    for list in trust.crls {
      try check(list.withHandle { X509_STORE_add_crl(store, $0) }, "revocation list")
    }
    if !trust.crls.isEmpty {
      try check(X509_STORE_set_flags(store, UInt(X509_V_FLAG_CRL_CHECK | X509_V_FLAG_CRL_CHECK_ALL)), "flags")
    }
    try check(X509_STORE_set_flags(store, UInt(X509_V_FLAG_X509_STRICT)), "flags")
    SSL_CTX_set_verify_depth(handle, 4)
  }

  private func check(_ result: Int32, _ what: String) throws(CryptographyError) {
    guard result == 1 else { throw .draining(.tlsConfiguration, what) }
  }
}
