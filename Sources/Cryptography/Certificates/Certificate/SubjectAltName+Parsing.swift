extension SubjectAltName {
  private static let dnsTag = DERTag.context(2, constructed: false)
  private static let ipTag = DERTag.context(7, constructed: false)

  /// Parses the content of a subjectAltName extension: a SEQUENCE of GeneralName.
  static func parse(_ bytes: [UInt8]) throws(CryptographyError) -> [SubjectAltName] {
    do {
      return try DERReader.read(bytes) { reader in
        try reader.list { list in SubjectAltName(try list.element()) }
      }
    } catch {
      throw CryptographyError(.malformedCertificate, "malformed subjectAltName")
    }
  }

  private init(_ element: DERElement) {
    let content = element.bytes
    switch element.tag {
    case Self.dnsTag where content.allSatisfy({ $0 > 0x20 && $0 < 0x7F }):
      self = .dns(String(decoding: content, as: UTF8.self))
    case Self.ipTag where content.count == 4 || content.count == 16: self = .ip(content)
    default: self = .other
    }
  }

  /// The name in DER.
  /// - Throws: ``CryptographyError`` `issuing` for a DNS name that is not labels of letters, digits and hyphens, an
  ///   address that is not 4 or 16 bytes, or a name of another form.
  func encoded() throws(CryptographyError) -> DERWriter {
    switch self {
    case .dns(let name) where Self.isHostName(name): .primitive(Self.dnsTag, Array(name.utf8))
    case .ip(let bytes) where bytes.count == 4 || bytes.count == 16: .primitive(Self.ipTag, bytes)
    default: throw CryptographyError(.issuing, "not a host name or address")
    }
  }

  /// RFC 1123 2.1, in ASCII; no wildcard, since the gateway has one name.
  private static func isHostName(_ name: String) -> Bool {
    let labels = name.utf8.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
    return name.utf8.count <= 253
      && labels.allSatisfy { label in
        (1...63).contains(label.count) && label.first != UInt8(ascii: "-") && label.last != UInt8(ascii: "-")
          && label.allSatisfy { byte in
            byte == UInt8(ascii: "-") || (0x30...0x39).contains(byte) || (0x61...0x7A).contains(byte | 0x20)
          }
      }
  }
}
