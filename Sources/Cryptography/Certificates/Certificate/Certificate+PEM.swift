extension Certificate {
  private static let label = "CERTIFICATE"

  /// Parses the one certificate of a PEM text.
  /// - Throws: ``CryptographyError`` `malformedCertificate` when there is none, several, or a block of another kind; as
  ///   ``init(der:)`` for its content.
  public convenience init(pem: [UInt8]) throws(CryptographyError) {
    let blocks = try PEM.blocks(pem, label: Self.label, code: .malformedCertificate)
    guard blocks.count == 1, let der = blocks.first else {
      throw CryptographyError(.malformedCertificate, "not exactly one certificate")
    }
    try self.init(der: der)
  }

  /// Parses the certificates of a PEM bundle, in order.
  /// - Throws: as ``init(pem:)``; an empty bundle is an error, never an empty list.
  public static func bundle(pem: [UInt8]) throws(CryptographyError) -> [Certificate] {
    let blocks = try PEM.blocks(pem, label: label, code: .malformedCertificate)
    guard !blocks.isEmpty else { throw CryptographyError(.malformedCertificate, "no certificate") }
    var certificates: [Certificate] = []
    for der in blocks { certificates.append(try Certificate(der: der)) }
    return certificates
  }

  /// The certificate as PEM text, ending in a line feed.
  public var pem: String { PEM.text(der, label: Self.label) }
}
