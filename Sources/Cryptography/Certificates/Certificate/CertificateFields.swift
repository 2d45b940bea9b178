internal import COpenSSL
internal import Foundation

/// Reads the fields of an `X509` strictly: the accessors of OpenSSL tolerate what RFC 5280 forbids.
struct CertificateFields {
  private let x509: OpaquePointer
  private let flags: UInt32

  init(_ x509: OpaquePointer) {
    self.x509 = x509
    flags = X509_get_extension_flags(x509)
  }

  private func malformed(_ reason: String) -> CryptographyError {
    CryptographyError(.malformedCertificate, reason)
  }

  /// Checks what no other field reads: the version, that each extension parsed, that none is repeated.
  func checkForm() throws(CryptographyError) {
    guard X509_get_version(x509) == 2 else { throw malformed("not version 3") }
    guard flags & UInt32(EXFLAG_INVALID) == 0 else { throw malformed("malformed or repeated extension") }
    guard flags & UInt32(EXFLAG_PROXY) == 0 else { throw malformed("proxy certificate") }
  }

  func der() throws(CryptographyError) -> [UInt8] {
    guard let der = Encoded.bytes({ navette_x509_encode(x509, $0) }) else { throw .draining(.malformedCertificate) }
    return der
  }

  func name(_ name: OpaquePointer?) throws(CryptographyError) -> DistinguishedName {
    guard let name, let parsed = DistinguishedName(name) else { throw malformed("malformed name") }
    return parsed
  }

  func octets(_ string: UnsafePointer<ASN1_STRING>?) -> [UInt8]? {
    guard let string, let data = ASN1_STRING_get0_data(string) else { return nil }
    return Array(UnsafeBufferPointer(start: data, count: Int(ASN1_STRING_length(string))))
  }

  func serialNumber() throws(CryptographyError) -> [UInt8] {
    guard let serial = X509_get0_serialNumber(x509), ASN1_STRING_type(serial) == V_ASN1_INTEGER,
      let bytes = octets(serial), SerialNumber.isWellFormed(bytes)
    else { throw malformed("serial number out of range") }
    return bytes
  }

  func date(_ time: UnsafePointer<ASN1_TIME>?) throws(CryptographyError) -> Date {
    var seconds: Int64 = 0
    guard navette_time_seconds(time, &seconds) == 1 else { throw malformed("malformed validity") }
    return Date(timeIntervalSince1970: TimeInterval(seconds))
  }

  func publicKey() throws(CryptographyError) -> P256PublicKey {
    guard let spki = Encoded.bytes({ navette_spki_encode(X509_get_X509_PUBKEY(x509), $0) }) else {
      throw .draining(.malformedCertificate)
    }
    return try P256PublicKey(spki: spki)
  }

  func keyUsage() -> KeyUsage {
    guard flags & UInt32(EXFLAG_KUSAGE) != 0 else { return [] }
    return KeyUsage(rawValue: UInt16(truncatingIfNeeded: X509_get_key_usage(x509)))
  }

  func extendedKeyUsage() -> ExtendedKeyUsage {
    guard flags & UInt32(EXFLAG_XKUSAGE) != 0 else { return [] }
    let bits = X509_get_extended_key_usage(x509)
    var usage: ExtendedKeyUsage = []
    if bits & UInt32(XKU_SSL_SERVER) != 0 { usage.insert(.serverAuth) }
    if bits & UInt32(XKU_SSL_CLIENT) != 0 { usage.insert(.clientAuth) }
    // An extension with only unknown purposes is still a restriction: it must not read as "none".
    if bits & ~UInt32(XKU_SSL_SERVER | XKU_SSL_CLIENT) != 0 || usage.isEmpty { usage.insert(.other) }
    return usage
  }

  var isCA: Bool { flags & UInt32(EXFLAG_CA) != 0 }

  var pathLength: Int? {
    let length = X509_get_pathlen(x509)
    return isCA && length >= 0 ? Int(length) : nil
  }

  var isSignedWithECDSASHA256: Bool {
    // ERR: OpenSSL itself refuses a signature whose inner and outer algorithms differ.
    X509_get_signature_nid(x509) == NID_ecdsa_with_SHA256
  }

  func subjectAltNames() throws(CryptographyError) -> [SubjectAltName] {
    var bytes: UnsafePointer<UInt8>?
    var length: Int32 = 0
    var critical: Int32 = 0
    guard navette_x509_extension(x509, NID_subject_alt_name, &bytes, &length, &critical) == 1, let bytes else {
      return []
    }
    return try SubjectAltName.parse(Array(UnsafeBufferPointer(start: bytes, count: Int(length))))
  }
}

/// The bytes an `i2d_…` function gives.
enum Encoded {
  static func bytes(_ encode: (UnsafeMutablePointer<UnsafeMutablePointer<UInt8>?>) -> Int32) -> [UInt8]? {
    var out: UnsafeMutablePointer<UInt8>?
    let count = encode(&out)
    defer { navette_free(out) }
    guard let out, count > 0 else { return nil }
    return Array(UnsafeBufferPointer(start: out, count: Int(count)))
  }
}
