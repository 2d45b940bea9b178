internal import COpenSSL

/// A question to a timestamping authority (RFC 3161, 2.4.1): when did these bytes exist? It tells their digest only.
public struct TimestampRequest: Sendable {
  /// SHA-256 of what is to be timestamped.
  public let imprint: Digest
  /// What is sent, as `application/timestamp-query`.
  public let der: [UInt8]
  /// What the answer must repeat, so that no earlier one can be served again: 63 bits, which every authority takes.
  let nonce: UInt64

  /// Asks for a timestamp over a digest, with a new nonce, and for the authority's certificates in the answer.
  ///
  /// - Throws: ``CryptographyError`` `backend` when memory is short.
  public init(over imprint: Digest) throws(CryptographyError) {
    self.imprint = imprint
    nonce = SecureRandom.bytes(8).reduce(0) { $0 << 8 | UInt64($1) } >> 1
    let request = try Self.make(imprint, nonce: nonce)
    guard let der = Encoded.bytes({ navette_timestamp_request_encode(request.pointer, $0) }) else {
      throw .draining(.backend, "timestamp request")
    }
    self.der = der
  }

  /// OpenSSL's form of a request: without a nonce, what a kept answer is compared with.
  static func make(_ imprint: Digest, nonce: UInt64?) throws(CryptographyError) -> OwnedHandle {
    let made = imprint.withUnsafeBytes { bytes in
      let start = bytes.bindMemory(to: UInt8.self).baseAddress
      guard var nonce else { return navette_timestamp_request(start, nil) }
      return navette_timestamp_request(start, &nonce)
    }
    guard let made else { throw .draining(.backend, "timestamp request") }
    return OwnedHandle(made) { TS_REQ_free($0) }
  }
}
