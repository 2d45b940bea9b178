internal import COpenSSL
internal import Glibc

/// One TLS connection over a descriptor, which it neither owns nor closes.
///
/// One owner, freed once, used by one thread at a time. No call suspends between an SSL call and the reading of its
/// error: the queue is per thread.
public struct TLSSession: ~Copyable {
  /// What a call did.
  public enum Progress: Equatable, Sendable {
    /// Done; for a read or a write, that many octets, at least one.
    case done(Int)
    /// Call again when the descriptor is readable.
    case wantRead
    /// Call again when the descriptor is writable.
    case wantWrite
    /// The peer said that it sends nothing more.
    case closed
    /// The session is over: nothing more can be read or written.
    case failed(TLSFailure)
  }

  /// Whom a client wants to talk to.
  public enum ServerName: Sendable {
    case dns(String)
    case address(String)
  }

  private let ssl: OpaquePointer
  /// `SSL *` keeps `SSL_CTX *` alive, not what its callbacks point to.
  private let context: TLSContext

  /// Starts the server's side on a connected descriptor.
  ///
  /// - Throws: `backend` when there is no memory.
  public init(accepting descriptor: Int32, _ context: TLSContext) throws(CryptographyError) {
    precondition(context.role == .server)
    ssl = try Self.make(descriptor, context)
    self.context = context
    SSL_set_accept_state(ssl)
  }

  /// Starts the client's side on a connected descriptor.
  ///
  /// - Parameter name: what the server's certificate must be for, in its subjectAltName: the common name is not looked
  ///   at, nor are partial wildcards.
  /// - Throws: `backend` when there is no memory, `tlsConfiguration` for a name that cannot be one.
  public init(connecting descriptor: Int32, to name: ServerName, _ context: TLSContext) throws(CryptographyError) {
    precondition(context.role == .client)
    let ssl = try Self.make(descriptor, context)
    guard Self.expect(name, ssl) else {
      SSL_free(ssl)
      throw .draining(.tlsConfiguration, "server name")
    }
    self.ssl = ssl
    self.context = context
    SSL_set_connect_state(ssl)
  }

  private static func make(_ descriptor: Int32, _ context: TLSContext) throws(CryptographyError) -> OpaquePointer {
    guard let ssl = SSL_new(context.handle) else { throw .draining(.backend) }
    guard SSL_set_fd(ssl, descriptor) == 1 else {
      SSL_free(ssl)
      throw .draining(.backend)
    }
    return ssl
  }

  private static func expect(_ name: ServerName, _ ssl: OpaquePointer) -> Bool {
    guard let parameters = SSL_get0_param(ssl) else { return false }
    switch name {
    case .dns(let host):
      X509_VERIFY_PARAM_set_hostflags(
        parameters, UInt32(X509_CHECK_FLAG_NO_PARTIAL_WILDCARDS) | UInt32(X509_CHECK_FLAG_NEVER_CHECK_SUBJECT))
      return !host.isEmpty && X509_VERIFY_PARAM_set1_host(parameters, host, host.utf8.count) == 1
        && navette_tls_set_server_name(ssl, host) == 1
    case .address(let address): return X509_VERIFY_PARAM_set1_ip_asc(parameters, address) == 1
    }
  }

  deinit {
    SSL_free(ssl)
    ERR_clear_error()
  }

  /// Takes the handshake one step further.
  ///
  /// In TLS 1.3 a client is done before the server has judged its certificate: a refusal comes with the first read.
  public func handshake() -> Progress {
    ERR_clear_error()
    return progress(SSL_do_handshake(ssl))
  }

  /// Reads up to `buffer.count` octets.
  public func read(into buffer: UnsafeMutableRawBufferPointer) -> Progress {
    ERR_clear_error()
    return progress(SSL_read(ssl, buffer.baseAddress, Int32(clamping: buffer.count)))
  }

  /// Writes some of `buffer`, which MUST NOT be empty; after `wantRead` or `wantWrite` the same octets are to be given
  /// again, from wherever they are then.
  public func write(_ buffer: UnsafeRawBufferPointer) -> Progress {
    ERR_clear_error()
    return progress(SSL_write(ssl, buffer.baseAddress, Int32(clamping: buffer.count)))
  }

  /// Says that nothing more will be sent. MUST NOT be called after `failed`.
  public func shutdown() {
    ERR_clear_error()
    _ = SSL_shutdown(ssl)
    ERR_clear_error()
  }

  /// Whether the peer was asked for a certificate: ``peerCertificate()`` is nil for ever when it was not.
  public var asksForCertificate: Bool { context.asksForCertificate }

  /// Whether decrypted octets wait inside, that no descriptor event will announce.
  public var hasPending: Bool { SSL_has_pending(ssl) == 1 }

  /// What was agreed, as OpenSSL names it, once the handshake is done: `TLSv1.3`.
  public var versionName: String { SSL_get_version(ssl).map { String(cString: $0) } ?? "" }

  /// What was agreed, as OpenSSL names it, once the handshake is done: `TLS_AES_128_GCM_SHA256`.
  public var cipherName: String {
    guard let cipher = SSL_get_current_cipher(ssl), let name = SSL_CIPHER_get_name(cipher) else { return "" }
    return String(cString: name)
  }

  /// Whether the session was resumed: always false between ends of ours.
  public var isResumed: Bool { SSL_session_reused(ssl) == 1 }

  /// SHA-256 of the verified peer's certificate, once the handshake is done: what names it, without parsing it.
  public var peerDigest: Digest? {
    guard SSL_get_verify_result(ssl) == Int(X509_V_OK), let x509 = SSL_get0_peer_certificate(ssl) else { return nil }
    var bytes = [UInt8](repeating: 0, count: Int(EVP_MAX_MD_SIZE))
    var length: UInt32 = 0
    guard X509_digest(x509, EVP_sha256(), &bytes, &length) == 1 else { return nil }
    return Digest(bytes: bytes.prefix(Int(length)))
  }

  /// The verified peer's certificate, once the handshake is done; nil when it showed none.
  ///
  /// - Throws: `malformedCertificate` or `unsupportedKey` for one that the handshake accepted and ``Certificate`` does not,
  ///   which the judges of both ends exclude.
  public func peerCertificate() throws(CryptographyError) -> Certificate? {
    guard SSL_get_verify_result(ssl) == Int(X509_V_OK), let x509 = SSL_get1_peer_certificate(ssl) else { return nil }
    return try Certificate(adopting: x509)
  }

  private func progress(_ result: Int32) -> Progress {
    if result > 0 { return .done(Int(result)) }
    switch SSL_get_error(ssl, result) {
    case SSL_ERROR_WANT_READ: return .wantRead
    case SSL_ERROR_WANT_WRITE: return .wantWrite
    case SSL_ERROR_ZERO_RETURN: return .closed
    default: return .failed(.draining(ssl))
    }
  }
}
