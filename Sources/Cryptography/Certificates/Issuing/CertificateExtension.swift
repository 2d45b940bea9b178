/// The extensions of RFC 5280 4.2 that Navette writes.
enum CertificateExtension {
  private static let basicConstraintsID = ObjectIdentifier("2.5.29.19")
  private static let keyUsageID = ObjectIdentifier("2.5.29.15")
  private static let extendedKeyUsageID = ObjectIdentifier("2.5.29.37")
  private static let subjectKeyIdentifierID = ObjectIdentifier("2.5.29.14")
  private static let authorityKeyIdentifierID = ObjectIdentifier("2.5.29.35")
  private static let subjectAltNameID = ObjectIdentifier("2.5.29.17")
  private static let listNumberID = ObjectIdentifier("2.5.29.20")
  private static let reasonID = ObjectIdentifier("2.5.29.21")

  static func basicConstraints(isCA: Bool, pathLength: Int?) -> DERWriter {
    // DEFAULT FALSE is not encoded in DER: a leaf's constraints are an empty sequence.
    var fields: [DERWriter] = isCA ? [.boolean(true)] : []
    if isCA, let pathLength { fields.append(.integer(pathLength)) }
    return make(basicConstraintsID, isCritical: true, .sequence(fields))
  }

  static func keyUsage(_ usage: KeyUsage) -> DERWriter {
    make(keyUsageID, isCritical: true, .primitive(.bitString, bits(usage)))
  }

  /// A named bit list: trailing zero bits are left out (X.690 11.2.2).
  private static func bits(_ usage: KeyUsage) -> [UInt8] {
    var octets = [UInt8(usage.rawValue & 0xFF), UInt8(usage.rawValue >> 8)]
    while octets.last == 0 { octets.removeLast() }
    let unused = octets.last.map { UInt8($0.trailingZeroBitCount) } ?? 0
    return [unused] + octets
  }

  static func extendedKeyUsage(_ usage: ExtendedKeyUsage) -> DERWriter {
    var purposes: [DERWriter] = []
    if usage.contains(.serverAuth) { purposes.append(.objectIdentifier(ObjectIdentifier("1.3.6.1.5.5.7.3.1"))) }
    if usage.contains(.clientAuth) { purposes.append(.objectIdentifier(ObjectIdentifier("1.3.6.1.5.5.7.3.2"))) }
    // Not critical, as the web's certificates: some verifiers refuse it otherwise, and none that knows TLS ignores it.
    return make(extendedKeyUsageID, isCritical: false, .sequence(purposes))
  }

  static func subjectKeyIdentifier(_ identifier: [UInt8]) -> DERWriter {
    make(subjectKeyIdentifierID, isCritical: false, .octetString(identifier))
  }

  static func authorityKeyIdentifier(_ identifier: [UInt8]) -> DERWriter {
    let keyIdentifier = DERWriter.primitive(.context(0, constructed: false), identifier)
    return make(authorityKeyIdentifierID, isCritical: false, .sequence([keyIdentifier]))
  }

  static func subjectAltNames(_ names: [SubjectAltName]) throws(CryptographyError) -> DERWriter {
    var encoded: [DERWriter] = []
    for name in names { encoded.append(try name.encoded()) }
    return make(subjectAltNameID, isCritical: false, .sequence(encoded))
  }

  static func listNumber(_ number: Int) -> DERWriter {
    make(listNumberID, isCritical: false, .integer(number))
  }

  static func reason(_ reason: RevocationReason) -> DERWriter {
    make(reasonID, isCritical: false, .primitive(.enumerated, [UInt8(reason.rawValue)]))
  }

  private static func make(_ id: ObjectIdentifier, isCritical: Bool, _ value: DERWriter) -> DERWriter {
    var fields: [DERWriter] = [.objectIdentifier(id)]
    if isCritical { fields.append(.boolean(true)) }
    fields.append(.octetString(value.bytes()))
    return .sequence(fields)
  }
}

extension DERTag {
  static let enumerated = DERTag(octet: 0x0A)
}
