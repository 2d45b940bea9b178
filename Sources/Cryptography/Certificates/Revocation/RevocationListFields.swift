internal import COpenSSL
internal import Foundation

/// Reads the fields of an `X509_CRL` strictly.
struct RevocationListFields {
  private let crl: OpaquePointer

  init(_ crl: OpaquePointer) {
    self.crl = crl
  }

  private func malformed(_ reason: String) -> CryptographyError {
    CryptographyError(.malformedRevocationList, reason)
  }

  func der() throws(CryptographyError) -> [UInt8] {
    guard let der = Encoded.bytes({ navette_crl_encode(crl, $0) }) else { throw .draining(.malformedRevocationList) }
    return der
  }

  func checkForm() throws(CryptographyError) {
    guard X509_CRL_get_version(crl) == 1 else { throw malformed("not version 2") }
    // A delta list names only changes: taken for a whole list, it would forgive every earlier revocation.
    guard X509_CRL_get_ext_by_NID(crl, NID_delta_crl, -1) < 0,
      X509_CRL_get_ext_by_NID(crl, NID_issuing_distribution_point, -1) < 0
    else { throw malformed("a partial list") }
  }

  func issuer() throws(CryptographyError) -> DistinguishedName {
    guard let name = X509_CRL_get_issuer(crl), let issuer = DistinguishedName(name) else {
      throw malformed("malformed issuer")
    }
    return issuer
  }

  func date(_ time: UnsafePointer<ASN1_TIME>?) throws(CryptographyError) -> Date {
    var seconds: Int64 = 0
    guard navette_time_seconds(time, &seconds) == 1 else { throw malformed("missing or malformed date") }
    return Date(timeIntervalSince1970: TimeInterval(seconds))
  }

  func number() throws(CryptographyError) -> Int64? {
    let number = navette_crl_number(crl)
    guard number != -2 else { throw malformed("malformed number") }
    return number == -1 ? nil : number
  }

  var isSignedWithECDSASHA256: Bool { X509_CRL_get_signature_nid(crl) == NID_ecdsa_with_SHA256 }

  func revoked() throws(CryptographyError) -> [RevokedCertificate] {
    // Without any entry the stack is absent, and its count is -1.
    let count = max(0, navette_crl_revoked_count(crl))
    var entries: [RevokedCertificate] = []
    entries.reserveCapacity(Int(count))
    for index in 0..<count {
      guard let entry = navette_crl_revoked_at(crl, index), let serial = X509_REVOKED_get0_serialNumber(entry),
        ASN1_STRING_type(serial) == V_ASN1_INTEGER, let data = ASN1_STRING_get0_data(serial)
      else { throw malformed("malformed entry") }
      let bytes = Array(UnsafeBufferPointer(start: data, count: Int(ASN1_STRING_length(serial))))
      guard SerialNumber.isWellFormed(bytes) else { throw malformed("serial number out of range") }
      let date = try date(X509_REVOKED_get0_revocationDate(entry))
      entries.append(RevokedCertificate(serialNumber: bytes, date: date, reason: try reason(of: entry)))
    }
    return entries
  }

  private func reason(of entry: OpaquePointer) throws(CryptographyError) -> RevocationReason {
    let raw = navette_revoked_reason(entry)
    guard raw != -1 else { return .unspecified }
    // removeFromCRL (8) belongs to delta lists; 7 is not used.
    guard let reason = RevocationReason(rawValue: Int(raw)) else { throw malformed("unknown reason") }
    return reason
  }
}
