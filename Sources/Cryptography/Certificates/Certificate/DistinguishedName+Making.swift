extension DistinguishedName {
  private static let commonNameID = ObjectIdentifier("2.5.4.3")
  private static let organizationalUnitID = ObjectIdentifier("2.5.4.11")
  /// ub-common-name and ub-organizational-unit-name (RFC 5280 appendix A).
  private static let lengthLimit = 64

  /// Makes a name of a common name and, if wanted, an organizational unit.
  ///
  /// A certificate is public and outlives its bearer's post: its names are opaque identifiers and roles, never a
  /// person's name.
  /// - Parameters:
  ///   - commonName: 1 to 64 printable characters.
  ///   - organizationalUnit: the same, or nil.
  /// - Throws: ``CryptographyError`` `issuing` for an empty or overlong text, or one with a control character.
  public init(commonName: String, organizationalUnit: String? = nil) throws(CryptographyError) {
    var attributes: [DERWriter] = []
    if let organizationalUnit {
      attributes.append(try Self.attribute(Self.organizationalUnitID, organizationalUnit))
    }
    attributes.append(try Self.attribute(Self.commonNameID, commonName))
    self.init(
      der: DERWriter.sequence(attributes).bytes(), commonName: commonName, organizationalUnit: organizationalUnit)
  }

  private static func attribute(_ id: ObjectIdentifier, _ text: String) throws(CryptographyError) -> DERWriter {
    guard (1...lengthLimit).contains(text.unicodeScalars.count),
      text.unicodeScalars.allSatisfy({ $0.value >= 0x20 && !(0x7F..<0xA0).contains($0.value) })
    else { throw CryptographyError(.issuing, "name empty, too long or not printable") }
    return .set(of: [.sequence([.objectIdentifier(id), .utf8String(text)])])
  }
}
